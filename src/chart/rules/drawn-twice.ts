import { type Diagnostic, warningAt } from '../../core/diagnostics.js';
import type { ChartSpec } from '../../dataset/chart-spec.js';
import { drawnFigures, drawTheSame } from '../../dataset/charted.js';
import type { Dataset } from '../../dataset/model.js';
import type { PackRule } from '../../dataset/rules/rule.js';
import { findTable } from '../../dataset/table/columns.js';

/** Charts of one section stand on one opening: what one of them draws, no other draws again. */
export const drawnOnce: PackRule = ({ dataset }) => {
  const charts = dataset.pack.charts.map((chart) => ({ chart, figures: figuresOf(chart, dataset) }));
  return charts.flatMap(({ chart, figures }, index): Diagnostic[] => {
    const twin = charts
      .slice(0, index)
      .find((other) => other.chart.at === chart.at && drawTheSame(figures, other.figures));
    if (!twin) return [];
    const message = {
      zh: `图“${chart.name}”画的数，同一部分的图“${twin.chart.name}”大多已经画了`,
      en: `Most of what chart "${chart.name}" draws, "${twin.chart.name}" of its section draws already`,
    };
    const hint = {
      zh: '留下说得清楚的一张，另一张画别的数，或放到别的部分。',
      en: 'Keep the one that says it; have the other draw other figures, or put it into another section.',
    };
    return [warningAt('drawn-twice', message, { place: chart.place, hint })];
  });
};

/** The figures that a chart draws, each by the cell that it stands in. */
function figuresOf(chart: ChartSpec, dataset: Dataset): ReadonlySet<string> {
  const table = findTable(dataset, chart.rows.table);
  if (!table) return new Set();
  return drawnFigures(chart, table, (id, header) => [table.name, id, header].join('\n'));
}
