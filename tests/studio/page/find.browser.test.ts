import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { barriersOn, hasChromium, soon, studioInBrowser } from '../support/browser.js';

describe.skipIf(!hasChromium)('keys of the studio', () => {
  const { opened, opening } = studioInBrowser({
    async ready() {
      await opening.page.locator('.slick-cell.chosen').waitFor();
    },
  });

  const file = () => readFile(join(opened.data, 'indicators.csv'), 'utf8');

  test('Ctrl+F finds, and replaces all as one change', async () => {
    const { page } = opening;
    const before = await file();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('生产总值');
    await page.keyboard.press('Enter');
    expect(await page.locator('.find output').textContent()).toMatch(/^[12] \/ 2$/);
    expect(await page.locator('.slick-cell.sought').count()).toBeGreaterThan(0);
    expect(await barriersOn(page)).toEqual([]);
    await page.getByPlaceholder('替换为').fill('产值');
    await page.getByRole('button', { name: '全部替换' }).click();
    await soon(file).toBe(before.replaceAll('生产总值', '产值'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await soon(file).toBe(before);
    await opening.answered();
  });

  test('F6 goes from pane to pane, and back', async () => {
    const { page } = opening;
    const pane = () => page.evaluate(() => document.activeElement?.closest('[data-pane]')?.className);
    await page.keyboard.press('F6');
    expect(await pane()).toBe('pages');
    await page.keyboard.press('F6');
    expect(await pane()).toBe('nav');
    await page.keyboard.press('Shift+F6');
    await page.keyboard.press('Shift+F6');
    expect(await pane()).toBe('middle');
  });

  test('F1 shows them', async () => {
    const { page } = opening;
    await page.keyboard.press('F1');
    await page.locator('dialog.help').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await soon(() => page.locator('dialog.help').count()).toBe(0);
  });
});
