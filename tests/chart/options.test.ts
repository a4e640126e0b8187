import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultStyle, drawChart } from '../../src/chart/index.js';
import { chartKind } from '../../src/chart/kinds/index.js';
import { type ChartOptions, chartOptions } from '../../src/dataset/chart-options.js';
import type { ChartSpec } from '../../src/dataset/chart-spec.js';
import { readPack } from '../../src/dataset/pack/read.js';
import { everyFew } from '../support/daily.js';
import { fonts } from './fonts.js';
import { reportOf } from './report.js';
import { type Sample, samples } from './samples.js';

/** What is looked at in a schema. */
interface Part {
  readonly entries?: Readonly<Record<string, Part>>;
  readonly wrapped?: Part;
  readonly type: string;
}

/** The paths of all options that are no groups of others, with the groups on the way. */
function pathsIn(part: Part, path: readonly string[] = []): { leaf: boolean; path: readonly string[] }[] {
  const { entries } = part.wrapped ?? part;
  if (!entries) return [{ leaf: true, path }];
  const inside = Object.entries(entries).flatMap(([key, one]) => pathsIn(one, [...path, key]));
  return path.length === 0 ? inside : [{ leaf: false, path }, ...inside];
}

const paths = pathsIn(chartOptions as unknown as Part);
const leaves = paths.filter(({ leaf }) => leaf).map(({ path }) => path);

