import type { RecognisedColumn } from '../../input/recognise/model.js';
import type { HeadCell } from '../model.js';

/**
 * The rows of a head from the texts over each column: equal texts side by side under the same ones are one cell, and
 * a text with nothing below it reaches down to the body.
 */
export function headRows(columns: readonly Pick<RecognisedColumn, 'path'>[]): HeadCell[][] {
  const depth = columns.reduce((most, { path }) => Math.max(most, path.length), 1);
  const rows: HeadCell[][] = Array.from({ length: depth }, () => []);
  for (let level = 0; level < depth; level++) {
    for (let first = 0; first < columns.length; ) {
      const path = columns[first]?.path ?? [];
      const last = lastUnder(columns, first, level);
      const isDeepest = level >= path.length - 1;
      // what reached down from above fills this row already
      if (level < path.length || level === 0) {
        rows[level]?.push({
          text: path[level] ?? '',
          columns: last - first + 1,
          rows: isDeepest ? depth - level : 1,
          first,
        });
      }
      first = last + 1;
    }
  }
  return rows.filter((row) => row.length > 0);
}

/** The last column that shares the text of a level with one, under the same texts above; a deepest text stands alone. */
function lastUnder(columns: readonly Pick<RecognisedColumn, 'path'>[], first: number, level: number): number {
  const path = columns[first]?.path ?? [];
  if (level >= path.length - 1) return first;
  let last = first;
  while (last + 1 < columns.length) {
    const next = columns[last + 1]?.path ?? [];
    const isSame = next.length > level + 1 && path.slice(0, level + 1).every((text, at) => next[at] === text);
    if (!isSame) break;
    last++;
  }
  return last;
}
