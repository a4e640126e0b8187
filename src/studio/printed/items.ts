import type { Document } from '../../document/tree.js';
import { blocksIn, printedText } from '../../document/walk.js';
import type { Printed } from '../../output/pdf/index.js';
import type { PrintedBox } from '../wire/pages.js';
import { textsIn, widthOf } from './drawn.js';

/** Something printed; a drawing is called what stands under it: 图4 “5020”项目投资额. */
export function itemAt({ page, box, text, drawing }: Printed, document: Document): PrintedBox {
  return { page, ...box, text: drawing === undefined ? text : titleOf(drawing, document) };
}

function titleOf(drawing: string, { children }: Document): string {
  for (const block of blocksIn(children)) {
    if (block.kind === 'figure' && block.id === drawing)
      return `${block.number ?? '图'} ${printedText(block.title ?? [])}`.trim();
  }
  return '';
}

/** The texts of a drawing by their place on the page. */
export function labelsIn({ page, box, text: svg }: Printed): PrintedBox[] {
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
