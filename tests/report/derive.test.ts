import { describe, expect, test } from 'vitest';
import type { FixedKind } from '../../src/dataset/kinds/index.js';
import type { Pack } from '../../src/dataset/model.js';
import { readTable } from '../../src/dataset/table/table.js';
import { readCsv } from '../../src/input/readers/csv.js';
import { derive } from '../../src/report/derive.js';

const pack: Pack = {
  file: 'pack.yaml',
  title: '',
  meeting: '',
  issuer: '',
  date: '2022-02-22',
  editions: [],
  tables: {},
  narrative: {},
  highlights: [],
  charts: [],
  totals: [],
  sources: [],
  gaps: [],
};

/** The report table of some lines of CSV. */
function tableOf(kind: FixedKind, ...lines: string[]) {
  const { value: sheet } = readCsv({ file: `${kind}.csv`, text: lines.join('\n') });
  const { value: table, found } = readTable(kind, kind, sheet);
  expect(found).toEqual([]);
  if (table === undefined) throw new Error('no table');
  const derived = derive({ folder: '', pack, tables: { [kind]: table } }).tables[kind];
  if (derived === undefined) throw new Error('no derived table');
  return derived;
}

function indicators(years: string, ...rows: string[]) {
  return tableOf('indicators', `编号,指标,单位,${years},出处,原文`, ...rows.map((row) => `${row},回顾,原文`));
}

function differences(years: string, ...rows: string[]) {
  return indicators(years, ...rows).rows.map(({ difference }) =>
    difference ? `${difference.digits}${difference.unit}` : '—',
  );
}

describe('difference', () => {
  test('is decimal-exact and in percentage points', () => {
    expect(
      differences('2021年实绩,2022年目标', 'a,甲,%,7.8%,8.1%', 'b,乙,%,8.5%,7%以上', 'c,丙,%,5,5.0'),
    ).toEqual(['+0.3个百分点', '−1.5个百分点', '0.0个百分点']);
  });

  test('keeps the unit of other figures', () => {
    expect(differences('2021年实绩,2022年目标', 'a,甲,万亩,94,94.01万亩以上')).toEqual(['+0.01万亩']);
  });

  test('is missing where either figure is missing, a text, a range or of another unit', () => {
    const rows = ['a,甲,%,,7%', 'b,乙,%,8%,完成任务', 'c,丙,%,8%,5%～7%', 'd,丁,%,8%,8万亩'];
    expect(differences('2021年实绩,2022年目标', ...rows)).toEqual(['—', '—', '—', '—']);
  });

  test('of three years is that of the last two, whatever the order of the columns', () => {
    expect(differences('2023年目标,2021年实绩,2022年实绩', 'a,甲,%,9,1,4')).toEqual(['+5个百分点']);
  });

  test('takes the actual figure of a year that also has a target', () => {
    const years = '2021年目标,2021年实绩,2022年目标';
    expect(differences(years, 'a,甲,%,9,5,7')).toEqual(['+2个百分点']);
    expect(indicators(years, 'a,甲,%,9,5,7').years.map(({ header }) => header)).toEqual([
      '2021年实绩',
      '2021年目标',
      '2022年目标',
    ]);
  });

  test.each([
    ['a quarter with that of the year before', '2024年一季度,2025年一季度', '5,7', '+2个百分点'],
    ['the last that has the like', '2024年一季度,2025年一季度,2025年目标', '5,7,9', '+2个百分点'],
    ['years with years', '2024年实绩,2025年一季度,2025年目标', '5,7,9', '+4个百分点'],
    ['months that follow one another', '2024年12月,2025年1月', '5,7', '+2个百分点'],
    ['nothing with what is longer', '2025年一季度,2025年上半年', '5,7', '—'],
  ])('compares %s', (_, periods, figures, expected) => {
    expect(differences(periods, `a,甲,%,${figures}`)).toEqual([expected]);
  });

  test('needs two years', () => {
    expect(differences('2021年实绩', 'a,甲,%,9')).toEqual(['—']);
  });
});

