import type { Figure } from '../../document/tree.js';
import type { Edition } from '../../edition/model.js';
import type * as pdf from '../pdfmake/definition.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphOf } from './paragraph.js';
import { run, runsOf } from './runs.js';
import { blank } from './spacing.js';

/** Shares are written as decimals, and a limit that is a whole number of steps must not lose one to rounding. */
const EPSILON = 1e-6;

/** A chart with number and title below it (图1　…), then its notes; never torn apart, on whole lines of the grid. */
export function defineFigure(figure: Figure, context: DefineContext): pdf.Block[] {
  const { edition, tools, widthPt } = context;
  const titleStyle = styleOf(edition, 'figure-title');
  const unitStyle = styleOf(edition, 'table-unit');
  const noteStyle = { ...styleOf(edition, 'table-note'), align: 'center' as const };
  const heightPt = figure.lines * edition.page.pitchPt;
  const title = figure.title ? runsOf(figure.title, titleStyle, context) : [];
  const unit = figure.unit
    ? [run('（单位：', unitStyle), ...runsOf(figure.unit, unitStyle, context), run('）', unitStyle)]
    : [];
  const chart = tools.chart(figure.chart);
  const drawing: pdf.Svg = {
    svg: (height) => chart.draw({ widthPt, heightPt: height }),
    width: widthPt,
    height: heightPt,
    elastic: {
      ...heightLimits(heightPt, edition),
      isSound: (height) => chart.isSound({ widthPt, heightPt: height }),
    },
    id: figure.id,
  };
  const caption = paragraphOf([run(`${figure.number}　`, titleStyle), ...title, ...unit], titleStyle);
  const notes = [
    ...figure.notes.map((note) => runsOf(note, noteStyle, context)),
    ...chart.notes.map((note) => [run(note, noteStyle)]),
  ].map((runs) => paragraphOf(runs, noteStyle));
  const stack = [blank(edition.figure.beforePt), drawing, caption, ...notes, blank(edition.figure.afterPt)];
  return [{ stack, gridSnap: true, keepTogether: true, float: 'figure' }];
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
