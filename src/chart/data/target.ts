import type { Axis, ChartSpec, ChartTarget } from '../../dataset/chart-spec.js';
import { findColumn } from '../../dataset/table/columns.js';
import type { Quantity } from '../../quantity/model.js';
import { quantity } from '../../quantity/quantity.js';
import type { Report, ReportTable } from '../../report/report.js';
import { figureValue, printFigure } from './figure.js';

/** A target of the whole chart, as it is drawn. */
export interface BoundTarget {
  readonly name: string;
  readonly value: number;
  /** The figure as it is printed, qualifier included. */
  readonly text: string;
  readonly axis: Axis;
}

/** The targets of a chart with their figures; the data step has made sure that each has one. */
export function targetsOf(spec: ChartSpec, report: Report, unit: string): readonly BoundTarget[] {
  return (spec.targets ?? []).flatMap((target): BoundTarget[] => {
    const figure = targetFigure(target, report);
    const value = figureValue(figure);
    if (!value) return [];
    const ownUnit = 'unit' in figure ? figure.unit : '';
    const text = printFigure(figure, ownUnit || unit, unit, spec.format);
    return [{ name: target.name, value: value.toNumber(), text, axis: target.axis ?? 'left' }];
  });
}

/** The figures of a chart's targets, for its notes. */
export function targetQuantities({ targets = [] }: ChartSpec, report: Report): readonly Quantity[] {
  return targets.map((target) => targetFigure(target, report));
}

function targetFigure({ value, id, column }: ChartTarget, { tables }: Report): Quantity {
  if (value !== undefined) return quantity(value);
  return (
    Object.values(tables).flatMap((table) => cellOf(table, id ?? '', column ?? ''))[0] ?? { kind: 'missing' }
  );
}

function cellOf({ columns, rows }: ReportTable, id: string, column: string): readonly Quantity[] {
  const header = findColumn(columns, column)?.header ?? '';
  const row = rows.find((one) => one.id === id);
  return row?.cells[header] ? [row.cells[header].quantity] : [];
}
