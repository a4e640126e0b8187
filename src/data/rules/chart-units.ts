import type { ChartRows, ChartSpec } from '../../chart/spec.js';
import { type Diagnostic, errorAt, type Place } from '../../diagnostics.js';
import { findColumn, findTable, numberIn, textOf, unitOf } from '../columns.js';
import type { Column, Row, Table } from '../model.js';
import type { PackRule } from './rule.js';

/** What a chart draws has the unit that it states. */
export const chartUnits: PackRule = ({ dataset, placeOf }) =>
  dataset.pack.charts.flatMap((chart, index) => {
    const table = findTable(dataset, chart.rows.table);
    return table ? otherUnits(chart, table, placeOf(['charts', index, 'unit'])) : [];
  });

function otherUnits(chart: ChartSpec, table: Table, place: Place): Diagnostic[] {
  const rows = drawnRows(chart, table);
  return chart.series.flatMap((series) => {
    const column = findColumn(table.columns, series.column);
    const stated = series.unit ?? chart.unit;
    if (column === undefined || stated === undefined) return [];
    const other = rows.find((row) => ![undefined, stated].includes(unitDrawn(row, column, table)));
    return other ? [otherUnit(chart.name, stated, other, column, table, place)] : [];
  });
}

function drawnRows({ rows, series }: ChartSpec, { rows: all, columns }: Table): readonly Row[] {
  const isChosen = (row: Row, { ids, groups }: ChartRows) =>
    (ids?.includes(row.id) ?? true) && (groups?.includes(textOf(row, columns, 'group')) ?? true);
  const isComplete = (row: Row) =>
    series.every(({ column }) => {
      const found = findColumn(columns, column);
      return found && numberIn(row, found);
    });
  return all.filter((row) => isChosen(row, rows) && (!rows.complete || isComplete(row)));
}

function unitDrawn(row: Row, column: Column, { columns }: Table): string | undefined {
  const number = numberIn(row, column);
  return number && (number.unit || unitOf(row, column, columns));
}

function otherUnit(
  chart: string,
  stated: string,
  row: Row,
  column: Column,
  table: Table,
  place: Place,
): Diagnostic {
  const unit = unitDrawn(row, column, table);
  return errorAt(
    'chart-unit',
    {
      zh: `图“${chart}”的单位是“${stated}”，其中“${row.id}”的单位是“${unit}”`,
      en: `Chart "${chart}" is in "${stated}", but "${row.id}" in it is in "${unit}"`,
    },
    { place },
  );
}
