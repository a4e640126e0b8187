import type { BoundChart } from '../data/bound-chart.js';
import { periodsOf } from '../data/periods.js';
import type { LegendEntry } from './legend.js';
import { type ChartStyle, type Fill, fillAt, groupFills, seriesFills } from './style.js';

/** How the bars of a chart are told apart: by series, or by group where there is only one series. */
export interface BarFills {
  fill(series: number, category: number): Fill;
  readonly legend: readonly LegendEntry[];
}

/** Fills and legend for the bars of a chart; no legend where there is nothing to tell apart. */
export function barFills(chart: BoundChart, style: ChartStyle): BarFills {
  if (chart.series.length > 1) {
    const fills = courseFills(chart, style) ?? seriesFills(style);
    return {
      fill: (series) => fillAt(fills, series),
      legend: chart.series.map(({ name, unit }, index) => ({
        name: chart.unit === '' && unit !== '' ? `${name}（${unit}）` : name,
        swatch: { kind: 'area', fill: fillAt(fills, index) },
      })),
    };
  }
  const fills = groupFills(style);
  const groupOf = (category: number) => chart.groups.indexOf(chart.categories[category]?.group ?? '');
  return {
    // 其他 belongs to no group and takes the first fill that none of them uses.
    fill: (_, category) => fillAt(fills, groupOf(category) < 0 ? chart.groups.length : groupOf(category)),
    legend: namesOfKinds(chart).map((name, index) => {
      return { name, swatch: { kind: 'area', fill: fillAt(fills, index) } };
    }),
  };
}

/** Two or three periods of one measure come in one hue, the later the darker. */
function courseFills(chart: BoundChart, style: ChartStyle): readonly Fill[] | undefined {
  const { length } = chart.series;
  if (length > 3 || !periodsOf(chart)) return undefined;
  const [solid, hatched, pale] = [0, 1, 2].map((index) => fillAt(groupFills(style), index));
  return [pale, ...(length > 2 ? [hatched] : []), solid].filter((fill) => fill !== undefined);
}

/** The groups; or the only series, which has to be named where its rows have targets besides. */
function namesOfKinds({ groups, series, rowTarget }: BoundChart): readonly string[] {
  if (groups.length > 1) return groups;
  return rowTarget ? series.map(({ name }) => name) : [];
}
