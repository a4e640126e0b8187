import { columnLetters } from '../../input/raw-table.js';
import { shownText } from '../csv/field.js';
import type { CellChange } from '../edit.js';
import { type Applied, type CellsEdit, type Conflict, EditConflict } from '../edit.js';
import { refusedEdit, writable } from '../refused.js';
import { arrayAreas, cellPlace, holds, mergesOf } from './areas.js';
import { formulaIn } from './formula/cells.js';
import { recalculate } from './formula/recalculate.js';
import { writeOutShared } from './formula/shared.js';
import { columnOf, openTag, type SheetXml } from './sheet-xml.js';
import { typedValue } from './typed.js';
import { EditedWorkbook } from './workbook.js';
import { asMarkup, attributeOf, withAttribute } from './xml-text.js';

/** Changes cells of a worksheet; formats, formulas elsewhere, and all that a program keeps in the file stay. */
export function editCells(bytes: Uint8Array, edit: CellsEdit & { readonly sheet: string }): Applied {
  const book = new EditedWorkbook(edit.file, bytes);
  const sheet = book.sheet(edit.sheet);
  const stands = shownCells(book, edit.sheet, edit.cells);
  const conflicts = edit.cells.flatMap((cell): Conflict[] => {
    const own = stands(cell);
    if (own === shownText(cell.before)) return [];
    const { line, column, before } = cell;
    return [{ file: edit.file, sheet: edit.sheet, line, column, expected: before, stands: own }];
  });
  if (conflicts.length > 0) throw new EditConflict(conflicts);
  if (edit.restored && book.pack.restore(edit.restored)) return restoredCells(book, edit, stands);
  checkWhole(book, sheet, edit);
  const isFormula = (cell: CellChange) =>
    formulaIn(sheet.cell(cell.line, cell.column)?.xml ?? '') !== undefined;
  const hadFormula = edit.cells.some(isFormula);
  if (hadFormula) writeOutShared(sheet, edit.cells);
  const was = edit.cells.map(({ line, column }) => sheet.cell(line, column)?.xml ?? null);
  for (const cell of edit.cells) sheet.setCell(cell.line, cell.column, cellXml(book, sheet, cell));
  if (hadFormula || edit.cells.some(isFormula)) book.dropCalculationOrder();
  const changed = edit.cells.map(({ line, column }) => ({ sheet: edit.sheet, line, column }));
  // a formula that is put back may not be reckoned here, and then wants the result that it had
  const isLossless = recalculate(book, changed) && !hadFormula;
  widen(sheet, edit.cells);
  return finished(book, edit, was, isLossless);
}

function finished(
  book: EditedWorkbook,
  edit: CellsEdit & { readonly sheet: string },
  was: readonly (string | null)[],
  isLossless: boolean,
): Applied {
  const now = shownCells(book, edit.sheet, edit.cells);
  book.writeSheets();
  const cells = edit.cells.map((cell, index): CellChange => {
    const { line, column, before } = cell;
    return { line, column, before: now(cell), after: before, written: was[index] ?? null };
  });
  const { file, sheet } = edit;
  const restored = isLossless ? {} : { restored: book.pack.restored() };
  return { bytes: book.bytes(), inverse: [{ kind: 'cells', file, sheet, cells, ...restored }] };
}

/** What is put back whole is done again by its cells. */
function restoredCells(
  book: EditedWorkbook,
  edit: CellsEdit & { readonly sheet: string },
  stands: (cell: CellChange) => string,
): Applied {
  const { file, sheet } = edit;
  const cells = edit.cells.map((cell) => {
    const { line, column, after } = cell;
    return { line, column, before: after, after: stands(cell) };
  });
  return { bytes: book.pack.bytes(), inverse: [{ kind: 'cells', file, sheet, cells }] };
}

/** What cells show by now. */
function shownCells(book: EditedWorkbook, sheet: string, cells: readonly CellChange[]) {
  const lines = new Set(cells.map(({ line }) => line));
  const rows = new Map(book.shownRows(sheet, lines).map((row) => [row.line, row.fields]));
  return ({ line, column }: CellChange): string => rows.get(line)?.[column - 1] ?? '';
}

