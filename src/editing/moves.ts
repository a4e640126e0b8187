import type { ColumnCell, Edit, RowsMoved } from './edit.js';

/*
 * Where a cell of a table stands before and after an edit of that table, by its line and column as places have them. In
 * a worksheet a row is a line; in a text file it has as many more lines as there are breaks in its cells.
 */

/** The line that a row had before an edit; undefined where it had none, or all of its file was another. */
export function lineBefore(edit: Edit, line: number): number | undefined {
  switch (edit.kind) {
    case 'insert-rows': {
      const count = linesOf(edit.rows, edit.sheet);
      if (line < edit.line) return line;
      return line < edit.line + count ? undefined : line - count;
    }
    case 'remove-rows':
      return line < edit.line ? line : line + linesOf(edit.before, edit.sheet);
    case 'move-rows':
      return lineBeforeMove(edit, line);
    default:
      return isWhole(edit) ? undefined : line - breaksAbove(edit, (at, more) => at + more < line);
  }
}

/** The line that a row has after an edit; undefined where it is taken out, or all of its file is another. */
export function lineAfter(edit: Edit, line: number): number | undefined {
  switch (edit.kind) {
    case 'insert-rows':
      return line < edit.line ? line : line + linesOf(edit.rows, edit.sheet);
    case 'remove-rows': {
      const count = linesOf(edit.before, edit.sheet);
      if (line < edit.line) return line;
      return line < edit.line + count ? undefined : line - count;
    }
    case 'move-rows':
      return lineAfterMove(edit, line);
    default:
      return isWhole(edit) ? undefined : line + breaksAbove(edit, (at) => at < line);
  }
}

/** The column that a cell had before an edit; undefined where it had none. */
export function columnBefore(edit: Edit, column: number): number | undefined {
  if (edit.kind === 'insert-column') {
    if (column === edit.column) return undefined;
    return column > edit.column ? column - 1 : column;
  }
  return edit.kind === 'remove-column' && column >= edit.column ? column + 1 : column;
}

/** The column that a cell has after an edit; undefined where it is taken out. */
export function columnAfter(edit: Edit, column: number): number | undefined {
  if (edit.kind === 'remove-column') {
    if (column === edit.column) return undefined;
    return column > edit.column ? column - 1 : column;
  }
  return edit.kind === 'insert-column' && column >= edit.column ? column + 1 : column;
}

/** Whether cells of a table that stay stand elsewhere after an edit. */
export function movesCells(edit: Edit): boolean {
  if (edit.kind === 'cells') return breaksAbove(edit, () => true) !== 0;
  return /-(?:rows|column)$/.test(edit.kind) || isWhole(edit);
}

function isWhole({ kind }: Edit): boolean {
  return kind === 'file' || kind === 'text';
}

/** Where rows that are moved stand then, and how many lines they take. */
function movedTo({ line, to, before, sheet }: RowsMoved): {
  readonly count: number;
  readonly first: number;
  readonly isDown: boolean;
} {
  const count = linesOf(before, sheet);
  const isDown = to > line;
  return { count, isDown, first: isDown ? to - count : to };
}

function lineBeforeMove(edit: RowsMoved, line: number): number {
  const { count, first, isDown } = movedTo(edit);
  if (line >= first && line < first + count) return line - first + edit.line;
  if (isDown && line >= edit.line && line < first) return line + count;
  return !isDown && line >= first + count && line < edit.line + count ? line - count : line;
}

function lineAfterMove(edit: RowsMoved, line: number): number {
  const { count, first, isDown } = movedTo(edit);
  if (line >= edit.line && line < edit.line + count) return line - edit.line + first;
  if (isDown && line >= edit.line + count && line < edit.to) return line - count;
  return !isDown && line >= edit.to && line < edit.line ? line + count : line;
}

/** How many lines more the cells above take, of a text file: those whose line, and what has come before it, is so. */
function breaksAbove(edit: Edit, isAbove: (line: number, more: number) => boolean): number {
  const changed = breaksMade(edit)
    .filter(({ more }) => more !== 0)
    .toSorted((one, other) => one.line - other.line);
  return changed.reduce((sum, { line, more }) => (isAbove(line, sum) ? sum + more : sum), 0);
}

/**
 * The lines that cells of a text file take more than before, by the lines in which their rows begin before the edit.
 */
function breaksMade(edit: Edit): readonly { readonly line: number; readonly more: number }[] {
  if ('sheet' in edit && edit.sheet !== undefined) return [];
  const of = (cells: readonly ColumnCell[], sign: 1 | -1) =>
    cells.map(({ line, text }) => ({ line, more: sign * breaksIn(text) }));
  switch (edit.kind) {
    case 'cells':
      return edit.cells.map(({ line, before, after }) => ({
        line,
        more: breaksIn(after) - breaksIn(before),
      }));
    case 'insert-column':
      return of(edit.cells ?? [], 1);
    case 'remove-column':
      return of(edit.before, -1);
    default:
      return [];
  }
}

/** Lines of a text file that rows take; a row of a worksheet is one. */
function linesOf(rows: readonly (readonly string[])[], sheet: string | undefined): number {
  if (sheet !== undefined) return rows.length;
  return rows.reduce((sum, row) => sum + 1 + breaksIn(row.join('')), 0);
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1;
}
