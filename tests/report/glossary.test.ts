import { describe, expect, test } from 'vitest';
import { smallReport } from '../support/report.js';

const HEAD = '编号,名词,释义,拼音,出处';
const ROWS = ['n1,长江,水,,注', 'n2,“安全”,无事,,注', 'n3,重庆,城,,注', 'n4,5G,网,,注'];

const PACK = (settings: string) => `title: 简报
meeting: 会议
issuer: 政府
date: 2022-02-22
${settings}`;

/** The terms in their order, with their numbers. */
function order(settings: string, sheets: Readonly<Record<string, string>> = {}): string[] {
  const glossary = `${HEAD}\n${ROWS.join('\n')}\n`;
  const report = smallReport({ glossary, ...sheets }, PACK(settings));
  return report.glossary.map(({ number, term }) => `${number} ${term}`);
}

describe('the glossary is numbered', () => {
  test.each([
    ['in the order of the rows, unless told', ''],
    ['in the order of the rows', 'glossary: { sort: number }'],
  ])('%s', (_, settings) => {
    expect(order(settings)).toEqual(['1 长江', '2 “安全”', '3 重庆', '4 5G']);
  });

  test('in the order of pinyin, numbers ascending', () => {
    expect(order('glossary: { sort: pinyin }')).toEqual(['1 5G', '2 “安全”', '3 长江', '4 重庆']);
  });

  test('by 拼音 where it is written', () => {
    const glossary = `${HEAD}\n${ROWS.join('\n').replace('重庆,城,', '重庆,城,āi qìng')}\n`;
    expect(order('glossary: { sort: pinyin }', { glossary })).toEqual([
      '1 5G',
      '2 重庆',
      '3 “安全”',
      '4 长江',
    ]);
  });

  test('on through a second table', () => {
    const sheets = { more: '编号,名词,释义\nm1,爱,情\n' };
    const tables = 'tables: { more: { kind: glossary } }';
    expect(order(tables, sheets).at(-1)).toBe('5 爱');
    expect(order(`${tables}\nglossary: { sort: pinyin }`, sheets).slice(0, 2)).toEqual(['1 5G', '2 爱']);
  });
});