/** A cell behind the first of merged ones shows nothing, and one of an array formula can't be changed alone. */
function checkWhole(book: EditedWorkbook, sheet: SheetXml, { file, sheet: name, cells }: CellsEdit): void {
  const [merges, arrays] = [mergesOf(sheet), arrayAreas(book, name ?? '')];
  for (const cell of cells) {
    const place = cellPlace(file, name ?? '', cell);
    const merge = merges.find((one) => holds(one, cell));
    if (merge && (merge.top !== cell.line || merge.left !== cell.column))
      throw refusedEdit(
        'merged-cell',
        { zh: '这一格已并入左上的格', en: 'This cell is merged with one above or to the left' },
        place,
        {
          zh: `改${columnLetters(merge.left)}${merge.top}，或先在表格软件里取消合并。`,
          en: `Edit ${columnLetters(merge.left)}${merge.top}, or part the cells in a spreadsheet program first.`,
        },
      );
    if (arrays.some((one) => holds(one, cell)))
      throw refusedEdit(
        'array-formula',
        { zh: '这一格是数组公式的一部分，不能单独改', en: 'This cell is a part of an array formula' },
        place,
        { zh: '在表格软件里改公式。', en: 'Change the formula in a spreadsheet program.' },
      );
  }
}

/** The XML of a cell that says what is wanted, in the style that it had; undefined where there is to be none. */
export function cellXml(book: EditedWorkbook, sheet: SheetXml, cell: CellChange): string | undefined {
  if (cell.written !== undefined) return cell.written ?? undefined;
  const { line, column } = cell;
  return typedCell(book, sheet, { line, column, text: cell.after, style: styleAt(sheet, line, column) });
}

export function typedCell(
  book: EditedWorkbook,
  sheet: SheetXml,
  { line, column, text, style }: { line: number; column: number; text: string; style: number },
): string {
  const own = writable(text, { file: book.file }).trim() === '' ? '' : writable(text, { file: book.file });
  const { prefix } = sheet;
  const tag = (index: number, type = '') =>
    `<${prefix}c r="${columnLetters(column)}${line}"${index === 0 ? '' : ` s="${index}"`}${type && ` t="${type}"`}`;
  if (own === '') return `${tag(style)}/>`;
  const typed = typedValue(own.trim(), book.patternOf(style), book.parts.dates);
  const fit = typed.kind === 'number' ? book.styleWith(style, typed.pattern) : undefined;
  if (typed.kind === 'number' && fit !== undefined)
    return `${tag(fit)}><${prefix}v>${typed.value}</${prefix}v></${prefix}c>`;
  const { type, content } = book.textContent(own, prefix);
  return `${tag(style, type)}>${content}</${prefix}c>`;
}

/** The style of a cell, or that which a cell there would have: of its row, or of its column. */
export function styleAt(sheet: SheetXml, line: number, column: number): number {
  const cell = sheet.cell(line, column);
  if (cell) return Number(attributeOf(openTag(cell.xml), 's') ?? 0);
  const row = sheet.row(line);
  const ofRow = row && attributeOf(row.tag, 's');
  return Number(ofRow ?? columnStyle(sheet, column) ?? 0);
}

function columnStyle(sheet: SheetXml, column: number): string | undefined {
  for (const [tag] of sheet.before.matchAll(/<(?:[\w.-]+:)?col(?=\s)[^>]*>/g)) {
    const [min, max] = ['min', 'max'].map((name) => Number(attributeOf(tag, name)));
    if (column >= (min ?? 0) && column <= (max ?? 0)) return attributeOf(tag, 'style');
  }
  return undefined;
}

/** What the sheet says of its size. */
export function widen(
  sheet: SheetXml,
  cells: readonly { readonly line: number; readonly column: number }[],
): void {
  sheet.before = sheet.before.replace(/<(?:[\w.-]+:)?dimension(?=\s)[^>]*>/, (tag) => {
    const [, left = 'A', top = '1', right = left, bottom = top] =
      /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(attributeOf(tag, 'ref') ?? '') ?? [];
    const lines = [Number(top), Number(bottom), ...cells.map(({ line }) => line)];
    const columns = [left, right].map(columnOf).concat(cells.map(({ column }) => column));
    const corner = (of: (...all: number[]) => number) => `${columnLetters(of(...columns))}${of(...lines)}`;
    return withAttribute(tag, 'ref', asMarkup(`${corner(Math.min)}:${corner(Math.max)}`));
  });
}
