import type { Figure } from '../../document/tree.js';
import type { Content } from '../pdfmake/definition.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphNode } from './paragraph.js';
import { run, runsOf } from './runs.js';

/** A chart with number and title below it (图1　…), then its notes; never torn apart, on whole lines of the grid. */
export function defineFigure(figure: Figure, { edition, tools, widthPt }: DefineContext): Content[] {
  const titleStyle = styleOf(edition, 'figure-title');
  const unitStyle = styleOf(edition, 'table-unit');
  const noteStyle = styleOf(edition, 'table-note');
  const heightPt = figure.lines * edition.page.pitchPt;
  const title = figure.title ? runsOf(figure.title, titleStyle, edition) : [];
  const unit = figure.unit
    ? [run('（单位：', unitStyle), ...runsOf(figure.unit, unitStyle, edition), run('）', unitStyle)]
    : [];
  const caption = paragraphNode([run(`${figure.number}　`, titleStyle), ...title, ...unit], titleStyle);
  const drawing = {
    svg: tools.drawChart(figure.chart, { widthPt, heightPt }),
    width: widthPt,
    height: heightPt,
    id: figure.id,
  };
  const notes = figure.notes.map((note) =>
    paragraphNode(runsOf(note, noteStyle, edition), { ...noteStyle, align: 'center' }),
  );
  return [{ stack: [drawing, caption, ...notes], gridSnap: true, keepTogether: true }];
}
