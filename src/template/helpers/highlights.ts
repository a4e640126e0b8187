import { itemsNamed } from '../../dataset/address/figures.js';
import { drawnRows } from '../../dataset/charted.js';
import type { Cell, Column } from '../../dataset/model.js';
import { differenceBetween } from '../../dataset/quantity/difference.js';
import { isActual, numberIn, unitOf } from '../../dataset/table/columns.js';
import type { QuantityNumber } from '../../quantity/model.js';
import {
  formatPeriod,
  isSameLength,
  isSamePart,
  isSamePeriod,
  isYearBefore,
  type Period,
} from '../../quantity/period.js';
import { quantityParts, withoutMark } from '../../quantity/quantity.js';
import { withUnit } from '../../report/canonical-text.js';
import type { ReportColumn, ReportRow, ReportTable } from '../../report/report.js';
import { figureName } from '../../report/value.js';
import { escapeText } from '../escape.js';
import { cardChange } from './card-change.js';
import type { HelperContext, HelperDefinition } from './context.js';
import { generalCard } from './general-card.js';
import { type FoundRow, tablesWithFigures } from './look-up.js';
import { cellMarkup, markup } from './numeral.js';
import { named, placed } from './texts.js';

/**
 * `{{#each (highlights)}}`: the pack's large figures, each with the latest actual figure (label, prefix, digits,
 * unit), its change on the same period of the year before, the column that follows it as the foot (2022年目标7%以上), and
 * the figures of such periods as bars, unless a chart draws them.
 */
export const highlights: HelperDefinition = {
  takes: [],
  example: '{{#each (highlights)}}',
  words: {
    zh: '大字卡片：`label`、`prefix`、`digits`、`unit`、`change`（句中用 `changeInWords`）、`foot`、`bars`（另有图画了的没有）',
    en: 'the cards: `label`, `prefix`, `digits`, `unit`, `change` (`changeInWords` for sentences), `foot`, `bars` (none where a chart draws them)',
  },
  make: (context) => () => {
    const cards = context.report.pack.highlights.flatMap(({ id }) => {
      const [item] = itemsNamed(tablesWithFigures(context.report), id);
      if (item?.table.kind === 'general') return generalCard(context, item);
      const found = item?.row && { table: item.table, row: item.row };
      const latest = found && latestFigure(found.table, found.row);
      return latest && found ? [card(context, found, latest)] : [];
    });
    // where few have bars, those of the others would be white
    const withBars = cards.filter((one) => one.bars.length > 0).length;
    const drawsNone = 2 * withBars < cards.length || isDrawnBesides(context);
    return drawsNone ? cards.map((one) => ({ ...one, bars: [] })) : cards;
  },
};

/** Whether a chart stands among the cards' texts, or others draw the figures of most cards: once is enough. */
function isDrawnBesides({ report: { pack, tables } }: HelperContext): boolean {
  if (pack.charts.some(({ at }) => at === 'glance')) return true;
  const drawn = new Set(
    pack.charts.flatMap((chart) => {
      const table = tables[chart.rows.table];
      return table ? drawnRows(chart, table).map(({ id }) => id) : [];
    }),
  );
  return 2 * pack.highlights.filter(({ id }) => drawn.has(id)).length > pack.highlights.length;
}

interface Latest {
  readonly column: Column;
  readonly cell: Cell;
  readonly quantity: QuantityNumber;
}

/** The last column of actual figures that has a number for this row; without one, the last that has any. */
function latestFigure(table: ReportTable, row: ReportRow): Latest | undefined {
  const withNumber = table.years.flatMap((column): Latest[] => {
    const cell = cellWithUnit(row, column, table);
    return cell?.quantity.kind === 'number' ? [{ column, cell, quantity: cell.quantity }] : [];
  });
  return withNumber.findLast(({ column }) => isActual(column)) ?? withNumber.at(-1);
}

/** Cards have no unit column: what a cell leaves to it is said with the figure. */
function cellWithUnit(row: ReportRow, column: Column, { columns }: ReportTable): Cell | undefined {
  const cell = row.cells[column.header];
  if (cell === undefined) return undefined;
  return withUnit({ ...cell, quantity: withoutMark(cell.quantity) }, unitOf(row, column, columns));
}

