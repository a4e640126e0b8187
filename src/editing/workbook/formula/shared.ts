import type { CellChange } from '../../edit.js';
import type { SheetXml } from '../sheet-xml.js';
import { asMarkup, attributeOf } from '../xml-text.js';
import { formulaCells, formulaIn } from './cells.js';

/** Writes out the formulas that cells share with one that is to be changed, or all of them. */
export function writeOutShared(
  sheet: SheetXml,
  cells?: readonly Pick<CellChange, 'line' | 'column'>[],
): void {
  const groups =
    cells && new Set(cells.flatMap(({ line, column }) => sharedIndex(sheet, line, column) ?? []));
  if (groups?.size === 0) return;
  for (const { line, column, text } of formulaCells(sheet)) {
    const index = sharedIndex(sheet, line, column);
    if (index === undefined || (groups && !groups.has(index))) continue;
    const xml = sheet.cell(line, column)?.xml ?? '';
    const { whole = '' } = formulaIn(xml) ?? {};
    const own = `<${sheet.prefix}f>${asMarkup(text)}</${sheet.prefix}f>`;
    sheet.setCell(
      line,
      column,
      xml.replace(whole, () => own),
    );
  }
}

function sharedIndex(sheet: SheetXml, line: number, column: number): string | undefined {
  const formula = formulaIn(sheet.cell(line, column)?.xml ?? '');
  if (!formula || attributeOf(formula.tag, 't') !== 'shared') return undefined;
  return attributeOf(formula.tag, 'si');
}
