import { type Corner, formulaOf, type Reference, type Token, tokensOf } from '../formula/tokens.js';
import type { RowShift } from './shift.js';

/** A formula after rows were shifted, and whether it looks at more or fewer cells than before. */
export interface ShiftedFormula {
  readonly text: string;
  readonly isResized: boolean;
}

/** Where a formula stands, of which sheet the rows are shifted. */
export interface FormulaPlace {
  readonly isOnSheet: boolean;
  readonly sheet: string;
  /** The line that it stood in, where it stands in a cell. */
  readonly line?: number;
}

/** A formula whose references go on to mean what they meant. What is taken out leaves `#REF!`. */
export function shiftedFormula(formula: string, shift: RowShift, place: FormulaPlace): ShiftedFormula {
  let isResized = false;
  const tokens = tokensOf(formula).map((token): Token => {
    if (token.kind !== 'reference' || !isOf(token, place)) return token;
    const shifted = shiftedReference(token, shift, place.isOnSheet ? place.line : undefined);
    if (shifted === undefined || sizeOf(shifted, shift) !== sizeOf(token, shift)) isResized = true;
    return shifted ?? { kind: 'error', text: `${token.prefix}#REF!` };
  });
  return { text: formulaOf(tokens), isResized };
}

function isOf({ sheet }: Reference, place: FormulaPlace): boolean {
  return sheet === undefined ? place.isOnSheet : sheet.toLowerCase() === place.sheet.toLowerCase();
}

/** How many rows or columns an area has besides the first. */
function sizeOf({ first, last }: Reference, { axis }: RowShift): number {
  const [from, to] = [first[axis], last?.[axis]];
  return from === undefined || to === undefined ? 0 : Math.abs(to - from);
}

function shiftedReference(
  reference: Reference,
  shift: RowShift,
  own: number | undefined,
): Reference | undefined {
  const { first, last } = reference;
  const { axis } = shift;
  const [from, to] = [first[axis], last?.[axis]];
  if (from === undefined) return reference;
  if (last === undefined || to === undefined) {
    const line = shift.line(from);
    return line === undefined ? undefined : { ...reference, first: { ...first, [axis]: line } };
  }
  const [top, bottom] = [Math.min(from, to), Math.max(from, to)];
  const shifted = shift.area(top, bottom);
  if (shifted === undefined) return undefined;
  const area = [shifted[0], shifted[1] + growth(bottom, shift, own)] as const;
  const turned = from > to;
  const at = (corner: Corner, line: number): Corner => ({ ...corner, [axis]: line });
  return { ...reference, first: at(first, area[turned ? 1 : 0]), last: at(last, area[turned ? 0 : 1]) };
}

/**
 * By how much an area grows at its end: rows that are put between its last one and the total right below it are meant
 * to be in the total, and a spreadsheet program has its own ways to see to that.
 */
function growth(bottom: number, { axis, inserted }: RowShift, own: number | undefined): number {
  return axis === 'line' && inserted?.line === bottom + 1 && own === inserted.line ? inserted.count : 0;
}
