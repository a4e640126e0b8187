import { describe, expect, test } from 'vitest';
import { TermMatcher } from '../../../src/dataset/terms/term-matcher.js';

/** A text with its terms in brackets where a mark would stand: 甲[甲]. */
function marked(text: string, ...terms: readonly string[]): string {
  const matcher = new TermMatcher(terms.map((term) => ({ id: term, term })));
  const found = matcher.find(text).toReversed();
  return found.reduce((rest, { id, end }) => `${rest.slice(0, end)}[${id}]${rest.slice(end)}`, text);
}

describe('a term is found', () => {
  test.each([
    ['wherever it stands', '推行双控，双控', ['双控'], '推行双控[双控]，双控[双控]'],
    [
      'the longest first',
      '六个一工作机制与六个一',
      ['六个一', '六个一工作机制'],
      '六个一工作机制[六个一工作机制]与六个一[六个一]',
    ],
    ['the longer of two that overlap', '甲乙丙丁', ['甲乙', '乙丙丁'], '甲乙丙丁[乙丙丁]'],
    [
      'whatever the quotation marks',
      '推行"六个一"工作机制。',
      ['“六个一”工作机制'],
      '推行"六个一"工作机制[“六个一”工作机制]。',
    ],
    ['in full-width letters', '发展ＡＩ产业', ['AI'], '发展ＡＩ[AI]产业'],
    ['with its closing quotation mark', '推行“六个一”。', ['六个一'], '推行“六个一”[六个一]。'],
    ['with both, one in the other', '称“‘两化’”。', ['两化'], '称“‘两化’”[两化]。'],
    ['but not with that of a longer quotation', '“推行六个一”。', ['六个一'], '“推行六个一[六个一]”。'],
    ['with a quotation inside it', '“两化”融合好', ['“两化”融合'], '“两化”融合[“两化”融合]好'],
    ['as a whole number', '用5G网', ['5G'], '用5G[5G]网'],
  ])('%s', (_, text, terms, expected) => {
    expect(marked(text, ...terms)).toBe(expected);
  });
});

describe('a term is not found', () => {
  test.each([
    ['inside a Latin word', 'AIOT', 'AI'],
    ['inside a number', '3.15', '15'],
    ['inside a word with a number', 'PM2.5', 'PM2'],
    ['inside 1+2+1', '“1+2+1”', '2+1'],
    ['before its unit sign', '增长10%', '10'],
    ['across a full-width space', '节能双　控制', '双控'],
    ['when there is nothing to it', '““””', '“”'],
  ])('%s', (_, text, term) => {
    expect(marked(text, term)).toBe(text);
  });
});
