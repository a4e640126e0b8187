import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasChromium, held, soon, studioInBrowser } from '../support/browser.js';

describe.skipIf(!hasChromium)('what changes a pack, while the server is slow to answer', () => {
  const { opened, opening } = studioInBrowser({
    async data() {
      original = await file();
    },
    async ready() {
      await opening.page.goto(`${opened.studio.address}#tables/projects.csv@2:6`);
      await opening.page.locator('.formula-address b', { hasText: /^F2$/ }).waitFor();
    },
  });
  let original: string;

  const file = () => readFile(join(opened.data, 'projects.csv'), 'utf8');
  const undo = () => opening.page.getByRole('button', { name: '撤销' });

  /** Types into the cell that is chosen; the one below is chosen then. */
  async function type(figure: string, ...before: string[]): Promise<void> {
    await opening.page.locator('.cell-input').focus();
    for (const key of before) await opening.page.keyboard.press(key);
    await opening.page.keyboard.type(figure);
    await opening.page.keyboard.press('Enter');
  }

  test('undo that is pressed more often than there are changes takes back what there is', async () => {
    await type('53');
    await soon(file).toContain(',30,53,');
    const go = await held('**/api/edits/undo', opening.page);
    for (let presses = 0; presses < 3; presses++) await undo().click();
    await go();
    await soon(file).toBe(original);
    await soon(() => undo().isDisabled()).toBe(true);
    expect(await opening.page.locator('.failures').allTextContents()).toEqual([]);
  });

  test('undo takes back what was written before it was pressed, whatever is typed meanwhile', async () => {
    await type('54', 'ArrowUp');
    await soon(file).toContain(',30,54,');
    const go = await held('**/api/edits/undo', opening.page);
    await undo().click();
    await type('9');
    await go();
    await soon(file).toMatch(/,30,52,[^\n]*\n[^\n]*,5\.5,9,/);
    expect(await opening.page.locator('.failures').allTextContents()).toEqual([]);
    await undo().click();
    await soon(file).toBe(original);
  });
});
