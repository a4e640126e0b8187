import type { RecordingContext } from '../canvas/context.js';
import type { Spot } from './place.js';

/** The mark of a line's points, as Chart.js draws it: filled, or its outline on paper. */
export interface Marker {
  readonly shape: 'circle' | 'rect' | 'triangle' | 'rectRot';
  readonly fill: string;
  readonly stroke: string;
}

export const markerRadiusPt = 2.8;
export const markerStrokePt = 1.2;

/** Draws a mark about a spot. */
export function drawMarker(context: RecordingContext, { shape, fill, stroke }: Marker, at: Spot): void {
  const corners = { triangle: 3, rect: 4, rectRot: 4, circle: 0 }[shape];
  context.save();
  context.fillStyle = fill;
  context.strokeStyle = stroke;
  context.lineWidth = markerStrokePt;
  context.setLineDash([]);
  context.beginPath();
  if (corners === 0) context.arc(at.left, at.top, markerRadiusPt, 0, 2 * Math.PI);
  const first = shape === 'rect' ? -Math.PI / 4 : -Math.PI / 2;
  for (let corner = 0; corner < corners; corner++) {
    const angle = first + (corner * 2 * Math.PI) / corners;
    const [x, y] = [at.left + markerRadiusPt * Math.cos(angle), at.top + markerRadiusPt * Math.sin(angle)];
    if (corner === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  if (corners > 0) context.closePath();
  context.fill();
  context.stroke();
  context.restore();
}
