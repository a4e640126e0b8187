import type { RecordingContext } from '../canvas/context.js';
import type { Spot } from './place.js';

/** A straight line of a plain colour. */
export interface Stroke {
  readonly colour: string;
  readonly widthPt: number;
  readonly dashPt?: readonly number[];
}

/** Draws a straight line from one point to another. */
export function drawLine(context: RecordingContext, from: Spot, to: Spot, stroke: Stroke): void {
  context.save();
  context.strokeStyle = stroke.colour;
  context.lineWidth = stroke.widthPt;
  context.setLineDash(stroke.dashPt ?? []);
  context.beginPath();
  context.moveTo(from.left, from.top);
  context.lineTo(to.left, to.top);
  context.stroke();
  context.restore();
}

/** Width of the line on which bars stand, and of the hairlines that guide the eye. */
export const baselineWidthPt = 0.75;
export const hairlineWidthPt = 0.4;
