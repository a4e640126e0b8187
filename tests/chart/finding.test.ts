import { describe, expect, test } from 'vitest';
import { proposeFinding } from '../../src/chart/finding/propose.js';
import { findingText } from '../../src/report/finding.js';
import { reportOf, specOf, type TestRow } from './report.js';

const rows = (...cells: readonly (readonly string[])[]): TestRow[] =>
  cells.map(([label = '', ...rest], at) => ({ id: `r${at}`, label, cells: rest }));

function found(
  headers: readonly string[],
  data: readonly TestRow[],
  type: Parameters<typeof specOf>[0] = 'horizontal-bar',
  more: Parameters<typeof specOf>[2] = {},
  series: Parameters<typeof specOf>[1] = headers,
): string | undefined {
  const finding = proposeFinding(specOf(type, series, more), reportOf(headers, data));
  return finding && findingText(finding);
}

describe('no figure is told that nobody has stated', () => {
  const years = ['2023年实绩', '2024年实绩', '2025年实绩'];

  test('nothing of ranges, which are drawn at their middle', () => {
    expect(found(['投资（亿元）'], rows(['甲', '50～70'], ['乙', '25'], ['丙', '15']))).toBeUndefined();
    expect(found(years, rows(['甲', '3～5', '6', '9']))).toBeUndefined();
  });

  test('no figure without its 约 or 以上', () => {
    expect(found(years, rows(['甲', '50', '60', '72']))).toBe('甲由50增加到72');
    expect(found(years, rows(['甲', '50', '60', '约72']))).toBeUndefined();
    expect(found(years, rows(['甲', '50以上', '60', '72']))).toBeUndefined();
  });
});

describe('a ranking', () => {
  const amounts = ['投资（亿元）'];

  test('tells the share of one that stands out', () => {
    expect(found(amounts, rows(['甲', '60'], ['乙', '25'], ['丙', '15']))).toBe('甲占投资合计的60.0%');
  });

  test('tells the few that make up half', () => {
    const data = rows(['甲', '30'], ['乙', '28'], ['丙', '20'], ['丁', '12'], ['戊', '10']);
    expect(found(amounts, data)).toBe('甲、乙占投资合计的58.0%');
  });

  test('says no first where two are as large', () => {
    expect(found(amounts, rows(['甲', '30'], ['乙', '30'], ['丙', '20']))).toBeUndefined();
  });

  test('says nothing of the first where the chart leaves out others of its kind', () => {
    const data = rows(['甲', '60'], ['乙', '25'], ['丙', '15'], ['丁', '90']);
    expect(found(amounts, data, 'horizontal-bar', { rows: { ids: ['r0', 'r1', 'r2'] } })).toBeUndefined();
  });

  test('says no first and no last that a row of 其他 may be', () => {
    const data = rows(['甲', '60'], ['乙', '25'], ['丙', '15'], ['丁', '90'], ['戊', '1']);
    const cut = (more: object) => found(amounts, data, 'horizontal-bar', { rows: { top: 3, ...more } });
    expect(cut({})).toBeUndefined();
    expect(cut({ sort: '投资（亿元）' })).toBe('丁占投资合计的47.1%');
    const rates = rows(['甲', '9'], ['乙', '8'], ['丙', '7'], ['丁', '6'], ['戊', '1']);
    const sorted = { rows: { top: 3, sort: '增速（%）' } };
    expect(found(['增速（%）'], rates, 'horizontal-bar', sorted)).not.toContain('丙最低');
  });

  test('has no share that is all by rounding, nor one that is like that of each', () => {
    expect(found(amounts, rows(['甲', '99999'], ['乙', '2'], ['丙', '1']))).toBe('甲最多，丙最少');
    const even = rows(['甲', '10.3'], ['乙', '10.2'], ['丙', '10.1'], ['丁', '10']);
    expect(found(amounts, even)).toBe('甲最多，丁最少');
  });

  test('of rates has no shares', () => {
    const data = rows(['甲', '6'], ['乙', '2'], ['丙', '1']);
    expect(found(['增速（%）'], data)).toBe('甲最高，丙最低');
  });

  test('of figures with a minus has no shares, and no most and least', () => {
    const data = rows(['甲', '60'], ['乙', '25'], ['丙', '−15']);
    expect(found(['调整（亿元）'], data)).toBe('甲最高，丙最低');
    // steps up and down: one may be more than their sum
    expect(found(['调整（亿元）'], rows(['甲', '60'], ['乙', '−25'], ['丙', '−15']), 'waterfall')).toBe(
      '甲最高，乙最低',
    );
  });

  test('says nothing where one has no figure: nobody knows where it would stand', () => {
    expect(found(amounts, rows(['甲', '60'], ['乙', '25'], ['丙', '15'], ['丁', '']))).toBeUndefined();
    const years = ['2023年', '2024年', '2025年'];
    const few = rows(['甲', '1', '2', ''], ['乙', '', '', ''], ['丙', '2', '3', '4']);
    expect(found(years, few, 'bar')).toBeUndefined();
    const gaps = rows(
      ['甲', '1', '2', '1'],
      ['乙', '1', '', '2'],
      ['丙', '2', '3', '2'],
      ['丁', '2', '3', '4'],
    );
    expect(found(years, gaps, 'bar')).toBeUndefined();
    const pairs = rows(
      ['甲', '1', '2'],
      ['乙', '1', '2'],
      ['丙', '2', '3'],
      ['丁', '2', '1'],
      ['戊', '2', ''],
    );
    expect(found(['2024年', '2025年'], pairs, 'dumbbell')).toBe('4项中3项的2025年高于2024年');
  });

  test('of courses tells no growth that says only how little there was before', () => {
    const data = rows(['甲', '0.1', '3', '90'], ['乙', '20', '21', '25'], ['丙', '20', '23', '24']);
    expect(found(['2023年', '2024年', '2025年'], data, 'bar')).toBeUndefined();
  });

  test('is held against a target, whose own row is not counted', () => {
    const data = rows(['全县', '5'], ['甲', '8'], ['乙', '7'], ['丙', '3']);
    const targets = [{ name: '全县', id: 'r0', column: '2025年实绩' }];
    expect(found(['2025年实绩'], data, 'horizontal-bar', { targets, unit: '%' })).toBe('甲、乙高于全县');
  });

  test.each([
    [['8', '7', '6', '3'], '除丁外，都高于全省'],
    [['8', '7', '6', '6'], '4项都高于全省'],
    [['2', '3', '4', '8'], '除丁外，都低于全省'],
    [['8', '7', '5', '4'], '4项中2项高于全省，甲最高'],
  ])('%s against 5', (cells, expected) => {
    const data = rows(...cells.map((cell, at) => ['甲乙丙丁'[at] as string, cell]));
    const targets = [{ name: '全省', value: '5%' }];
    expect(found(['2025年实绩'], data, 'bar', { targets, unit: '%' })).toBe(expected);
  });
});

