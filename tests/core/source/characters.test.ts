import { describe, expect, test } from 'vitest';
import { findControl, isPlain, plainText, withoutUnseen } from '../../../src/core/source/characters.js';
import { processorTime } from '../../support/processor-time.js';

const read = (written: string) => plainText(written).text;

describe('a text as it is read', () => {
  test.each([
    ['of zero width', '\u200b\u200c\u200d\u2060\ufeff'],
    ['for joining and mathematics', '\u034f\u2061\u2062\u2063\u2064'],
    [
      'that say which way text runs',
      '\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069',
    ],
    ['where a word may be hyphenated', '\u00ad'],
    ['that choose a variant', '\ufe00\ufe0f\u{e0100}'],
    ['of tags and annotations', '\u{e0001}\u{e0062}\u{e007f}\ufff9\ufffb'],
  ])('is without characters %s', (_, unseen) => {
    for (const character of unseen) {
      expect(read(`已开${character}工`)).toBe('已开工');
      expect(isPlain(`已开${character}工`)).toBe(false);
      expect(withoutUnseen(`12${character}.5`)).toBe('12.5');
    }
  });

  test.each([...'\u00a0\u1680\u2002\u2009\u200a\u202f\u205f\u3164\u2800\v\f\u0085\u2028\u2029'])(
    'has a space for %j',
    (space) => expect(read(`3${space}5月`)).toBe('3 5月'),
  );

  test('has a full-width space for one as wide; tabs and line feeds stay', () => {
    expect(read('城区\u2003镇村\u3000合计')).toBe('城区\u3000镇村\u3000合计');
    expect(isPlain('城区\u3000镇村\t合计\n')).toBe(true);
  });

  test.each([
    ['⽇⽉⼭⽔', '日月山水'],
    ['⼾⼝', '户口'],
    ['⻅⻔⻋⻢', '见门车马'],
    ['\uf9b5\ufa19\u{2f800}', '例神\u4e3d'],
    ['Zu\u0308rich A\u030a', 'Zürich Å'],
    ['\u1112\u1161\u11ab', '한'],
    ['u\u200b\u0308', 'ü'],
    ['\u212b', 'Å'],
  ])('%s is %s', (written, plain) => expect(read(written)).toBe(plain));

  test('keeps signs that merely resemble others: ㎡ ℃ ① ％ Ⅳ', () => {
    expect(read('㎡℃①％Ⅳ')).toBe('㎡℃①％Ⅳ');
    expect(isPlain('㎡℃①％Ⅳ，12.5')).toBe(true);
  });

  test('tells what was taken out and what was replaced, by place in the plain text', () => {
    expect(plainText('已\u200b\u200c开工⽤')).toEqual({
      text: '已开工用',
      taken: [{ index: 1, length: 2, unseen: '\u200b' }],
      replaced: [{ index: 3, from: '⽤', to: '用' }],
    });
    expect(plainText('u\u0308').taken).toEqual([{ index: 1, length: 1 }]);
  });

  test('is found in time that grows with its length', () => {
    const long = '市区国内\u200b生产总值,亿元,12.5\n'.repeat(100_000);
    const spentMs = processorTime();
    expect(plainText(long).taken).toHaveLength(100_000);
    expect(spentMs()).toBeLessThan(3000);
  });
});

describe('a control character', () => {
  test.each([
    ['\u0000', 'U+0000'],
    ['\u001b', 'U+001B'],
    ['\u007f', 'U+007F'],
    ['\u009f', 'U+009F'],
    ['\ud800', 'U+D800'],
    ['\uffff', 'U+FFFF'],
  ])('%j is found', (character, code) => {
    expect(findControl(`甲${character}`)).toEqual({ index: 1, code });
  });

  test.each(['\t', '\n', '\v', '\f', '\u0085', '\u{20000}'])('%j is none', (character) => {
    expect(findControl(`甲${character}乙`)).toBeUndefined();
  });
});
