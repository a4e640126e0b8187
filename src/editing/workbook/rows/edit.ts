import { shownText } from '../../csv/field.js';
import {
  type Applied,
  type Conflict,
  EditConflict,
  type RowsInserted,
  type RowsMoved,
  type RowsRemoved,
} from '../../edit.js';
import { typedCell, widen } from '../cells.js';
import type { CellAt } from '../formula/dependents.js';
import { recalculate } from '../formula/recalculate.js';
import { openTag, type SheetRowXml, type SheetXml } from '../sheet-xml.js';
import { EditedWorkbook } from '../workbook.js';
import { attributeOf, withAttribute } from '../xml-text.js';
import { insertion, movement, removal } from './shift.js';
import { shiftSheet } from './shift-sheet.js';

type OnSheet<Rows> = Rows & { readonly sheet: string };
export type RowsEdit = OnSheet<RowsInserted | RowsRemoved | RowsMoved>;

/**
 * Puts rows into a worksheet, takes them out or moves them, as a spreadsheet program does: formulas, merged cells,
 * formats, comments, names and charts go on to mean what they meant.
 */
export function editRows(bytes: Uint8Array, edit: RowsEdit): Applied {
  const book = new EditedWorkbook(edit.file, bytes);
  if (edit.kind !== 'insert-rows') checkExpected(book, edit);
  if (edit.restored && book.pack.restore(edit.restored)) return restoredRows(book, edit);
  switch (edit.kind) {
    case 'insert-rows':
      return withRows(book, edit);
    case 'remove-rows':
      return withoutRows(book, edit);
    case 'move-rows':
      return withRowsMoved(book, edit);
  }
}

function withRows(book: EditedWorkbook, edit: OnSheet<RowsInserted>): Applied {
  const { line, rows, sheet: name, file } = edit;
  const sheet = book.sheet(name);
  const like = edit.like === undefined ? likeRow(book, sheet, line) : sheet.row(edit.like);
  const looks = like && { tag: like.tag, cells: [...like.cells] };
  const resized = shiftSheet(book, name, insertion(line, rows.length));
  for (const [index, texts] of rows.entries()) {
    const own = edit.written?.[index];
    const row = own === undefined ? newRow(book, sheet, line + index, texts, looks) : sheet.parseRow(own);
    if (row) sheet.putRow(row, line + index);
  }
  const cells = cellsOf(sheet, line, rows.length, name);
  const isLossless = finish(book, sheet, [...cells, ...resized]);
  const before = shownTexts(book, name, line, rows.length);
  return applied(book, [{ kind: 'remove-rows', file, sheet: name, line, before }], isLossless);
}

function withoutRows(book: EditedWorkbook, edit: OnSheet<RowsRemoved>): Applied {
  const { line, before, sheet: name, file } = edit;
  const sheet = book.sheet(name);
  const written = before.map((_, index) => {
    const row = sheet.row(line + index);
    return row ? sheet.rowText(row) : `<${sheet.prefix}row r="${line + index}"></${sheet.prefix}row>`;
  });
  const resized = shiftSheet(book, name, removal(line, before.length));
  finish(book, sheet, resized);
  // what referred to the rows can't be had again from the rows alone
  return applied(book, [{ kind: 'insert-rows', file, sheet: name, line, rows: before, written }], false);
}

function withRowsMoved(book: EditedWorkbook, edit: OnSheet<RowsMoved>): Applied {
  const { line, to, before, sheet: name, file } = edit;
  const count = before.length;
  const sheet = book.sheet(name);
  const resized = shiftSheet(book, name, movement(line, count, to));
  const isLossless = finish(book, sheet, resized) && resized.length === 0;
  const now = to > line ? to - count : to;
  const back = to > line ? line : line + count;
  const stands = shownTexts(book, name, now, count);
  return applied(
    book,
    [{ kind: 'move-rows', file, sheet: name, line: now, to: back, before: stands }],
    isLossless,
  );
}

function applied(book: EditedWorkbook, inverse: [RowsEdit], isLossless: boolean): Applied {
  book.writeSheets();
  const restored = isLossless ? {} : { restored: book.pack.restored() };
  return { bytes: book.bytes(), inverse: [{ ...inverse[0], ...restored }] };
}

