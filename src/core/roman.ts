const SIGNS = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const;

/** A number in small Roman figures: i, ii, iii, iv; nothing for 0. */
export function lowerRoman(number: number): string {
  let rest = number;
  let figures = '';
  for (const [sign, value] of SIGNS) {
    while (rest >= value) {
      figures += sign;
      rest -= value;
    }
  }
  return figures;
}
