import type { Big } from 'big.js';

const HUNDRED = 100;

/** What `part` is of `whole`, above 0, in percent with one decimal: 33.3, −0.4. What rounds to nothing has no sign. */
export function percentOf(part: Big, whole: Big): string {
  const percent = part.times(HUNDRED).div(whole).round(1);
  return `${percent.lt(0) ? '−' : ''}${percent.abs().toFixed(1)}`;
}
