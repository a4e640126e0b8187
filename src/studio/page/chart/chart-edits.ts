import type { Edit } from '../../../editing/edit.js';
import type { ChartSheet, ChartState } from '../../wire/charts.js';

/*
 * What is done to a chart, as edits of its declaration; what of it nobody touches stays as it is written.
 */

function set(state: ChartState, path: readonly string[], before: unknown, after: unknown): Edit[] {
  const { file, index, sheet } = state;
  if (file === undefined) return [];
  if (sheet) return setInSheet(state, file, sheet, path.join('.'), after);
  const whole = ['charts', index, ...path];
  return [
    {
      ...{ kind: 'value', file, path: whole },
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

/** The same where charts stand in a worksheet, which says it in words. */
function setInSheet(
  state: ChartState,
  file: string,
  sheet: ChartSheet,
  place: string,
  after: unknown,
): Edit[] {
  if (place === '') {
    const { line } = sheet;
    return [{ kind: 'remove-rows', file, sheet: sheet.name, line, before: [sheet.fields] }];
  }
  const cell = sheet.cells[place === 'series' ? 'columns' : place];
  if (!cell) return [];
  const { column, text, newHead } = cell;
  const head = newHead === undefined ? [] : [{ line: sheet.headLine, column, before: '', after: newHead }];
  const own = { line: sheet.line, column, before: text, after: wordsFor(state, place, after) };
  return [{ kind: 'cells', file, sheet: sheet.name, cells: [...head, own] }];
}

/** What a worksheet writes for a value: the name of a kind, lists with 、 between. */
function wordsFor({ kinds }: ChartState, place: string, value: unknown): string {
  if (value === undefined) return '';
  if (place === 'type') return kinds.find(({ type }) => type === value)?.name.zh ?? String(value);
  if (place === 'rows.order') return value === 'ascending' ? '升序' : '降序';
  if (!Array.isArray(value)) return String(value);
  return value.map((one) => (typeof one === 'string' ? one : (one as { column: string }).column)).join('、');
}

export function setKind(state: ChartState, type: string): Edit[] {
  return set(state, ['type'], state.spec.type, type);
}

/** Draws a column or no longer does; those that stay keep what is said of them. */
export function toggleColumn(state: ChartState, header: string): Edit[] {
  const { series = [] } = state.spec;
  const isDrawn = series.some(({ column }) => column === header);
  const after = isDrawn ? series.filter(({ column }) => column !== header) : [...series, { column: header }];
  return after.length === 0 ? [] : set(state, ['series'], state.spec.series, after);
}

/** Draws a row or no longer does: all rows that are drawn are named then, but where all of them are. */
export function toggleRow(state: ChartState, name: string): Edit[] {
  const { ids } = state.spec.rows ?? {};
  const isAll = ids === undefined;
  const drawn = isAll ? state.rows.filter(({ isShown }) => isShown).map((row) => row.name) : [...ids];
  const after = drawn.includes(name) ? drawn.filter((one) => one !== name) : [...drawn, name];
  if (after.length === 0) return [];
  const isWhole = state.rows.every((row) => after.includes(row.name) || !row.hasFigures);
  const inOrder = isAll ? state.rows.map((row) => row.name).filter((one) => after.includes(one)) : after;
  return set(state, ['rows', 'ids'], ids, isWhole ? undefined : inOrder);
}

export type Order = 'none' | 'descending' | 'ascending';

export function orderOf({ spec: { rows } }: ChartState): Order {
  if (rows?.sort === undefined) return 'none';
  return rows.order === 'ascending' ? 'ascending' : 'descending';
}

/** Sorts by the first column that is drawn. */
export function setOrder(state: ChartState, order: Order): Edit[] {
  const { rows, series = [] } = state.spec;
  const column = order === 'none' ? undefined : (rows?.sort ?? series[0]?.column);
  const way = order === 'ascending' ? 'ascending' : undefined;
  return [
    ...(rows?.sort === column ? [] : set(state, ['rows', 'sort'], rows?.sort, column)),
    ...(rows?.order === way ? [] : set(state, ['rows', 'order'], rows?.order, way)),
  ];
}

/** How a chart is titled: by what it is about, by the sentence that the program finds, or by one's own. */
export type Heading = 'topic' | 'proposed' | 'own';

export function headingOf({ spec: { title, topic } }: ChartState): Heading {
  if (topic === undefined) return 'topic';
  return title === undefined ? 'proposed' : 'own';
}

export function setHeading(state: ChartState, heading: Heading, own = ''): Edit[] {
  const { title, topic } = state.spec;
  const about = topic ?? title ?? state.name;
  const [nextTitle, nextTopic] = {
    topic: [about, undefined],
    proposed: [undefined, about],
    own: [own, about],
  }[heading];
  // first what is added, for a chart is never to be without both
  const changes: [string, string | undefined, string | undefined][] = [
    ['topic', topic, nextTopic],
    ['title', title, nextTitle],
  ];
  const edits = changes.filter(([, before, after]) => before !== after);
  const inOrder = edits.toSorted(
    ([, , one], [, , other]) => Number(one === undefined) - Number(other === undefined),
  );
  return inOrder.flatMap(([key, before, after]) => set(state, [key], before, after));
}

export function remove(state: ChartState): Edit[] {
  return set(state, [], state.spec, undefined);
}
