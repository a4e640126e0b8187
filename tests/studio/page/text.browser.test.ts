import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { barriersOn, hasChromium, held, soon, studioInBrowser } from '../support/browser.js';
import { ask, pageHeaders } from '../support/opened.js';

describe.skipIf(!hasChromium)('texts in Chromium', () => {
  const { opened, opening } = studioInBrowser({
    async ready() {
      await opening.page.locator('.sheet canvas').waitFor();
      await opening.page.locator('[data-area=text]').click();
      await opening.page.locator('.words .chip').first().waitFor();
    },
  });
  const file = () => join(opened.data, 'pack.yaml');
  const written = () => readFile(file(), 'utf8');

  test('show figures as chips that say where they come from', async () => {
    const { page } = opening;
    const chip = page.locator('.words .chip').first();
    expect(await chip.locator('b').textContent()).toMatch(/\S/);
    await chip.click();
    await page.locator('.detail a').first().waitFor();
    expect(await page.locator('.detail a').first().getAttribute('href')).toMatch(/^#tables\//);
  });

  test('say what the last build found in them, until it is mended', async () => {
    const { page } = opening;
    const before = await written();
    const error = page.locator('.detail .note.error', { hasText: '2019年实绩' });
    await writeFile(file(), before.replace('{{figure "gdp" "2025年实绩"}}', '{{figure "gdp" "2019年实绩"}}'));
    await error.first().waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await writeFile(file(), before);
    await error.first().waitFor({ state: 'detached' });
  });

  test('take a figure that is looked for behind =, save it, and undo it', async () => {
    const { page } = opening;
    const before = await written();
    await page.locator('.words').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('新增=');
    const name = await page.locator('.words .chip').first().getAttribute('title');
    await page.keyboard.type(name?.split(' ')[0] ?? '');
    await page.locator('.figure-option').first().waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.type('。{{x}}<img src=x onerror=alert(1)>');
    await soon(written).toContain('\\{{x}}<img src=x onerror=alert(1)>');
    expect(await written()).toMatch(/新增\{\{figure [^}]*\}\}。/);
    expect(await page.locator('.words img').count()).toBe(0);
    for (let steps = 0; steps < 10 && (await written()) !== before; steps++) {
      const answer = page.waitForResponse('**/api/edits/undo');
      await page.keyboard.press('Control+z');
      await answer;
    }
    expect(await written()).toBe(before);
    await soon(() => page.locator('.words').textContent()).not.toContain('新增');
  });

  test('take what is typed right behind undo, before the file and the page have followed', async () => {
    const { page } = opening;
    const before = await written();
    await page.locator('.words').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('要撤销的话。');
    await soon(written).toContain('要撤销的话。');
    await opening.answered();
    const undo = await held('**/api/edits/undo', page);
    await page.keyboard.press('Control+z');
    await page.keyboard.type('接着写。');
    const read = await held('**/api/texts', page);
    await undo();
    // longer than the pause after which what is typed is saved
    await page.waitForTimeout(600);
    await read();
    await soon(written).toMatch(/接着写。/);
    expect(await written()).not.toContain('要撤销的话。');
    expect(await page.locator('.failures').isVisible()).toBe(false);
    await page.keyboard.press('Control+z');
    await soon(written).toBe(before);
    await opening.answered();
  });

  test('are not saved while a word is being composed, and hold it once', async () => {
    const { page } = opening;
    const before = await written();
    const input = await page.context().newCDPSession(page);
    await page.locator('.words').click();
    await page.keyboard.press('Control+End');
    for (const text of ['x', 'xin', 'xin ju'])
      await input.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    // longer than the pause after which what is typed is saved
    await page.waitForTimeout(600);
    expect(await written()).toBe(before);
    await input.send('Input.insertText', { text: '新句' });
    await soon(written).toMatch(/[^新]新句'/);
    await page.keyboard.press('Control+z');
    await soon(written).toBe(before);
    await opening.answered();
  });

  test('follow what somebody else writes into the file', async () => {
    const { page } = opening;
    const before = await written();
    await writeFile(file(), before.replace(/(narrative:\s+\w+:\s+- ')/, '$1别处写的。'));
    await soon(() => page.locator('.words').textContent()).toContain('别处写的。');
    await writeFile(file(), before);
    await soon(() => page.locator('.words').textContent()).not.toContain('别处写的。');
  });

  test('are those of another pack once that is opened, after an undo too', async () => {
    const { page } = opening;
    const before = await written();
    await page.locator('.words').click();
    await page.keyboard.type('要撤销的话。');
    await soon(written).toContain('要撤销的话。');
    await page.keyboard.press('Control+z');
    await soon(written).toBe(before);
    await opening.answered();
    const folder = join(opened.data, '..', 'another');
    await cp(opened.data, folder, { recursive: true, filter: (path) => !path.includes('.briefing') });
    await writeFile(join(folder, 'pack.yaml'), before.replace(/(narrative:\s+\w+:\s+- ')/, '$1另一份。'));
    const open = async (own: string) => {
      const body = JSON.stringify({ folder: own });
      const headers = await pageHeaders(opened);
      expect((await ask(opened.port, '/api/start/open', { method: 'POST', headers, body })).status).toBe(200);
    };
    await open(folder);
    await soon(() => page.locator('.words').textContent()).toContain('另一份。');
    await open(opened.data);
    await soon(() => page.locator('.words').textContent()).not.toContain('另一份。');
    await opening.answered();
    // pages that were being asked for of a pack that is closed by then
    const { complaints } = opening;
    complaints.splice(
      0,
      complaints.length,
      ...complaints.filter((text) => !/404 .*\/api\/pages\//.test(text)),
    );
  });

  test('have no barriers', async () => {
    expect(await barriersOn(opening.page)).toEqual([]);
  });
});
