import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { barriersOn, hasChromium, soon, studioInBrowser } from '../support/browser.js';

describe.skipIf(!hasChromium)('the pages beside a table', () => {
  const { opened, opening } = studioInBrowser({
    async ready() {
      await opening.page.locator('.sheet canvas').waitFor();
      await opening.page.locator('.slick-cell.chosen').waitFor();
    },
  });

  const address = () => opening.page.locator('.formula-address b').textContent();
  const sheet = () => opening.page.locator('.sheet');
  /** The page that is turned to, once it is drawn: under load that takes its time. */
  const sheetPage = async () => {
    const turnedTo = async () => /\d+/.exec((await sheet().getAttribute('aria-label')) ?? '')?.[0];
    await soon(async () => (await turnedTo()) === (await sheet().getAttribute('data-page'))).toBe(true);
    return turnedTo();
  };

  test('show where the chosen cell is printed, and turn to it', async () => {
    const { page } = opening;
    await page.locator('.hotspot.chosen').first().waitFor();
    expect(await page.locator('[data-role=links]').textContent()).toMatch(/印在 \d+ 处/);
  });

  test('lead from a figure to its cell, and stay where they are', async () => {
    const { page } = opening;
    const [before, turned] = [await address(), await sheetPage()];
    await page.locator('.hotspot:not(.chosen)').first().click();
    await soon(address).not.toBe(before);
    await page.locator('.hotspot.chosen').first().waitFor();
    expect(await sheetPage()).toBe(turned);
    // the table has the keyboard again
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('cell-input');
  });

  test('go from place to place with F9', async () => {
    const { page } = opening;
    const at = () =>
      page.locator('[data-role=links] [aria-current]').evaluate((one) => {
        return [...(one.parentElement?.children ?? [])].indexOf(one);
      });
    const before = await at();
    await page.keyboard.press('F9');
    await soon(at).not.toBe(before);
  });

  test('are turned by small pages', async () => {
    const { page } = opening;
    await page.locator('.thumbs button').nth(1).click();
    await soon(sheetPage).toBe('2');
  });

  test('outline what has just changed, on their small pages too', async () => {
    const { page } = opening;
    const table = join(opened.data, 'projects.csv');
    await writeFile(table, (await readFile(table, 'utf8')).replace(',52,', ',53,'));
    const marked = page.locator('.thumbs [data-mark=改]');
    await marked.first().waitFor();
    expect(await marked.first().getAttribute('aria-label')).toContain('刚改过');
    // who has turned away from the chosen cell is left where she is
    await opening.answered();
    expect(await sheetPage()).toBe('2');
    await page.keyboard.press('Shift+F9');
    await page.locator('.sheet .anew').first().waitFor();
    await soon(() => page.locator('.thumbs [aria-current][data-mark]').count()).toBe(1);
  });

  test('point where they did where a change is taken back before its places are known', async () => {
    const { page } = opening;
    const table = join(opened.data, 'projects.csv');
    const before = await readFile(table, 'utf8');
    const spots = () => page.locator('.hotspot').count();
    await soon(spots).toBeGreaterThan(0);
    const unanswered = { version: '', places: [], changes: [] };
    await page.route('**/api/pages/places*', (route) => route.fulfill({ json: unanswered }));
    await writeFile(table, before.replace(',53,', ',54,'));
    await soon(spots).toBe(0);
    await writeFile(table, before);
    await soon(spots).toBeGreaterThan(0);
    await page.unroute('**/api/pages/places*');
  });

  test('are made larger and whole again', async () => {
    const { page } = opening;
    const width = () => page.locator('.sheet canvas').evaluate((one) => one.clientWidth);
    // while it is drawn anew it has none
    let before = 0;
    await soon(async () => {
      before = await width();
      return before;
    }).toBeGreaterThan(0);
    await page.getByRole('button', { name: '放大' }).click();
    await soon(width).toBeGreaterThan(before * 1.2);
    await page.locator('[data-role=zoom]').click();
    await soon(width).toBe(before);
  });

  test('say that another program has saved a file', async () => {
    const table = join(opened.data, 'projects.csv');
    await writeFile(table, (await readFile(table, 'utf8')).replace(',53,', ',52,'));
    const toast = opening.page.locator('[data-role=toast]');
    await soon(() => toast.textContent()).toBe('projects.csv 在别处存过，这里已跟上');
  });

  test('lead from words to where they are changed', async () => {
    const { page } = opening;
    const pages = Number((await page.locator('[data-role=page]').textContent())?.match(/(\d+) 面/)?.[1]);
    const words = page.locator('.hotspot.to-part');
    for (let turn = 1; turn <= pages && (await words.count()) === 0; turn++) {
      await page.locator('.thumbs button').nth(turn).click();
      await soon(sheetPage).toBe(String(turn + 1));
    }
    await words.first().click();
    await soon(() => page.evaluate(() => location.hash)).toMatch(/^#(text|chart)\//);
  });

  test('turn to what is opened to be changed, and stay where somebody turns from there', async () => {
    const { page, answered } = opening;
    const open = (hash: string) =>
      page.evaluate((to) => {
        location.hash = to;
      }, hash);
    await open('cover');
    await soon(sheetPage).toBe('1');
    await open('chart/growth');
    await soon(sheetPage).not.toBe('1');
    await page.locator('.hotspot.to-part').first().waitFor();
    await page.locator('.thumbs button').first().click();
    await soon(sheetPage).toBe('1');
    await answered();
    expect(await sheetPage()).toBe('1');
  });

  test('stand at laptop size without anything to be scrolled sideways', async () => {
    const wide = await opening.page.evaluate(() => {
      const all = [...document.querySelectorAll('html, .bar, .nav, .middle, .pages, .desk, .status')];
      return all.filter((one) => one.scrollWidth > one.clientWidth + 1).map(({ className }) => className);
    });
    expect(wide).toEqual([]);
  });

  test('have no barriers', async () => {
    expect(await barriersOn(opening.page)).toEqual([]);
  });
});
