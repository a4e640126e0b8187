import { nameAlone } from '../../dataset/address/name-key.js';
import { type CourseFigure, courseOf, statedGrowth, yearBefore } from '../../dataset/general/course.js';
import type { Cell, Column } from '../../dataset/model.js';
import { differenceOfCells } from '../../dataset/quantity/difference.js';
import { numberIn, unitOf } from '../../dataset/table/columns.js';
import { formatPeriod, isSameLength, isSamePart, type Period } from '../../quantity/period.js';
import { quantityParts, withoutMark } from '../../quantity/quantity.js';
import { withUnit } from '../../report/canonical-text.js';
import type { ReportRow, ReportTable } from '../../report/report.js';
import { cellName, figureName } from '../../report/value.js';
import { escapeText } from '../escape.js';
import { cardChange } from './card-change.js';
import type { HelperContext } from './context.js';
import type { FoundFigure } from './look-up.js';
import { markup, numeralMarkup } from './numeral.js';
import { placed } from './texts.js';

type Figure = CourseFigure<ReportTable>;

/**
 * The card of a row, of a column whose rows are periods, or of a cell of a general table: its last figure, the growth
 * that the table states beside it or else the difference to the year before, its period, and such figures as bars.
 */
export function generalCard(
  context: HelperContext,
  { table, row, column }: Partial<FoundFigure> & { readonly table: ReportTable },
) {
  const course = courseOf(table, { ...(row && { row }), ...(column && { column }) });
  const isTold = row !== undefined && column !== undefined;
  const shown = isTold
    ? course.find((one) => one.row === row && one.column === column)
    : course.findLast((one) => numberIn(one.row, one.column));
  const quantity = shown && quantityIn(shown, table);
  if (!shown || quantity?.kind !== 'number') return [];
  const cell = cellOf(shown);
  context.shown.cell(cell);
  const { unit, qualifier } = quantityParts(quantity);
  const part = (text: string) =>
    text === ''
      ? ''
      : markup(placed(context, cell.place, escapeText(text), cellName(shown.row, shown.column)));
  return [
    {
      label: labelOf(shown, table),
      prefix: part(quantity.prefix),
      digits: part(quantity.digits),
      unit: part(unit + qualifier),
      ...changeIn(context, shown, course, table),
      foot: shown.period ? formatPeriod(shown.period) : shown.column.title,
      bars: barsOf(course, shown),
    },
  ];
}

function cellOf({ row, column }: { readonly row: ReportRow; readonly column: Column }): Cell {
  return row.cells[column.header] as Cell;
}

function quantityIn({ row, column }: Figure, { columns }: ReportTable) {
  const cell = cellOf({ row, column });
  return withUnit({ ...cell, quantity: withoutMark(cell.quantity) }, unitOf(row, column, columns)).quantity;
}

/** What the figure is of: its row or, where periods run down, its heads. */
function labelOf({ row, column }: Figure, { columns }: ReportTable): string {
  if (row.period === undefined) return nameAlone(row.label);
  const heads = (column.path ?? [column.title]).filter((head) => head !== '');
  // 数额 alone tells nothing
  const [last = '', ...above] = heads.toReversed();
  const isOnly = columns.filter(({ title }) => title === column.title).length === 1;
  return isOnly ? last : [...above.toReversed(), last].join('');
}

function changeIn(context: HelperContext, shown: Figure, course: readonly Figure[], table: ReportTable) {
  const growth = statedGrowth(table, shown);
  if (growth) return statedChange(context, shown, growth);
  const before = yearBefore(course, shown);
  const difference = before && differenceOfCells(before, shown, table.columns);
  return cardChange(difference, shown.period, figureName('difference', shown.row.id, shown.column.header));
}

/** 同比增长5.0%, as the table has it. */
function statedChange(context: HelperContext, { row, column, period }: Figure, growth: Column) {
  const number = numberIn(row, growth);
  const cell = cellOf({ row, column: growth });
  context.shown.cell(cell);
  const isPart = (period ?? column.period)?.part !== undefined || growth.ratio === 'same-period';
  const compared = isPart ? '同比' : '比上年';
  const digits = number?.digits.replace(/^[+−]/u, '') ?? '';
  const text = number?.value.eq(0)
    ? `${compared}持平`
    : `${compared}${number?.value.gt(0) ? '增长' : '下降'}${numeralMarkup({ digits, unit: '%' })}`;
  const told = markup(placed(context, cell.place, text, cellName(row, growth)));
  return { change: told, changeInWords: told };
}

/**
 * The figures to compare with the one shown: of the same part of each year; of one year only, of periods of its length.
 */
function barsOf(course: readonly Figure[], shown: Figure) {
  const isLike = (matches: (one: Period, shown: Period) => boolean) =>
    course.filter(({ period }) => period && shown.period && matches(period, shown.period));
  const sameParts = isLike(isSamePart);
  const compared = sameParts.length > 1 ? sameParts : isLike(isSameLength);
  if (compared.length < 2) return [];
  return compared.slice(-MOST_BARS).map((one) => ({
    year: one.period?.part ? formatPeriod(one.period) : one.period?.year,
    value: numberIn(one.row, one.column)?.value.toString() ?? '',
    stage: one.row === shown.row && one.column === shown.column ? 'shown' : 'past',
  }));
}

/** More bars than these have no room beside a figure. */
const MOST_BARS = 6;
