import { refusedEdit } from '../../refused.js';
import { mergesOf, rangeOf } from '../areas.js';
import { formulaCells, formulaIn } from '../formula/cells.js';
import type { CellAt } from '../formula/dependents.js';
import { writeOutShared } from '../formula/shared.js';
import { type Reference, tokensOf } from '../formula/tokens.js';
import { cellAt, type SheetXml } from '../sheet-xml.js';
import type { EditedWorkbook } from '../workbook.js';
import { asMarkup, attributeOf, withAttribute } from '../xml-text.js';
import { shiftedFormula } from './formulas.js';
import { shiftedRanges, shiftedXml } from './ranges.js';
import { shiftRelated } from './related.js';
import type { RowShift } from './shift.js';

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
