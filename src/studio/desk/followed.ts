import { type Edit, EditConflict } from '../../editing/index.js';
import { columnAfter, lineAfter, movesCells } from '../../editing/moves.js';
import type { JournalEntry } from './journal.js';

type TableEdit = Extract<
  Edit,
  { readonly kind: 'cells' } | { readonly line: number } | { readonly column: number }
>;

/**
 * Edits of tables at the cells that are meant, wherever these stand by now: since somebody saw them, others have put
 * rows or columns in, taken some out or moved them. Throws an EditConflict where a cell is no longer there, or where it
 * stands can't be told, which `since` is undefined for.
 */
export function followedEdits(
  edits: readonly Edit[],
  since: readonly JournalEntry[] | undefined,
): readonly Edit[] {
  const lost = since === undefined && edits.find(isOfTable);
  if (lost) throw gone(lost);
  const others = lastingMoves(since ?? []);
  if (others.length === 0) return edits;
  return edits.map((edit, index) => {
    if (!isOfTable(edit)) return edit;
    const own = others.filter((one) => isSameTable(one, edit));
    if (own.length === 0) return edit;
    // what comes behind an edit that moves rows itself is told from where these stand then
    if (edits.slice(0, index).some((one) => movesCells(one) && isSameTable(one, edit))) throw gone(edit);
    return followed(edit, own);
  });
}

/** The edits that have moved rows, without those that were undone: what was taken out and put back was never gone. */
function lastingMoves(since: readonly JournalEntry[]): Edit[] {
  const lasting: { readonly id: string; readonly edits: readonly Edit[] }[] = [];
  for (const { kind, id, of = id, edits } of since) {
    const moves = edits.filter(movesCells);
    if (moves.length === 0) continue;
    if (kind !== 'edit' && lasting.at(-1)?.id === of) lasting.pop();
    else lasting.push({ id: of, edits: moves });
  }
  return lasting.flatMap(({ edits }) => edits);
}

function followed(edit: TableEdit, others: readonly Edit[]): Edit {
  const through = (after: typeof lineAfter, place: number, at: Partial<At>) => {
    const found = others.reduce<number | undefined>(
      (stands, other) => (stands === undefined ? undefined : after(other, stands)),
      place,
    );
    if (found === undefined) throw gone(edit, at);
    return found;
  };
  const now = (line: number, at: Partial<At> = { line }) => through(lineAfter, line, at);
  const columnNow = (column: number, at: Partial<At> = {}) => through(columnAfter, column, at);
  if (edit.kind === 'insert-column' || edit.kind === 'remove-column')
    return { ...edit, column: columnNow(edit.column) };
  if (edit.kind === 'cells')
    return {
      ...edit,
      cells: edit.cells.map((cell) => {
        return { ...cell, line: now(cell.line, cell), column: columnNow(cell.column, cell) };
      }),
    };
  if (edit.kind === 'move-rows') return { ...edit, line: now(edit.line), to: now(edit.to) };
  return { ...edit, line: now(edit.line) };
}

interface At {
  readonly line: number;
  readonly column: number;
}

function gone(edit: TableEdit, at?: Partial<At>): EditConflict {
  const { file, sheet } = edit;
  const { line = 1, column }: Partial<At> = at ?? (edit.kind === 'cells' ? (edit.cells[0] ?? {}) : edit);
  const place = {
    file,
    ...(sheet !== undefined && { sheet }),
    line,
    ...(column !== undefined && { column }),
  };
  return new EditConflict([{ ...place, expected: '', stands: undefined }]);
}

function isOfTable(edit: Edit): edit is TableEdit {
  return edit.kind === 'cells' || /-(?:rows|column)$/.test(edit.kind);
}

/** Whether an edit changes the table that another is of: all of the file may be what it changes. */
function isSameTable(one: Edit, { file, sheet }: TableEdit): boolean {
  return one.file === file && (!isOfTable(one) || one.sheet === sheet);
}
