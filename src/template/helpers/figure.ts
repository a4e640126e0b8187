import { findColumn } from '../../data/columns.js';
import type { Cell } from '../../data/model.js';
import type { ReportRow, ReportTable } from '../../data/report.js';
import type { HelperMaker } from './context.js';
import { getColumn, getRow } from './look-up.js';
import { cellMarkup, markup } from './numeral.js';

/**
 * `{{figure "gdp" "2021年实绩"}}`: a figure of the data by id and column, with unit and qualifier: 7%以上. In a
 * sentence there is no unit line, so a cell that leaves its unit to the header or the unit column gets it here.
 */
export const figure: HelperMaker =
  ({ report }) =>
  (id: string, header: string, options) => {
    const { table, row } = getRow(report, id, options);
    const cell = getColumn(row.cells, header, options);
    return markup(cellMarkup(withUnit(cell, unitOf(table, row, header)), undefined));
  };

function unitOf(table: ReportTable, row: ReportRow, header: string): string {
  return findColumn(table.columns, header)?.unit ?? row.unit;
}

/** 110余万方, but 7%以上. */
function standsBeforeUnit(qualifier: string): boolean {
  return qualifier === '余' || qualifier === '多';
}

/** The cell with a unit, where its quantity has none of its own. */
export function withUnit(cell: Cell, unit: string): Cell {
  const { quantity } = cell;
  if (quantity.kind === 'number' && quantity.unit === '') {
    return {
      ...cell,
      quantity: { ...quantity, unit, qualifierAt: standsBeforeUnit(quantity.qualifier) ? 0 : unit.length },
    };
  }
  return quantity.kind === 'range' && quantity.unit === ''
    ? { ...cell, quantity: { ...quantity, unit } }
    : cell;
}