function card(context: HelperContext, found: FoundRow, { column, cell, quantity }: Latest) {
  notePrinted(context, found, column);
  const { unit, qualifier } = quantityParts(quantity);
  const figure = figureName('cell', found.row.id, column.header);
  const part = (text: string) =>
    text === '' ? '' : markup(placed(context, cell.place, escapeText(text), figure));
  return {
    label: found.row.label,
    prefix: part(quantity.prefix),
    digits: part(quantity.digits),
    unit: part(unit + qualifier),
    ...cardChange(
      changeOnYear(found, column),
      column.period,
      figureName('change', found.row.id, column.header),
    ),
    foot: foot(context, found, column),
    bars: bars(found, column),
  };
}

/** The row's name and its figure in a column are printed. */
function notePrinted({ shown }: HelperContext, { table, row }: FoundRow, column: Column): void {
  const label = table.columns.find(({ role }) => role === 'label');
  for (const header of [label?.header ?? '', column.header]) {
    const cell = row.cells[header];
    if (cell) shown.cell(cell);
  }
}

/** Only between two actual figures, exact ones, of one unit and of the same period of neighbouring years. */
function changeOnYear({ table, row }: FoundRow, column: Column) {
  const before = table.years.find((one) => isActual(one) && isYearBefore(one.period, column.period));
  const isExact = (one: Column) => {
    const quantity = numberIn(row, one);
    return quantity?.prefix === '' && quantity.qualifier === '';
  };
  if (before === undefined || !isActual(column) || !isExact(before) || !isExact(column)) return undefined;
  return differenceBetween(row, before, column, table.columns);
}

/** What follows the figure, 2022年目标7%以上; where nothing does, what it is itself: 2021年实绩. */
function foot(context: HelperContext, { table, row }: FoundRow, column: Column) {
  const next = table.years[table.years.indexOf(column) + 1];
  const cell = next && cellWithUnit(row, next, table);
  if (!next || !cell) return column.header;
  notePrinted(context, { table, row }, next);
  if (cell.quantity.kind === 'missing')
    return markup(named(figureName('cell', row.id, next.header), column.header));
  const figure = figureName('cell', row.id, next.header);
  return markup(next.header + placed(context, cell.place, cellMarkup(cell, undefined), figure));
}

/**
 * The figures to compare with the one shown, a period without a number being a gap; none where there is one figure
 * only. That a row has one unit is checked with the data.
 */
function bars({ table, row }: FoundRow, shown: Column) {
  const columns = onePerPeriod(comparableColumns(table, shown), row);
  if (columns.filter((column) => numberIn(row, column)).length < 2) return [];
  return columns.map((column) => ({
    year: column.period?.part ? formatPeriod(column.period) : column.year,
    value: numberIn(row, column)?.value.toString() ?? '',
    stage: column === shown && isActual(column) ? 'shown' : isActual(column) ? 'past' : 'planned',
  }));
}

/**
 * The columns whose figures can stand side by side: of the same part of each year; where that is of one year only, of
 * periods of one length.
 */
function comparableColumns({ years }: ReportTable, { period: shown }: Column): readonly ReportColumn[] {
  const figures = years.filter(({ role }) => role === 'period');
  const isLike = (matches: (period: Period, shown: Period) => boolean) => (column: Column) =>
    column.period !== undefined && shown !== undefined && matches(column.period, shown);
  const sameParts = figures.filter(isLike(isSamePart));
  const isOneYear = new Set(sameParts.map(({ year }) => year)).size < 2;
  return isOneYear ? figures.filter(isLike(isSameLength)) : sameParts;
}

/** One column for each period, the first that has a number before others. */
function onePerPeriod(columns: readonly ReportColumn[], row: ReportRow): ReportColumn[] {
  const isOf = (one: Column) => (other: Column) =>
    one.period !== undefined && other.period !== undefined && isSamePeriod(one.period, other.period);
  const firsts = columns.filter((column, index) => columns.findIndex(isOf(column)) === index);
  return firsts.map((first) => {
    const ofPeriod = columns.filter(isOf(first));
    return ofPeriod.find((column) => numberIn(row, column)) ?? first;
  });
}
