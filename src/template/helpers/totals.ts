import type { HelperOptions } from 'handlebars';
import type { Place } from '../../core/diagnostics.js';
import { findColumn } from '../../dataset/table/columns.js';
import type { ReportRow } from '../../report/report.js';
import { figureName } from '../../report/value.js';
import type { HelperContext, HelperMaker } from './context.js';
import { findTable, getColumn, getDerived, getGroup, getRow, getSum, getTable, getTotal } from './look-up.js';
import { markup, numeralMarkup } from './numeral.js';
import { named, placed } from './texts.js';

/** The unit in a column header's brackets: 亿元 of 投资（亿元）. */
function unitOf({ report }: HelperContext, table: string, header: string): string {
  return findColumn(findTable(report, table)?.columns ?? [], header)?.unit ?? '';
}

/** A sum with its unit, traced to the head of its column. */
function totalMarkup(
  context: HelperContext,
  [table, group, header]: Parameters<typeof getTotal>[1],
  options: HelperOptions,
): string {
  const { digits, place } = getSum(context.report, [table, group, header], options);
  const figure =
    group === undefined ? figureName('total', table, header) : figureName('subtotal', table, group, header);
  return placed(context, place, numeralMarkup({ digits, unit: unitOf(context, table, header) }), figure);
}

/** `{{total "projects" "投资（亿元）"}}`: the sum of a column with its unit, 477亿元. */
export const total: HelperMaker = (context) => (table: string, header: string, options) => {
  return markup(totalMarkup(context, [table, undefined, header], options));
};

/** `{{subtotal "projects" "已开工" "投资（亿元）"}}`: the same for one group. */
export const subtotal: HelperMaker = (context) => (table: string, group: string, header: string, options) => {
  return markup(totalMarkup(context, [table, group, header], options));
};

/** `{{count "projects"}}`, `{{count "projects" "已开工"}}`: how many rows. */
export const count: HelperMaker =
  ({ report }) =>
  (table: string, ...rest) => {
    const options = rest.at(-1);
    const found = getTable(report, table, options);
    const group = rest.length > 1 ? [rest[0] as string] : [];
    const { rows } = group[0] === undefined ? found : getGroup(found, group[0], options);
    const digits = numeralMarkup({ digits: String(rows.length) });
    return markup(named(figureName('count', table, ...group), digits));
  };

/** `{{counted "projects" "投资（亿元）"}}`: how many rows have a figure in that column. */
export const counted: HelperMaker = (context) => (table: string, header: string, options) => {
  const { counted, place } = getTotal(context.report, [table, undefined, header], options);
  const digits = numeralMarkup({ digits: String(counted) });
  return markup(placed(context, place, digits, figureName('counted', table, header)));
};

/** `{{rank "p11" "投资（亿元）"}}`: place among the rows of its table, 1 being the largest. */
export const rank: HelperMaker = (context) => (id: string, header: string, options) => {
  const { row } = getRow(context, id, options);
  const digits = String(getDerived(row.rank, row, header, options));
  const place = cellPlace(row, header, options);
  return markup(placed(context, place, numeralMarkup({ digits }), figureName('rank', id, header)));
};

/** `{{share "p11" "投资（亿元）"}}`: share of the table's total, 21.2%. */
export const share: HelperMaker = (context) => (id: string, header: string, options) => {
  const { row } = getRow(context, id, options);
  const digits = getDerived(row.share, row, header, options);
  const place = cellPlace(row, header, options);
  const figure = figureName('share', id, header);
  return markup(placed(context, place, numeralMarkup({ digits, unit: '%' }), figure));
};

function cellPlace({ cells }: ReportRow, header: string, options: HelperOptions): Place {
  return getColumn(cells, header, options).place;
}
