import { type Diagnostic, errorAt, warningAt } from '../core/diagnostics.js';
import type { ChartSpec } from '../dataset/chart-spec.js';
import type { FontLibrary } from '../fonts/library.js';
import type { Report } from '../report/report.js';
import { installTextMeter } from './canvas/text.js';
import { bindChart } from './data/bind.js';
import type { BoundChart } from './data/bound-chart.js';
import { withOwnOptions } from './data/own-axes.js';
import type { Drawing } from './drawing.js';
import { chartKind } from './kinds/index.js';
import { type ChartArea, sheetOf } from './layout/chart-area.js';
import type { ChartStyle } from './layout/style.js';
import { meterOf } from './meter.js';
import { overlayPlugin } from './overlay-plugin.js';
import { brokenByOptions, type ChartProblem, roomHint } from './problem.js';
import { renderSvg } from './render.js';

export { type ChartStyle, defaultStyle } from './layout/style.js';

/** What a chart is drawn on and with. Sizes in points. */
export interface ChartPlace {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly style: ChartStyle;
  readonly fonts: FontLibrary;
}

export interface DrawnChart {
  /** One unit to the point; `font-family` is the name of a face in the font library. */
  readonly svg: string;
  readonly widthPt: number;
  readonly heightPt: number;
  /** Every text in the picture, as it is found in the PDF. */
  readonly labels: readonly string[];
  /** How many labels found no place. */
  readonly crowdedOut: number;
  /** What has to be said under the chart about the figures in it, besides the spec's own note. */
  readonly notes: readonly string[];
}

/** A drawn chart, unless the diagnostics hold an error. */
export interface ChartResult {
  readonly chart?: DrawnChart;
  readonly diagnostics: readonly Diagnostic[];
}

/** Draws one chart of the pack as SVG. Same input, same bytes. */
export function drawChart(spec: ChartSpec, report: Report, place: ChartPlace): ChartResult {
  const { chart, diagnostics } = bindChart(spec, report);
  return chart && diagnostics.length === 0 ? drawBound(spec, chart, place) : { diagnostics };
}

/** Draws a chart whose figures have been looked up. */
export function drawBound(spec: ChartSpec, chart: BoundChart, place: ChartPlace): ChartResult {
  const found: Diagnostic[] = [];
  const meter = meterOf(place.fonts, (character, text) => found.push(missingGlyph(spec, character, text)));
  installTextMeter(meter);
  const { widthPt, heightPt, style } = place;
  const sheet = sheetOf({ widthPt, heightPt }, style, meter);
  const drawing = chartKind(spec.type).draw(chart, sheet);
  if ('reason' in drawing) return { diagnostics: [...found, cannotDraw(spec, drawing)] };
  const painted = paintFirst(
    // who sets options of an axis wants to see it
    [...(drawing.withoutAxis && !spec.options ? [drawing.withoutAxis] : []), drawing],
    (one) => paint(one, spec, chart, { sheet, widthPt, heightPt, style }),
  );
  if ('reason' in painted) return { diagnostics: [...found, cannotDraw(spec, painted)] };
  const { svg, crowdedOut } = painted;
  if (crowdedOut.length > 0) found.push(crowded(spec, crowdedOut));
  const drawn = { svg, widthPt, heightPt, labels: textsOf(svg), crowdedOut: crowdedOut.length };
  return { chart: { ...drawn, notes: chart.notes }, diagnostics: found };
}

interface Painted {
  readonly svg: string;
  /** Labels that found no place. */
  readonly crowdedOut: readonly string[];
}

/** The first of these drawings in which every label finds a place, or else the last of them. */
function paintFirst(
  drawings: readonly Drawing[],
  paintOne: (drawing: Drawing) => Painted | ChartProblem,
): Painted | ChartProblem {
  const [first, ...others] = drawings;
  const painted = paintOne(first as Drawing);
  const isWhole = 'reason' in painted || painted.crowdedOut.length === 0;
  return isWhole || others.length === 0 ? painted : paintFirst(others, paintOne);
}

function paint(
  drawing: Drawing,
  spec: ChartSpec,
  chart: BoundChart,
  place: Omit<ChartPlace, 'fonts'> & { readonly sheet: ChartArea },
): Painted | ChartProblem {
  const { sheet, widthPt, heightPt, style } = place;
  const crowdedOut: string[] = [];
  const plugin = overlayPlugin(sheet, drawing, (block) => crowdedOut.push(block.lines.join('')));
  const font = { family: style.fontRole, size: style.labelSizePt };
  const base = { font, ...drawing.configuration.options };
  const own = withOwnOptions(chartKind(spec.type), chart, base, spec.options);
  if ('reason' in own) return own;
  const { options } = own;
  const svg = renderSvg({ ...drawing.configuration, options, plugins: [plugin] }, widthPt, heightPt);
  if (spec.options && /="[^"]*(NaN|Infinity)/.test(svg)) return brokenByOptions;
  return { svg, crowdedOut };
}

/** The labels in a picture, in drawing order. */
function textsOf(svg: string): readonly string[] {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, content = '']) =>
    content.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (_, name: string) => entities[name] ?? ''),
  );
}

function cannotDraw(spec: ChartSpec, { code, reason, hint }: ChartProblem): Diagnostic {
  const message = { zh: `图“${spec.name}”：${reason.zh}`, en: `chart ${spec.name} ${reason.en}` };
  return errorAt(code, message, { place: spec.place, hint });
}

function crowded(spec: ChartSpec, texts: readonly string[]): Diagnostic {
  const message = {
    zh: `图“${spec.name}”里有${texts.length}处标注排不下：${texts.join('、')}`,
    en: `chart ${spec.name} has no room for ${texts.length} labels: ${texts.join(', ')}`,
  };
  return warningAt('chart-crowded', message, { place: spec.place, hint: roomHint });
}

function missingGlyph(spec: ChartSpec, character: string, text: string): Diagnostic {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const message = {
    zh: `图“${spec.name}”的“${text}”里有字体都没有的字：${character}（${code}）`,
    en: `chart ${spec.name}: no font has ${character} (${code}) of “${text}”`,
  };
  return errorAt('missing-glyph', message, { place: spec.place });
}
