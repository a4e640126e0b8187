import type { Column, Row } from '../../dataset/model.js';
import { sumOf, type Total } from '../../dataset/quantity/sums.js';
import type { ReportTable } from '../report.js';
import { figureName, type ReportValue } from '../value.js';
import { namedGroups, WHOLE } from './groups.js';
import type { Measure } from './measure.js';

/** What the amounts of a table and of its groups add up to, and how many rows had a figure to add. */
export const sum: Measure = {
  ofTable: (table) => [
    ...Object.entries(table.total).flatMap(([column, total]) => [
      sumValue('total', table, WHOLE, column, printedSum(total)),
      sumValue('counted', table, WHOLE, column, String(total.counted)),
    ]),
    ...namedGroups(table).flatMap(({ name, subtotal }) =>
      Object.entries(subtotal).map(([column, total]) =>
        sumValue('subtotal', table, name, column, printedSum(total), name),
      ),
    ),
  ],
  describe: {
    total: { compared: ({ item, column }) => `${item} ${column}`, printed: (title) => title },
    counted: {
      compared: ({ item, column }) => `${item} ${column} 列数个数`,
      printed: (title) => `${title}列数个数`,
    },
    subtotal: {
      compared: ({ item, column }) => `${item} ${column}`,
      printed: (title) => title,
      item: (item) => `${item}小计`,
    },
  },
};

function sumValue(
  kind: string,
  { name: table }: ReportTable,
  item: string,
  column: string,
  text: string,
  ...group: readonly string[]
): ReportValue {
  return { name: figureName(kind, table, ...group, column), kind, table, item, column, text };
}

/** A sum as tables print it: nothing is no 0. */
function printedSum({ digits, counted }: Total): string {
  return counted === 0 ? '' : digits;
}

/** The sum of a column for readers: of one that is not to be summed there is none. */
export function totalOf(rows: readonly Pick<Row, 'cells'>[], column: Column): Total {
  const total = sumOf(rows, column);
  return column.unsummed === undefined ? total : { ...total, digits: '' };
}
