import { isFigure } from '../../input/recognise/columns.js';
import type { RecognisedColumn } from '../../input/recognise/model.js';
import { isRateUnit, isShareSign } from '../../quantity/unit.js';
import type { HeadCell } from '../model.js';

/**
 * The rows of a head from the texts over each column: equal texts side by side under the same ones are one cell, and
 * a text with nothing below it reaches down to the body. Where nothing stands over any column there are none.
 */
export function headRows(columns: readonly Pick<RecognisedColumn, 'path'>[]): HeadCell[][] {
  if (columns.every(({ path }) => path.length === 0)) return [];
  const depth = columns.reduce((most, { path }) => Math.max(most, path.length), 1);
  const rows: HeadCell[][] = Array.from({ length: depth }, () => []);
  for (let level = 0; level < depth; level++) {
    for (let first = 0; first < columns.length; ) {
      const path = columns[first]?.path ?? [];
      const last = lastUnder(columns, first, level);
      const isDeepest = level >= path.length - 1;
      // what reached down from above fills this row already
      if (level < path.length || level === 0) {
        rows[level]?.push({
          text: path[level] ?? '',
          columns: last - first + 1,
          rows: isDeepest ? depth - level : 1,
          first,
        });
      }
      first = last + 1;
    }
  }
  return rows.filter((row) => row.length > 0);
}

/**
 * The last column that shares the text of a level with one, under the same texts above; a deepest text stands alone.
 */
function lastUnder(columns: readonly Pick<RecognisedColumn, 'path'>[], first: number, level: number): number {
  const path = columns[first]?.path ?? [];
  if (level >= path.length - 1) return first;
  let last = first;
  while (last + 1 < columns.length) {
    const next = columns[last + 1]?.path ?? [];
    const isSame = next.length > level + 1 && path.slice(0, level + 1).every((text, at) => next[at] === text);
    if (!isSame) break;
    last++;
  }
  return last;
}

/**
 * The heads over each column, with its unit at the lowest; where columns under one head are all of one unit but for
 * those in percent, that head has it once for all. `isTold` says which units stand over the table.
 */
export function headsWithUnits(
  columns: readonly RecognisedColumn[],
  isTold: (unit: string) => boolean,
): string[][] {
  const own = columns.map((column) => ownUnit(column, isTold));
  const shared = columns.map((column, index) => sharedUnit(columns, own, index, column));
  return columns.map(({ path }, index) => {
    const [first = '', ...others] = path;
    const [unit, above] = [own[index], shared[index]];
    if (above !== undefined) {
      const last = others.at(-1) ?? '';
      const rest =
        unit === undefined || unit === above ? others : [...others.slice(0, -1), `${last}（${unit}）`];
      return [`${first}（${above}）`, ...rest];
    }
    if (unit === undefined) return [...path];
    return path.length === 0 ? [unit] : [...path.slice(0, -1), `${path.at(-1)}（${unit}）`];
  });
}

function ownUnit(
  { path, unit, type }: RecognisedColumn,
  isTold: (unit: string) => boolean,
): string | undefined {
  if (!isFigure({ type }) || unit === undefined || isTold(unit)) return undefined;
  return isRateUnit(unit) && (path.at(-1) ?? '').endsWith(unit) ? undefined : unit;
}

/** The unit that a column has in common with others under its outermost head. */
function sharedUnit(
  columns: readonly RecognisedColumn[],
  own: readonly (string | undefined)[],
  index: number,
  { path: [head, second] }: RecognisedColumn,
): string | undefined {
  if (second === undefined) return undefined;
  const [from, to] = [-1, 1].map((step) => {
    let end = index;
    while (columns[end + step]?.path[0] === head && (columns[end + step]?.path.length ?? 0) > 1) end += step;
    return end;
  }) as [number, number];
  const units = own.slice(from, to + 1).filter((unit) => unit !== undefined && !isShareSign(unit));
  return units.length > 1 && new Set(units).size === 1 ? units[0] : undefined;
}
