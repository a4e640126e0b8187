import { Big } from 'big.js';
import { halfWidth } from '../../chinese/width.js';
import { kindOf, numberIn, splitMark, withoutCellUnit } from '../../input/recognise/cell.js';
import type { Quantity } from '../../quantity/model.js';
import { quantity } from '../../quantity/quantity.js';

/** More decimals than this are what a program reckoned, and nothing that anybody wrote. */
const MOST_DECIMALS = 6;

/** Decimals of figures that were reckoned, where no other of their column shows how many it has. */
const USUAL_DECIMALS = 2;

/** What a cell in a column of figures says: its number with the sign written out, and the mark of its note behind. */
export function figureOf(text: string, decimals: number | undefined): Quantity {
  const { text: marked, mark } = splitMark(text);
  const written = withoutCellUnit(marked);
  const kind = kindOf(text);
  if (kind === 'missing') return missing(text);
  if (text === '') return { kind: 'missing' };
  if (kind !== 'number' && kind !== 'year') return quantity(text);
  const sign = (numberIn(text) ?? 0) < 0 ? '−' : /^\+/.test(written) ? '+' : '';
  const plain = halfWidth(written).replace(/[^\d.%‰]/gu, '');
  const read = quantity(plain.replace(/^\./, '0.'));
  if (read.kind !== 'number') return { kind: 'text', text };
  const digits = decimals === undefined ? read.digits : inDecimals(read.digits, decimals);
  if (sign === '' && digits === read.digits && mark === undefined) return read;
  return {
    ...read,
    digits: `${sign}${digits}`,
    value: sign === '−' ? read.value.times(-1) : read.value,
    ...(mark !== undefined && { mark }),
  };
}

/** Dashes are all the same; what is not known (…) or kept back (x, *) has a sign of its own. */
function missing(text: string): Quantity {
  if (/^[…·.]+$/u.test(text)) return { kind: 'text', text: '…' };
  return /^[xX×*＊]$/u.test(text) ? { kind: 'text', text } : { kind: 'missing' };
}

/** Zero is 0 whatever the others of its column have; what is only rounded to nothing is 0.0. */
function inDecimals(digits: string, decimals: number): string {
  const value = new Big(digits);
  if (value.eq(0)) return '0';
  const rounded = value.toFixed(decimals);
  return decimals === 0 && Number(rounded) === 0 ? '0.0' : rounded;
}

/**
 * How many decimals the figures of a column are to be set with: `asked` of them; else none are added or taken, but
 * from those with endless decimals, which are rounded to the most that the others have. Undefined leaves all as they
 * are.
 */
export function decimalsOf(
  texts: readonly string[],
  asked: number | undefined,
): { readonly decimals?: number; readonly onlyEndless: boolean } {
  if (asked !== undefined) return { decimals: asked, onlyEndless: false };
  const places = texts.map(placesOf);
  if (places.every((count) => count <= MOST_DECIMALS)) return { onlyEndless: true };
  const written = places.filter((count) => count > 0 && count <= MOST_DECIMALS);
  const most = written.reduce((high, one) => Math.max(high, one), 0);
  const usual = most > 0 ? most : USUAL_DECIMALS;
  return { decimals: usual, onlyEndless: true };
}

/** Whether a figure has more decimals than anybody writes. */
export function isEndless(text: string): boolean {
  return placesOf(text) > MOST_DECIMALS;
}

function placesOf(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
}
