import type { Chart } from 'chart.js';
import type { RecordingContext } from '../canvas/context.js';
import { baselineWidthPt, drawLine } from './strokes.js';

/** The line at zero on which upright bars stand, across the whole plot. */
export function drawLevelBaseline(laidOut: Chart, context: RecordingContext, colour: string): void {
  const top = laidOut.scales.y?.getPixelForValue(0) ?? 0;
  const { left, right } = laidOut.chartArea;
  drawLine(context, { left, top }, { left: right, top }, { colour, widthPt: baselineWidthPt });
}

/** The line at zero from which bars run to the right, down the whole plot. */
export function drawUprightBaseline(laidOut: Chart, context: RecordingContext, colour: string): void {
  const left = laidOut.scales.x?.getPixelForValue(0) ?? 0;
  const { top, bottom } = laidOut.chartArea;
  drawLine(context, { left, top }, { left, top: bottom }, { colour, widthPt: baselineWidthPt });
}
