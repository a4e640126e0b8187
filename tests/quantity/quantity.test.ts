import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quantity } from '../../src/quantity/model.js';
import { decimalOf } from '../../src/quantity/numerals.js';
import { formatQuantity, quantity, quantityParts, withoutMark } from '../../src/quantity/quantity.js';
import { cases } from '../support/daily.js';

/** prefix | digits | unit | qualifier of a number; the kind, or the ends of a range, of anything else. */
function read(text: string): string {
  const read = quantity(text);
  if (read.kind === 'number') return `${read.prefix}|${read.digits}|${read.unit}|${read.qualifier}`;
  if (read.kind === 'range')
    return `${read.prefix}|${read.fromDigits}～${read.toDigits}|${read.unit}|${read.qualifier}`;
  return read.kind;
}

describe('quantity reads what clerks write', () => {
  test.each([
    ['8.5%', '|8.5|%|'],
    ['11.0%', '|11.0|%|'],
    ['7%以上', '|7|%|以上'],
    ['8%左右', '|8|%|左右'],
    ['4.5%以内', '|4.5|%|以内'],
    ['94.01万亩以上', '|94.01|万亩|以上'],
    ['3.6亿元', '|3.6|亿元|'],
    ['1,380家', '|1380|家|'],
    ['1，380家', '|1380|家|'],
    ['12,345,678.9元', '|12345678.9|元|'],
    ['１２％', '|12|%|'],
    ['8.5', '|8.5||'],
    ['0', '|0||'],
    ['+0.3%', '|+0.3|%|'],
    ['-1.5%', '|−1.5|%|'],
    ['－1.5%', '|−1.5|%|'],
    ['−1.5%', '|−1.5|%|'],
    ['0.3个百分点', '|0.3|个百分点|'],
    ['21微克/立方米', '|21|微克/立方米|'],
    ['38.2μg/m³', '|38.2|μg/m³|'],
    ['26.5℃', '|26.5|℃|'],
    ['3000㎡', '|3000|㎡|'],
    ['110余万方', '|110|万方|余'],
    ['1400余起', '|1400|起|余'],
    ['79万余件', '|79|万件|余'],
    ['1700余万元', '|1700|万元|余'],
    ['117万余剂次', '|117|万剂次|余'],
    ['100多家', '|100|家|多'],
    ['近700万元', '近|700|万元|'],
    ['约3万平方米', '约|3|万平方米|'],
    ['超过350亿元', '超过|350|亿元|'],
    ['不到100天', '不到|100|天|'],
    ['不低于50%', '不低于|50|%|'],
    ['控制在4.5%以内', '控制在|4.5|%|以内'],
    ['前50名', '前|50|名|'],
    [' 8.5 % ', '|8.5|%|'],
    ['约 3 万平方米', '约|3|万平方米|'],
    ['预计5600', '预计|5600||'],
    ['5000有余', '|5000||有余'],
    ['(12.5)', '|−12.5||'],
    ['（１，２３４．５）', '|−1234.5||'],
    ['(12.5%)', '|−12.5|%|'],
    ['(12.5)％', '|−12.5|%|'],
    ['(3亿元)', '|−3|亿元|'],
    ['▲3.2', '|−3.2||'],
    ['△ 3.2%', '|−3.2|%|'],
    ['▼3.2', '|−3.2||'],
    ['–12', '|−12||'],
    ['﹣12', '|−12||'],
    ['＋3', '|+3||'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['5%～7%', '|5～7|%|'],
    ['5%~7%', '|5～7|%|'],
    ['5-7%', '|5～7|%|'],
    ['5—7%左右', '|5～7|%|左右'],
    ['1—2个', '|1～2|个|'],
    ['3至5年', '|3～5|年|'],
    ['约10亿元～15亿元', '约|10～15|亿元|'],
    ['5万～7万亩', '|5～7|万亩|'],
    ['-5%～-3%', '|−5～−3|%|'],
    ['5％－7％', '|5～7|%|'],
  ])('range %s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['2140*', '*', '2140'],
    ['2140＊＊', '**', '2140'],
    ['2138①', '①', '2138'],
    ['12.5%②', '②', '12.5'],
    ['2140*万人', '*', '2140'],
    ['(12.5)†', '†', '−12.5'],
  ])('%s with the mark %s of a note', (text, mark, digits) => {
    expect(quantity(text)).toMatchObject({ kind: 'number', digits, mark });
    expect(formatQuantity(quantity(text)).endsWith(mark)).toBe(true);
    expect(withoutMark(quantity(text))).toMatchObject({ digits, mark: '' });
  });

  test.each(['', ' ', '—', '——', '-', '–', '…', '……', '/', '　', '－'])('“%s” is missing', (text) => {
    expect(quantity(text)).toEqual({ kind: 'missing' });
  });

  test.each([
    '完成国家和省市下达的任务',
    'AA+',
    '第一方阵',
    '1 380家',
    '8..5',
    'O.5',
    '1O0',
    '10O',
    '8.5%%',
    '007',
    '1,38家',
    '8.5.1',
    '(-12.5)',
    '▲-3.2',
    '(5以上)',
    '5²',
    '①2138',
    '*',
    '7%～5%',
    '5%～7',
    '9000万～1亿元',
    '2022年底',
    '12月底前完工',
    '2022-02-22',
    '12个项目开工，5个竣工',
  ])('“%s” stays text', (text) => {
    expect(quantity(text)).toEqual({ kind: 'text', text });
  });
});

