import { join } from 'node:path';
import type { Session } from '../../app/watch/session.js';
import type { Document } from '../../document/tree.js';
import { blocksIn, printedText } from '../../document/walk.js';
import type { Printed } from '../../output/pdf/index.js';
import type { ItemBox } from '../preview/wire.js';
import { chartOf, figuresIn, figuresLabelled } from './chart.js';
import { textsIn, widthOf } from './drawn.js';

type Item = ItemBox & { readonly isChart?: boolean };

/** What can be pointed at where something is printed: the text itself, or a chart and the texts in it. */
export function figuresAt(
  one: Printed,
  document: Document,
  session: Pick<Session, 'project' | 'report'>,
): Item[] {
  const { report } = session;
  const chart = report && chartOf(report, one.drawing);
  if (!report || !chart)
    return isOfData(one, session) && one.text.trim() !== '' ? [boxOf(one, one.text)] : [];
  const figures = figuresIn(report, chart);
  const labels = labelsIn(one).filter(({ text }) => figuresLabelled(figures, text).length > 0);
  return [{ ...itemAt(one, document), isChart: true }, ...labels];
}

/** Something printed; a drawing is called what stands under it: 图4 “5020”项目投资额. */
export function itemAt(one: Printed, document: Document): ItemBox {
  return boxOf(one, one.drawing === undefined ? one.text : titleOf(one.drawing, document));
}

function titleOf(drawing: string, { children }: Document): string {
  for (const block of blocksIn(children)) {
    if (block.kind === 'figure' && block.id === drawing)
      return `${block.number ?? '图'} ${printedText(block.title ?? [])}`.trim();
  }
  return '';
}

/** The texts of a drawing by their place on the page. */
export function labelsIn({ page, box, text: svg }: Printed): ItemBox[] {
  const scale = box.widthPt / (widthOf(svg) ?? box.widthPt);
  return textsIn(svg).map(({ text, x, y, width, height }) => ({
    page,
    text,
    x: box.x + x * scale,
    y: box.y + y * scale,
    widthPt: width * scale,
    heightPt: height * scale,
  }));
}

function boxOf({ page, box }: Printed, text: string): ItemBox {
  return { page, ...box, text };
}

function isOfData({ place }: Printed, { project, report }: Pick<Session, 'project' | 'report'>): boolean {
  if (!place || !report) return false;
  return place.file === report.pack.file || place.file.startsWith(join(project.dataName, '/'));
}
