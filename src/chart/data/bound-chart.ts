import type { Axis, ChartFormat } from '../../dataset/chart-spec.js';
import type { Period } from '../../quantity/period.js';
import type { BoundTarget } from './target.js';

/** The data of one chart, plain: what the types draw. */
export interface BoundChart {
  /** Unit stated for the whole chart; empty where each series has its own. */
  readonly unit: string;
  /** That unit where the spec, and so the figure's head, does not state it; else empty. */
  readonly unitToState: string;
  readonly categories: readonly BoundCategory[];
  /** Groups among the categories, in the order of the table; one empty name when there are none. */
  readonly groups: readonly string[];
  readonly series: readonly BoundSeries[];
  /** A target for each category, marked across its bars. */
  readonly rowTarget?: BoundSeries;
  /** Lines across the whole plot. */
  readonly targets: readonly BoundTarget[];
  readonly format: ChartFormat;
  /** What there is a panel of each, and whether all have one scale. */
  readonly panels: 'rows' | 'groups';
  readonly hasOneScale: boolean;
  /** What has to be said under the chart: how qualified, ranged and missing figures are drawn. */
  readonly notes: readonly string[];
}

export interface BoundCategory {
  readonly label: string;
  readonly group: string;
  /** Where it is a period. */
  readonly period?: Period;
  /** Unit of the row; empty where its series differ. */
  readonly unit: string;
  /** Decimal-exact sum over the series, without its unit; empty where there is no figure. */
  readonly sum: string;
}

export interface BoundSeries {
  readonly name: string;
  /** Where it is a period. */
  readonly period?: Period;
  readonly unit: string;
  /** By category; null where there is no figure. */
  readonly values: readonly (number | null)[];
  /** By category, the figure as it is printed, qualifier included; empty where there is none. */
  readonly texts: readonly string[];
  /** By category, share of the sum in percent with one decimal place; empty where there is no figure. */
  readonly shares: readonly string[];
  /** Decimal-exact sum of the figures, without its unit. */
  readonly sum: string;
  readonly as: 'bar' | 'line';
  readonly axis: Axis;
}

/** All values that an axis has to hold, targets included; those of both axes where none is named. */
export function valuesOn(
  { series, rowTarget, targets }: BoundChart,
  axis?: Axis,
): readonly (number | null)[] {
  const own = (one: { readonly axis: Axis }) => axis === undefined || one.axis === axis;
  return [
    ...[...series, ...(rowTarget ? [rowTarget] : [])].filter(own).flatMap(({ values }) => values),
    ...targets.filter(own).map(({ value }) => value),
  ];
}

/** Whether any figure of a chart is below zero. */
export function hasNegative(chart: BoundChart): boolean {
  return chart.series.some(({ values }) => values.some((value) => value !== null && value < 0));
}
