import { bindChart } from '../chart/data/bind.js';
import type { ChartSpec } from '../dataset/chart-spec.js';
import type { Report } from '../report/report.js';
import type { Correction } from './corrections/model.js';
import { listed } from './describe.js';
import type { PackPages } from './pack-pages.js';
import { plainTextRenderer } from './plain-text.js';

interface CorrectedChart extends Correction {
  readonly name: string;
}

/** The charts of the pack that show other figures than before, or show them otherwise. */
export function redrawnCharts(before: Report, after: Report, pages: PackPages): CorrectedChart[] {
  return after.pack.charts.flatMap((spec) => {
    const old = chartOf(before, spec.name);
    return old && drawnFrom(old, before) !== drawnFrom(spec, after) ? shownChart(spec, pages) : [];
  });
}

/** The charts that the pack shows and the earlier one had not. */
export function newCharts(before: Report, after: Report, pages: PackPages): CorrectedChart[] {
  return after.pack.charts.flatMap((spec) => (chartOf(before, spec.name) ? [] : shownChart(spec, pages)));
}

/**
 * The charts that are gone, of sections that the edition has; which numbers they had can't be told any more.
 */
export function chartsGone(before: Report, after: Report, pages: PackPages): Correction[] {
  const say = plainTextRenderer(before);
  const gone = before.pack.charts.filter(({ name }) => !chartOf(after, name));
  return gone
    .filter(({ at }) => pages.section(at) !== undefined)
    .map(({ topic, title = '' }) => ({
      where: '图',
      item: say(topic ?? title),
      column: '',
      before: '',
      after: '',
      pages: '',
    }));
}

function shownChart({ name }: ChartSpec, pages: PackPages): CorrectedChart[] {
  const where = pages.chartNumber(name);
  if (where === undefined) return [];
  const found = listed(pages.chart(name));
  return [{ name, where, item: pages.chartTitle(name), column: '', before: '', after: '', pages: found }];
}

function chartOf({ pack }: Report, name: string): ChartSpec | undefined {
  return pack.charts.find((one) => one.name === name);
}

/** All that decides how a chart is drawn, but for the looks of the edition. */
function drawnFrom(spec: ChartSpec, report: Report): string {
  return JSON.stringify([
    { ...spec, place: '', title: '', alt: '', note: '', passages: '' },
    bindChart(spec, report).chart,
  ]);
}
