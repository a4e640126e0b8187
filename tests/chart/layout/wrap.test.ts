import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrapName } from '../../../src/chart/layout/wrap.js';

/** One point for each character, half for those of Latin. */
const widthOf = (text: string) => [...text].reduce((width, one) => width + (one < '\u0100' ? 0.5 : 1), 0);

describe('wrapping names', () => {
  test.each([
    ['地区生产总值', 6, ['地区生产总值']],
    ['规模以上工业增加值', 6, ['规模以上', '工业增加值']],
    ['城镇居民人均可支配收入', 7, ['城镇居民人均', '可支配收入']],
    ['社会消费品零售总额', 6, ['社会消费品', '零售总额']],
    [
      '江苏方圆化工年产15万吨新材料芳纶和5万吨新能源六氟磷酸锂项目',
      17,
      ['江苏方圆化工年产15万吨新材料芳纶', '和5万吨新能源六氟磷酸锂项目'],
    ],
    [
      '黑猫集团年处置5万吨危废综合处置中心和年产2000吨造影剂建设项目',
      19,
      ['黑猫集团年处置5万吨危废综合处置中心', '和年产2000吨造影剂建设项目'],
    ],
  ])('%s', (name, width, lines) => {
    expect(wrapName(name, 2, width, widthOf)).toEqual(lines);
  });

  test('never cuts a name, leaves no line of one character, splits no number from its unit', () => {
    const word = fc.constantFrom(
      '产业',
      '园',
      '新材料',
      '12万吨',
      '3.5亿元',
      '（一期）',
      '、',
      '和',
      '8%',
      'PM2.5浓度',
      '项目',
      '(二期)',
      ',',
      '; ',
      '2022年',
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 2, maxLength: 14 }),
        fc.integer({ min: 3, max: 20 }),
        (words, width) => {
          const name = words.join('').trim();
          const lines = wrapName(name, 3, width, widthOf);
          if (!lines) return;
          expect(lines.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
          expect(lines.length).toBeLessThanOrEqual(3);
          for (const [index, line] of lines.entries()) {
            expect(widthOf(line)).toBeLessThanOrEqual(width);
            if (lines.length > 1) expect([...line].length).toBeGreaterThan(1);
            if (index > 0) expect(line).not.toMatch(/^[、，）%,;)]/);
            expect(line).toBe(line.trim());
            if (index > 0)
              expect(`${lines[index - 1]}|${line}`).not.toMatch(/[\d.]\|[\d.万亿%年]|[（(]\||[A-Z]\|[A-Z\d]/);
          }
        },
      ),
    );
  });

  test('a name that does not fit is refused, not cut', () => {
    expect(wrapName('规模以上工业增加值', 2, 3, widthOf)).toBeUndefined();
    expect(wrapName('规模以上工业增加值', 1, 8, widthOf)).toBeUndefined();
  });
});