/** One option, in braces: {scales: {y: {min: 3}}}. */
const written = (path: readonly string[], value: string) =>
  `${path.map((key) => `{${key}: `).join('')}${value}${'}'.repeat(path.length)}`;

const found = (options: string): readonly string[] => {
  const known = alreadyFound.get(options) ?? findIn(options);
  alreadyFound.set(options, known);
  return known;
};

/** What pack.yaml is told for options, which each kind of chart is asked about. */
const alreadyFound = new Map<string, readonly string[]>();

const findIn = (options: string) =>
  readPack(
    {
      file: 'pack.yaml',
      text: `title: a\nmeeting: a\nissuer: a\ndate: 2026-01-20\ncharts:\n  - { name: c, at: a, type: bar, title: a, alt: a,
      rows: { table: t }, series: [{ column: a }],
      options: ${options} }\n`,
    },
    { 柱形图: 'bar' },
  ).found.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`);

/** Nothing that any option takes. */
const WRONG = [
  '.nan',
  '.inf',
  '-.inf',
  '1e300',
  '-1e300',
  '[1]',
  '{a: 1}',
  '""',
  '"x"',
  '"url(x)"',
  '2026-01-20',
];

describe('an option is told with its place where it is given what it does not take:', () => {
  const turned = leaves.map((path, turn) => [path.join('.'), everyFew(WRONG, 3, turn)] as const);
  test.each(turned)('%s', (name, wrong) => {
    for (const value of wrong)
      expect([value, found(written(name.split('.'), value))]).toEqual([
        value,
        [expect.stringMatching(/^(wrong-value|unknown-choice) pack\.yaml:[78]$/)],
      ]);
  });

  test.each(paths.filter(({ leaf }) => !leaf).map(({ path }) => path.join('.')))('%s', (name) => {
    for (const value of ['5', 'true', '"x"', '{nothing: 1}'])
      expect(found(written(name.split('.'), value))).toEqual([
        expect.stringMatching(/^(wrong-value|unknown-key) pack\.yaml:[78]$/),
      ]);
  });
});

test.each([
  ...[
    '{plugins: {legend: {display: true}}}',
    '{indexAxis: y}',
    '{parsing: false}',
    '{onClick: x}',
    '{locale: zz}',
  ],
  ...[
    '{scales: {q: {min: 1}}}',
    '{scales: {y: {type: time}}}',
    '{scales: {y: {type: radialLinear}}}',
    '{layouts: {}}',
  ],
  ...[
    '{scales: {y: {ticks: {callback: x}}}}',
    '{scales: {y: {ticks: {count: 1000000}}}}',
    '{devicePixelRatio: 9}',
  ],
])('what a still picture has no use for, or can’t bear, is refused: %s', (options) => {
  expect(found(options)).toEqual([
    expect.stringMatching(/^(unknown-key|unknown-choice|wrong-value) pack\.yaml:[78]$/),
  ]);
});

describe('whatever is allowed can be drawn, or it is told why not:', () => {
  const noise: unknown[] = [];
  beforeEach(() => {
    for (const method of ['error', 'warn', 'log', 'info'] as const)
      vi.spyOn(console, method).mockImplementation((...words) => void noise.push(words));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    expect(noise).toEqual([]);
  });

  const values = ['0', '2', '0.5', '1000', '1000000000', 'true', '"#fff"', '"logarithmic"'];

  const named = Object.entries(samples).map(([name, sample], turn) => [name, sample, turn] as const);

  test.each(named)('%s', (_, { spec, report }, turn) => {
    const axes: readonly string[] = chartKind(spec.type).figureAxes;
    const own = leaves.filter(([first, axis = '']) => first !== 'scales' || axes.includes(axis));
    for (const [index, path] of own.entries())
      for (const value of everyFew(values, 4, index + turn)) {
        if (found(written(path, value)).length > 0) continue;
        const options = path.reduceRight<unknown>((inside, key) => ({ [key]: inside }), JSON.parse(value));
        const svg = drawn({ spec: { ...spec, options: options as ChartOptions }, report });
        expect([path, value, /NaN|Infinity|undefined/.exec(svg)?.[0]]).toEqual([path, value, undefined]);
      }
  });
});

function result({ spec, report }: { spec: ChartSpec; report: Sample['report'] }) {
  return drawChart(spec, report, { widthPt: 440, heightPt: 220, style: defaultStyle, fonts });
}

function drawn(sample: { spec: ChartSpec; report: Sample['report'] }): string {
  const { chart, diagnostics } = result(sample);
  expect(chart !== undefined || diagnostics.length > 0).toBe(true);
  return chart?.svg ?? '';
}

describe('an axis that can’t show the figures of its chart is refused:', () => {
  const years = ['2024年实绩', '2025年实绩'];
  const of = (type: ChartSpec['type'], cells: readonly string[], scales: ChartOptions['scales']) => {
    const rows = ['甲', '乙'].map((label, index) => ({ label, unit: '', cells: [cells[index] ?? '', '30'] }));
    const spec: ChartSpec = {
      ...{ name: 'c', at: 'a', title: 'a', alt: 'a', place: { file: 'pack.yaml', line: 3 } },
      ...{ type, rows: { table: 't' }, options: { scales: scales ?? {} } },
      series: years.slice(0, type === 'waterfall' ? 1 : 2).map((column) => ({ column })),
    };
    return result({ spec, report: reportOf(years, rows) }).diagnostics.map(
      ({ code, place, message }) => `${code} ${place?.line} ${message.en}`,
    );
  };

  test.each<[string, Parameters<typeof of>, string]>([
    ['a logarithm of 0', ['line', ['0', '5'], { y: { type: 'logarithmic' } }], 'no 0'],
    ['one below 0', ['line', ['-2', '5'], { y: { type: 'logarithmic' } }], 'no 0'],
    ['one that begins at 0', ['line', ['2', '5'], { y: { type: 'logarithmic', min: 0 } }], 'no 0'],
    ['bars that would not begin at 0', ['bar', ['20', '50'], { y: { min: 10 } }], 'outside'],
    ['bars that would be cut', ['bar', ['20', '50'], { y: { max: 40 } }], 'outside'],
    ['steps of a sum that would be cut', ['waterfall', ['20', '50'], { y: { max: 60 } }], 'outside'],
    ['a point that would be outside', ['line', ['20', '50'], { y: { min: 25 } }], 'outside'],
    [
      'an end before the beginning',
      ['line', ['20', '50'], { y: { min: 60, max: 10 } }],
      'min is not below max',
    ],
    [
      'more ticks than there is room for',
      ['bar', ['20', '50'], { y: { ticks: { stepSize: 0.001 } } }],
      'stepSize',
    ],
  ])('%s', (_, given, words) => {
    const problems = of(...given);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^chart-unfit 3 /);
    expect(problems[0]).toContain(words);
  });

  test('one that can is drawn', () => {
    expect(of('line', ['2', '5000'], { y: { type: 'logarithmic' } })).toEqual([]);
    expect(of('line', ['20', '50'], { y: { min: 10, max: 80 } })).toEqual([]);
    expect(of('bar', ['20', '50'], { y: { max: 80, ticks: { display: true, stepSize: 10 } } })).toEqual([]);
  });
});
