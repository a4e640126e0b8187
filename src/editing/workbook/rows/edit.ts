import { shownText } from '../../csv/field.js';
import {
  type Applied,
  type Conflict,
  EditConflict,
  type RowsInserted,
  type RowsMoved,
  type RowsRemoved,
} from '../../edit.js';
import { refusedEdit } from '../../refused.js';
import { mergesOf, rangeOf } from '../areas.js';
import { typedCell, widen } from '../cells.js';
import { formulaCells, formulaIn } from '../formula/cells.js';
import type { CellAt } from '../formula/dependents.js';
import { recalculate } from '../formula/recalculate.js';
import { writeOutShared } from '../formula/shared.js';
import { type Reference, tokensOf } from '../formula/tokens.js';
import { cellAt, openTag, type SheetRowXml, type SheetXml } from '../sheet-xml.js';
import { EditedWorkbook } from '../workbook.js';
import { asMarkup, attributeOf, withAttribute } from '../xml-text.js';
import { shiftedFormula } from './formulas.js';
import { shiftedRanges, shiftedXml } from './ranges.js';
import { shiftRelated } from './related.js';
import { insertion, movement, type RowShift, removal } from './shift.js';

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

/**
 * Shifts the rows or columns of a sheet and all that refers to them; answers the formulas that look at other cells by
 * now.
 */
export function shiftSheet(book: EditedWorkbook, name: string, shift: RowShift): CellAt[] {
  checkArrays(book, name, shift);
  book.dropCalculationOrder();
  const sheet = book.sheet(name);
  const names = book.namedAreas();
  keepMerged(sheet, shift);
  const resized = book.parts.sheets.flatMap(({ name: one }) => shiftFormulasOf(book, one, name, shift));
  if (shift.axis === 'line') sheet.reorder((line) => shift.line(line));
  else sheet.shiftColumns(shift);
  shiftRelated(book, name, shift);
  return [...resized, ...usersOfNames(book, resizedNames(names, book.namedAreas()))];
}

/** The names whose cells are more or fewer than they were. */
function resizedNames(
  before: ReadonlyMap<string, Reference>,
  now: ReadonlyMap<string, Reference>,
): Set<string> {
  const size = ({ first, last }: Reference) =>
    `${(last?.line ?? 0) - (first.line ?? 0)} ${(last?.column ?? 0) - (first.column ?? 0)}`;
  const sizeNow = (name: string) => {
    const found = now.get(name);
    return found && size(found);
  };
  return new Set([...before].filter(([name, one]) => size(one) !== sizeNow(name)).map(([name]) => name));
}

function usersOfNames(book: EditedWorkbook, names: ReadonlySet<string>): CellAt[] {
  if (names.size === 0) return [];
  return book.parts.sheets.flatMap(({ name: sheet }) =>
    formulaCells(book.sheet(sheet))
      .filter(({ text }) =>
        tokensOf(text).some((one) => one.kind === 'name' && names.has(one.text.toLowerCase())),
      )
      .map(({ line, column }) => ({ sheet, line, column })),
  );
}

function shiftFormulasOf(book: EditedWorkbook, one: string, name: string, shift: RowShift): CellAt[] {
  const sheet = book.sheet(one);
  const isOnSheet = one === name;
  writeOutShared(sheet);
  const resized: CellAt[] = [];
  for (const { line, column, text, area } of formulaCells(sheet)) {
    const shifted = shiftedFormula(text, shift, { isOnSheet, sheet: name, line });
    const now = isOnSheet ? shiftedCell({ line, column }, shift) : { line, column };
    if (shifted.text !== text || area !== undefined)
      setFormula(sheet, line, column, shifted.text, isOnSheet ? shift : undefined);
    if (shifted.isResized && now !== undefined) resized.push({ sheet: one, ...now });
  }
  sheet.behind = shiftedXmlOf(sheet.behind, isOnSheet, name, shift);
  return resized;
}

function shiftedCell(
  { line, column }: { readonly line: number; readonly column: number },
  shift: RowShift,
): { readonly line: number; readonly column: number } | undefined {
  const place = shift.line(shift.axis === 'line' ? line : column);
  if (place === undefined) return undefined;
  return shift.axis === 'line' ? { line: place, column } : { line, column: place };
}

/** Of another sheet only formulas refer to these rows. */
function shiftedXmlOf(xml: string, isOnSheet: boolean, name: string, shift: RowShift): string {
  const none: RowShift = { axis: shift.axis, line: (line) => line, area: (first, last) => [first, last] };
  const areas = shiftedXml(xml, isOnSheet ? shift : none, { isOnSheet, sheet: name });
  return isOnSheet ? areas : shiftedXml(areas, shift, { isOnSheet: false, sheet: name });
}

function setFormula(
  sheet: SheetXml,
  line: number,
  column: number,
  text: string,
  shift: RowShift | undefined,
): void {
  const xml = sheet.cell(line, column)?.xml ?? '';
  const formula = formulaIn(xml);
  if (!formula) return;
  const ref = attributeOf(formula.tag, 'ref');
  const tag =
    ref !== undefined && shift ? withAttribute(formula.tag, 'ref', shiftedRanges(ref, shift)) : formula.tag;
  const own = `<${sheet.prefix}${tag.slice(1)}${asMarkup(text)}</${sheet.prefix}f>`;
  sheet.setCell(
    line,
    column,
    xml.replace(formula.whole, () => own),
  );
}

/** An array formula fills its area, which no row may be taken from or put into. */
function checkArrays(book: EditedWorkbook, name: string, shift: RowShift): void {
  for (const { area, line } of formulaCells(book.sheet(name))) {
    if (area === undefined) continue;
    const range = rangeOf(area);
    const [top, bottom] = shift.axis === 'line' ? [range.top, range.bottom] : [range.left, range.right];
    const now = shift.area(top, bottom);
    const isGone = Array.from({ length: bottom - top + 1 }, (_, at) => shift.line(top + at)).every(
      (one) => one === undefined,
    );
    if (isGone || (now && now[1] - now[0] === bottom - top && shift.line(top) === now[0])) continue;
    throw refusedEdit(
      'array-formula',
      {
        zh: '这里有数组公式，不能在其中增删、移动行或列',
        en: 'An array formula is here: rows and columns in it can’t be changed',
      },
      { file: book.file, sheet: name, line },
      { zh: '在表格软件里改。', en: 'Change it in a spreadsheet program.' },
    );
  }
}

/**
 * What merged cells say stands in the first of them: where its row or column goes and others stay, it goes to these.
 */
function keepMerged(sheet: SheetXml, shift: RowShift): void {
  for (const { top, left, bottom, right } of mergesOf(sheet)) {
    const [first, last] = shift.axis === 'line' ? [top, bottom] : [left, right];
    if (shift.line(first) !== undefined) continue;
    const next = Array.from({ length: last - first }, (_, at) => first + at + 1).find(
      (place) => shift.line(place) !== undefined,
    );
    const xml = sheet.cell(top, left)?.xml;
    if (next === undefined || xml === undefined) continue;
    const [line, column] = shift.axis === 'line' ? [next, left] : [top, next];
    sheet.setCell(line, column, cellAt(xml, column, line));
  }
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
