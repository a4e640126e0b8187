import { describe, expect, test } from 'vitest';
import { CharacterClass, classOf } from '../../../src/chinese/classes.js';
import {
  mayBreakAt,
  mayBreakBetween,
  mayCutBetween,
  mayStretchBetween,
} from '../../../src/chinese/kinsoku.js';
import { needsHanLatinGap } from '../../../src/chinese/spacing.js';
import { halfFormOf, shrinkEm, squeezedOfPair } from '../../../src/chinese/squeeze.js';
import { findAddressBreaks, findUnbreakable } from '../../../src/chinese/unbreakable.js';
import type { Glyph } from '../../../src/fonts/library.js';

function kind(character: string) {
  return classOf(character.codePointAt(0) ?? 0);
}

describe('kinsoku (CLREQ 3.1.1)', () => {
  test.each([...'、，。．；：？！·～％%‰℃」』”’）》】〉〕］｝-–—/'])('%s may not begin a line', (mark) => {
    expect(mayBreakBetween(CharacterClass.Ideograph, kind(mark))).toBe(false);
  });

  test.each([...',.;:!?)]}｡､｣﹐'])(
    '%s of half width may not begin a line, nor be cut from its word',
    (mark) => {
      expect(mayBreakBetween(CharacterClass.Ideograph, kind(mark))).toBe(false);
      expect(mayBreakBetween(kind(' '), kind(mark))).toBe(false);
      expect(mayCutBetween(kind('a'), kind(mark))).toBe(false);
      expect(mayBreakBetween(kind(mark), CharacterClass.Ideograph)).toBe(true);
    },
  );

  test.each([...'([{｢〖'])('%s of half width may not end a line', (mark) => {
    expect(mayBreakBetween(kind(mark), CharacterClass.Ideograph)).toBe(false);
    expect(mayCutBetween(kind(mark), kind('a'))).toBe(false);
    expect(mayBreakBetween(CharacterClass.Ideograph, kind(mark))).toBe(true);
  });

  test.each(['3.5', '12:30', '1,380', 'a.b', 'f(x)', 'e[0]'])('%s is one word', (word) => {
    for (let at = 1; at < word.length; at++) expect(mayBreakAt(word, at), `${at}`).toBe(false);
  });

  test('a straight quotation mark opens or closes by what stands around it, else in turn', () => {
    const breaks = (text: string) =>
      [...text].map((_, at) => at).filter((at) => at > 0 && mayBreakAt(text, at));
    expect(breaks('称"放管服"改革')).toEqual([1, 3, 4, 6, 7]);
    expect(breaks('说 "好" 了')).toEqual([2, 6]);
    expect(breaks("don't")).toEqual([]);
    expect(breaks('"甲"，"乙"')).toEqual([4]);
  });

  test.each([...'「『“‘（《【〈〔［｛￥$№'])('%s may not end a line', (mark) => {
    expect(mayBreakBetween(kind(mark), CharacterClass.Ideograph)).toBe(false);
  });

  test('a double dash or ellipsis may stand at either edge', () => {
    expect(mayBreakBetween(CharacterClass.DoubleMark, CharacterClass.Ideograph)).toBe(true);
    expect(mayBreakBetween(CharacterClass.Ideograph, CharacterClass.DoubleMark)).toBe(true);
  });

  test('a note mark may not begin a line', () => {
    expect(mayBreakBetween(CharacterClass.Ideograph, CharacterClass.NoteMark)).toBe(false);
  });

  test('a Latin word is whole; a line may end after a space', () => {
    expect(mayBreakBetween(kind('a'), kind('b'))).toBe(false);
    expect(mayBreakBetween(kind('a'), kind('文'))).toBe(true);
    expect(mayBreakBetween(kind(' '), kind('b'))).toBe(true);
    expect(mayBreakBetween(kind('\u00a0'), kind('b'))).toBe(false);
  });
});