describe('projects', () => {
  const projects = tableOf(
    'projects',
    '编号,项目,分组,投资（亿元）,税收（亿元）,2022年节点,出处,原文',
    'a,甲,已开工,0.1,4,,回顾,原文',
    'b,乙,预开工,0.2,4.0,投产,回顾,原文',
    'c,丙,已开工,,约10,,回顾,原文',
    'd,丁,在谈,20～30,,,回顾,原文',
  );

  test('sums do not drift, and say what they leave out', () => {
    expect(projects.total['投资（亿元）']).toEqual({
      digits: '0.3',
      counted: 2,
      missing: 2,
      approximate: 0,
      place: { file: 'projects.csv', line: 1, column: 4, field: '投资（亿元）' },
    });
    expect(projects.total['税收（亿元）']).toEqual({
      digits: '18.0',
      counted: 3,
      missing: 1,
      approximate: 1,
      place: { file: 'projects.csv', line: 1, column: 5, field: '税收（亿元）' },
    });
  });

  test('groups stand in order of first appearance, with their subtotals', () => {
    expect(projects.groups.map(({ name, count }) => [name, count])).toEqual([
      ['已开工', 2],
      ['预开工', 1],
      ['在谈', 1],
    ]);
    expect(projects.groups[0]?.subtotal['税收（亿元）']?.digits).toBe('14');
    expect(
      projects.groups[0]?.rows.map(({ id, number, numberInGroup }) => [id, number, numberInGroup]),
    ).toEqual([
      ['a', 1, 1],
      ['c', 2, 2],
    ]);
  });

  test('numbers run down the table as it is printed, group after group', () => {
    const inGroups = projects.groups.flatMap(({ rows }) => rows.map(({ id, number }) => `${number}${id}`));
    expect(inGroups).toEqual(['1a', '2c', '3b', '4d']);
  });

  test('equal figures share a rank, missing ones have none', () => {
    expect(projects.rows.map(({ rank }) => rank['税收（亿元）'])).toEqual([2, 2, 1, undefined]);
  });

  test('shares are percentages of the whole with one decimal place', () => {
    expect(projects.rows.map(({ share }) => share['投资（亿元）'])).toEqual([
      '33.3',
      '66.7',
      undefined,
      undefined,
    ]);
  });

  test('a column of words for a year is a year column and no figure', () => {
    expect(projects.years.map(({ header }) => header)).toEqual(['2022年节点']);
    expect(projects.rows[1]?.difference).toBeUndefined();
  });
});

describe('a sum has no more noughts than its figures', () => {
  const sum = (...figures: string[]) => {
    const rows = figures.map((figure, index) => `r${index},名${index},组,${figure},回顾,原文`);
    return tableOf('projects', '编号,项目,分组,限额（亿元）,出处,原文', ...rows).total['限额（亿元）']
      ?.digits;
  };
  test.each([
    [['1531.2955', '287.7045', '7136.07'], '8955.07'],
    [['12.25', '7.75'], '20'],
    [['2.5', '3.50'], '6.00'],
    [['11.0', '8'], '19.0'],
    [['100', '200'], '300'],
    [['0.1', '0.2'], '0.3'],
    [['1.5', '-1.5'], '0'],
    [['-2.25', '1'], '−1.25'],
  ])('%j make %s', (figures, expected) => expect(sum(...figures)).toBe(expected));
});

describe('rates have no sums', () => {
  const rates = tableOf(
    'projects',
    '编号,项目,分组,城镇化率（%）,价格指数（上年同月=100）,单位造价（元/平方米）,常住人口（万人）,出处,原文',
    'a,甲县,平原,55.2,102.3,3000,30.5,回顾,原文',
    'b,乙县,山区,40.3,101.8,2800,12.1,回顾,原文',
  );

  test('nor shares of them, while their figures are counted and what adds up is summed', () => {
    expect(Object.values(rates.total).map(({ digits, counted }) => [digits, counted])).toEqual([
      ['', 2],
      ['', 2],
      ['', 2],
      ['42.6', 2],
    ]);
    expect(Object.keys(rates.rows[0]?.share ?? {})).toEqual(['常住人口（万人）']);
    expect(rates.hasSums).toBe(true);
  });

  test('and a table of nothing else has none at all', () => {
    const lines = ['编号,项目,分组,城镇化率（%）,出处,原文', 'a,甲县,平原,55.2,回顾,原文'];
    expect(tableOf('projects', ...lines).hasSums).toBe(false);
  });

  test('the base of an index is no unit', () => {
    expect(rates.columns.find(({ title }) => title.startsWith('价格指数'))).toMatchObject({
      title: '价格指数（上年同月=100）',
    });
    expect(rates.columns.find(({ title }) => title.startsWith('价格指数'))).not.toHaveProperty('unit');
  });
});

test('templates can read everything without prototypes: records own their keys', () => {
  const { rows, total } = tableOf(
    'projects',
    '编号,项目,分组,constructor（亿元）,出处,原文',
    'a,甲,组,1,回顾,原文',
  );
  expect(Object.hasOwn(total, 'constructor（亿元）')).toBe(true);
  expect(Object.hasOwn(rows[0]?.cells ?? {}, '项目')).toBe(true);
});

test('glossary entries are numbered in the order of the file', () => {
  const { value: sheet } = readCsv({ file: 'g.csv', text: '编号,名词,释义,出处\nx,甲,一,注1\ny,乙,二,' });
  const { value: glossary } = readTable('glossary', 'glossary', sheet);
  if (glossary === undefined) throw new Error('no table');
  expect(derive({ folder: '', pack, tables: { glossary } }).glossary).toEqual([
    { id: 'x', number: 1, term: '甲', definition: '一', section: '注1' },
    { id: 'y', number: 2, term: '乙', definition: '二', section: '' },
  ]);
});
