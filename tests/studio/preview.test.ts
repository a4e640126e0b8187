import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Session } from '../../src/app/watch/session.js';
import { openProject } from '../../src/core/project.js';
import { PreviewModel } from '../../src/studio/preview/model.js';
import { type Preview, servePreview } from '../../src/studio/preview/server.js';
import { CHECKOUT, temporaryFolder } from '../support/packs.js';
import { world } from '../support/world.js';

/** Debian's; `.ci/run` installs it. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const hasChromium = existsSync(CHROMIUM);
if (!hasChromium) console.warn(`NOT RUN: the preview in a browser, for there is no ${CHROMIUM}`);

const LAPTOP = { width: 1366, height: 768 };

/** What becomes so, however busy the machine is. */
const soon = <T>(value: () => Promise<T>) => expect.poll(value, { timeout: 30_000 });

describe.skipIf(!hasChromium)('the preview in Chromium', async () => {
  const folder = await temporaryFolder();
  const data = join(folder.path, 'our-city');
  const table = join(data, 'projects.csv');
  let session: Session;
  let preview: Preview;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    await cp(join(CHECKOUT, 'templates', 'starter'), data, { recursive: true });
    const project = openProject(world, {
      dataFolder: data,
      outFolder: folder.path,
      workingFolder: folder.path,
    });
    session = new Session(project, { onOutcome: () => preview.tell() });
    preview = await servePreview(world.installation, new PreviewModel([session]), 0);
    await session.start();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: LAPTOP });
    page.on('pageerror', (problem) => complaints.push(String(problem)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(preview.address);
    await page.locator('.sheet[data-drawn]').first().waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all([session.close(), preview.close()]);
    await folder.remove();
  });

  beforeEach(async () => {
    await page.keyboard.press('Escape');
    await page.locator('#pages').evaluate((pages) => pages.scrollTo({ top: 0 }));
  });

  const top = () => page.locator('#pages').evaluate((pages) => pages.scrollTop);
  const version = () => page.locator('body').getAttribute('data-version');

  async function edit(from: string, to: string): Promise<void> {
    const text = await readFile(table, 'utf8');
    expect(text).toContain(from);
    await writeFile(table, text.replace(from, to));
  }

  /** The page with this text among what can be pointed at is brought into view. */
  async function turnToProjects(): Promise<void> {
    const figure = page.getByRole('button', { name: '铁路货场及物流园项目，看出处' }).last();
    for (let turns = 0; turns < 20 && (await figure.count()) === 0; turns++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(100);
    }
    await figure.scrollIntoViewIfNeeded();
  }

  test('shows every page of an edition at laptop size, without scrolling sideways', async () => {
    const sheets = await page.locator('.sheet').count();
    expect(sheets).toBe(session.good.get('handout')?.pageCount);
    const overflow = await page.evaluate(() => {
      const isWide = (one: Element) => one.scrollWidth > one.clientWidth;
      return [...document.querySelectorAll('html, header, aside, #pages')].filter(isWide).map(({ id }) => id);
    });
    expect(overflow).toEqual([]);
  });

  test('fits the window again when that changes, unless another zoom was chosen', async () => {
    const widest = async () => {
      const widths = await page.locator('.sheet').evaluateAll((all) => all.map((one) => one.clientWidth));
      return Math.max(...widths);
    };
    const before = await widest();
    await page.setViewportSize({ width: 1024, height: 600 });
    await soon(widest).toBeLessThan(1024 - 340);
    await page.setViewportSize(LAPTOP);
    await soon(widest).toBe(before);
    await page.keyboard.press('+');
    const chosen = await widest();
    await page.setViewportSize({ width: 1024, height: 600 });
    await page.waitForTimeout(100);
    expect(await widest()).toBe(chosen);
    await page.setViewportSize(LAPTOP);
    await page.keyboard.press('0');
  });

  test('keeps few large pictures at a time', async () => {
    for (let presses = 0; presses < 8; presses++) await page.keyboard.press('+');
    expect(await page.locator('#zoom').textContent()).toBe('300%');
    const sheets = await page.locator('.sheet').count();
    for (let turns = 0; turns < sheets; turns++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(50);
    }
    await soon(() => page.locator('.sheet canvas').count()).toBeLessThan(4);
    await soon(() => page.locator('.sheet').last().locator('canvas').count()).toBe(1);
    await page.keyboard.press('0');
  });

  test('follows an edit and keeps place and zoom, with what has changed outlined', async () => {
    await page.keyboard.press('+');
    await turnToProjects();
    const zoom = () => page.locator('#zoom').textContent();
    const before = { top: await top(), version: await version(), zoom: await zoom() };
    await page.getByRole('button', { name: '61，看出处' }).first().click();
    await soon(() => page.locator('#source').isVisible()).toBe(true);
    before.top = await top();
    await edit(',52,', ',53,');
    await soon(version).not.toBe(before.version);
    expect(await page.locator('#source').isVisible()).toBe(false);
    expect(Math.abs((await top()) - before.top)).toBeLessThan(2);
    expect([before.zoom, await zoom()]).toEqual(['100%', '100%']);
    const changes = page.locator('#changes button');
    expect((await changes.allTextContents()).some((text) => text.startsWith('53'))).toBe(true);
    await page.keyboard.press('n');
    await soon(() => page.locator('.change.current').count()).toBe(1);
    const box = await page.locator('.change.current').boundingBox();
    expect(box?.y).toBeGreaterThan(44);
    expect(box?.y).toBeLessThan(LAPTOP.height);
    await page.keyboard.press('0');
  });

  test('a click on a figure shows its row with 出处 and 原文', async () => {
    await turnToProjects();
    await page.getByRole('button', { name: '61，看出处' }).first().click();
    const source = page.locator('#source');
    await soon(() => source.textContent()).toContain('投资61亿元的铁路货场及物流园项目');
    expect(await source.locator('h2').textContent()).toContain('projects.csv:4');
    expect(await source.locator('.meant').textContent()).toBe('投资（亿元）61');
  });

  test('so does one in a chart, and the chart itself lists what it draws', async () => {
    const chart = page.getByRole('button', { name: '看所画的数' }).first();
    for (let turns = 0; turns < 20 && (await chart.count()) === 0; turns++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(100);
    }
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    const label = page.getByRole('button', { name: '8.0%，看出处' });
    const inChart = await label.evaluateAll(
      (all, top) => all.findIndex((one) => one.getBoundingClientRect().top > top),
      box?.y ?? 0,
    );
    await label.nth(inChart).click();
    const source = page.locator('#source');
    await soon(() => source.locator('h2').textContent()).toContain('indicators.csv:3:5');
    await chart.click({ position: { x: 2, y: 2 } });
    await soon(() => source.locator('h2').textContent()).toContain('pack.yaml');
    await source.getByRole('button', { name: '6.2%' }).click();
    expect(await source.locator('.quote').textContent()).toContain('地区生产总值增长6.2%');
  });

  test('figures are reached with the keyboard', async () => {
    await turnToProjects();
    await page.keyboard.press('f');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const first = await focused();
    expect(first).toContain('看出处');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('Enter');
    await soon(() => page.locator('#source').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('#source').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('pages');
  });

  test('a broken edit is told, the pages stay, and a diagnostic leads to its row', async () => {
    const good = await version();
    await edit('p04,', 'p03,');
    await soon(() => page.locator('#status').textContent()).toBe('有错误，页面仍是上一份');
    expect(await version()).toBe(good);
    await page.keyboard.press('d');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('#source .meant').textContent()).toBe('编号p03');
    await page.keyboard.press('ArrowDown');
    const revision = await page.locator('body').getAttribute('data-revision');
    const entries = page.locator('#diagnostics button');
    expect(await entries.nth(1).evaluate((entry) => entry === document.activeElement)).toBe(true);
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const entry = await focused();
    expect(entry).not.toBe('');
    await edit('职业学院新校区', '职业学院新校舍');
    await soon(() => page.locator('body').getAttribute('data-revision')).not.toBe(revision);
    expect(await focused()).toBe(entry);
    await edit('职业学院新校舍', '职业学院新校区');
    await edit('p03,职业', 'p04,职业');
    await soon(() => page.locator('#status').textContent()).toContain('已是最新');
  });

  test('the other edition is chosen in the list', async () => {
    await page.locator('#edition').selectOption('our-city-brief');
    await soon(() => page.locator('.sheet').count()).toBe(session.good.get('brief')?.pageCount);
    await page.reload();
    await soon(() => page.locator('#edition').inputValue()).toBe('our-city-brief');
    await page.locator('#edition').selectOption('our-city-handout');
    await soon(() => page.locator('.sheet').count()).toBe(session.good.get('handout')?.pageCount);
  });

  test('nothing was complained of', () => {
    expect(complaints).toEqual([]);
  });
});
