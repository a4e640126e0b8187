import type { Report } from '../data/report.js';
import type { ChartTexts } from '../document/state.js';
import { plainRenderer } from './render.js';

/** The texts of every chart of the pack with their figures filled in, by the chart's name. */
export function renderChartTexts(report: Report): ReadonlyMap<string, ChartTexts> {
  const render = plainRenderer(report);
  return new Map(
    report.pack.charts.map((spec) => {
      const plain = (text: string) => render({ text, place: spec.place });
      const note = spec.note === undefined ? {} : { note: plain(spec.note) };
      return [spec.name, { spec, title: plain(spec.title), alt: plain(spec.alt), ...note }];
    }),
  );
}
