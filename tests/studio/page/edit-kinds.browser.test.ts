import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, type Opening, openPage, soon } from '../support/browser.js';
import { type Opened, openedStudio } from '../support/opened.js';

/** Something done to the page at an address, and what its file then has. */
type Kind = readonly [name: string, at: string, act: (page: Page) => Promise<void>, then: RegExp];

const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
  };

const type =
  (text: string, ...keys: string[]) =>
  async (page: Page) => {
    await page.keyboard.type(text);
    await press(...keys)(page);
  };

/** As a spreadsheet program hands it over, after some keys. */
const paste =
  (text: string, ...keys: string[]) =>
  async (page: Page) => {
    await press(...keys)(page);
    await clipboard(page, 'paste', text);
  };

function clipboard(page: Page, kind: 'paste' | 'cut', text = ''): Promise<void> {
  return page.evaluate(
    ({ kind, text }) => {
      const data = new DataTransfer();
      if (text !== '') data.setData('text/plain', text);
      const event = new ClipboardEvent(kind, {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      });
      document.activeElement?.dispatchEvent(event);
    },
    { kind, text },
  );
}

const clickWithShift = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).click({ modifiers: ['Shift'] });

const click = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click();

/** After these keys. */
const then =
  (first: (page: Page) => Promise<void>, second: (page: Page) => Promise<void>) => async (page: Page) => {
    await first(page);
    await second(page);
  };

async function drawOn(page: Page): Promise<void> {
  const box = await page.locator('.fill-handle').boundingBox();
  if (!box) throw new Error('no handle');
  await page.mouse.move(box.x + 3, box.y + 3);
  await page.mouse.down();
  await page.mouse.move(box.x + 3, box.y + 3 + 52, { steps: 3 });
  await page.mouse.up();
}

/** What is typed above the table is of the cell that it was begun in, whatever is clicked next. */
async function leaveBar(page: Page): Promise<void> {
  await page.locator('.formula-field').fill('57');
  await page.locator('.slick-row .slick-cell.l3').nth(2).click();
}

async function dragFigure(page: Page): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, at('4:5'));
  const figure = page.locator('.hotspot.chosen').first();
  await figure.waitFor();
  await page.evaluate(() => {
    location.hash = 'text/tasks';
  });
  await page.locator('.words p').first().waitFor();
  await figure.dragTo(page.locator('.words p').first(), { targetPosition: { x: 3, y: 15 } });
}

/** What copying leaves on the clipboard, pasted into a text. */
async function copyCell(page: Page): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, at('4:5'));
  await page.locator('.formula-address b', { hasText: /^E4$/ }).waitFor();
  await page.evaluate(() => {
    const data = new DataTransfer();
    const init = { clipboardData: data, bubbles: true, cancelable: true };
    document.querySelector('.cell-input')?.dispatchEvent(new ClipboardEvent('copy', init));
    Object.assign(window, { copied: init });
    location.hash = 'text/tasks';
  });
  await page.locator('.words').click();
  await page.evaluate(() => {
    const { copied } = window as unknown as { copied: ClipboardEventInit };
    document.querySelector('.words')?.dispatchEvent(new ClipboardEvent('paste', copied));
  });
}

