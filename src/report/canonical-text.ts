import type { Cell } from '../dataset/model.js';
import { holdsFigures, unitOf } from '../dataset/table/columns.js';
import { formatQuantity } from '../quantity/quantity.js';
import type { ReportRow, ReportTable } from './report.js';

/**
 * What a cell says, however it was written: a figure with the unit that its header or its row gives it (5.6
 * and ５．６％ are both 5.6%), nothing where it is missing, and words as they stand, with their marks.
 */
export function canonicalText(
  row: ReportRow,
  header: string,
  { columns }: Pick<ReportTable, 'columns'>,
): string {
  const column = columns.find((one) => one.header === header);
  const cell = row.cells[header];
  if (!cell || !column) return '';
  const { quantity } = withUnit(cell, holdsFigures(column) ? unitOf(row, column, columns) : '');
  if (!holdsFigures(column) || quantity.kind === 'text') return cell.text;
  return quantity.kind === 'missing' ? '' : formatQuantity(quantity);
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

/** 110余万方, but 7%以上. */
function standsBeforeUnit(qualifier: string): boolean {
  return qualifier === '余' || qualifier === '多';
}
