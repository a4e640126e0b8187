import { Canvas } from './canvas.js';

export { Canvas };

/** What chartjs-node-canvas calls for every chart. */
export function createCanvas(width: number, height: number): Canvas {
  return new Canvas(width, height);
}

/** Fonts are not opened here: the project's text meter knows them (see `installTextMeter`). */
export function registerFont(): never {
  throw new Error('canvas: fonts are chosen by the installed text meter, not registered');
}

/** Chart.js plugins look for this constructor; a vector chart holds no images. */
export class Image {}
