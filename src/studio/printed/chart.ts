import { printFigure } from '../../chart/data/figure.js';
import { chooseRows } from '../../chart/data/rows.js';
import { labelOf } from '../../chart/data/series-matrix.js';
import type { Place } from '../../core/diagnostics.js';
import type { ChartSpec } from '../../dataset/chart-spec.js';
import type { Column } from '../../dataset/model.js';
import { findColumn } from '../../dataset/table/columns.js';
import type { Report, ReportRow } from '../../report/report.js';

/** A figure that a chart draws, and the cell it was taken from. */
export interface ChartFigure {
  /** 方圆化工 年产值. */
  readonly name: string;
  readonly text: string;
  readonly place: Place;
  /** What the chart writes for it: the figure with its unit or without, the name of its row. */
  readonly labels: readonly string[];
}

/** The chart of pack.yaml that a drawing shows; undefined for ornaments. */
export function chartOf(report: Report, drawing: string | undefined): ChartSpec | undefined {
  return report.pack.charts.find(({ name }) => `figure:${name}` === drawing);
}

/** Every figure that a chart draws, row by row, those that `top` sums up as 其他 behind the others. */
export function figuresIn(report: Report, spec: ChartSpec): ChartFigure[] {
  const table = report.tables[spec.rows.table];
  const series = spec.series.flatMap((one) => {
    const column = table && findColumn(table.columns, one.column);
    return column ? [{ column, name: one.name ?? column.title, unit: one.unit ?? column.unit }] : [];
  });
  if (!table) return [];
  const columns = series.map(({ column }) => column);
  const { shown, rest } = chooseRows(spec, table, columns);
  return [...shown, ...rest].flatMap((row) =>
    series.flatMap(({ column, name, unit }) => figureOf(row, column, name, unit, spec)),
  );
}

function figureOf(
  row: ReportRow,
  { header }: Column,
  series: string,
  unit: string | undefined,
  spec: ChartSpec,
): ChartFigure[] {
  const cell = row.cells[header];
  if (!cell) return [];
  const label = labelOf(row, spec);
  const ownUnit = unit ?? row.unit;
  const written = ['', ownUnit].map((stated) => printFigure(cell.quantity, ownUnit, stated, spec.format));
  const labels = [label, ...written].filter((text) => text !== '');
  return [{ name: `${label} ${series}`, text: cell.text, place: cell.place, labels }];
}

/** The figures that a text in a chart may stand for: 496（46.1%） is 496. */
export function figuresLabelled(figures: readonly ChartFigure[], text: string): ChartFigure[] {
  const bare = text.replace(/（[\d.]+%）$/, '').trim();
  return figures.filter(({ labels }) => labels.includes(bare));
}
