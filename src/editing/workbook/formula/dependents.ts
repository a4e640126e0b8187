import type { FormulaCell } from './cells.js';
import { blockOf, type Reference, type Token, tokensOf } from './tokens.js';

/** A cell of a workbook. */
export interface CellAt {
  readonly sheet: string;
  readonly line: number;
  readonly column: number;
}

/** A formula with its place and its pieces. */
export interface PlacedFormula extends FormulaCell {
  readonly sheet: string;
  readonly tokens: readonly Token[];
}

/** `names`: what names of the workbook stand for, in small letters. */
export function placedFormula(
  sheet: string,
  cell: FormulaCell,
  names: ReadonlyMap<string, Reference>,
): PlacedFormula {
  const tokens = tokensOf(cell.text).map((token) =>
    token.kind === 'name' ? (names.get(token.text.toLowerCase()) ?? token) : token,
  );
  return { ...cell, sheet, tokens };
}

export function keyOf({ sheet, line, column }: CellAt): string {
  return `${sheet.toLowerCase()}!${line},${column}`;
}

/** Functions that look at cells which no reference names. */
const LOOKS_ELSEWHERE = /^(?:_xlfn\.)?(?:INDIRECT|OFFSET|INDEX|CELL|INFO)$/i;

/** The formulas that reckon with any of the cells, at first or at second hand. */
export function dependentsOf(
  changed: readonly CellAt[],
  formulas: readonly PlacedFormula[],
): PlacedFormula[] {
  const found = new Map<string, PlacedFormula>();
  let fresh: readonly CellAt[] = changed;
  while (fresh.length > 0) {
    const next = formulas.filter((formula) => !found.has(keyOf(formula)) && readsAny(formula, fresh));
    for (const formula of next) found.set(keyOf(formula), formula);
    fresh = next;
  }
  for (const cell of changed) found.delete(keyOf(cell));
  return [...found.values()];
}

function readsAny(formula: PlacedFormula, cells: readonly CellAt[]): boolean {
  return formula.tokens.some((token) => {
    if (token.kind === 'function') return LOOKS_ELSEWHERE.test(token.text);
    // a name or a table may stand for any of them
    if (token.kind === 'name') return !/^(?:TRUE|FALSE)$/i.test(token.text);
    if (token.kind !== 'reference') return false;
    const sheet = (token.sheet ?? formula.sheet).toLowerCase();
    const { top, bottom, left, right } = blockOf(token);
    return cells.some(
      (cell) =>
        cell.sheet.toLowerCase() === sheet &&
        cell.line >= top &&
        cell.line <= bottom &&
        cell.column >= left &&
        cell.column <= right,
    );
  });
}
