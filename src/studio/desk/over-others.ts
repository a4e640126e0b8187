import type { Conflict, Edit } from '../../editing/index.js';
import { pastOfCell } from './cell-history.js';
import type { JournalEntry } from './journal.js';

/**
 * Edits that write over what stands there instead of what they expected: cells of tables and values of a settings file.
 * Undefined where they can't, for a row or a value is no longer there.
 */
export function writtenOver(
  edits: readonly Edit[],
  conflicts: readonly Conflict[],
): readonly Edit[] | undefined {
  if (conflicts.some(({ stands }) => stands === undefined)) return undefined;
  let count = 0;
  const over = edits.map((edit): Edit => {
    const own = conflicts.filter(({ file, sheet }) => {
      return file === edit.file && sheet === ('sheet' in edit ? edit.sheet : undefined);
    });
    if (edit.kind === 'value') {
      const found = own.find(({ path }) => path?.join('\n') === edit.path.join('\n'));
      if (found) count++;
      return found ? { ...edit, before: found.stands } : edit;
    }
    if (edit.kind !== 'cells') return edit;
    const cells = edit.cells.map((cell) => {
      const found = own.find(({ line, column }) => line === cell.line && column === cell.column);
      if (found) count++;
      return found ? { ...cell, before: String(found.stands) } : cell;
    });
    return { ...edit, cells };
  });
  return count < conflicts.length ? undefined : over;
}

/**
 * Whether all that stands in the way was typed into these cells here, by others, since somebody saw them: then the cell
 * is surely the one that is meant, and of two who change it the last wins. What another program has written may be
 * another row.
 */
export function isTypedHere(conflicts: readonly Conflict[], since: readonly JournalEntry[]): boolean {
  return conflicts.every(({ file, sheet, line, column, stands }) => {
    if (line === undefined || column === undefined) return false;
    const [last] = pastOfCell(since, { file, sheet, line, column });
    return last !== undefined && last.after === stands;
  });
}
