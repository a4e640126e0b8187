import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHECKOUT } from '../support/packs.js';

/** The test that holds a clause: the beginning of what the clause measures, the file, words of the test. */
const HELD: readonly (readonly [measure: string, file: string, words: string])[] = [
  ['天头 37 mm', 'pack/pages.test.ts', 'keeps its text within the type area of GB/T 9704'],
  ['正文三号仿宋', 'edition/standards.test.ts', '5.2.2 text in 三号 仿宋'],
  ['每面 22 行', 'layout/page/pagination.test.ts', 'holds 22 lines of 28 characters'],
  ['文字用黑色', 'edition/standards.test.ts', '5.2.4: gongwen is black'],
  ['标题二号小标宋', 'layout/line/title.test.ts', 'a title of several lines (GB/T 9704-2012, 7.3.1)'],
  ['称呼左顶格', 'edition/standards.test.ts', '7.3.2: a salutation is flush left'],
  ['一、三号黑体', 'edition/standards.test.ts', 'ranks are told by their faces alone'],
  ['只有一个附件不编号', 'edition/standards.test.ts', 'a single annex has no number'],
  ['正文下空一行', 'edition/standards.test.ts', 'annexes are told under the text'],
  ['附件另面', 'layout/flow/blocks.test.ts', 'its number on the first line, its title centred on the third'],
  ['页码四号宋体', 'pack/pages.test.ts', 'numbers pages at the foot, 7 mm under the type area'],
  ['横排的表', 'layout/page/geometry.test.ts', 'turned counter-clockwise (GB/T 9704-2012, 8)'],
  ['句末、句中标点', 'layout/line/rules.test.ts', 'kinsoku (CLREQ 3.1.1)'],
  ['～、一字线占一个字', 'fonts/supplement.test.ts', 'has a ～ of full size at the middle of the line'],
  ['数和单位不拆开', 'layout/line/rules.test.ts', 'what holds together (GB/T 15835)'],
  ['范围用 ～', 'edition/standards.test.ts', '5.1.5: the range %s is printed %s'],
  ['表有表序', 'document/numbering.test.ts', 'tables and figures are numbered (CY/T 170-2019, 6.2)'],
  ['单位相同的写在', 'layout/flow/blocks.test.ts', 'has title, unit and head on top'],
  ['三线表', 'layout/page/table.test.ts', 'thick above and below, thin under the head'],
  ['转页写“续表”', 'layout/page/table.test.ts', '续表: the head of further pages can differ'],
  ['数字按个位', 'layout/flow/table/alignment.test.ts', 'stand on one point'],
  ['栏多的表', 'layout/flow/table/turns.test.ts', 'the rows of a table in parts are set in turns'],
  ['没有数的格', 'edition/standards.test.ts', 'is told from one that there is none of'],
  ['一栏的小数位数', 'edition/standards.test.ts', 'equal decimals in a column'],
  ['名称、单位的表头', 'layout/flow/blocks.test.ts', 'heads of names stand at the left, of figures centred'],
  ['图序、图题在图下', 'layout/flow/blocks.test.ts', 'as wide as the measure, caption below'],
  ['注码不小于 6.5 pt', 'edition/standards.test.ts', 'note marks are 6.5 pt at least'],
];

const rows = (await readFile(join(CHECKOUT, 'templates/standards.md'), 'utf8'))
  .split('\n')
  .filter((line) => /^\| (GB|CY|（)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, clause = '', measure = '', ...editions]) => ({
    clause,
    measure,
    editions: editions.slice(0, -1),
  }));

describe('each clause of the table of standards', () => {
  test.each(rows)('$clause $measure: is held by a test that there is, or says why not', async (row) => {
    const { measure, editions } = row;
    expect(editions.every((cell) => cell !== '')).toBe(true);
    // as its source has it is the report's own way
    const isFollowed = editions.some((cell) => /依(?!原文)/.test(cell));
    const held = HELD.filter(([beginning]) => measure.startsWith(beginning));
    expect(held.length).toBe(isFollowed ? 1 : 0);
    for (const [, file, words] of held)
      expect(await readFile(join(CHECKOUT, 'tests', file), 'utf8')).toContain(words);
  });

  test('no test is listed for a clause that there is none of', () => {
    const lost = HELD.filter(([beginning]) => !rows.some(({ measure }) => measure.startsWith(beginning)));
    expect(lost).toEqual([]);
  });
});
