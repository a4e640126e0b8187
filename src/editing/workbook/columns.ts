import { cellTaken, widthOf } from '../column-cell.js';
import { shownText } from '../csv/field.js';
import {
  type Applied,
  type ColumnCell,
  type ColumnInserted,
  type ColumnRemoved,
  type Conflict,
  EditConflict,
} from '../edit.js';
import { recalculate } from './formula/recalculate.js';
import { insertion, removal } from './rows/shift.js';
import { shiftSheet } from './rows/shift-sheet.js';
import { cellAt, type SheetXml } from './sheet-xml.js';
import { EditedWorkbook } from './workbook.js';

type OnSheet<Edit> = Edit & { readonly sheet: string };

/**
 * Puts a column into a worksheet, or takes one out, as a spreadsheet program does: a new one is as wide as the one that
 * stood there, and formulas, merged cells, comments, names and charts go on to mean what they meant.
 */
export function editColumns(bytes: Uint8Array, edit: OnSheet<ColumnInserted | ColumnRemoved>): Applied {
  const book = new EditedWorkbook(edit.file, bytes);
  return edit.kind === 'insert-column' ? withColumn(book, edit) : withoutColumn(book, edit);
}

function withColumn(book: EditedWorkbook, edit: OnSheet<ColumnInserted>): Applied {
  const { file, sheet: name, column, cells = [], lines, restored } = edit;
  const inverse = {
    ...({ kind: 'remove-column', file, sheet: name, column } as const),
    before: cells.map(({ line, text }) => ({ line, text })),
    ...(lines && { lines }),
  };
  if (restored && book.pack.restore(restored)) return { bytes: book.pack.bytes(), inverse: [inverse] };
  const resized = shiftSheet(book, name, insertion(column, 1, 'column'));
  const sheet = book.sheet(name);
  for (const { line, written } of cells) if (written !== undefined) sheet.setCell(line, column, written);
  recalculate(book, [...resized, ...cells.map(({ line }) => ({ sheet: name, line, column }))]);
  book.writeSheets();
  return { bytes: book.bytes(), inverse: [{ ...inverse, restored: book.pack.restored() }] };
}

function withoutColumn(book: EditedWorkbook, edit: OnSheet<ColumnRemoved>): Applied {
  const { file, sheet: name, column, lines, restored } = edit;
  const sheet = book.sheet(name);
  const moved = cellsThatStay(book, edit);
  checkColumn(book, edit, moved);
  const cells = sheet.rows.flatMap(({ line }): ColumnCell[] => {
    const written = moved.has(line) ? undefined : sheet.cell(line, column)?.xml;
    return written === undefined ? [] : [{ line, text: textIn(edit, line), written }];
  });
  const inverse = {
    ...({ kind: 'insert-column', file, sheet: name, column, cells } as const),
    ...(lines && { lines }),
  };
  if (restored && book.pack.restore(restored)) return { bytes: book.pack.bytes(), inverse: [inverse] };
  for (const [line, to] of moved) moveCell(sheet, line, column, to);
  recalculate(book, shiftSheet(book, name, removal(column, 1, 'column')));
  book.writeSheets();
  return { bytes: book.bytes(), inverse: [{ ...inverse, restored: book.pack.restored() }] };
}

function textIn({ before }: ColumnRemoved, line: number): string {
  return before.find((one) => one.line === line)?.text ?? '';
}

/** The cells of titles and notes, by their lines, and the column that each goes to so as to stay. */
function cellsThatStay(book: EditedWorkbook, edit: OnSheet<ColumnRemoved>): Map<number, number> {
  const rows = shownRows(book, edit.sheet);
  const column = edit.column - 1;
  const width = widthOf(rows);
  return new Map(
    rows.flatMap(({ line, fields }) => {
      const taken = cellTaken({ line, fields, column, width }, edit.lines);
      return taken === column ? [] : [[line, taken + 1] as const];
    }),
  );
}

function moveCell(sheet: SheetXml, line: number, from: number, to: number): void {
  const cell = sheet.cell(line, from);
  if (cell) sheet.setCell(line, to, cellAt(cell.xml, to, line));
}

/** What somebody has written into the column since is not taken out with it. */
function checkColumn(
  book: EditedWorkbook,
  { file, sheet, column, before }: OnSheet<ColumnRemoved>,
  moved: ReadonlyMap<number, number>,
): void {
  const expected = new Map(before.map(({ line, text }) => [line, shownText(text)]));
  const conflicts = shownRows(book, sheet).flatMap(({ line, fields }): Conflict[] => {
    const [stands, wanted] = [fields[column - 1] ?? '', expected.get(line) ?? ''];
    if (moved.has(line) || stands === wanted) return [];
    return [{ file, sheet, line, column, expected: wanted, stands }];
  });
  if (conflicts.length > 0) throw new EditConflict(conflicts);
}

function shownRows(book: EditedWorkbook, sheet: string) {
  return book.shownRows(sheet, new Set(book.sheet(sheet).rows.map(({ line }) => line)));
}
