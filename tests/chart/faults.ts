import { bindChart } from '../../src/chart/data/bind.js';
import type { DrawnChart } from '../../src/chart/index.js';
import { overlap } from '../../src/chart/layout/place.js';
import type { Diagnostic } from '../../src/core/diagnostics.js';
import type { ChartSpec } from '../../src/dataset/chart-spec.js';
import type { Report } from '../../src/report/report.js';
import { filledBoxes, textBoxes } from './boxes.js';
import { fonts } from './fonts.js';

/** Types whose figures stand beside the bars. */
const beside: readonly string[] = ['bar', 'horizontal-bar', 'combined', 'small-multiples', 'waterfall'];

/** What is wrong with a drawn chart: texts that run into something, and words that are nowhere. */
export function faults(
  chart: DrawnChart,
  found: readonly Diagnostic[],
  spec: ChartSpec,
  report: Report,
): string[] {
  return [...collisions(chart, spec), ...unreported(chart, found, spec, report)];
}

/** Texts over the edge of the sheet, over each other, or over a bar that they stand beside. */
function collisions({ svg, widthPt, heightPt }: DrawnChart, { type }: ChartSpec): string[] {
  const texts = textBoxes(svg, '黑体', fonts);
  const bars = beside.includes(type) ? filledBoxes(svg) : [];
  const slack = 0.01;
  const outside = texts.filter(({ box }) => {
    const { left, top, right, bottom } = box;
    return left < -slack || top < -slack || right > widthPt + slack || bottom > heightPt + slack;
  });
  return [
    ...outside.map(({ text }) => `${text} outside`),
    ...texts.flatMap((one, index) => [
      ...texts
        .slice(index + 1)
        .filter((other) => overlap(one.box, other.box))
        .map((other) => `${one.text} × ${other.text}`),
      ...bars.filter((bar) => overlap(one.box, bar)).map(() => `${one.text} on a bar`),
    ]),
  ];
}

/** Names, figures and dashes that are neither drawn nor named in a warning. */
function unreported(
  { labels }: DrawnChart,
  found: readonly Diagnostic[],
  spec: ChartSpec,
  report: Report,
): string[] {
  const { chart } = bindChart(spec, report);
  if (!chart) return [];
  const warned = found.map(({ message }) => message.zh).join('');
  const words = labels.join('');
  const rows = [...chart.categories.keys()].filter(
    (row) => spec.type !== 'scatter' || chart.series.every(({ values }) => values[row] !== null),
  );
  const names = rows.map((row) => chart.categories[row]?.label ?? '');
  const drawn = chart.rowTarget ? [...chart.series, chart.rowTarget] : chart.series;
  const figures = rows.flatMap((row) => {
    const texts = drawn.map((series) => series.texts[row] ?? '');
    return spec.type === 'dumbbell' && texts.every((text) => text === '') ? [''] : texts;
  });
  return [
    ...names.filter((name) => !words.includes(name) && !warned.includes(name)),
    ...chart.targets
      .filter(({ name, text }) => !words.includes(name) || !words.includes(text))
      .map(({ name }) => name),
    ...(['line', 'scatter'].includes(spec.type) ? [] : missingFigures(figures, labels, warned, spec)),
  ];
}

function missingFigures(
  figures: readonly string[],
  labels: readonly string[],
  warned: string,
  { type }: ChartSpec,
): string[] {
  const inStack = type.includes('stacked');
  // Nothing of a stack has no height to write in, and a gap in it is told by the note.
  const wanted = figures.map((text) => text || '—').filter((text) => !inStack || !/^(?:0|—)$/.test(text));
  return [...new Set(wanted)].filter((text) => {
    const there = labels.filter((label) => label === text || label.startsWith(`${text}（`)).length;
    const toldOf = warned.split(/[：、]/).filter((one) => one === text).length;
    return there + toldOf < wanted.filter((one) => one === text).length;
  });
}