async function dragOverList(page: Page): Promise<void> {
  await page.locator('[data-area=text]').click();
  const entry = page.locator('.nav-item[href="#text/tasks"]');
  const list = (await entry.boundingBox()) ?? { x: 0, y: 0 };
  await page.evaluate((to) => {
    location.hash = to;
  }, at('4:5'));
  await page.locator('.formula-address b', { hasText: /^E4$/ }).waitFor();
  await page.locator('.formula-address').hover();
  await page.mouse.down();
  // a hand is never quite still
  for (let moves = 0; moves < 40 && !(await page.locator('.words p').first().isVisible()); moves++) {
    await page.mouse.move(list.x + 20 + (moves % 2), list.y + 10, { steps: 2 });
    await page.waitForTimeout(50);
  }
  const words = (await page.locator('.words p').first().boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(words.x + 40, words.y + 15, { steps: 4 });
  await page.mouse.up();
}

const field = (selector: string, text: string) => async (page: Page) => {
  await page.locator(selector).first().fill(text);
  await page.keyboard.press('Tab');
};

const TABLE = 'projects.csv';
const PACK = 'pack.yaml';
const TERMS = 'glossary.csv';
const NAMES = [TABLE, PACK, TERMS];
const at = (address: string) => `tables/${TABLE}@${address}`;
const end = press('Control+End');

const kinds: readonly Kind[] = [
  ['a figure typed over another', at('2:6'), type('53', 'Enter'), /,30,53,/],
  ['a digit put behind a figure', at('2:6'), then(press('F2'), type('0', 'Enter')), /,30,520,/],
  ['a cell taken by Tab', at('2:6'), type('54', 'Tab'), /,30,54,/],
  ['the line above the table', at('2:6'), field('.formula-field', '55'), /,30,55,/],
  ['the same, left for another cell', at('2:6'), leaveBar, /,30,57,/],
  ['a cell emptied', at('2:6'), press('Delete'), /,30,,/],
  ['a block emptied', at('2:5'), press('Shift+ArrowRight', 'Shift+ArrowDown', 'Backspace'), /已开工,,,年底/],
  ['one cell pasted', at('2:6'), paste('56\r\n'), /,30,56,/],
  ['a block pasted', at('2:5'), paste('1\t2\r\n3\t4\r\n'), /,1,2,[^\n]*\n[^\n]*,3,4,/],
  ['one cell pasted into many', at('2:6'), paste('7', 'Shift+ArrowDown'), /,30,7,[^\n]*\n[^\n]*,5\.5,7,/],
  ['a cell of two lines pasted', at('2:8'), paste('"一\n二"\r\n'), /"一\n二"/],
  [
    'rows pasted behind the last',
    at('5:1'),
    paste('p05\t甲\r\np06\t乙\r\n', 'ArrowDown'),
    /p05,甲,[^\n]*\np06,乙,/,
  ],
  ['a cell cut', at('2:6'), (page) => clipboard(page, 'cut'), /,30,,/],
  ['a cell filled down', at('2:6'), press('Shift+ArrowDown', 'Control+d'), /,5\.5,52,/],
  ['a cell drawn on by its corner', at('2:6'), drawOn, /,5\.5,52,[^\n]*\n[^\n]*,61,52,/],
  ['a row begun behind the last', at('5:2'), then(press('ArrowDown'), type('新项目', 'Enter')), /\n,新项目/],
  ['a row put in', at('3:2'), click('插行'), /\n,+\n/],
  ['a row taken out', at('3:2'), click('删行'), /p01[^\n]*\np03/],
  ['several rows taken out', at('2:2'), then(press('Shift+ArrowDown'), click('删行')), /原文\r?\np03/],
  ['a row moved up', at('3:2'), click('上移'), /原文\r?\np02/],
  ['a row moved down', at('2:2'), click('下移'), /原文\r?\np02/],
  ['a column put in', at('2:2'), then(click('加列'), type('批次', 'Enter')), /编号,项目,批次,/],
  [
    'a column put before one',
    at('2:2'),
    then(clickWithShift('加列'), type('批次', 'Enter')),
    /编号,批次,项目,/,
  ],
  [
    'a column behind the last',
    at('2:2'),
    then(press('End'), then(click('加列'), type('批次', 'Enter'))),
    /原文,批次/,
  ],
  ['a column taken out', at('2:8'), click('删列'), /2026年节点,出处/],
  ['several columns taken out', at('2:8'), then(press('Shift+ArrowRight'), click('删列')), /2026年节点,原文/],
  [
    'a column that texts refer to, once that is told',
    at('2:5'),
    then(click('删列'), (page) => page.locator('.foreseen button').last().click()),
    /分组,年产值（亿元）/,
  ],
  ['the title of a table', at('2:2'), field('#table-title', '重点项目'), /title: 重点项目\n/],
  ['a row ticked', at('2:2'), press('F7'), /原文,核对\r?\n[^\n]*,已核/],
  [
    'all replaced',
    at('2:2'),
    then(press('Control+h'), async (page) => {
      await page.locator('.find input').nth(0).fill('开工');
      await page.locator('.find input').nth(1).fill('动工');
      await click('全部替换')(page);
    }),
    /预动工/,
  ],
  ['words typed', 'text/tasks', then(end, type('又一句。')), /又一句。/],
  [
    'a figure looked for',
    'text/tasks',
    then(end, async (page) => {
      await page.keyboard.type('=新材料');
      await page.locator('.figure-option').first().waitFor();
      await page.keyboard.press('Enter');
    }),
    /量化目标"\}\}。\{\{figure/,
  ],
  [
    'a figure taken out',
    'text/tasks',
    then(end, press('ArrowLeft', 'Backspace', 'Backspace')),
    /新增停车位?。/,
  ],
  ['a paragraph begun', 'text/tasks', then(end, then(press('Enter'), type('另一段。'))), /\n +- .?另一段。/],
  [
    'a term marked',
    'text/projects',
    then(end, then(type('“六个一”工作机制'), press(...Array(9).fill('Shift+ArrowLeft'), 'Control+k'))),
    /\]。“六个一”工作机制\[\^/,
  ],
  [
    'a figure dragged from a page',
    'text/tasks',
    dragFigure,
    /\{\{figure "p03" "投资（亿元）"\}\}.*民生实事|民生实事.*\{\{figure "p03"/,
  ],
  [
    'a cell copied in a table',
    'text/tasks',
    copyCell,
    /民生实事.*\{\{figure "p03" "投资（亿元）"\}\}|\{\{figure "p03" "投资（亿元）"\}\}.*民生实事/,
  ],
  [
    'a cell dragged from a table over the list at the left',
    at('4:5'),
    dragOverList,
    /\{\{figure "p03" "投资（亿元）"\}\}.*民生实事|民生实事.*\{\{figure "p03"/,
  ],
  ['a line of the cover', 'cover', field('#cover-subtitle', '副题'), /subtitle: 副题/],
  ['an edition', 'cover', (page) => page.getByLabel('小册子 A5').click(), /booklet/],
  [
    'the kind of a chart',
    'chart/growth',
    (page) => page.locator('.chart-kinds button[aria-pressed=false]:not([disabled])').first().click(),
    /type: (?!dumbbell)/,
  ],
  ['the meaning of a term', 'terms', field('.terms textarea', '另一个释义。'), /另一个释义。/],
  ['a term added', 'terms', (page) => page.getByRole('button', { name: /加一条/ }).click(), /新名词/],
  [
    'a term taken out',
    'terms',
    (page) =>
      page
        .getByRole('button', { name: /删去“六个一/ })
        .or(page.getByRole('button', { name: /^删去/ }))
        .first()
        .click(),
    /释义,出处\r?\nn0/,
  ],
];

describe.skipIf(!hasChromium)('each kind of edit is written, and undone to the byte', () => {
  let opened: Opened;
  let opening: Opening;
  let original: readonly string[];

  beforeAll(open);
  afterAll(close);

  // what one kind has left behind, on the way as well, is no matter of the next, nor of itself when it is tried again
  afterEach(async () => {
    if (await isAsBefore()) return;
    await close();
    await open();
  });

  async function open(): Promise<void> {
    opened = await openedStudio();
    opening = await openPage(opened);
    await opening.page.locator('.sheet canvas').waitFor();
    original = await files();
  }

  async function close(): Promise<void> {
    await opening.browser.close();
    await opened.close();
  }

  async function isAsBefore(): Promise<boolean> {
    const isSame = String(await files()) === String(original);
    return (
      isSame && opening.complaints.length === 0 && !(await opening.page.locator('.failures').isVisible())
    );
  }

  const files = () => Promise.all(NAMES.map((name) => readFile(join(opened.data, name), 'utf8')));

  /** Goes to a part of the page, and waits until it can be worked in. */
  async function go(page: Page, hash: string): Promise<void> {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    const [, line, column] = /@(\d+):(\d+)$/.exec(hash) ?? [];
    if (line !== undefined) {
      const address = `${String.fromCharCode(64 + Number(column))}${line}`;
      await page.locator('.formula-address b', { hasText: new RegExp(`^${address}$`) }).waitFor();
      await page.locator('.cell-input').focus();
      return;
    }
    const ready = {
      text: '.words p',
      cover: '#cover-subtitle',
      chart: '.chart-picture img',
      terms: '.terms li',
    };
    await page
      .locator(ready[hash.replace(/\/.*/, '') as keyof typeof ready])
      .first()
      .waitFor();
    if (hash.startsWith('text')) await page.locator('.words').click();
  }

  /** Takes one change back, and waits until the page knows. */
  async function undo(page: Page): Promise<void> {
    const answer = page.waitForResponse('**/api/edits/undo');
    await page.getByRole('button', { name: '撤销' }).click();
    await answer;
  }

  test('there are thirty of them and more', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(30);
  });

  test.each(kinds)('%s', async (_, hash, act, written) => {
    const { page } = opening;
    const before = await files();
    await go(page, hash);
    await act(page);
    const isWritten = (text: string, file: number) => text !== before[file] && written.test(text);
    await soon(async () => (await files()).some(isWritten)).toBe(true);
    await page.locator('.failures').waitFor({ state: 'hidden' });
    for (let steps = 0; steps < 12 && String(await files()) !== String(before); steps++) await undo(page);
    expect(await files()).toEqual(before);
    await opening.answered();
    expect(opening.complaints).toEqual([]);
  });
});
