import { isPart, wholeRow } from '../../dataset/general/among-rows.js';
import type { Column, Row } from '../../dataset/model.js';
import type { Total } from '../../dataset/quantity/sums.js';
import { numberIn } from '../../dataset/table/columns.js';
import { decimalOf } from '../../quantity/numerals.js';
import { percentOf } from '../../quantity/percent.js';
import type { ReportRow, ReportTable } from '../report.js';
import { rowValue } from '../value.js';
import { type Measure, placeOf } from './measure.js';

/** What a row has of the sum of a column of amounts. */
export const share: Measure = {
  of: (row, table) =>
    Object.entries(row.share).map(([header, percent]) =>
      rowValue(row, table, 'share', header, `${percent}%`, header),
    ),
  describe: {
    share: { compared: ({ column }) => `占比 ${column}`, printed: (title) => `${title}占比` },
  },
  helpers: {
    share: {
      takes: ['row', 'part'],
      example: '{{share "p03" "投资（亿元）"}}',
      words: {
        zh: '占合计的百分之几：53.2%；普通表里是占合计那一行',
        en: "the share of the table's total: 53.2%; in a general table that of its row of totals",
      },
      print: ({ table, row, column }) => {
        const header = column?.header ?? '';
        const isGeneral = table.kind === 'general' && row && column;
        const digits = isGeneral ? shareOfWhole(table, row, column) : row?.share[header];
        return digits === undefined ? undefined : { digits, unit: '%', ...placeOf(row?.cells[header]) };
      },
    },
  },
};

/** What a row's figure is of that of the table's row of totals, in percent with one decimal place. */
function shareOfWhole(table: ReportTable, row: ReportRow, column: Column): string | undefined {
  const whole = wholeRow(table);
  const own = numberIn(row, column);
  const of = whole && numberIn(whole, column);
  if (!own || !of || of.value.lte(0) || !isPart(row, column, table)) return undefined;
  return percentOf(own.value, of.value);
}

/** What a row's figure is of the column's total, in percent with one decimal place. */
export function shareOf(row: Pick<Row, 'cells'>, column: Column, total: Total): string | undefined {
  const own = numberIn(row, column);
  if (own === undefined || total.digits === '') return undefined;
  const whole = decimalOf(total.digits);
  if (whole.lte(0)) return undefined;
  return percentOf(own.value, whole);
}
