import { splitMark, splitNameMark } from './cell.js';
import { isFigure } from './columns.js';
import type { Grid } from './grid.js';
import type { CellMark, RecognisedColumn, RecognisedTable } from './model.js';

/** Figures merged over several rows, which print in the first of them. */
export function mergedFigures(
  grid: Grid,
  rows: readonly number[],
  columns: readonly RecognisedColumn[],
): RecognisedTable['mergedFigures'] {
  return columns
    .filter((column) => isFigure(column) && !column.leftOut)
    .flatMap(({ at }) =>
      rows.flatMap((row): RecognisedTable['mergedFigures'] => {
        const merge = grid.mergeAt(row, at - 1);
        if (merge?.top !== row || merge.bottom === row || grid.kind(row, at - 1) !== 'number') return [];
        return [{ at, lines: [grid.lineOf(row), grid.lineOf(merge.bottom)] }];
      }),
    );
}

/** The marks of notes in cells, and the signs that stand for no figure. */
export function marksIn(
  grid: Grid,
  rows: readonly number[],
  columns: readonly RecognisedColumn[],
): Pick<RecognisedTable, 'marks' | 'signs'> {
  const marks: CellMark[] = [];
  const signs: Record<string, number> = {};
  for (const column of columns.filter(
    ({ leftOut, type }) => !leftOut && (type === 'name' || isFigure({ type })),
  )) {
    for (const row of rows) {
      const text = grid.text(row, column.at - 1);
      if (text === '') continue;
      const { mark } = column.type === 'name' ? splitNameMark(text) : splitMark(text);
      if (mark !== undefined) marks.push({ line: grid.lineOf(row), at: column.at, mark, text });
      if (column.type !== 'name' && grid.kind(row, column.at - 1) === 'missing')
        signs[text] = (signs[text] ?? 0) + 1;
    }
  }
  marks.sort((one, other) => one.line - other.line || one.at - other.at);
  return { marks, signs };
}
