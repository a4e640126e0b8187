import type { Column, Row } from '../../dataset/model.js';
import { numberIn } from '../../dataset/table/columns.js';
import { rowValue } from '../value.js';
import type { Measure } from './measure.js';

/** Where a row stands among all in a column of amounts. */
export const rank: Measure = {
  of: (row, table) =>
    Object.entries(row.rank).map(([header, place]) =>
      rowValue(row, table, 'rank', header, String(place), header),
    ),
  describe: {
    rank: { compared: ({ column }) => `名次 ${column}`, printed: (title) => `${title}名次` },
  },
};

type Cells = Pick<Row, 'cells'>;

/** 1 for the largest figure of a column; equal figures share a rank, a row without one has none. */
export function rankOf(row: Cells, column: Column, rows: readonly Cells[]): number | undefined {
  const own = numberIn(row, column);
  if (own === undefined) return undefined;
  return 1 + rows.filter((other) => numberIn(other, column)?.value.gt(own.value)).length;
}
