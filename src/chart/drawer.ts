import type { Report } from '../data/report.js';
import type { Diagnostic } from '../diagnostics.js';
import type { Edition } from '../edition/model.js';
import type { FontLibrary } from '../fonts/library.js';
import { type ChartStyle, type DrawnChart, drawChart } from './index.js';

/** Draws the pack's charts by name, at the size of the place that each stands in. */
export interface ChartDrawer {
  /** The report whose figures are drawn. */
  readonly report: Report;
  draw(name: string, size: { widthPt: number; heightPt: number }): DrawnChart | undefined;
  /** What was found while drawing. */
  readonly found: readonly Diagnostic[];
}

/** A drawer for one report in the looks of one edition. */
export function chartDrawer(report: Report, edition: Edition, fonts: FontLibrary): ChartDrawer {
  const found: Diagnostic[] = [];
  const style = chartStyle(edition);
  return {
    report,
    found,
    draw(name, size) {
      const spec = report.pack.charts.find((chart) => chart.name === name);
      if (!spec) return undefined;
      const { chart, diagnostics } = drawChart(spec, report, { ...size, style, fonts });
      found.push(...diagnostics);
      return chart;
    },
  };
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
