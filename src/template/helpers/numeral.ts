import Handlebars from 'handlebars';
import type { Cell } from '../../data/model.js';
import { escapeMarkup } from '../escape.js';

/** A figure in the parts that print: 约 | 3 | 万平方米 | 以上. */
export interface NumeralParts {
  readonly prefix?: string;
  readonly digits: string;
  readonly unit?: string;
  readonly qualifier?: string;
}

/** A `<num>` element, which the typesetter can align and never splits. */
export function numeralMarkup({ prefix = '', digits, unit = '', qualifier = '' }: NumeralParts): string {
  const attributes = Object.entries({ prefix, digits, unit, qualifier });
  return `<num ${attributes.map(([name, value]) => `${name}="${escapeMarkup(value)}"`).join(' ')}/>`;
}

/** Printed where the source gives no figure (CY/T 170: no empty cells); the table's note explains it. */
export const MISSING = '—';

/**
 * A cell as markup: a numeral where it is a number, else its text. Units that the table's unit line or unit
 * column already states are left out; a percent sign always stays with its figure.
 */
export function cellMarkup(cell: Cell, statedUnit: string | undefined): string {
  const { quantity } = cell;
  const shown = (unit: string) => (unit === statedUnit && unit !== '%' ? '' : unit);
  switch (quantity.kind) {
    case 'missing':
      return MISSING;
    case 'text':
      return escapeMarkup(quantity.text);
    case 'number':
      return numeralMarkup({
        ...quantity,
        digits: withTrueMinus(quantity.digits),
        unit: shown(quantity.unit),
      });
    case 'range':
      return rangeMarkup(quantity, shown(quantity.unit));
  }
}

/** A range repeats the percent sign (GB/T 15835-2011, 5.1.4): 5%～7%; a unit in words stands once. */
function rangeMarkup(range: Extract<Cell['quantity'], { kind: 'range' }>, unit: string): string {
  const from = withTrueMinus(range.fromDigits) + (unit === '%' ? unit : '');
  return numeralMarkup({
    digits: `${from}～${withTrueMinus(range.toDigits)}`,
    unit,
    qualifier: range.qualifier,
  });
}

/** The minus sign is −, as wide as a figure's plus, not a hyphen. */
export function withTrueMinus(digits: string): string {
  return digits.replace(/^-/, '−');
}

/** Markup that Handlebars must not escape again. */
export function markup(text: string): Handlebars.SafeString {
  return new Handlebars.SafeString(text);
}
