import type { Column, Row } from '../../dataset/model.js';
import { numberIn } from '../../dataset/table/columns.js';
import { rowValue } from '../value.js';
import { type Measure, placeOf } from './measure.js';

/** Where a row stands among all in a column of amounts. */
export const rank: Measure = {
  of: (row, table) =>
    Object.entries(row.rank).map(([header, place]) =>
      rowValue(row, table, 'rank', header, String(place), header),
    ),
  describe: {
    rank: { compared: ({ column }) => `名次 ${column}`, printed: (title) => `${title}名次` },
  },
  helpers: {
    rank: {
      takes: ['row', 'figure'],
      example: '{{rank "p03" "投资（亿元）"}}',
      words: { zh: '在表里排第几，最大的是 1：1', en: 'the place in the table, 1 being the largest: 1' },
      print: ({ row, column }) => {
        const header = column?.header ?? '';
        const place = row?.rank[header];
        return place === undefined ? undefined : { digits: String(place), ...placeOf(row?.cells[header]) };
      },
    },
  },
};

type Cells = Pick<Row, 'cells'>;

/** 1 for the largest figure of a column; equal figures share a rank, a row without one has none. */
export function rankOf(row: Cells, column: Column, rows: readonly Cells[]): number | undefined {
  const own = numberIn(row, column);
  if (own === undefined) return undefined;
  return 1 + rows.filter((other) => numberIn(other, column)?.value.gt(own.value)).length;
}
