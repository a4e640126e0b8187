import type { Edition } from '../../edition/model.js';
import type { Canvas, LineVector } from '../flow.js';

/** The double rule of official documents, thick above thin, in the edition's accent. */
export function doubleRule(widthPt: number, { palette, rules }: Edition): Canvas {
  const { thickPt, gapPt, thinPt } = rules;
  const height = thickPt + gapPt + thinPt;
  return {
    canvas: [
      line(widthPt, thickPt / 2, thickPt, palette.accent),
      line(widthPt, height - thinPt / 2, thinPt, palette.accent),
    ],
    height,
  };
}

/** A hairline across the measure. */
export function singleRule(widthPt: number, { palette, rules }: Edition): Canvas {
  const { singlePt } = rules;
  return { canvas: [line(widthPt, singlePt / 2, singlePt, palette.ink)], height: singlePt };
}

function line(widthPt: number, y: number, lineWidth: number, lineColor: string): LineVector {
  return { type: 'line', x1: 0, y1: y, x2: widthPt, y2: y, lineWidth, lineColor };
}
