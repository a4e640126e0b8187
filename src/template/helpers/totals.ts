import { findColumn } from '../../data/columns.js';
import type { HelperContext, HelperMaker } from './context.js';
import { getDerived, getGroup, getRow, getTable, getTotal } from './look-up.js';
import { markup, numeralMarkup } from './numeral.js';

/** The unit in a column header's brackets: 亿元 of 投资（亿元）. */
function unitOf({ report }: HelperContext, table: string, header: string): string {
  return findColumn(report.tables[table]?.columns ?? [], header)?.unit ?? '';
}

/** `{{total "projects" "投资（亿元）"}}`: the sum of a column with its unit, 477亿元. */
export const total: HelperMaker = (context) => (table: string, header: string, options) => {
  const { digits } = getTotal(context.report, [table, undefined, header], options);
  return markup(numeralMarkup({ digits, unit: unitOf(context, table, header) }));
};

/** `{{subtotal "projects" "已开工" "投资（亿元）"}}`: the same for one group. */
export const subtotal: HelperMaker = (context) => (table: string, group: string, header: string, options) => {
  const { digits } = getTotal(context.report, [table, group, header], options);
  return markup(numeralMarkup({ digits, unit: unitOf(context, table, header) }));
};

/** `{{count "projects"}}`, `{{count "projects" "已开工"}}`: how many rows. */
export const count: HelperMaker =
  ({ report }) =>
  (table: string, ...rest) => {
    const options = rest.at(-1);
    const found = getTable(report, table, options);
    const rows = rest.length > 1 ? getGroup(found, rest[0], options).rows : found.rows;
    return markup(numeralMarkup({ digits: String(rows.length) }));
  };

/** `{{counted "projects" "投资（亿元）"}}`: how many rows have a figure in that column. */
export const counted: HelperMaker =
  ({ report }) =>
  (table: string, header: string, options) =>
    markup(numeralMarkup({ digits: String(getTotal(report, [table, undefined, header], options).counted) }));

/** `{{rank "p11" "投资（亿元）"}}`: place among the rows of its table, 1 being the largest. */
export const rank: HelperMaker =
  ({ report }) =>
  (id: string, header: string, options) => {
    const { row } = getRow(report, id, options);
    return markup(numeralMarkup({ digits: String(getDerived(row.rank, row, header, options)) }));
  };

/** `{{share "p11" "投资（亿元）"}}`: share of the table's total, 21.2%. */
export const share: HelperMaker =
  ({ report }) =>
  (id: string, header: string, options) => {
    const { row } = getRow(report, id, options);
    return markup(numeralMarkup({ digits: getDerived(row.share, row, header, options), unit: '%' }));
  };
