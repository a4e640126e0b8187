import type { Box } from './box.js';
import { identity, type Matrix } from './matrix.js';
import type { Texture } from './texture.js';

/** A fill or stroke style: a CSS colour or, for fills, a texture. */
export type PaintStyle = string | Texture;

/** A region that limits painting: rectangles are kept as numbers, other shapes as path data. */
export type Clip = { readonly box: Box } | { readonly data: string; readonly rule: string };

/** What `save` keeps and `restore` brings back (HTML, “the canvas state”), as far as it is recorded. */
export class DrawingState {
  fillStyle: PaintStyle = '#000000';
  strokeStyle: PaintStyle = '#000000';
  lineWidth = 1;
  lineCap = 'butt';
  lineJoin = 'miter';
  miterLimit = 10;
  lineDash: readonly number[] = [];
  lineDashOffset = 0;
  font = '10px sans-serif';
  textAlign = 'start';
  textBaseline = 'alphabetic';
  globalAlpha = 1;
  matrix: Matrix = identity;
  clips: readonly Clip[] = [];
}

const keys = Object.keys(new DrawingState()) as (keyof DrawingState)[];

/** Copies the state kept in one object into another. */
export function copyState(from: DrawingState, into: DrawingState): void {
  const target = into as unknown as Record<string, unknown>;
  for (const key of keys) target[key] = from[key];
}
