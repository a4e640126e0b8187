import { describe, expect, test } from 'vitest';
import { errorsOf, reportOfTables } from '../support/loaded-tables.js';
import { markupOf } from '../support/templates.js';

const REGIONS = [
  '地区情况,,,,\n单位：亿元,,,,\n地区,2024年,,2025年,\n,增加值,增速（%）,增加值,增速（%）\n全市,300,5.0,330,5.1',
  '甲县,100,5.0,120,6.0\n乙县,80,4.0,90,5.0\n丙县,120,6.0,120,4.0\n丁县,…,…,…,…\n',
].join('\n');
const SHEETS = { 地区: REGIONS, 无合计: '县,增加值\n甲,1\n乙,2\n丙,5\n' };

const report = reportOfTables(SHEETS, '');

function printed(template: string): string {
  return markupOf(template, report)
    .replace(/<num prefix="(.*?)" digits="(.*?)" unit="(.*?)" qualifier="(.*?)"\/>/g, '$1$2$3$4')
    .replace(/<\/?passage[^>]*>/g, '');
}

function faultsOf(call: string): string[] {
  return errorsOf(SHEETS, `narrative:\n  glance:\n    - '${call}'\n`).map(({ code }) => code);
}

describe('of a general table the places and shares are those of its own rows', () => {
  test.each([
    ['the rows of a level, without the total', '{{rank "甲县" "2025年/增加值"}}', '1'],
    ['equal figures share a place', '{{rank "丙县" "2025年/增加值"}}', '1'],
    ['rates have places, too', '{{rank "丙县" "2025年/增速"}}', '3'],
    ['what the row of totals has', '{{share "乙县" "2025年/增加值"}}', '27.3%'],
    ['the total itself', '{{total "地区" "2024年/增加值"}}', '300亿元'],
  ])('%s', (_, call, words) => {
    expect(faultsOf(call)).toEqual([]);
    expect(printed(call)).toBe(words);
  });

  test.each([
    ['a total has no place', '{{rank "全市" "2025年/增加值"}}', 'no-rank'],
    ['a row without a figure has none', '{{rank "丁县" "2025年/增加值"}}', 'no-figure'],
    ['rates are part of nothing', '{{share "甲县" "2025年/增速"}}', 'not-summed'],
    ['without a total there is no share', '{{share "无合计/甲" "增加值"}}', 'no-total'],
    ['nor a sum', '{{total "无合计" "增加值"}}', 'no-total'],
    ['a head that stands twice is told', '{{rank "甲县" "增加值"}}', 'ambiguous-column'],
  ])('%s', (_, call, code) => {
    expect(faultsOf(call)).toEqual([code]);
  });
});