describe('what holds together (GB/T 15835)', () => {
  function spansIn(text: string): string[] {
    const spans: string[] = [];
    findUnbreakable(text, (from, to) => spans.push(text.slice(from, to)));
    return spans;
  }

  test.each([
    ['增加101亿元。', ['101亿元']],
    ['增长8.5%', ['8.5%']],
    ['94万亩耕地', ['94万亩']],
    ['5020平方公里', ['5020平方公里']],
    ['土石方110余万方，来件79万余件', ['110余万方', '79万余件']],
    ['5%～7%之间', ['5%～7%']],
    ['下降0.5个百分点', ['0.5个百分点']],
    ['2024年5月20日', ['2024年', '5月', '20日']],
    ['第15号文件', ['第15号']],
    ['第二十条规定', ['第二十条']],
    ['￥1,234.50元', ['￥1,234.50元']],
    ['−3.2℃', ['−3.2℃']],
    ['没有数字', []],
  ])('%s', (text, spans) => {
    expect(spansIn(text)).toEqual(spans);
  });

  test('a web address may be broken after its signs, not inside its words', () => {
    const address = 'https://a.cn/b_c?d=1';
    const ends: string[] = [];
    findAddressBreaks(`见${address}。`, (index) => ends.push(`见${address}`.slice(0, index + 1)));
    expect(ends).toEqual([
      '见https://a.',
      '见https://a.cn/',
      '见https://a.cn/b_',
      '见https://a.cn/b_c?',
      '见https://a.cn/b_c?d=',
    ]);
  });
});

describe('squeeze (CLREQ 3.2.1)', () => {
  const glyph = (inkLeftEm: number, inkRightEm: number, advanceEm = 1): Glyph => ({
    id: 1,
    codePoints: [],
    advanceEm,
    inkLeftEm,
    inkRightEm,
  });

  test.each([
    ['」（', 'before'],
    ['，”', 'before'],
    ['”。', 'before'],
    ['）：', 'before'],
    ['《“', 'after'],
    ['（）', undefined],
    ['文，', undefined],
    ['，文', undefined],
  ])('of %s the half is taken %s', (pair, squeezed) => {
    const [before, after] = [...pair] as [string, string];
    expect(squeezedOfPair(kind(before), kind(after))).toBe(squeezed);
  });

  test('a closing mark gives up its right half, an opening one its left, a centred one both', () => {
    expect(halfFormOf(glyph(0.1, 0.4), kind('，'))).toEqual({ cutEm: 0.5, shiftEm: 0 });
    expect(halfFormOf(glyph(0.6, 0.9), kind('（'))).toEqual({ cutEm: 0.5, shiftEm: 0.5 });
    expect(halfFormOf(glyph(0.3, 0.7), kind('？'))).toEqual({ cutEm: 0.5, shiftEm: 0.25 });
  });

  test('ink wider than a half, half-width glyphs and hanzi give up nothing', () => {
    const nothing = { cutEm: 0, shiftEm: 0 };
    expect(halfFormOf(glyph(0.1, 0.8), kind('？'))).toEqual(nothing);
    expect(halfFormOf(glyph(0.1, 0.3, 0.5), kind('，'))).toEqual(nothing);
    expect(halfFormOf(glyph(0.1, 0.4), kind('文'))).toEqual(nothing);
  });

  test('pauses give more to a tight line than full stops, hanzi nothing', () => {
    expect(shrinkEm(kind('，'))).toBeGreaterThan(shrinkEm(kind('。')));
    expect(shrinkEm(kind('文'))).toBe(0);
  });
});

describe('Han–Latin space (CLREQ 3.2.2)', () => {
  test.each([
    ['文a', true],
    ['a文', true],
    ['年2', true],
    ['2年', true],
    ['%文', true],
    ['文￥', true],
    ['文，', false],
    ['，a', false],
    ['文(', false],
    ['a1', false],
  ])('%s: %s', (pair, gap) => {
    const [before, after] = [...pair] as [string, string];
    expect(needsHanLatinGap(kind(before), kind(after))).toBe(gap);
  });

  test('justification widens neither words nor numbers nor what a note mark clings to', () => {
    expect(mayStretchBetween(kind('a'), kind('b'))).toBe(false);
    expect(mayStretchBetween(kind('5'), kind('%'))).toBe(false);
    expect(mayStretchBetween(kind('￥'), kind('5'))).toBe(false);
    expect(mayStretchBetween(CharacterClass.Ideograph, CharacterClass.NoteMark)).toBe(false);
    expect(mayStretchBetween(kind('文'), kind('a'))).toBe(true);
  });
});
