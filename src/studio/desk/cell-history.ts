import type { Conflict } from '../../editing/index.js';
import { columnBefore, lineBefore } from '../../editing/moves.js';
import type { ToldConflict } from '../wire/edits.js';
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
 * The changes of a cell, the last first, followed back through all that has moved its row and its column since; it ends
 * where these came in.
 */
export function pastOfCell(entries: readonly JournalEntry[], cell: CellAt): CellPast[] {
  const past: CellPast[] = [];
  let line: number | undefined = cell.line;
  let column: number | undefined = cell.column;
  for (const { at, by, kind, edits } of entries.toReversed()) {
    for (const edit of edits.toReversed()) {
      if (edit.file !== cell.file || ('sheet' in edit ? edit.sheet : undefined) !== cell.sheet) continue;
      const found = edit.kind === 'cells' ? edit.cells.find((one) => isAt(one, line, column)) : undefined;
      if (found) past.push({ at, by, kind, before: found.before, after: found.after });
      line = lineBefore(edit, line ?? 0);
      column = columnBefore(edit, column ?? 0);
      if (line === undefined || column === undefined || past.length >= MOST) return past;
    }
  }
  return past;
}

/** What stands in the way of a change, with who wrote it here and when; other programs' saves have no name. */
export function toldConflicts(
  conflicts: readonly Conflict[],
  entries: readonly JournalEntry[],
): ToldConflict[] {
  return conflicts.map((conflict) => {
    const { file, sheet, line, column, stands } = conflict;
    if (line === undefined || column === undefined) return conflict;
    const [last] = pastOfCell(entries, { file, sheet, line, column });
    return last && last.after === stands ? { ...conflict, by: last.by, at: last.at } : conflict;
  });
}

/**
 * Whether somebody's own undo has put back what stands in the way: no news, where the page only had not read it again.
 * Her edits are, for who has given no name shares it with others.
 */
export function wasUndoneBy(clerk: string, conflict: Conflict, entries: readonly JournalEntry[]): boolean {
  const { file, sheet, line, column, stands } = conflict;
  if (line === undefined || column === undefined) return false;
  const [last] = pastOfCell(entries, { file, sheet, line, column });
  return last !== undefined && last.kind !== 'edit' && last.by === clerk && last.after === stands;
}

function isAt(
  one: { readonly line: number; readonly column: number },
  line: number | undefined,
  column: number | undefined,
) {
  return one.line === line && one.column === column;
}
