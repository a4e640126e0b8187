import { type ChartType, chartKind } from '../../src/chart/kinds/index.js';
import type { ChartSeries, ChartSpec } from '../../src/dataset/chart-spec.js';
import type { Report } from '../../src/report/report.js';
import { reportOf, specOf, type TestRow } from './report.js';

/** Twenty-four names of twelve characters. */
const names = [...'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏'].map(
  (one) => `${one}字镇高标准农田建设面积`,
);
const places = ['洎阳街道', '塔山街道', '镇桥镇', '涌山镇', '临港镇'];

/** Values from 0.1 to 25,000, some negative, some missing. */
function wildValue(index: number, signed: boolean): string {
  if (index % 11 === 10) return '';
  const magnitude = 10 ** ((index * 7) % 6);
  const sign = signed && index % 8 === 5 ? '-' : '';
  return sign + (magnitude * (1 + (index % 5) / 2) * 0.1).toFixed(index % 3);
}

const columns = ['面积（亩）', '林地（亩）', '水田（亩）'];

function set(labels: readonly string[], cell: (row: number, column: number) => string): Report {
  const rows = labels.map((label, row): TestRow => {
    return { label, group: row % 3 === 0 ? '山区' : '坝区', cells: columns.map((_, at) => cell(row, at)) };
  });
  return reportOf(columns, rows);
}

const tame = (row: number, column: number) => (3 + ((row * 5 + column * 3) % 17) * 0.7).toFixed(1);

/** What makes charts hard to draw. */
export const hardSets: Readonly<Record<string, Report>> = {
  '24 long names, five orders of magnitude, negatives, gaps': set(names, (row, at) =>
    wildValue(row + 3 * at, true),
  ),
  '24 long names, five orders of magnitude, gaps': set(names, (row, at) => wildValue(row + 3 * at, false)),
  '24 short names': set(
    names.map((one) => one.slice(0, 3)),
    tame,
  ),
  'five places': set(places, (row, at) => String(1000 + ((row * 7 + at * 3) % 11) * 731)),
  'negatives and gaps': set(places, (row, at) => ['-3.5', '12', '', '-0.2', '7.75'][(row + at) % 5] ?? ''),
  'one row': set(places.slice(0, 1), tame),
  'all equal': set(places, () => '5.5'),
  'all zero': set(places, () => '0'),
  'one figure': set(places, (row, at) => (row + at === 0 ? '8.25' : '')),
  'qualifiers and ranges': set(
    places,
    (row, at) => ['7亩以上', '5～7亩', '约6亩', '8亩左右', '9亩以内'][(row + at) % 5] ?? '',
  ),
};

const [first, second, third] = columns as [string, string, string];
const right: ChartSeries = { column: second, as: 'line', axis: 'right' };
const target: ChartSeries = { column: second, as: 'target' };
const targets = [
  { name: '全省平均', value: '4.5' },
  { name: '全市规划目标', value: '6' },
];

/** Every way to draw a type: one series or more, with targets, with rows and columns exchanged. */
export function waysToDraw(type: ChartType): readonly ChartSpec[] {
  return known[type] ?? [specOf(type, columns.slice(0, chartKind(type).fewestSeries))];
}

const known: Readonly<Partial<Record<ChartType, readonly ChartSpec[]>>> = {
  bar: [
    specOf('bar', [first]),
    specOf('bar', [first, second, third]),
    specOf('bar', columns, { swap: true }),
    specOf('bar', [first], { targets }),
    specOf('bar', [first, target], { rows: { sort: first } }),
  ],
  'horizontal-bar': [
    specOf('horizontal-bar', [first]),
    specOf('horizontal-bar', [first, second, third]),
    specOf('horizontal-bar', [first], { targets }),
    specOf('horizontal-bar', [first, target], { unit: '亩' }),
  ],
  'stacked-bar': [specOf('stacked-bar', columns), specOf('stacked-bar', columns, { targets, swap: true })],
  'upright-stacked-bar': [
    specOf('upright-stacked-bar', columns, { targets }),
    specOf('upright-stacked-bar', columns, { swap: true }),
  ],
  combined: [
    specOf('combined', [first, right]),
    specOf('combined', [first, third, right], { targets: targets.slice(1) }),
  ],
  dumbbell: [specOf('dumbbell', [first, second])],
  doughnut: [specOf('doughnut', [first]), specOf('doughnut', [first], { rows: { sort: first, top: 4 } })],
  line: [
    specOf('line', [first]),
    specOf('line', [first, second, third], { targets }),
    specOf('line', columns, { swap: true }),
  ],
  scatter: [specOf('scatter', [first, second]), specOf('scatter', columns)],
  'small-multiples': [specOf('small-multiples', columns), specOf('small-multiples', [first, third, target])],
  waterfall: [specOf('waterfall', [first])],
};
