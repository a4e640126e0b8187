import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { barriersOn, hasChromium, soon, studioInBrowser } from '../support/browser.js';

describe.skipIf(!hasChromium)('a table in the studio', () => {
  const { opened, opening } = studioInBrowser({
    async ready() {
      await opening.page.goto(`${opened.studio.address}#tables/projects.csv@2:6`);
      await opening.page.reload();
      await opening.page.locator('.slick-cell.chosen').waitFor();
      await opening.page.locator('.sheet canvas').waitFor();
    },
  });

  const file = () => readFile(join(opened.data, 'projects.csv'), 'utf8');
  const version = () => opening.page.locator('.sheet').getAttribute('data-version');

  test('is gone to by the address of a cell', async () => {
    expect(await opening.page.locator('.formula-address b').textContent()).toBe('F2');
  });

  test('is typed into, and the pages follow', async () => {
    const { page } = opening;
    const before = await version();
    await page.keyboard.type('61');
    expect(await page.locator('[data-role=reading]').textContent()).toContain('读作 61');
    await page.keyboard.press('Enter');
    expect(await page.locator('.formula-address b').textContent()).toBe('F3');
    await soon(file).toMatch(/^[^\n]*\n[^\n]*,30,61,/);
    await soon(version).not.toBe(before);
  });

  test('takes what is pasted from a spreadsheet, as one change that is undone as one', async () => {
    const { page } = opening;
    const before = await file();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '1\t2\r\n3\t4\r\n');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true }),
      );
    });
    await soon(file).not.toBe(before);
    await page.keyboard.press('Control+z');
    await soon(file).toBe(before);
    await opening.answered();
  });

  test('takes what is being typed when the page is loaded anew', async () => {
    const { page } = opening;
    const before = await file();
    const address = await page.locator('.formula-address b').textContent();
    await page.keyboard.type('4711');
    await page.reload();
    await soon(file).toContain(',4711');
    await page.locator('.slick-cell.chosen').waitFor();
    await opening.answered();
    await page.keyboard.press('Control+z');
    await soon(file).toBe(before);
    await opening.answered();
    const line = Number(address?.slice(1));
    await page.evaluate((to) => {
      location.hash = to;
    }, `#tables/projects.csv@${line}:6`);
    await page.locator('.formula-address b', { hasText: new RegExp(`^F${line}$`) }).waitFor();
  });

  test('takes what an input method composes, from its first key on', async () => {
    const { page } = opening;
    const before = await file();
    const input = await page.context().newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: 'shi', selectionStart: 3, selectionEnd: 3 });
    await input.send('Input.insertText', { text: '试' });
    expect(await page.locator('.cell-input').inputValue()).toBe('试');
    await page.keyboard.press('Escape');
    expect(await file()).toBe(before);
  });

  test('has rows inserted, moved and removed', async () => {
    const { page } = opening;
    const before = await file();
    await page.getByRole('button', { name: '插行' }).click();
    await soon(async () => (await file()).split('\n').length).toBe(before.split('\n').length + 1);
    await page.getByRole('button', { name: '删行' }).click();
    await soon(file).toBe(before);
  });

  test('has no barriers', async () => {
    expect(await barriersOn(opening.page)).toEqual([]);
  });
});
