import type { Census } from './census.js';
import { isFigure } from './columns.js';
import type { Grid } from './grid.js';
import type { Pivot, RecognisedColumn } from './model.js';

/** More columns of figures than this are a wide table already. */
const MOST_VALUES = 4;

/** More heads than this make no wide table that could be printed. */
const MOST_ACROSS = 40;

/**
 * Whether the rows are pairs of two categories, each pair once and at least half of all there could be: then one of
 * the two can go across, a period by choice, else the one with fewer values. A row that lacks one of the two, as the
 * totals of a list do, is no pair.
 */
export function pivotOf(
  grid: Grid,
  columns: readonly RecognisedColumn[],
  censusAt: (column: number) => Census,
  rows: readonly number[],
): Pivot | undefined {
  const shown = columns.filter(({ leftOut }) => !leftOut);
  const values = shown.filter(isFigure);
  if (values.length === 0 || values.length > MOST_VALUES || rows.length < 6) return undefined;
  const categories = shown.filter(({ type }) => type === 'name' || type === 'words' || type === 'period');
  const distinct = (column: RecognisedColumn) => censusAt(column.at - 1).distinct;
  if (categories.some((column) => distinct(column) > rows.length * 0.9)) return undefined;
  const usable = categories.filter((column) => distinct(column) > 1 && distinct(column) <= rows.length / 2);
  // years of the common era before those of other reckonings
  const timeRank = (column: RecognisedColumn) =>
    (censusAt(column.at - 1).kinds.year ?? 0) > 0 ? 2 : column.type === 'period' ? 1 : 0;
  const ranked = [...usable].sort(
    (one, other) => timeRank(other) - timeRank(one) || distinct(one) - distinct(other),
  );
  for (const across of ranked) {
    if (distinct(across) > MOST_ACROSS) continue;
    for (const down of usable) {
      if (down === across) continue;
      const isPair = (row: number) => [across, down].every(({ at }) => grid.spread(row, at - 1) !== '');
      if (!rows.every(isPair)) continue;
      const pairOf = (row: number) => `${grid.spread(row, across.at - 1)}\n${grid.spread(row, down.at - 1)}`;
      const pairs = new Set(rows.map(pairOf)).size;
      if (pairs === rows.length && pairs >= distinct(across) * distinct(down) * 0.5)
        return { rows: down.at, columns: across.at, values: values.map(({ at }) => at) };
    }
  }
  return undefined;
}
