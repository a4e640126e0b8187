import type { Diagnostic } from '../core/diagnostics.js';
import type { ChartSpec } from '../dataset/chart-spec.js';
import type { Edition } from '../edition/model.js';
import type { FontLibrary } from '../fonts/library.js';
import { kept } from '../incremental/kept.js';
import { memo } from '../incremental/memo.js';
import { query } from '../incremental/query.js';
import { type Tracked, track } from '../incremental/tracked.js';
import type { Report } from '../report/report.js';
import { type Binding, bindChart } from './data/bind.js';
import { type ChartResult, type ChartStyle, drawBound } from './index.js';

/** Size of a drawing. */
export interface ChartSize {
  readonly widthPt: number;
  readonly heightPt: number;
}

/**
 * One chart of a pack in the looks of an edition, drawn at whatever size it is asked for. A chart that comes out the
 * same in the next build is the same object, and has what it has drawn already.
 */
export interface EditionChart {
  /** Notes that have to be printed under it, on ranges, gaps and rounding, the same at every size. */
  readonly notes: readonly string[];
  /** The drawing with what is wrong with it, or without one where that is an error. */
  draw(size: ChartSize): ChartResult;
}

/** The charts of a pack by name; one that pack.yaml does not have draws nothing. */
export type ChartDrawer = (name: string) => EditionChart;

/** A page that is to be filled tries a chart at several heights. */
const MOST_SIZES = 12;

const NO_CHART: EditionChart = { notes: [], draw: () => ({ diagnostics: [] }) };

/** A drawer for one report in the looks of one edition. */
export function chartDrawer(report: Report, edition: Edition, fonts: FontLibrary): ChartDrawer {
  const style = chartStyle(edition);
  const charts = new Map<string, EditionChart>();
  return (name) => {
    const known = charts.get(name);
    if (known) return known;
    const spec = report.pack.charts.find((chart) => chart.name === name);
    if (!spec) return NO_CHART;
    const shown = track(fonts.database, {
      binding: bindChart(spec, report),
      style,
      editionName: edition.name,
    });
    const chart = editionChart(shown, spec, fonts);
    charts.set(name, chart);
    return chart;
  };
}

/** What decides a chart besides its description: it holds on to nothing of the report but its own figures. */
interface ShownChart {
  readonly binding: Binding;
  readonly style: ChartStyle;
  readonly editionName: string;
}

/** As many editions, in colour and in grey, as a pack may have. */
const MOST_EDITIONS = 20;

const editionChart = query(
  'chart',
  (shown: Tracked<ShownChart>, spec: ChartSpec, fonts: FontLibrary): EditionChart => {
    const { binding, style, editionName } = shown;
    const { chart, diagnostics } = binding;
    const draw = (size: ChartSize): ChartResult => {
      if (!chart || diagnostics.length > 0) return { diagnostics };
      const facts = () => [fonts.identity, JSON.stringify([spec, chart, style, size], numbersToo)];
      const result = drawings(fonts.database, facts, () => drawBound(spec, chart, { ...size, style, fonts }));
      return { ...result, diagnostics: result.diagnostics.map((one) => inEdition(one, editionName)) };
    };
    const made: EditionChart = {
      notes: chart?.notes ?? [],
      draw: (size) => drawn(fonts.database, made, [size.widthPt, size.heightPt], () => draw(size)),
    };
    return made;
  },
  { most: MOST_EDITIONS },
);

/** Has JSON tell what is no number from what is not there. */
function numbersToo(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? `number ${value}` : value;
}

/** Drawings that outlast the process: Chart.js need not even be loaded for them. */
const drawings = kept<ChartResult>('chart');

/** The drawings of a chart by their size. */
const drawn = memo<EditionChart, ChartResult>('drawn chart', MOST_SIZES);

/** What is too small in one edition has room in another: the message says in which. */
function inEdition(problem: Diagnostic, name: string): Diagnostic {
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
