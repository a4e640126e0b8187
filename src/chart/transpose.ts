import type { BoundChart } from './bind.js';

/** The same figures with rows and columns exchanged: a series per category, a category per series. */
export function transpose(chart: BoundChart): BoundChart {
  return {
    ...chart,
    groups: [''],
    categories: chart.series.map(({ name, sum }) => ({ label: name, group: '', sum })),
    series: chart.categories.map(({ label, sum }, category) => ({
      name: label,
      unit: chart.unit,
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
