import type { Figure } from '../../document/tree.js';
import type * as pdf from '../pdfmake/definition.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphOf } from './paragraph.js';
import { run, runsOf } from './runs.js';
import { blank } from './spacing.js';

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
  const drawn = tools.drawChart(figure.chart, { widthPt, heightPt });
  const drawing: pdf.Svg = {
    svg: drawn.svg,
    width: widthPt,
    height: heightPt,
    id: figure.id,
  };
  const caption = paragraphOf([run(`${figure.number}　`, titleStyle), ...title, ...unit], titleStyle);
  const notes = [
    ...figure.notes.map((note) => runsOf(note, noteStyle, context)),
    ...drawn.notes.map((note) => [run(note, noteStyle)]),
  ].map((runs) => paragraphOf(runs, noteStyle));
  const stack = [blank(edition.figure.beforePt), drawing, caption, ...notes, blank(edition.figure.afterPt)];
  return [{ stack, gridSnap: true, keepTogether: true }];
}
