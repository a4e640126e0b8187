/** A number with so many decimals at the most. */
export function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}

/** A number as PDF writes it: no exponent, no trailing zeros. */
export function format(value: number, digits = 4): string {
  const rounded = round(value, digits);
  return Object.is(rounded, -0)
    ? '0'
    : String(rounded).includes('e')
      ? rounded.toFixed(digits)
      : String(rounded);
}
