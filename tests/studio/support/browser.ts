import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page, type Request } from 'playwright-core';
import { expect } from 'vitest';
import type { Opened } from './opened.js';

/** Debian's; `.ci/run` installs it. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Whether there is a browser; where there is none, that is said once. */
export const hasChromium = existsSync(CHROMIUM);
if (!hasChromium) console.warn(`NOT RUN: the studio in a browser, for there is no ${CHROMIUM}`);

export const LAPTOP = { width: 1366, height: 768 };

/** What becomes so, however busy the machine is. */
export const soon = <T>(value: () => Promise<T>) => expect.poll(value, { timeout: 30_000 });

/** A browser with one page of the studio, and whatever it complains of. */
export interface Opening {
  readonly browser: Browser;
  readonly page: Page;
  /** Errors of the page's scripts and of its console. */
  readonly complaints: readonly string[];
  /** Resolves once the page has all answers that it has asked for: a file has what is undone before the page does. */
  readonly answered: () => Promise<void>;
}

/** No request for so long: an answer that leads to a further request does so at once. */
const QUIET_MS = 100;

export async function openPage({ studio }: Opened, locale = 'zh-CN'): Promise<Opening> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const context = await browser.newContext({ viewport: LAPTOP, locale });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (problem) => complaints.push(String(problem)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const answered = answersTo(page);
  await page.goto(studio.entry());
  return { browser, page, complaints, answered };
}

/** Follows the requests of a page but for the stream of events, which has no end. */
function answersTo(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  let lastMs = 0;
  const end = (request: Request) => {
    open.delete(request);
    lastMs = performance.now();
  };
  page.on('request', (request) => request.resourceType() !== 'eventsource' && open.add(request));
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return () => soon(async () => open.size === 0 && performance.now() - lastMs > QUIET_MS).toBe(true);
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
