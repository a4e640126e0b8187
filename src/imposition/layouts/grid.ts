import type { PageGrid } from './layout.js';

/** Fills a grid in reading order, places counted from 0; rows of columns. */
export function gridOf(
  { columns, rows }: PageGrid,
  positionAt: (place: number) => number,
): readonly (readonly number[])[] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => positionAt(row * columns + column)),
  );
}
