import { describe, expect, test } from 'vitest';
import { mistypedFigure } from '../../src/quantity/typos.js';

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
    ['#DIV/0!', undefined],
    ['####', undefined],
    ['(+5)', undefined],
    ['(0)', undefined],
    ['(5～7)', undefined],
    ['▲-3.2', undefined],
    ['↓3.2', '−3.2'],
    ['—12', '−12'],
    ['*2140', undefined],
    ['½', undefined],
    ['5½', undefined],
    ['5²', undefined],
    ['2138¹', undefined],
    ['Ⅲ', undefined],
    ['12亿3000万元', undefined],
    ['1’234', '1234'],
    ['1,23,456', undefined],
    ['1e5', undefined],
    ['007', undefined],
    ['2026年1月20日', undefined],
    ['1/3', undefined],
    ['TRUE', undefined],
    ['¥1,234.50', '1,234.50'],
    ['-￥ 5', '-5'],
  ])('%s is almost a number', (text, meant) => {
    expect(mistypedFigure(text)).toEqual({ text, ...(meant && { meant }) });
  });

  test.each(['十二个', '三百余亩', '百分之五', '三分之一', '八折'])(
    '%s is one in words, which a sum would leave out',
    (text) => {
      expect(mistypedFigure(text, true)).toEqual({ text });
      expect(mistypedFigure(text)).toBeUndefined();
    },
  );

  test.each([
    ['5亿元（含3亿元）', '5亿元', '（含3亿元）'],
    ['约5(预计)', '约5', '(预计)'],
    ['98.6%（升1.2个百分点）', '98.6%', '（升1.2个百分点）'],
    ['5亿元，其中中央财政补助资金3亿元', '5亿元', '，其中中央财政补助资金3亿元'],
    ['2138[1]', '2138', '[1]'],
  ])('%s is a figure and more', (text, read, left) => {
    expect(mistypedFigure(text)).toEqual({ text, read, left });
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
    '三年倍增',
    '一流',
    '11.1：36.3：52.6',
    '1.86∶1',
    '2140*',
    '(12.5)',
  ])('%s is none', (text) => expect(mistypedFigure(text)).toBeUndefined());
});
