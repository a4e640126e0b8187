import type { HelperOptions } from 'handlebars';
import type { Place } from '../../core/diagnostics.js';
import { lookUpAmount, lookUpGroup, lookUpRow, lookUpTable } from '../../dataset/rules/names.js';
import { findColumn } from '../../dataset/table/columns.js';
import type { ReportRow } from '../../report/report.js';
import { figureName } from '../../report/value.js';
import { lookUpAmountOfRow, lookUpPartOfSum, lookUpSum } from './argument-names.js';
import type { HelperContext, HelperDefinition } from './context.js';
import { kinds, optional } from './kinds.js';
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
export const total: HelperDefinition = {
  takes: [kinds.text, kinds.text],
  names: [lookUpTable, lookUpSum],
  isForSentences: true,
  example: '{{total "projects" "投资（亿元）"}}',
  words: { zh: '一列的合计：114.7亿元', en: 'the sum of a column: 114.7亿元' },
  make: (context) => (table: string, header: string, options) => {
    return markup(totalMarkup(context, [table, undefined, header], options));
  },
};

/** `{{subtotal "projects" "已开工" "投资（亿元）"}}`: the same for one group. */
export const subtotal: HelperDefinition = {
  takes: [kinds.text, kinds.text, kinds.text],
  names: [lookUpTable, lookUpGroup, lookUpSum],
  isForSentences: true,
  example: '{{subtotal "projects" "已开工" "投资（亿元）"}}',
  words: { zh: '一组的小计：35.5亿元', en: 'the same for one group: 35.5亿元' },
  make: (context) => (table: string, group: string, header: string, options) => {
    return markup(totalMarkup(context, [table, group, header], options));
  },
};

/** `{{count "projects"}}`, `{{count "projects" "已开工"}}`: how many rows. */
export const count: HelperDefinition = {
  takes: [kinds.text, optional(kinds.text)],
  names: [lookUpTable, lookUpGroup],
  isForSentences: true,
  example: '{{count "projects" "已开工"}}',
  words: { zh: '表或其中一组有几行：2', en: 'how many rows the table has, or a group of it: 2' },
  make:
    ({ report }) =>
    (table: string, ...rest) => {
      const options = rest.at(-1);
      const found = getTable(report, table, options);
      const group = rest.length > 1 ? [rest[0] as string] : [];
      const { rows } = group[0] === undefined ? found : getGroup(found, group[0], options);
      const digits = numeralMarkup({ digits: String(rows.length) });
      return markup(named(figureName('count', table, ...group), digits));
    },
};

/** `{{counted "projects" "投资（亿元）"}}`: how many rows have a figure in that column. */
export const counted: HelperDefinition = {
  takes: [kinds.text, kinds.text],
  names: [lookUpTable, lookUpAmount],
  isForSentences: true,
  example: '{{counted "projects" "年产值（亿元）"}}',
  words: { zh: '这一列有数字的有几行：2', en: 'how many rows have a figure in that column: 2' },
  make: (context) => (table: string, header: string, options) => {
    const { counted, place } = getTotal(context.report, [table, undefined, header], options);
    const digits = numeralMarkup({ digits: String(counted) });
    return markup(placed(context, place, digits, figureName('counted', table, header)));
  },
};

/** `{{rank "p11" "投资（亿元）"}}`: place among the rows of its table, 1 being the largest. */
export const rank: HelperDefinition = {
  takes: [kinds.text, kinds.text],
  names: [lookUpRow, lookUpAmountOfRow],
  isForSentences: true,
  example: '{{rank "p03" "投资（亿元）"}}',
  words: { zh: '在表里排第几，最大的是 1：1', en: 'the place in the table, 1 being the largest: 1' },
  make: (context) => (id: string, header: string, options) => {
    const { row } = getRow(context, id, options);
    const digits = String(getDerived(row.rank, row, header, options));
    const place = cellPlace(row, header, options);
    return markup(placed(context, place, numeralMarkup({ digits }), figureName('rank', id, header)));
  },
};

/** `{{share "p11" "投资（亿元）"}}`: share of the table's total, 21.2%. */
export const share: HelperDefinition = {
  takes: [kinds.text, kinds.text],
  names: [lookUpRow, lookUpPartOfSum],
  isForSentences: true,
  example: '{{share "p03" "投资（亿元）"}}',
  words: { zh: '占合计的百分之几：53.2%', en: "the share of the table's total: 53.2%" },
  make: (context) => (id: string, header: string, options) => {
    const { row } = getRow(context, id, options);
    const digits = getDerived(row.share, row, header, options);
    const place = cellPlace(row, header, options);
    const figure = figureName('share', id, header);
    return markup(placed(context, place, numeralMarkup({ digits, unit: '%' }), figure));
  },
};

function cellPlace({ cells }: ReportRow, header: string, options: HelperOptions): Place {
  return getColumn(cells, header, options).place;
}
