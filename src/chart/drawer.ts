import type { Report } from '../data/report.js';
import type { Diagnostic } from '../diagnostics.js';
import type { Edition } from '../edition/model.js';
import type { FontLibrary } from '../fonts/library.js';
import { bindChart } from './bind.js';
import { type ChartStyle, type DrawnChart, drawChart } from './index.js';

/** Draws the pack's charts by name, at the size of the place that each stands in. */
export interface ChartDrawer {
  /** The report whose figures are drawn. */
  readonly report: Report;
  draw(name: string, size: { widthPt: number; heightPt: number }): DrawnChart | undefined;
  /** What has to be said under a chart about the figures in it, at any size. */
  notes(name: string): readonly string[];
  /** Whether a chart can be drawn at a size and nothing is wrong with it. */
  isSound(name: string, size: { widthPt: number; heightPt: number }): boolean;
  /** What was found while drawing, each thing once however often it was drawn. */
  readonly found: readonly Diagnostic[];
}

/** A drawer for one report in the looks of one edition. */
export function chartDrawer(report: Report, edition: Edition, fonts: FontLibrary): ChartDrawer {
  const found: Diagnostic[] = [];
  const style = chartStyle(edition);
  const specOf = (name: string) => report.pack.charts.find((chart) => chart.name === name);
  return {
    report,
    found,
    draw(name, size) {
      const spec = specOf(name);
      if (!spec) return undefined;
      const { chart, diagnostics } = drawChart(spec, report, { ...size, style, fonts });
      for (const one of diagnostics.map((each) => inEdition(each, edition)))
        if (!found.some((before) => before.message.zh === one.message.zh)) found.push(one);
      return chart;
    },
    notes(name) {
      const spec = specOf(name);
      return (spec && bindChart(spec, report).chart?.notes) ?? [];
    },
    isSound(name, size) {
      const spec = specOf(name);
      return (
        spec !== undefined && drawChart(spec, report, { ...size, style, fonts }).diagnostics.length === 0
      );
    },
  };
}

/** What is too small in one edition has room in another: the message says in which. */
function inEdition(problem: Diagnostic, { name }: Edition): Diagnostic {
  if (problem.code !== 'chart-too-small') return problem;
  const { zh, en } = problem.message;
  return { ...problem, message: { zh: `${zh}（版本“${name}”）`, en: `${en} (edition “${name}”)` } };
}

function chartStyle({ palette, chart, isGrey }: Edition): ChartStyle {
  return {
    paper: '#ffffff',
    ink: palette.ink,
    accent: palette.accent,
    main: palette.main,
    tint: palette.tint,
    grey: palette.quiet,
    hairline: palette.hairline,
    fontRole: chart.font,
    labelSizePt: chart.labelPt,
    smallestSizePt: chart.smallPt,
    inGrey: isGrey,
  };
}