describe('two columns', () => {
  const years = ['2025年实绩', '2026年目标'];

  test.each([
    [['5', '4'], ['6', '5'], ['7', '6'], '3项的2026年目标都低于2025年实绩'],
    [['5', '6'], ['6', '5'], ['7', '6'], '除甲外，2026年目标都低于2025年实绩'],
    [['5', '6'], ['6', '6'], ['7', '6'], undefined],
  ])('%s %s %s', (one, two, three, expected) => {
    expect(found(years, rows(['甲', ...one], ['乙', ...two], ['丙', ...three]), 'dumbbell')).toBe(expected);
  });

  test('of figures and the target of each leave out the year that both have', () => {
    const headers = ['2025年执行数（亿元）', '2025年预算数（亿元）'];
    const series = [
      { column: headers[0] as string },
      { column: headers[1] as string, as: 'target' as const },
    ];
    const data = rows(['甲', '5', '6'], ['乙', '6', '8'], ['丙', '7', '9'], ['丁', '9', '8']);
    expect(found(headers, data, 'bar', {}, series)).toBe('除丁外，执行数都低于预算数');
  });
});

describe('a course', () => {
  const years = ['2023年实绩', '2024年实绩', '2025年实绩'];

  test('tells the only one that went the other way', () => {
    const data = rows(['甲', '1', '2', '3'], ['乙', '1', '2', '3'], ['丙', '1', '3', '2']);
    expect(found(years, data, 'line')).toBe('除丙外，2025年都高于2024年');
  });

  test('tells who grew by the most', () => {
    const data = rows(['甲', '100', '105', '110'], ['乙', '10', '11', '12'], ['丙', '10', '10.5', '11.5']);
    expect(found(years, data, 'line')).toBe('乙增幅最大，2025年比2023年增长20.0%');
  });

  test('of one thing goes from its first to its last', () => {
    const data = [{ label: '甲', unit: '亿元', cells: ['10', '11', '9.5'] }];
    expect(found(years, data, 'line')).toBe('甲由10亿元减少到9.5亿元');
  });
});

test('several measures tell the one that leads in all, by its shares', () => {
  const headers = ['投资（亿元）', '年税收（亿元）'];
  const data = rows(['甲', '50', '8'], ['乙', '30', '1'], ['丙', '20', '1']);
  expect(found(headers, data, 'small-multiples')).toBe('甲占投资的50.0%、年税收的80.0%');
});

test('several measures tell the first of each where it is another', () => {
  const headers = ['投资（亿元）', '年税收（亿元）'];
  const data = rows(['甲', '50', '1'], ['乙', '30', '8'], ['丙', '20', '1']);
  expect(found(headers, data, 'scatter')).toBe('投资最多的是甲，年税收最多的是乙');
});

test('stacks are told by the share of the largest', () => {
  const headers = ['已完成（亿元）', '计划（亿元）'];
  const data = rows(['甲', '40', '20'], ['乙', '10', '10'], ['丙', '10', '10']);
  expect(found(headers, data, 'stacked-bar')).toBe('甲占3项合计的60.0%');
});

test('a finding that is too long for its line gives way to a shorter one, or to none', () => {
  const name = '某某新材料产业园基础设施配套工程';
  const data = rows([`${name}甲`, '30'], [`${name}乙`, '28'], ['丙', '20'], ['丁', '12'], ['戊', '10']);
  expect(found(['投资（亿元）'], data)).toBe(`${name}甲占投资合计的30.0%`);
});

test('text of the data that looks like a template is no template', () => {
  const data = rows(['{{pack}}', '60'], ['乙', '25'], ['丙', '15']);
  expect(found(['投资（亿元）'], data)).toBe('{{pack}}占投资合计的60.0%');
});
