import { type Applied, type ColumnInserted, type ColumnRemoved, EditConflict } from '../edit.js';
import { recalculate } from './formula/recalculate.js';
import { shiftSheet } from './rows/edit.js';
import { insertion, removal } from './rows/shift.js';
import { EditedWorkbook } from './workbook.js';

type OnSheet<Edit> = Edit & { readonly sheet: string };

/**
 * Puts an empty column into a worksheet, or takes it out again, as a spreadsheet program does: it is as wide as the one that
 * stood there, and formulas, merged cells, comments, names and charts go on to mean what they meant.
 */
export function editColumns(bytes: Uint8Array, edit: OnSheet<ColumnInserted | ColumnRemoved>): Applied {
  const book = new EditedWorkbook(edit.file, bytes);
  const { file, sheet: name, column } = edit;
  if (edit.kind === 'remove-column') checkEmpty(book, edit);
  if (edit.kind === 'remove-column' && edit.restored && book.pack.restore(edit.restored))
    return { bytes: book.pack.bytes(), inverse: [{ kind: 'insert-column', file, sheet: name, column }] };
  const isIn = edit.kind === 'insert-column';
  recalculate(
    book,
    shiftSheet(book, name, isIn ? insertion(column, 1, 'column') : removal(column, 1, 'column')),
  );
  book.writeSheets();
  const restored = book.pack.restored();
  return {
    bytes: book.bytes(),
    inverse: [
      isIn
        ? { kind: 'remove-column', file, sheet: name, column, restored }
        : { kind: 'insert-column', file, sheet: name, column },
    ],
  };
}

/** What somebody has written into the column since is not taken out with it. */
function checkEmpty(book: EditedWorkbook, { file, sheet, column }: OnSheet<ColumnRemoved>): void {
  const lines = new Set(book.sheet(sheet).rows.map(({ line }) => line));
  const filled = book.shownRows(sheet, lines).filter(({ fields }) => (fields[column - 1] ?? '') !== '');
  const conflicts = filled.map(({ line, fields }) => {
    return { file, sheet, line, column, expected: '', stands: fields[column - 1] };
  });
  if (conflicts.length > 0) throw new EditConflict(conflicts);
}
