import type { SheetXml } from '../sheet-xml.js';
import { attributeOf, fromMarkup } from '../xml-text.js';
import { movedFormula } from './tokens.js';

/** A cell with a formula: `text` is what it reckons, without `=`. */
export interface FormulaCell {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** The area of an array formula or a table of data, of which no cell can be changed alone. */
  readonly area?: string;
}

const FORMULA = /<(?:[\w.-]+:)?f(?=[\s/>])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?f\s*>)/;

/** The opening tag and the text of the formula of a cell. */
export function formulaIn(xml: string): { whole: string; tag: string; text: string } | undefined {
  const found = FORMULA.exec(xml);
  if (!found) return undefined;
  return { whole: found[0], tag: `<f${found[1] ?? ''}>`, text: fromMarkup(found[2] ?? '') };
}

/** The cells of a sheet that have a formula; those that share one have it written out. */
export function formulaCells(sheet: SheetXml): FormulaCell[] {
  const cells: FormulaCell[] = [];
  const shared = new Map<string, FormulaCell>();
  for (const row of sheet.rows) {
    if (!row.mayHaveFormula) continue;
    for (const { column, xml } of row.cells) {
      const formula = formulaIn(xml);
      if (!formula) continue;
      const cell = formulaCell(row.line, column, formula, shared);
      if (cell) cells.push(cell);
    }
  }
  return cells;
}

function formulaCell(
  line: number,
  column: number,
  { tag, text }: { tag: string; text: string },
  shared: Map<string, FormulaCell>,
): FormulaCell | undefined {
  const [type, index = '', area] = ['t', 'si', 'ref'].map((name) => attributeOf(tag, name));
  if (type === 'array' || type === 'dataTable') return { line, column, text, ...(area && { area }) };
  if (type !== 'shared') return { line, column, text };
  const first = shared.get(index);
  if (text !== '') shared.set(index, { line, column, text });
  if (text !== '') return { line, column, text };
  return first && { line, column, text: movedFormula(first.text, line - first.line, column - first.column) };
}
