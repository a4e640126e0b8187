import { ReportError } from '../core/diagnostics.js';
import { TableFile } from '../input/readers/reader.js';
import { saveAsXlsx, UnreadableWorkbook, unreadable } from '../input/xlsx/unreadable.js';
import { editSeparated } from './csv/edit.js';
import type {
  Applied,
  CellsEdit,
  ColumnInserted,
  ColumnRemoved,
  Edit,
  RowsInserted,
  RowsMoved,
  RowsRemoved,
  SheetInserted,
  SheetRemoved,
} from './edit.js';
import { refusedEdit } from './refused.js';
import { editFile, editText } from './text.js';
import { editCells } from './workbook/cells.js';
import { editColumns } from './workbook/columns.js';
import { editRows } from './workbook/rows/edit.js';
import { insertSheet, removeSheet } from './workbook/sheets.js';
import { editYaml } from './yaml/edit.js';
import { moveInYaml } from './yaml/move.js';

export type * from './edit.js';
export { EditConflict } from './edit.js';
export { readEdits } from './sent.js';

/**
 * The bytes of a file (undefined: there is none) and an edit → what the file becomes, and the edits that undo it.
 * Throws an EditConflict where something else stands there than the edit expects, and a ReportError where the file
 * can't be changed so; then nothing has happened.
 */
export function applyEdit(bytes: Uint8Array | undefined, edit: Edit): Applied {
  if (edit.kind === 'file') return editFile(bytes, edit);
  const content = bytes ?? new Uint8Array();
  switch (edit.kind) {
    case 'text':
      return editText(content, edit);
    case 'value':
    case 'insert-value':
      return editYaml(content, edit);
    case 'move-value':
      return moveInYaml(content, edit);
    case 'insert-sheet':
    case 'remove-sheet':
      return editSheets(content, edit);
    default:
      return editTable(content, edit);
  }
}

/** Files after edits (undefined: taken away), and the edits that undo them all, in their order. */
export interface AppliedAll {
  readonly files: ReadonlyMap<string, Uint8Array | undefined>;
  readonly inverses: readonly Edit[];
}

/** Applies edits of several files in their order, all of them or (when it throws) none. */
export async function applyEdits(
  read: (file: string) => Promise<Uint8Array | undefined>,
  edits: readonly Edit[],
): Promise<AppliedAll> {
  const files = new Map<string, Uint8Array | undefined>();
  const inverses: Edit[] = [];
  for (const edit of edits) {
    const present = files.has(edit.file) ? files.get(edit.file) : await read(edit.file);
    const { bytes, inverse } = applyEdit(present, edit);
    files.set(edit.file, bytes);
    inverses.unshift(...inverse);
  }
  return { files, inverses };
}

type TableEdit = CellsEdit | RowsInserted | RowsRemoved | RowsMoved | ColumnInserted | ColumnRemoved;

/** What a table is, its bytes tell and not its name, as when it is read; but a file named `.csv` is read as one. */
function editTable(bytes: Uint8Array, edit: TableEdit): Applied {
  const file = new TableFile(edit.file, bytes);
  const isNamedSo = file.extension === 'csv' || bytes.length === 0;
  if (isNamedSo || (file.isText && !/^\s*[<{[]/.test(file.text.value?.text ?? '')))
    return editSeparated(bytes, edit);
  return inWorkbook(bytes, edit.file, () => editWorkbook(bytes, edit));
}

function editSheets(bytes: Uint8Array, edit: SheetInserted | SheetRemoved): Applied {
  return inWorkbook(bytes, edit.file, () =>
    edit.kind === 'insert-sheet' ? insertSheet(bytes, edit) : removeSheet(bytes, edit),
  );
}

/** Has a workbook changed; of what is none, or can't be read, says why. */
function inWorkbook(bytes: Uint8Array, file: string, change: () => Applied): Applied {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw notEditable(file);
  try {
    return change();
  } catch (problem) {
    if (!(problem instanceof UnreadableWorkbook)) throw problem;
    throw new ReportError([unreadable(file, problem.reason)]);
  }
}

function editWorkbook(bytes: Uint8Array, edit: TableEdit): Applied {
  if (edit.sheet === undefined) throw new UnreadableWorkbook('foreign');
  if (edit.kind === 'cells') return editCells(bytes, { ...edit, sheet: edit.sheet });
  if (edit.kind === 'insert-column' || edit.kind === 'remove-column')
    return editColumns(bytes, { ...edit, sheet: edit.sheet });
  return editRows(bytes, { ...edit, sheet: edit.sheet });
}

function notEditable(file: string): ReportError {
  const message = {
    zh: '这种文件只能读，不能在这里改',
    en: 'A file of this kind is only read, and can’t be edited here',
  };
  return refusedEdit('read-only-format', message, { file }, saveAsXlsx);
}