/** What was put back whole is done again by its rows. */
function restoredRows(book: EditedWorkbook, edit: RowsEdit): Applied {
  const { file, sheet, line } = edit;
  const again: RowsEdit = (() => {
    switch (edit.kind) {
      case 'insert-rows':
        return { kind: 'remove-rows', file, sheet, line, before: edit.rows };
      case 'remove-rows':
        return { kind: 'insert-rows', file, sheet, line, rows: edit.before };
      case 'move-rows': {
        const { to, before } = edit;
        const count = before.length;
        return {
          kind: 'move-rows',
          file,
          sheet,
          before,
          line: to > line ? to - count : to,
          to: to > line ? line : line + count,
        };
      }
    }
  })();
  return { bytes: book.pack.bytes(), inverse: [again] };
}

/** Throws where the rows are others than expected. */
function checkExpected(
  book: EditedWorkbook,
  { file, sheet, line, before }: OnSheet<RowsRemoved | RowsMoved>,
): void {
  const shown = shownTexts(book, sheet, line, before.length);
  const conflicts = before.flatMap((expected, index): Conflict[] => {
    const stands = shown[index] ?? [];
    const width = Math.max(stands.length, expected.length);
    const isSame = Array.from(
      { length: width },
      (_, at) => (stands[at] ?? '') === shownText(expected[at] ?? ''),
    );
    return isSame.every(Boolean) ? [] : [{ file, sheet, line: line + index, expected, stands }];
  });
  if (conflicts.length > 0) throw new EditConflict(conflicts);
}

function shownTexts(book: EditedWorkbook, name: string, line: number, count: number): string[][] {
  const lines = new Set(Array.from({ length: count }, (_, index) => line + index));
  const rows = new Map(book.shownRows(name, lines).map((row) => [row.line, row.fields]));
  return [...lines].map((one) => [...(rows.get(one) ?? [])]);
}

/** New cells, for what reckons with them. */
function cellsOf(sheet: SheetXml, line: number, count: number, name: string): CellAt[] {
  return Array.from({ length: count }, (_, index) => sheet.row(line + index)).flatMap((row) =>
    (row?.cells ?? []).map(({ column }) => ({ sheet: name, line: row?.line ?? 0, column })),
  );
}

function finish(book: EditedWorkbook, sheet: SheetXml, changed: readonly CellAt[]): boolean {
  const isLossless = recalculate(book, changed);
  const last = sheet.rows.at(-1);
  if (last) widen(sheet, [{ line: last.line, column: 1 }]);
  return isLossless;
}

/** The row whose look new ones take: the one above, but for a head above plain rows. */
function likeRow(book: EditedWorkbook, sheet: SheetXml, line: number): SheetRowXml | undefined {
  const [above, below] = [sheet.row(line - 1), sheet.row(line)];
  if (!above) return below;
  return below && isBold(book, above) && !isBold(book, below) ? below : above;
}

function isBold(book: EditedWorkbook, { cells }: SheetRowXml): boolean {
  return cells.some(({ xml }) => book.parts.looks[Number(attributeOf(openTag(xml), 's') ?? 0)]?.bold);
}

function newRow(
  book: EditedWorkbook,
  sheet: SheetXml,
  line: number,
  texts: readonly string[],
  like: Pick<SheetRowXml, 'tag' | 'cells'> | undefined,
): SheetRowXml | undefined {
  const styles = new Map(
    like?.cells.map(({ column, xml }) => [column, Number(attributeOf(openTag(xml), 's') ?? 0)]),
  );
  const width = Math.max(texts.length, ...styles.keys(), 0);
  const cells = Array.from({ length: width }, (_, index) => {
    const [text, style] = [texts[index] ?? '', styles.get(index + 1)];
    if (text === '' && style === undefined) return '';
    return typedCell(book, sheet, { line, column: index + 1, text, style: style ?? 0 });
  });
  const tag = ['spans', 'hidden', 'collapsed'].reduce(
    (one, name) => withAttribute(one, name, undefined),
    like?.tag ?? `<${sheet.prefix}row>`,
  );
  return sheet.parseRow(`${withAttribute(tag, 'r', String(line))}${cells.join('')}</${sheet.prefix}row>`);
}
