import { unitOf } from '../../data/columns.js';
import type { Cell, Column, QuantityNumber } from '../../data/model.js';
import { quantityParts } from '../../data/quantity.js';
import type { ReportRow, ReportTable } from '../../data/report.js';
import { actualMeasures } from '../../data/schema.js';
import type { HelperContext, HelperMaker } from './context.js';
import { withUnit } from './figure.js';
import { type FoundRow, findRow } from './look-up.js';
import { cellMarkup, markup } from './numeral.js';
import { placed } from './texts.js';

/**
 * `{{#each (highlights)}}`: the pack's large figures, each with the latest actual figure (label, digits, unit)
 * and the year column that follows it as the foot: 2022年目标7%以上.
 */
export const highlights: HelperMaker = (context) => () =>
  context.report.pack.highlights.flatMap(({ id }) => {
    const found = findRow(context.report, id);
    const latest = found && latestFigure(found.table, found.row);
    return latest && found ? [card(context, found, latest)] : [];
  });

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
  return (
    withNumber.findLast(({ column }) => actualMeasures.includes(column.measure ?? '')) ?? withNumber.at(-1)
  );
}

/** Cards have no unit column: what a cell leaves to it is said with the figure. */
function cellWithUnit(row: ReportRow, column: Column, { columns }: ReportTable): Cell | undefined {
  const cell = row.cells[column.header];
  return cell && withUnit(cell, unitOf(row, column, columns));
}

function card(context: HelperContext, { table, row }: FoundRow, { column, cell, quantity }: Latest) {
  const next = table.years[table.years.indexOf(column) + 1];
  const target = next && cellWithUnit(row, next, table);
  const foot = !next || !target ? '' : target.quantity.kind === 'missing' ? `${next.header}未列` : undefined;
  return {
    label: row.label,
    digits: markup(placed(context, cell.place, quantity.prefix + quantity.digits)),
    unit: quantityParts(quantity).unit + quantityParts(quantity).qualifier,
    foot:
      foot ??
      markup(
        placed(
          context,
          (target as Cell).place,
          `${(next as Column).header}${cellMarkup(target as Cell, undefined)}`,
        ),
      ),
  };
}
