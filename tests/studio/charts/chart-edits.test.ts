import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/editing/index.js';
import {
  headingOf,
  remove,
  setHeading,
  setKind,
  setOrder,
  toggleColumn,
  toggleRow,
} from '../../../src/studio/page/chart/chart-edits.js';
import type { ChartState, WrittenChart } from '../../../src/studio/wire/charts.js';

const rows = ['a', 'b', 'c'].map((name) => ({
  name,
  label: name,
  isShown: name !== 'c',
  hasFigures: name !== 'c',
}));
const state = (spec: WrittenChart): ChartState => ({
  ...{
    file: 'pack.yaml',
    index: 2,
    name: 'one',
    spec,
    kinds: [],
    columns: [],
    rows,
    shownTitle: '',
    titleCalls: {},
    problems: [],
  },
});
const briefly = (edits: readonly Edit[]) =>
  edits.map((edit) => (edit.kind === 'value' ? [edit.path.join('.'), edit.before, edit.after] : edit.kind));

describe('an edit of a chart', () => {
  it('changes its kind alone', () => {
    expect(briefly(setKind(state({ type: 'bar' }), 'line'))).toEqual([['charts.2.type', 'bar', 'line']]);
  });

  it('keeps what is said of the columns that stay, and leaves at least one', () => {
    const series = [{ column: 'x', as: 'line' }, { column: 'y' }];
    expect(briefly(toggleColumn(state({ series }), 'y'))).toEqual([['charts.2.series', series, [series[0]]]]);
    expect(briefly(toggleColumn(state({ series }), 'z'))).toEqual([
      ['charts.2.series', series, [...series, { column: 'z' }]],
    ]);
    expect(toggleColumn(state({ series: [{ column: 'x' }] }), 'x')).toEqual([]);
  });

  it('names the rows that are drawn, but where all are', () => {
    expect(briefly(toggleRow(state({ rows: { table: 't' } }), 'b'))).toEqual([
      ['charts.2.rows.ids', undefined, ['a']],
    ]);
    expect(briefly(toggleRow(state({ rows: { table: 't', ids: ['a'] } }), 'b'))).toEqual([
      ['charts.2.rows.ids', ['a'], undefined],
    ]);
    expect(toggleRow(state({ rows: { table: 't', ids: ['a'] } }), 'a')).toEqual([]);
  });

  it('sorts by the first column that is drawn, and takes the order out again', () => {
    const series = [{ column: 'x' }];
    expect(briefly(setOrder(state({ series }), 'ascending'))).toEqual([
      ['charts.2.rows.sort', undefined, 'x'],
      ['charts.2.rows.order', undefined, 'ascending'],
    ]);
    expect(briefly(setOrder(state({ series, rows: { sort: 'x', order: 'ascending' } }), 'none'))).toEqual([
      ['charts.2.rows.sort', 'x', undefined],
      ['charts.2.rows.order', 'ascending', undefined],
    ]);
  });

  it('never leaves a chart without title and topic on the way', () => {
    expect(briefly(setHeading(state({ title: '投资' }), 'proposed'))).toEqual([
      ['charts.2.topic', undefined, '投资'],
      ['charts.2.title', '投资', undefined],
    ]);
    expect(briefly(setHeading(state({ topic: '投资' }), 'topic'))).toEqual([
      ['charts.2.title', undefined, '投资'],
      ['charts.2.topic', '投资', undefined],
    ]);
    expect(briefly(setHeading(state({ topic: '投资' }), 'own', '方圆最多'))).toEqual([
      ['charts.2.title', undefined, '方圆最多'],
    ]);
    expect([
      headingOf(state({ title: 'x' })),
      headingOf(state({ topic: 'x' })),
      headingOf(state({ topic: 'x', title: 'y' })),
    ]).toEqual(['topic', 'proposed', 'own']);
  });

  it('takes it out, and changes nothing of one that stands in a worksheet', () => {
    expect(briefly(remove(state({ type: 'bar' })))).toEqual([['charts.2', { type: 'bar' }, undefined]]);
    const { file: _, ...inSheet } = state({ type: 'bar' });
    expect(setKind(inSheet, 'line')).toEqual([]);
  });
});
