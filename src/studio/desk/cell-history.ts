import type { Edit } from '../../editing/index.js';
import type { CellPast } from '../wire/tables.js';
import type { JournalEntry } from './journal.js';

/** Where a cell stands now. */
export interface CellAt {
  /** Name of the file in the data folder, and of the worksheet, as edits have them. */
  readonly file: string;
  readonly sheet?: string | undefined;
  readonly line: number;
  readonly column: number;
}

/** Of earlier changes nothing is told. */
const MOST = 6;

/**
 * The changes of a cell, the last first, with the row followed back through all that has moved it since; it ends where
 * the row came in.
 */
export function pastOfCell(entries: readonly JournalEntry[], cell: CellAt): CellPast[] {
  const past: CellPast[] = [];
  let line: number | undefined = cell.line;
  for (const { at, by, kind, edits } of entries.toReversed()) {
    for (const edit of edits.toReversed()) {
      if (edit.file !== cell.file || ('sheet' in edit ? edit.sheet : undefined) !== cell.sheet) continue;
      const found =
        edit.kind === 'cells' ? edit.cells.find((one) => isAt(one, line, cell.column)) : undefined;
      if (found) past.push({ at, by, kind, before: found.before, after: found.after });
      line = lineBefore(edit, line ?? 0);
      if (line === undefined || past.length >= MOST) return past;
    }
  }
  return past;
}

function isAt(
  one: { readonly line: number; readonly column: number },
  line: number | undefined,
  column: number,
) {
  return one.line === line && one.column === column;
}

/** The line that a row had before an edit; undefined where it had none, or all of its file was another. */
function lineBefore(edit: Edit, line: number): number | undefined {
  if (edit.kind === 'insert-rows') {
    const count = linesOf(edit.rows, edit.sheet);
    if (line < edit.line) return line;
    return line < edit.line + count ? undefined : line - count;
  }
  if (edit.kind === 'remove-rows') return line < edit.line ? line : line + linesOf(edit.before, edit.sheet);
  if (edit.kind === 'move-rows') return lineBeforeMove(edit, line);
  return edit.kind === 'file' || edit.kind === 'text' ? undefined : line;
}

function lineBeforeMove(edit: Extract<Edit, { kind: 'move-rows' }>, line: number): number {
  const count = linesOf(edit.before, edit.sheet);
  const isDown = edit.to > edit.line;
  const first = isDown ? edit.to - count : edit.to;
  if (line >= first && line < first + count) return line - first + edit.line;
  if (isDown && line >= edit.line && line < first) return line + count;
  return !isDown && line >= first + count && line < edit.line + count ? line - count : line;
}

/** Lines of a text file that rows take; a row of a worksheet is one. */
function linesOf(rows: readonly (readonly string[])[], sheet: string | undefined): number {
  if (sheet !== undefined) return rows.length;
  return rows.reduce((sum, row) => sum + 1 + row.join('').split('\n').length - 1, 0);
}
