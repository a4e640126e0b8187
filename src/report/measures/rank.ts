import { rankAmongPeers } from '../../dataset/general/among-rows.js';
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
      words: {
        zh: '在表里排第几，最大的是 1：1；普通表里是在同级同组的各行中',
        en: 'the place in the table, 1 being the largest: 1; in a general table among the rows of its level and group',
      },
      print: ({ table, row, column }) => {
        const header = column?.header ?? '';
        const isGeneral = table.kind === 'general' && row && column;
        const place = isGeneral ? rankAmongPeers(table, row, column) : row?.rank[header];
        return place === undefined ? undefined : { digits: String(place), ...placeOf(row?.cells[header]) };
      },
    },
  },
};

type Cells = Pick<Row, 'cells'>;

/** 1 for the largest figure of a column; equal figures share a rank, a row without one has none. */
export function ranksOf<Ranked extends Cells>(
  rows: readonly Ranked[],
  column: Column,
): ReadonlyMap<Ranked, number> {
  const figures = rows.flatMap((row) => {
    const value = numberIn(row, column)?.value;
    return value ? [{ row, value }] : [];
  });
  figures.sort((one, other) => other.value.cmp(one.value));
  const ranks = new Map<Ranked, number>();
  let rank = 0;
  for (const [index, { row, value }] of figures.entries()) {
    if (index === 0 || !figures[index - 1]?.value.eq(value)) rank = index + 1;
    ranks.set(row, rank);
  }
  return ranks;
}
