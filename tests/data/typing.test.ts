import { describe, expect, test } from 'vitest';
import { mistypedFigure } from '../../src/data/typing.js';

describe('mistypedFigure', () => {
  test.each([
    ['8.5％%', '8.5%'],
    ['8..5', '8.5'],
    ['O.5', '0.5'],
    ['1O0', '100'],
    ['l2家', '12家'],
    ['10O', '100'],
    ['1 380家', '1380家'],
    ['增长8.5%', '8.5%'],
    ['下降1.5%', '−1.5%'],
    ['1,38家', undefined],
    ['8.5.1', undefined],
    ['7%～5%', undefined],
    ['5%～7', undefined],
    ['2022-02-22', undefined],
    ['5月7日', undefined],
    ['1.38E+03', undefined],
    ['(5)', undefined],
    ['#DIV/0!', undefined],
    ['####', undefined],
    ['TRUE', undefined],
    ['¥1,234.50', '1,234.50'],
    ['-￥ 5', '-5'],
  ])('%s is almost a number', (text, meant) => {
    expect(mistypedFigure(text)).toEqual({ text, ...(meant && { meant }) });
  });

  test.each([
    '8.5%',
    '',
    '—',
    '完成国家和省市下达的任务',
    'AA+',
    '前50名',
    '12个项目开工，5个竣工',
    '第一方阵',
  ])('%s is none', (text) => expect(mistypedFigure(text)).toBeUndefined());
});