test('value is the number, exactly', () => {
  const read = quantity('−1,380.10亿元');
  expect(read.kind === 'number' && read.value.toFixed(2)).toBe('-1380.10');
});

describe('formatQuantity prints what was read', () => {
  test.each([
    ['1,380家', '1380家'],
    ['-1.5%', '−1.5%'],
    ['79万余件', '79万余件'],
    ['110余万方', '110余万方'],
    ['94.01万亩以上', '94.01万亩以上'],
    ['', '—'],
    ['AA+', 'AA+'],
  ])('%s → %s', (text, expected) => expect(formatQuantity(quantity(text))).toBe(expected));

  test('ranges repeat signs and scales, not other units (GB/T 15835)', () => {
    expect(formatQuantity(quantity('5-7%'))).toBe('5%～7%');
    expect(formatQuantity(quantity('10-15亿元'))).toBe('10亿元～15亿元');
    expect(formatQuantity(quantity('1—2个'))).toBe('1～2个');
  });

  test('a qualifier inside the unit stays there when a table takes the number apart', () => {
    const parts = (text: string) => {
      const read = quantity(text);
      return read.kind === 'number' ? Object.values(quantityParts(read)) : [];
    };
    expect(parts('约79万余件')).toEqual(['约', '79', '万余件', '']);
    expect(parts('约79万件以上')).toEqual(['约', '79', '万件', '以上']);
  });
});

/** Digits as they are printed: no leading zero, decimals kept, a true minus sign. */
const positiveDigits = fc
  .tuple(fc.nat(99_999_999), fc.option(fc.stringMatching(/^\d{1,4}$/)))
  .map(([whole, decimals]) => (decimals === null ? `${whole}` : `${whole}.${decimals}`));
const digits = fc
  .tuple(fc.constantFrom('', '', '−', '+'), positiveDigits)
  .map(([sign, figures]) => sign + figures);
const prefix = fc.constantFrom('', '约', '近', '超过', '不低于', '前', '≥');
const unit = fc.constantFrom(
  '',
  '%',
  '‰',
  '个百分点',
  '亿元',
  '万亩',
  '家',
  '微克/立方米',
  '㎡',
  '℃',
  'km',
  '千亿元',
);
const afterUnit = fc.constantFrom('', '以上', '以内', '左右', '及以上', '余');

const numberArbitrary: fc.Arbitrary<Quantity> = fc
  .record({ digits, prefix, unit, qualifier: afterUnit, splits: fc.boolean() })
  .map(({ splits, ...rest }) => {
    const scale = /^[千万亿]*/.exec(rest.unit)?.[0].length ?? 0;
    const within = splits && rest.unit.length > scale && !/^[%‰]/.test(rest.unit);
    // 余 at the end of a bare number stands before and after its unit at once: there is one way to say so.
    const qualifier = within ? '余' : rest.qualifier;
    const qualifierAt = within ? scale : rest.unit.length;
    return { kind: 'number', ...rest, value: decimalOf(rest.digits), qualifier, qualifierAt };
  });

const rangeArbitrary: fc.Arbitrary<Quantity> = fc
  .record({ one: digits, other: digits, prefix, unit, qualifier: fc.constantFrom('', '以上', '左右') })
  .filter(({ one, other }) => !decimalOf(one).eq(decimalOf(other)))
  .map(({ one, other, ...rest }) => {
    const [fromDigits, toDigits] = decimalOf(one).lt(decimalOf(other)) ? [one, other] : [other, one];
    const [from, to] = [decimalOf(fromDigits), decimalOf(toDigits)];
    return { kind: 'range', ...rest, fromDigits, toDigits, from, to };
  });

const textArbitrary: fc.Arbitrary<Quantity> = fc
  .string({ unit: 'grapheme' })
  .map((text) => text.trim())
  .filter((text) => quantity(text).kind === 'text')
  .map((text) => ({ kind: 'text', text }));

describe('quantity → text → quantity', () => {
  test.each([
    ['numbers', numberArbitrary],
    ['ranges', rangeArbitrary],
    ['texts', textArbitrary],
    ['missing', fc.constant<Quantity>({ kind: 'missing' })],
  ])('%s', (_, arbitrary) => {
    const readAgain = fc.property(arbitrary, (one) => {
      expect(quantity(formatQuantity(one))).toEqual(one);
    });
    fc.assert(readAgain, { numRuns: 500 });
  });

  test('any text at all: printing and reading it again changes nothing more', () => {
    const figures = fc.string({ unit: fc.constantFrom(...'0123456789.,，%％亿万元家约近以上余多～—-−至 ') });
    fc.assert(
      fc.property(fc.oneof(fc.string(), figures), (text) => {
        const printed = formatQuantity(quantity(text));
        expect(formatQuantity(quantity(printed))).toBe(printed);
      }),
      { numRuns: cases(500, 2000) },
    );
  });
});
