import type { Column, Row } from '../../dataset/model.js';
import { sumOf, type Total } from '../../dataset/quantity/sums.js';
import type { ReportTable } from '../report.js';
import { figureName, type ReportValue } from '../value.js';
import { namedGroups, WHOLE } from './groups.js';
import type { Measure, Named, PrintedFigure } from './measure.js';

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
  helpers: {
    total: {
      takes: ['table', 'sum'],
      example: '{{total "projects" "投资（亿元）"}}',
      words: {
        zh: '一列的合计：114.7亿元；普通表里是合计那一行的数',
        en: 'the sum of a column: 114.7亿元; of a general table what its row of totals has',
      },
      print: sumWithUnit,
    },
    subtotal: {
      takes: ['table', 'group', 'sum'],
      example: '{{subtotal "projects" "已开工" "投资（亿元）"}}',
      words: { zh: '一组的小计：35.5亿元', en: 'the same for one group: 35.5亿元' },
      print: sumWithUnit,
    },
    counted: {
      takes: ['table', 'amount'],
      example: '{{counted "projects" "年产值（亿元）"}}',
      words: { zh: '这一列有数字的有几行：2', en: 'how many rows have a figure in that column: 2' },
      print: ({ total }) => total && { digits: String(total.counted), place: total.place },
    },
  },
};

function sumWithUnit({ total, column }: Named): PrintedFigure | undefined {
  return total && { digits: total.digits, unit: column?.unit ?? '', place: total.place };
}

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
