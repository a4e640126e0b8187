import Handlebars from 'handlebars';
import type { Cell } from '../../dataset/model.js';
import type { QuantityNumber, QuantityRange } from '../../quantity/model.js';
import { formatQuantity, quantityParts, withoutMark } from '../../quantity/quantity.js';
import { isSameUnit } from '../../quantity/unit.js';
import { escapeCell, escapeMarkup } from '../escape.js';

/** A figure in the parts that print: 约 | 3 | 万平方米 | 以上. */
export interface NumeralParts {
  readonly prefix?: string;
  readonly digits: string;
  readonly unit?: string;
  readonly qualifier?: string;
  /** What stands behind the digits where a unit that is stated elsewhere is printed after all: 余万方. */
  readonly splitUnit?: string;
}

/** A `<num>` element, which the typesetter can align and never splits. */
export function numeralMarkup(parts: NumeralParts): string {
  const { prefix = '', digits, unit = '', qualifier = '', splitUnit } = parts;
  const split = splitUnit === undefined ? '' : ` split="${escapeMarkup(splitUnit)}"`;
  const [before, after] = [escapeMarkup(prefix), escapeMarkup(qualifier)];
  return `<num prefix="${before}" digits="${escapeMarkup(digits)}" unit="${escapeMarkup(unit)}" qualifier="${after}"${split}/>`;
}

/** Printed where the source gives no figure (CY/T 170: no empty cells); the table's note explains it. */
export const MISSING = '—';

/** Printed where the source has a figure that is not known: told from what does not apply. */
export const NOT_GIVEN = '…';

/** The sign for a cell without a figure: what is written as dots stays so. */
function missingSign(text: string): string {
  return /^[…·.]+$/u.test(text.trim()) ? NOT_GIVEN : MISSING;
}

/** A number with zeros behind it up to so many decimals; a whole number with words around it stays as it is said. */
export function padded(quantity: Cell['quantity'], decimals: number | undefined): Cell['quantity'] {
  if (quantity.kind !== 'number' || decimals === undefined) return quantity;
  const { digits, prefix, qualifier } = quantity;
  const [, fraction = ''] = digits.split('.');
  if (prefix !== '' || qualifier !== '' || fraction.length >= decimals) return quantity;
  const point = fraction === '' ? '.' : '';
  return { ...quantity, digits: `${digits}${point}${'0'.repeat(decimals - fraction.length)}` };
}

/**
 * A cell as markup: a numeral where it is a number, else its text. A unit that the table's unit line or unit
 * column already states is left out; a percent sign always stays with its figure.
 */
export function cellMarkup(
  { quantity, text }: Pick<Cell, 'quantity' | 'text'>,
  statedUnit: string | undefined,
): string {
  switch (quantity.kind) {
    case 'missing':
      return missingSign(text);
    case 'text':
      return escapeCell(quantity.text);
    case 'number':
      return (
        numeralMarkup(isStated(quantity.unit, statedUnit) ? withoutUnit(quantity) : quantityParts(quantity)) +
        raised(quantity.mark)
      );
    case 'range':
      return rangeMarkup(quantity, statedUnit) + raised(quantity.mark);
  }
}

/** A figure whose unit stands elsewhere; a qualifier that splits the unit is kept with it. */
function withoutUnit(quantity: QuantityNumber): NumeralParts {
  const { prefix, digits, qualifier, unit, qualifierAt } = quantity;
  if (qualifier === '' || qualifierAt >= unit.length) return { prefix, digits, qualifier };
  return { prefix, digits, qualifier, splitUnit: quantityParts(quantity).unit };
}

/** The mark of a note under the table. */
function raised(mark = ''): string {
  return mark === '' ? '' : `<sup>${escapeMarkup(mark)}</sup>`;
}

function isStated(unit: string, statedUnit: string | undefined): boolean {
  return statedUnit !== undefined && isSameUnit(unit, statedUnit) && unit !== '%';
}

/** Both ends of a range stand before the point on which a column is aligned. */
function rangeMarkup(range: QuantityRange, statedUnit: string | undefined): string {
  const shown = isStated(range.unit, statedUnit) ? { ...range, unit: '' } : range;
  return numeralMarkup({
    digits: formatQuantity({ ...withoutMark(shown), qualifier: '' }),
    qualifier: range.qualifier,
  });
}

/** Markup that Handlebars must not escape again. */
export function markup(text: string): Handlebars.SafeString {
  return new Handlebars.SafeString(text);
}
