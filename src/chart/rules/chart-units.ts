import { type Diagnostic, errorAt, type Place } from '../../core/diagnostics.js';
import type { Axis, ChartSpec, ChartTarget } from '../../dataset/chart-spec.js';
import { drawnRows } from '../../dataset/charted.js';
import type { Column, Dataset, Row, Table } from '../../dataset/model.js';
import type { PackRule } from '../../dataset/rules/rule.js';
import { findColumn, findTable, numberIn, unitOf } from '../../dataset/table/columns.js';
import { quantity } from '../../quantity/quantity.js';
import { isSameUnit } from '../../quantity/unit.js';

/** What a chart draws has the unit that it states. */
export const chartUnits: PackRule = ({ dataset, placeOf }) =>
  dataset.pack.charts.flatMap((chart, index) => {
    const table = findTable(dataset, chart.rows.table);
    if (!table) return [];
    return [
      ...otherUnits(chart, table, placeOf(['charts', index, 'unit'])),
      ...targetUnits(chart, table, dataset, (at) => placeOf(['charts', index, 'targets', at])),
    ];
  });

/** A target is measured on its axis, so its unit is that of the figures there. */
function targetUnits(
  chart: ChartSpec,
  table: Table,
  { tables }: Dataset,
  placeOf: (target: number) => Place,
): Diagnostic[] {
  return (chart.targets ?? []).flatMap((target, at) => {
    const unit = unitOfTarget(target, tables);
    const drawn = unitOfAxis(chart, table, target.axis ?? 'left');
    if (unit === undefined || drawn === undefined || isSameUnit(unit, drawn)) return [];
    const message = {
      zh: `图“${chart.name}”：参照线“${target.name}”的单位是“${unit}”，所量的数字单位是“${drawn}”`,
      en: `Chart "${chart.name}": target "${target.name}" is in "${unit}", the figures it measures in "${drawn}"`,
    };
    return [errorAt('chart-unit', message, { place: placeOf(at) })];
  });
}

/** Undefined for a bare number, which takes the unit of its axis. */
function unitOfTarget(
  { value, id, column = '' }: ChartTarget,
  tables: Dataset['tables'],
): string | undefined {
  if (value !== undefined) {
    const figure = quantity(value);
    return 'unit' in figure && figure.unit !== '' ? figure.unit : undefined;
  }
  const found = Object.values(tables).flatMap((table) => {
    const row = table.rows.find((one) => one.id === id);
    const from = findColumn(table.columns, column);
    return row && from ? [unitDrawn(row, from, table)] : [];
  });
  return found[0];
}

function unitOfAxis(chart: ChartSpec, table: Table, axis: Axis): string | undefined {
  const rows = drawnRows(chart, table);
  const units = chart.series
    .filter((series) => (series.axis ?? 'left') === axis)
    .flatMap((series) => {
      const column = findColumn(table.columns, series.column);
      return column ? rows.map((row) => series.unit ?? unitDrawn(row, column, table)) : [];
    });
  return units.find((unit) => unit !== undefined) ?? (axis === 'left' ? chart.unit : undefined);
}

function otherUnits(chart: ChartSpec, table: Table, place: Place): Diagnostic[] {
  const rows = drawnRows(chart, table);
  return chart.series.flatMap((series) => {
    const column = findColumn(table.columns, series.column);
    const stated = series.unit ?? chart.unit;
    if (column === undefined || stated === undefined) return [];
    const other = rows.find((row) => {
      const unit = unitDrawn(row, column, table);
      return unit !== undefined && !isSameUnit(unit, stated);
    });
    return other ? [otherUnit(chart.name, stated, other, column, table, place)] : [];
  });
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
