import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page, type Request, type Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { StudioSettings } from '../../../src/studio/server/open.js';
import { type Opened, openedStudio } from './opened.js';

/** Debian's; `.ci/run` installs it. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Whether there is a browser; where there is none, that is said once. */
export const hasChromium = existsSync(CHROMIUM);
if (!hasChromium) console.warn(`NOT RUN: the studio in a browser, for there is no ${CHROMIUM}`);

export const LAPTOP = { width: 1366, height: 768 };

/** How long is waited for what takes a moment where a machine has time, in ms. */
const PATIENCE_MS = 60_000;

/** What becomes so, however busy the machine is. */
export const soon = <T>(value: () => Promise<T>) => expect.poll(value, { timeout: PATIENCE_MS });

/** A browser with one page of the studio, and whatever it complains of. */
export interface Opening {
  readonly browser: Browser;
  readonly page: Page;
  /** Errors of the page's scripts and of its console, with the addresses that they are of. */
  readonly complaints: string[];
  /** Resolves once the page has all answers that it has asked for: a file has what is undone before the page does. */
  readonly answered: () => Promise<void>;
}

export async function openPage({ studio }: Opened, locale = 'zh-CN'): Promise<Opening> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const context = await browser.newContext({ viewport: LAPTOP, locale });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (problem) => complaints.push(String(problem)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  const answered = answersTo(page);
  await page.goto(studio.entry());
  return { browser, page, complaints, answered };
}

/** How a studio is opened, and where its page is to be, before the tests of a file. */
export interface Beginning {
  readonly settings?: Partial<StudioSettings>;
  /** What the page may complain of. */
  readonly expected?: RegExp;
  /** Writes into the data folder before there is a page. */
  readonly data?: () => Promise<void>;
  readonly ready?: () => Promise<void>;
}

/** A studio and a page of it, which are there from before the first test of a `describe` until after its last. */
export function studioInBrowser({ settings, expected, data, ready }: Beginning = {}): {
  readonly opened: Opened;
  readonly opening: Opening;
} {
  let opened: Opened;
  let opening: Opening;
  beforeAll(async () => {
    opened = await openedStudio(settings);
    await data?.();
    opening = await openPage(opened);
    await ready?.();
  });
  withoutComplaints(() => opening, expected);
  afterAll(async () => {
    await opening.browser.close();
    await opened.close();
  });
  return { opened: onceThere(() => opened), opening: onceThere(() => opening) };
}

/** An object that can be named before it is there. */
function onceThere<Value extends object>(value: () => Value): Value {
  return new Proxy({} as Value, { get: (_, key) => Reflect.get(value(), key) });
}

/** Holds each test of a file to it that the page complains of nothing but what was to be expected. */
function withoutComplaints(opening: () => Opening, expected?: RegExp): void {
  // a complaint is of the test that it came in: of what is tried again only the last try counts
  afterEach(() => {
    const complaints = opening().complaints.splice(0);
    expect(complaints.filter((text) => !expected?.test(text))).toEqual([]);
  });
}

/** Holds what pages ask of an address until what is answered is called. */
export async function held(address: string, ...pages: readonly Page[]): Promise<() => Promise<void>> {
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  const gone: Promise<void>[] = [];
  const hold = (route: Route) => {
    gone.push(isReleased.then(() => route.continue()));
  };
  for (const page of pages) await page.route(address, hold);
  return async () => {
    release();
    await Promise.all(gone);
    await Promise.all(pages.map((page) => page.unroute(address, hold)));
  };
}

/** Follows the requests of a page but for the stream of events, which has no end. */
function answersTo(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  let asked = 0;
  const end = (request: Request) => open.delete(request);
  page.on('request', (request) => {
    if (request.resourceType() === 'eventsource') return;
    open.add(request);
    asked++;
  });
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return async () => {
    // an answer may lead to a further request, which the page makes once it has drawn what it was told
    for (let before = -1; open.size > 0 || asked !== before; ) {
      before = asked;
      await drawn(page);
    }
  };
}

/**
 * Resolves once a page has drawn, and done what it does after that, a few times: however slow it is, it has come to
 * rest.
 */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frames = 0; frames < 4; frames++)
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  });
}

/** What axe-core finds against WCAG A and AA on the page as it stands: rule and element. */
export async function barriersOn(page: Page): Promise<string[]> {
  // the page lets no script in but its own; what is evaluated by the driver is none of it
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(root: unknown): Promise<AxeResults> } };
    const { violations } = await axe.run((globalThis as unknown as { document: unknown }).document);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
