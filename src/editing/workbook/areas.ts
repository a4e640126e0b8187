import type { Place } from '../../core/diagnostics.js';
import { type CellRange, placeIn } from '../../input/raw-table.js';
import type { CellChange } from '../edit.js';
import { formulaCells } from './formula/cells.js';
import { columnOf, type SheetXml } from './sheet-xml.js';
import type { EditedWorkbook } from './workbook.js';
import { attributeOf } from './xml-text.js';

type At = Pick<CellChange, 'line' | 'column'>;

export function cellPlace(file: string, name: string, { line, column }: At): Place {
  return placeIn({ file, name }, line, column);
}

/** `B2:C4` as a block of cells. */
export function rangeOf(ref: string): CellRange {
  const [first = '', last = first] = ref.replaceAll('$', '').split(':');
  const [from, to] = [cornerOf(first), cornerOf(last)];
  return { top: from.line, left: from.column, bottom: to.line, right: to.column };
}

function cornerOf(address: string): At {
  const [, letters = 'A', line = '1'] = /^([A-Z]+)(\d+)$/i.exec(address) ?? [];
  return { line: Number(line), column: columnOf(letters.toUpperCase()) };
}

export function holds({ top, left, bottom, right }: CellRange, { line, column }: At): boolean {
  return line >= top && line <= bottom && column >= left && column <= right;
}

/** The merged cells of a sheet. */
export function mergesOf(sheet: SheetXml): CellRange[] {
  const tags = sheet.behind.matchAll(/<(?:[\w.-]+:)?mergeCell(?=\s)[^>]*>/g);
  return [...tags].map(([tag]) => rangeOf(attributeOf(tag, 'ref') ?? ''));
}

/** The areas of array formulas that are larger than a cell. */
export function arrayAreas(book: EditedWorkbook, name: string): CellRange[] {
  return formulaCells(book.sheet(name)).flatMap(({ area }) => {
    if (area === undefined) return [];
    const range = rangeOf(area);
    return range.top !== range.bottom || range.left !== range.right ? [range] : [];
  });
}
