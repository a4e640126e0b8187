import { describe, expect, test } from 'vitest';
import { titleBreaks } from '../../../src/layout/line/title.js';

/** The lines of a title of so many, hanzi one em wide and everything else half an em. */
function linesOf(text: string, lines: number, mostEm = 28): string[] | undefined {
  const widthEm = (from: number, to: number) =>
    [...text.slice(from, to)].reduce((sum, one) => sum + (/[ -~]/.test(one) ? 0.5 : 1), 0);
  const breaks = titleBreaks(text, lines, widthEm, mostEm);
  return breaks && [0, ...breaks].map((from, index) => text.slice(from, breaks[index]));
}

const PLAN = '关于乐平市2021年国民经济和社会发展计划执行情况与2022年国民经济和社会发展计划草案的报告';

describe('a title of several lines (GB/T 9704-2012, 7.3.1)', () => {
  test.each([
    [
      '某某县第十八届人民代表大会常务委员会第二十三次会议',
      ['某某县第十八届人民代表大会', '常务委员会第二十三次会议'],
    ],
    [
      '2022年主要指标、重大项目、民生实事和名词解释手册',
      ['2022年主要指标、重大项目、', '民生实事和名词解释手册'],
    ],
    ['乐平市发展和改革委员会、乐平市财政局', ['乐平市发展和改革委员会、', '乐平市财政局']],
  ])('is broken between words: %s', (text, lines) => {
    expect(linesOf(text, 2)).toEqual(lines);
  });

  test('of three has its widest in the middle', () => {
    const lines = linesOf(PLAN, 3, 17) ?? [];
    expect(lines.join('')).toBe(PLAN);
    const [first = 0, second = 0, third = 0] = lines.map((line) => line.length);
    expect(second).toBeGreaterThanOrEqual(Math.max(first, third));
  });

  test('begins no line with 的 or a mark, splits no number from its unit and ends none with 与', () => {
    for (let most = 8; most < 30; most++) {
      for (let lines = 2; lines < 8; lines++) {
        const set = linesOf(PLAN, lines, most);
        if (set === undefined) continue;
        for (const line of set) expect(line).not.toMatch(/^[的年，、）]|\d$|与$/);
      }
    }
  });

  test('is not broken at all where no words fit the lines', () => {
    expect(linesOf('一个很长的标题放不下', 2, 3)).toBeUndefined();
    expect(linesOf('Supercalifragilistic', 2, 5)).toBeUndefined();
  });
});

test('a text too long for so many lines is measured once, as a whole', () => {
  let measured = 0;
  const widthEm = (from: number, to: number) => {
    measured++;
    return to - from;
  };
  expect(titleBreaks('全市经济社会发展情况'.repeat(100), 6, widthEm, 28)).toBeUndefined();
  expect(measured).toBe(1);
});
