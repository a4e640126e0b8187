import { type Diagnostic, errorAt, type Place } from '../../core/diagnostics.js';
import { isContradictedBy, statedUnits } from '../../quantity/unit.js';
import type { Column, Table } from '../model.js';
import { findTable, holdsFigures, rowUnit } from '../table/columns.js';
import type { PackRule } from './rule.js';

/**
 * What the unit line above a table says holds of its figures: 用地（亩） must not stand under 单位：亿元. Told once for
 * each other unit, at the first column or row that has it.
 */
export const unitLinesHold: PackRule = ({ dataset }) =>
  Object.entries(dataset.pack.tables).flatMap(([name, { unit: line }]) => {
    const table = findTable(dataset, name);
    if (table === undefined || line === undefined) return [];
    const others = [...unitsInHeaders(table), ...unitsInRows(table)];
    const told = new Set<string>();
    return others
      .filter(({ unit }) => isContradictedBy(line, unit) && !told.has(unit) && told.add(unit))
      .map((one) => otherUnit(line, one));
  });

interface UnitInUse {
  readonly unit: string;
  /** The column or row that has it. */
  readonly name: string;
  readonly place: Place;
}

function unitsInHeaders({ columns }: Table): UnitInUse[] {
  return columns.flatMap(({ role, unit, header, place }) =>
    role === 'amount' && unit !== undefined ? [{ unit, name: header, place }] : [],
  );
}

function unitsInRows({ columns, rows }: Table): UnitInUse[] {
  const header = columns.find(({ role }) => role === 'unit')?.header;
  const isFilled = (column: Column, row: Table['rows'][number]) =>
    holdsFigures(column) && row.cells[column.header]?.quantity.kind !== 'missing';
  return rows.flatMap((row) => {
    const cell = header === undefined ? undefined : row.cells[header];
    if (!cell || !columns.some((column) => isFilled(column, row))) return [];
    return [{ unit: rowUnit(row, columns), name: row.id, place: cell.place }];
  });
}

function otherUnit(line: string, { unit, name, place }: UnitInUse): Diagnostic {
  const message = {
    zh: `表上方要印“单位：${line}”，“${name}”的单位却是“${unit}”`,
    en: `The unit line of the table says "${line}", but "${name}" is in "${unit}"`,
  };
  const both = [...statedUnits(line), unit].join('、');
  const hint = {
    zh: `在 pack.yaml 里去掉这张表的 unit，各列各行就印自己的单位；或写成“${both}”。`,
    en: `Take the table's unit out of pack.yaml, and each column or row prints its own, or write "${both}".`,
  };
  return errorAt('unit-line', message, { place, hint });
}
