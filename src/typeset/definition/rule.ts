import type { Edition } from '../../edition/model.js';
import type { Canvas, LineVector } from '../pdfmake/definition.js';

const THICK_PT = 1.5;
const THIN_PT = 0.5;
const GAP_PT = 2;

/** The double rule of official documents, thick above thin, in the edition's red. */
export function doubleRule(widthPt: number, { palette }: Edition): Canvas {
  return {
    canvas: [
      line(widthPt, THICK_PT / 2, THICK_PT, palette.accent),
      line(widthPt, THICK_PT + GAP_PT, THIN_PT, palette.accent),
    ],
    height: THICK_PT + GAP_PT + THIN_PT,
  };
}

/** A hairline across the measure. */
export function singleRule(widthPt: number, { palette }: Edition): Canvas {
  return { canvas: [line(widthPt, THIN_PT / 2, THIN_PT, palette.ink)], height: THIN_PT };
}

function line(widthPt: number, y: number, lineWidth: number, lineColor: string): LineVector {
  return { type: 'line', x1: 0, y1: y, x2: widthPt, y2: y, lineWidth, lineColor };
}
