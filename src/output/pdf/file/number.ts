/** A number with so many decimals at the most. */
export function round(value: number, digits: number): number {
  const factor = FACTORS[digits] as number;
  return Math.round(value * factor) / factor;
}

const FACTORS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/** A number as PDF writes it: no exponent, no trailing zeros. */
export function format(value: number, digits = 4): string {
  const rounded = round(value, digits);
  // -0 is written so as well
  if (rounded === 0) return '0';
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(digits) : text;
}
