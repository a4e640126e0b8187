import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { barriersOn, hasChromium, held, LAPTOP, soon, studioInBrowser } from '../support/browser.js';

describe.skipIf(!hasChromium)('what happens to a table from elsewhere', () => {
  const { opened, opening } = studioInBrowser({
    expected: /ERR_/,
    async ready() {
      const context = await opening.browser.newContext({ viewport: LAPTOP, locale: 'zh-CN' });
      other = await context.newPage();
      await other.goto(opened.studio.entry());
      for (const page of [opening.page, other]) await at(page, 'F2');
    },
  });
  let other: Page;

  const path = () => join(opened.data, 'projects.csv');
  const file = () => readFile(path(), 'utf8');
  const text = (page: Page) => page.locator('.formula-field').inputValue();

  /** Goes to a cell of the projects, whose columns are letters and rows lines. */
  async function at(page: Page, address: string): Promise<void> {
    const column = address.charCodeAt(0) - 64;
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `#tables/projects.csv@${address.slice(1)}:${column}`,
    );
    await page.locator('.formula-address b', { hasText: new RegExp(`^${address}$`) }).waitFor();
  }

  async function type(page: Page, words: string): Promise<void> {
    await page.locator('.cell-input').focus();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }

  test('a cell that another clerk has typed into follows', async () => {
    await type(other, '53');
    await soon(file).toContain(',30,53,');
    await soon(() => text(opening.page)).toBe('53');
  });

  test('where another clerk is, is seen', async () => {
    await at(other, 'F4');
    await soon(() => opening.page.locator('.slick-cell.other').count()).toBe(1);
    await opening.page.locator('[data-role=team]').click();
    expect(await opening.page.locator('.team-panel .avatar.other').count()).toBe(1);
    expect(await barriersOn(opening.page)).toEqual([]);
    await opening.page.locator('[data-role=team]').click();
  });

  test('who only looks turns to another edition, for nobody else', async () => {
    const context = await opening.browser.newContext({ viewport: LAPTOP, locale: 'zh-CN' });
    const leader = await context.newPage();
    await leader.goto(opened.studio.look);
    await leader.locator('.sheet canvas').waitFor();
    const count = (page: Page) => page.locator('[data-role=page]').textContent();
    const before = await count(opening.page);
    await leader.getByLabel('版本', { exact: true }).selectOption('brief');
    await soon(() => count(leader)).toMatch(/ \/ 2 面/);
    expect(await count(opening.page)).toBe(before);
    await context.close();
  });

  test('a file that another program has saved follows', async () => {
    await writeFile(path(), (await file()).replace(',53,', ',54,'));
    await soon(() => text(opening.page)).toBe('54');
  });

  test('of two who change one cell the last wins, both are told, and the other is back by one click', async () => {
    await at(other, 'F2');
    await at(opening.page, 'F2');
    // neither hears of the other before both have typed
    const pages = [other, opening.page];
    const go = await held('**/api/edits', ...pages);
    const before = await text(other);
    for (const [page, figure] of [
      [other, '55'],
      [opening.page, '56'],
    ] as const) {
      await page.locator('.cell-input').focus();
      await page.keyboard.type(figure);
    }
    for (const page of pages) await page.keyboard.press('Enter');
    await go();
    for (const page of pages) await page.locator('[data-role=written-over]').waitFor();
    const last = (await file()).includes(',56,') ? '56' : '55';
    const first = last === '56' ? '55' : '56';
    expect(before).not.toBe(first);
    const notice = opening.page.locator('[data-role=written-over]');
    expect(await notice.textContent()).toMatch(
      new RegExp(`F2：我 \\d\\d:\\d\\d 写的“${first}”，我又改成“${last}”，现在按后改的`),
    );
    expect(await barriersOn(opening.page)).toEqual([]);
    await notice.getByRole('button', { name: `改回“${first}”` }).click();
    await soon(file).toContain(`,${first},`);
    await at(other, 'F2');
    await soon(() => text(other)).toBe(first);
    await other.getByRole('button', { name: '知道了' }).click();
  });

  test('what is typed while the server is gone is written when it is back', async () => {
    const { page } = opening;
    await at(page, 'F2');
    const { port } = opened;
    // what was typed before is answered
    await soon(() => page.locator('[data-role=saved]').textContent()).toMatch(/^✓/);
    await opened.studio.close();
    await type(page, '57');
    await page.locator('.strip').waitFor();
    expect(await page.locator('[data-role=saved]').textContent()).toBe('还有 1 处没有存');
    expect(await barriersOn(page)).toEqual([]);
    await opened.again(port);
    await soon(file).toContain(',57,');
    await soon(() => page.locator('.strip').count()).toBe(0);
    await soon(() => page.locator('.status output').textContent()).toBe('页面已跟上');
  });

  test('what was typed before the page was closed, and could not be sent, is written by the next', async () => {
    const { port } = opened;
    await at(opening.page, 'F2');
    await opened.studio.close();
    await type(opening.page, '58');
    await opening.page.locator('.strip').waitFor();
    await opening.page.goto('about:blank');
    await opened.again(port);
    await opening.page.goto(opened.studio.entry());
    await soon(file).toContain(',58,');
  });
});
