import type { BoundChart } from './bind.js';

/** The same figures with rows and columns exchanged: a series per category, a category per series. */
export function transpose(chart: BoundChart): BoundChart {
  return {
    ...chart,
    groups: [''],
    categories: chart.series.map(({ name, unit, sum }) => ({ label: name, group: '', unit, sum })),
    series: chart.categories.map(({ label, unit, sum }, category) => ({
      name: label,
      unit,
      values: chart.series.map(({ values }) => values[category] ?? null),
      texts: chart.series.map(({ texts }) => texts[category] ?? ''),
      shares: [],
      sum,
      as: 'line',
      axis: 'left',
      ofYear: false,
    })),
  };
}
