import { openTag } from '../sheet-xml.js';
import type { EditedWorkbook } from '../workbook.js';
import { attributeOf } from '../xml-text.js';
import { type CellAt, dependentsOf } from './dependents.js';

/**
 * Sees to the results of formulas that reckon with changed cells: one that can't be reckoned here loses the result that
 * was stored with it, for it may be wrong by now. Answers whether none was lost.
 */
export function recalculate(book: EditedWorkbook, changed: readonly CellAt[]): boolean {
  const dependents = dependentsOf(changed, book.formulas());
  for (const { sheet, line, column } of dependents) {
    const xml = book.sheet(sheet).cell(line, column)?.xml;
    if (xml !== undefined) book.sheet(sheet).setCell(line, column, withoutResult(xml));
  }
  if (dependents.length > 0) book.askForCalculation();
  return dependents.length === 0;
}

function withoutResult(xml: string): string {
  const tag = openTag(xml);
  const plain = attributeOf(tag, 't') === undefined ? tag : tag.replace(/\st\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  return (
    plain + xml.slice(tag.length).replace(/<((?:[\w.-]+:)?)v\s*>[\s\S]*?<\/\1v\s*>|<(?:[\w.-]+:)?v\s*\/>/, '')
  );
}
