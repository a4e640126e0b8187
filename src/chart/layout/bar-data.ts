import type { BoundChart } from '../data/bound-chart.js';
import type { BarFills } from './fills.js';

/** Chart.js data for bars drawn from zero: one data set per series, each bar in its own fill, all as thick. */
export function barData(chart: BoundChart, fills: BarFills, thicknessPt: number) {
  return {
    labels: chart.categories.map(({ label }) => label),
    datasets: chart.series.map(({ values }, index) => ({
      data: values,
      backgroundColor: values.map((_, category) => fills.fill(index, category)),
      borderWidth: 0,
      inflateAmount: 0,
      barThickness: thicknessPt,
    })),
  };
}
