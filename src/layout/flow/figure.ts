import type { Figure, Inline } from '../../document/tree.js';
import type { Edition } from '../../edition/model.js';
import type * as pdf from '../flow.js';
import type { Tag } from '../tags.js';
import { type DefineContext, type PackChart, styleOf } from './context.js';
import { paragraphOf } from './paragraph.js';
import { run, runsOf } from './runs.js';
import { blank } from './spacing.js';

/** Shares are written as decimals, and a limit that is a whole number of steps must not lose one to rounding. */
const EPSILON = 1e-6;
const NO_MARGIN = [0, 0, 0, 0] as const;

/**
 * A chart with what it shows above it, number and title below it (图1　…), then its notes; never torn apart, on whole
 * lines of the grid.
 */
export function defineFigure(figure: Figure, context: DefineContext): pdf.Block[] {
  const { edition, tools, widthPt } = context;
  const { beforePt, afterPt } = edition.figure;
  const chart = tools.chart(figure.chart);
  const tag: Tag = { type: 'Figure', alt: figure.alt };
  const head = figure.finding ? [findingAbove(figure.finding, context)] : [];
  const inCaption = { within: [tag], tag: { type: 'Caption' } } as const;
  const words = figure.finding
    ? [{ ...smallCaption(figure, chart.notes, context), ...inCaption }]
    : [{ ...caption(figure, context), ...inCaption }, ...notesOf(figure, chart.notes, context)];
  const wordsPt = [...head, ...words].reduce(
    (sum, { text, pitch, margin: [, before, , after] = NO_MARGIN }) => {
      return sum + before + after + pitch * Math.ceil(tools.measure(text).maxWidthPt / widthPt);
    },
    0,
  );
  const heightPt = fittingHeightPt(
    figure.lines,
    context.pageHeightPt - beforePt - wordsPt - afterPt,
    edition,
  );
  const drawing = { ...drawingOf(chart, widthPt, heightPt, edition), id: figure.id, tag };
  const stack = [blank(beforePt), ...head, drawing, ...words, blank(afterPt)];
  return [{ stack, gridSnap: true, keepTogether: true, float: 'figure' }];
}

/** The chart at whatever height its page gives it. Pages that are kept hold on to this: to the chart and no more. */
function drawingOf(chart: PackChart, widthPt: number, heightPt: number, edition: Edition): pdf.Svg {
  const drawn = (height: number) => chart.draw({ widthPt, heightPt: height });
  const lost = (height: number) => drawn(height).chart?.crowdedOut ?? Number.POSITIVE_INFINITY;
  return {
    svg: (height) => drawn(height).chart?.svg ?? '',
    width: widthPt,
    height: heightPt,
    elastic: {
      ...heightLimits(heightPt, edition),
      // what has no room at its own height either is no reason to leave the page white
      isSound: (height) => {
        const here = lost(height);
        return here === 0 || here <= lost(heightPt);
      },
    },
    problems: (height) => drawn(height).diagnostics,
  };
}

/** The sentence that a chart is drawn for, at the left, where the eye begins. */
function findingAbove(finding: readonly Inline[], context: DefineContext): pdf.Paragraph {
  const { styles } = context.edition;
  const style = styles['figure-finding'] ?? {
    ...styleOf(context.edition, 'figure-title'),
    bold: true,
    align: 'left' as const,
  };
  return paragraphOf(runsOf(finding, style, context), style);
}

/** Number, topic, unit and notes in one, small and at the left: the finding above is what the chart says. */
function smallCaption(figure: Figure, ofChart: readonly string[], context: DefineContext): pdf.Paragraph {
  const style = { ...styleOf(context.edition, 'table-note'), align: 'left' as const };
  const number = { ...style, font: styleOf(context.edition, 'figure-title').font };
  const unit = figure.unit
    ? [run('（', style), ...runsOf(figure.unit, style, context), run('）', style)]
    : [];
  const topic = runsOf(figure.title ?? [], style, context);
  const notes = [
    ...figure.notes.map((note) => runsOf(note, style, context)),
    ...ofChart.map((note) => [run(note, style)]),
  ];
  const told = notes.length > 0 ? [run('　', style), ...notes.flat()] : [];
  return paragraphOf([run(`${figure.number}　`, number), ...topic, ...unit, ...told], style);
}

function caption(figure: Figure, context: DefineContext): pdf.Paragraph {
  const { edition } = context;
  const unitStyle = styleOf(edition, 'table-unit');
  const titleStyle = styleOf(edition, 'figure-title');
  const title = figure.title ? runsOf(figure.title, titleStyle, context) : [];
  const unit = figure.unit
    ? [run('（单位：', unitStyle), ...runsOf(figure.unit, unitStyle, context), run('）', unitStyle)]
    : [];
  return paragraphOf([run(`${figure.number}　`, titleStyle), ...title, ...unit], titleStyle);
}

function notesOf(figure: Figure, ofChart: readonly string[], context: DefineContext): pdf.Paragraph[] {
  const style = { ...styleOf(context.edition, 'table-note'), align: 'center' as const };
  return [
    ...figure.notes.map((note) => runsOf(note, style, context)),
    ...ofChart.map((note) => [run(note, style)]),
  ].map((runs) => paragraphOf(runs, style));
}

/** The height of so many lines of a chart, in half lines of the grid, as far as a page has room for them. */
function fittingHeightPt(lines: number, roomPt: number, { page, figure }: Edition): number {
  const stepPt = page.pitchPt / 2;
  const wishedPt = Math.ceil((lines * figure.linePt) / stepPt - EPSILON) * stepPt;
  if (wishedPt <= roomPt) return wishedPt;
  return Math.max(1, Math.floor(roomPt / stepPt)) * stepPt;
}

/** How low and how high a page may make a chart, in half lines of the grid up and down from its own height. */
function heightLimits(heightPt: number, { figure, page }: Edition) {
  const stepPt = page.pitchPt / 2;
  const steps = (share: number) => Math.floor((heightPt * share) / stepPt + EPSILON);
  return {
    leastPt: heightPt - steps(1 - figure.least) * stepPt,
    mostPt: heightPt + steps(figure.most - 1) * stepPt,
    stepPt,
  };
}
