import { describe, expect, test } from 'vitest';
import { comparePinyin, pinyinKey } from '../../../src/dataset/terms/pinyin.js';

const sorted = (...terms: readonly string[]) =>
  terms
    .map((term) => ({ term, key: pinyinKey(term) }))
    .toSorted((a, b) => comparePinyin(a.key, b.key))
    .map(({ term }) => term);

describe('in pinyin', () => {
  test.each([
    ['by syllable', ['波', '爱', '掺', '安'], ['爱', '安', '波', '掺']],
    ['a shorter syllable first', ['西安', '先进', '西北'], ['西安', '西北', '先进']],
    ['by tone', ['骂', '马', '妈', '麻'], ['妈', '麻', '马', '骂']],
    ['ü after u', ['绿色', '路线'], ['路线', '绿色']],
    ['words as they are read', ['重庆', '重要', '长江', '涨价'], ['长江', '重庆', '涨价', '重要']],
    [
      'figures by value, then letters, then hanzi',
      ['安全', 'PM2.5', '10强', '5G', 'AI'],
      ['5G', '10强', 'AI', 'PM2.5', '安全'],
    ],
    [
      'what stands in quotation marks by what it is',
      ['“六个一”', '两化', '“安全”'],
      ['“安全”', '两化', '“六个一”'],
    ],
    ['a beginning before what it begins', ['六个一工作机制', '六个一'], ['六个一', '六个一工作机制']],
  ])('terms are sorted %s', (_, terms, expected) => {
    expect(sorted(...terms)).toEqual(expected);
  });

  test('what is written overrides the dictionary, with marks or figures for the tones', () => {
    const byDictionary = pinyinKey('重庆');
    for (const written of ['chóng qìng', 'chong2 qing4', "Chóng'qìng"])
      expect(comparePinyin(pinyinKey('重庆', written), byDictionary)).toBe(0);
    expect(comparePinyin(pinyinKey('重庆', 'zhòng qìng'), byDictionary)).toBeGreaterThan(0);
    for (const written of ['lǜ sè', 'lü4 se4', 'lv4 se4', 'lu:4 se4'])
      expect(comparePinyin(pinyinKey('绿色', written), pinyinKey('绿色'))).toBe(0);
  });
});
