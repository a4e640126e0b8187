import { isDateFormat } from 'numfmt';
import { readDate } from '../../chinese/date.js';
import { halfWidth } from '../../chinese/width.js';
import { type DateSystem, displayedNumber } from '../../input/xlsx/displayed-value.js';

/**
 * What a text that is typed into a cell becomes: itself, or a number with the pattern that shows it as it was typed.
 */
export type TypedValue =
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly value: number; readonly pattern: string };

const TEXT: TypedValue = { kind: 'text' };

/**
 * A text typed into a cell with a number format. It becomes a number where the cell then shows what was typed, so that
 * formulas go on reckoning with it: by the format of the cell, by that with other decimals, or by a plain one.
 */
export function typedValue(text: string, pattern: string, dates: DateSystem): TypedValue {
  if (pattern === '@') return TEXT;
  const number = numberIn(text);
  if (number === undefined) return asShown(text, pattern, dates) ?? TEXT;
  const { value, decimals, isPercent } = number;
  const plain = `${text.includes(',') ? '#,##0' : '0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${isPercent ? '%' : ''}`;
  const fit = [pattern, withDecimals(pattern, decimals), plain].find((one) => shows(value, one, text, dates));
  return fit === undefined ? TEXT : { kind: 'number', value, pattern: fit };
}

function numberIn(text: string): { value: number; decimals: number; isPercent: boolean } | undefined {
  const found = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%)?$/.exec(halfWidth(text));
  if (!found) return undefined;
  const [, sign = '', whole = '', decimals = '', percent] = found;
  const digits = `${sign}${whole.replaceAll(',', '')}.${decimals}0`;
  // by its exponent, for a division would leave noise behind
  const value = Number(percent ? `${digits}e-2` : digits);
  return { value, decimals: decimals.length, isPercent: percent !== undefined };
}

/** A number among words or a date, as the format of the cell shows it: `8.5亿元` by `0.0"亿元"`. */
function asShown(text: string, pattern: string, dates: DateSystem): TypedValue | undefined {
  const value = isDateFormat(pattern) ? serialOf(text, dates) : onlyNumberIn(text);
  return value !== undefined && shows(value, pattern, text, dates)
    ? { kind: 'number', value, pattern }
    : undefined;
}

function onlyNumberIn(text: string): number | undefined {
  const [first, ...more] = text.match(/-?\d[\d,]*(?:\.\d+)?/g) ?? [];
  return first === undefined || more.length > 0 ? undefined : Number(first.replaceAll(',', ''));
}

/** Days in the date system of a workbook. */
function serialOf(text: string, dates: DateSystem): number | undefined {
  const withDay = /月$/.test(text) ? `${text}1日` : text;
  const read = readDate(withDay);
  if (read === undefined || read === 'no-such-day') return undefined;
  const first = dates === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return (Date.parse(read.iso) - first) / 86_400_000;
}

/** Whether a cell shows the very text, but for commas and noughts at the end that its format puts there. */
function shows(value: number, pattern: string, text: string, dates: DateSystem): boolean {
  const shown = displayedNumber(value, pattern, dates);
  if (shown === undefined || shown.doubt !== undefined) return false;
  const typed = halfWidth(text);
  const own = typed.includes(',') ? shown.text : shown.text.replaceAll(',', '');
  return (
    own === typed ||
    (own.length > typed.length &&
      own.replace(/\.?0+(?=%?$)/, '') === typed.replace(/(\.\d*?)0+(?=%?$)/, '$1'))
  );
}

/** A pattern with another count of decimals in each of its sections; what is in quotes or brackets stays. */
function withDecimals(pattern: string, decimals: number): string {
  const part = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
  return pattern.replace(
    /"[^"]*"|\[[^\]]*\]|[\\_*!].|([#0?][#0?,]*)(?:\.[#0?]+)?/g,
    (token: string, whole?: string) => (whole === undefined ? token : `${whole}${part}`),
  );
}
