import type { Sheet } from './signature.js';

/**
 * How far the pages of each sheet move toward the spine, in units of `thickness`: folded sheets stick out at the
 * fore edge by the paper around which they lie, thickness × (sheets − 1) in all, spread linearly from the
 * outermost sheet of a section, which does not move, to the innermost.
 */
export function creepOf(sheets: readonly Sheet[], thickness: number): readonly number[] {
  return sheets.map(({ depth }) => depth * thickness);
}
