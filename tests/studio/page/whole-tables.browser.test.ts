import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { barriersOn, hasChromium, soon, studioInBrowser } from '../support/browser.js';

const ROWS = '村,户数（户）\n东村,120\n西村,98\n';

describe.skipIf(!hasChromium)('whole tables in the studio', () => {
  const { opened, opening } = studioInBrowser({
    async data() {
      for (const name of ['甲', '乙', '丙']) await writeFile(join(opened.data, `${name}.csv`), ROWS);
    },
    async ready() {
      await opening.page.locator('.sheet canvas').waitFor();
    },
  });

  const entry = (title: string) => opening.page.locator('.nav-item', { hasText: title });
  const pack = () => readFile(join(opened.data, 'pack.yaml'), 'utf8');
  const files = async () => (await readdir(opened.data)).filter((name) => !name.startsWith('.'));
  const order = async () => {
    const titles = await opening.page.locator('.nav-item > span:first-child').allTextContents();
    return titles.filter((title) => /^[甲乙丙]$/.test(title)).join('');
  };
  const undone = () => opening.page.getByRole('button', { name: '撤销', exact: true }).click();

  test('are moved by keys, and the keyboard stays with them', async () => {
    const { page } = opening;
    const before = await pack();
    const was = await order();
    await entry(was[2] ?? '').focus();
    await page.keyboard.press('Alt+ArrowUp');
    const now = `${was[0]}${was[2]}${was[1]}`;
    await soon(order).toBe(now);
    await soon(() => page.evaluate(() => document.activeElement?.textContent)).toContain(was[2] ?? '');
    expect(await barriersOn(page)).toEqual([]);
    await undone();
    await soon(pack).toBe(before);
    await soon(order).toBe(was);
    await opening.answered();
  });

  test('are moved by the mouse, also into the part of another table', async () => {
    const { page } = opening;
    const before = await pack();
    const was = await order();
    await entry(was[0] ?? '').dragTo(entry(was[2] ?? ''), { targetPosition: { x: 60, y: 22 } });
    await soon(order).toBe(`${was.slice(1)}${was[0]}`);
    await undone();
    await soon(pack).toBe(before);
    await soon(order).toBe(was);
    await opening.answered();
    const indicators = page.locator('.nav-item[href*="indicators.csv"]');
    await entry(was[2] ?? '').dragTo(indicators, { targetPosition: { x: 60, y: 22 } });
    await soon(pack).toMatch(/section: indicators/);
    await undone();
    await soon(pack).toBe(before);
    await opening.answered();
  });

  test('are made of what is pasted, and their question before they go can be left', async () => {
    const { page } = opening;
    const before = await files();
    await page.getByRole('link', { name: '加一张表' }).click();
    await page.getByLabel('表题').fill('分村户数');
    await page.getByLabel('粘贴的格').fill('村\t户数（户）\n东村\t120\n西村\t98\n');
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: '做成表' }).click();
    await soon(files).toContain('分村户数.csv');
    await page.locator('.slick-cell', { hasText: '东村' }).waitFor();
    await soon(() => page.locator('.nav-item[aria-current=page]').textContent()).toContain('分村户数');
    await page.getByRole('button', { name: '删表' }).click();
    await soon(files).toEqual(before);
    await undone();
    await soon(files).toContain('分村户数.csv');
    await undone();
    await soon(files).toEqual(before);
    await opening.answered();
  });

  test('that texts and charts refer to are taken out only after that is told', async () => {
    const { page } = opening;
    const before = await files();
    await page.evaluate(() => {
      location.hash = '#tables/projects.csv';
    });
    await page.locator('.slick-cell.chosen').waitFor();
    await page.getByRole('button', { name: '删表' }).click();
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await files()).toEqual(before);
    await page.getByRole('button', { name: '删表' }).click();
    await question.getByRole('button', { name: '删表' }).click();
    await soon(files).not.toContain('projects.csv');
    await undone();
    await soon(files).toEqual(before);
    await opening.answered();
  });
});
