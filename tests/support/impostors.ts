import type { Font } from 'fontkit';
import { areAlike, type Ink, inkOf, likeness } from './ink.js';

/** Two characters that a face draws alike and another does not: one of them is drawn as the other. */
const ALIKE = 0.93;
const UNLIKE = 0.6;
/** How far the edges and widths of two glyphs that are the same may lie apart, in em, and their shares of ink. */
const APART = 0.03;
const SHARE_APART = 0.02;
/** How far they lie apart in a face that draws one larger than the other. */
const FAR_APART = 0.1;

interface Drawn extends Ink {
  readonly codePoint: number;
}

/** The pairs of these characters that a face draws alike, by their ink and advance, and `reference` does not. */
export function pairsIn(font: Font, reference: Font, codePoints: readonly number[]): string[] {
  const drawn = codePoints
    .flatMap((codePoint): Drawn[] => {
      const ink = inkOf(font, codePoint);
      return ink ? [{ ...ink, codePoint }] : [];
    })
    .sort((one, other) => one.share - other.share);
  return drawn.flatMap((one, index) =>
    twinsOf(one, drawn, index + 1)
      .filter((twin) => tellsApart(reference, one.codePoint, twin.codePoint))
      .map((twin) => String.fromCodePoint(one.codePoint, twin.codePoint)),
  );
}

function twinsOf(one: Drawn, drawn: readonly Drawn[], from: number): Drawn[] {
  const twins: Drawn[] = [];
  for (let at = from; at < drawn.length; at++) {
    const other = drawn[at] as Drawn;
    if (other.share - one.share > SHARE_APART) break;
    if (liesWithin(one, other, APART) && areAlike(one, other, ALIKE)) twins.push(other);
  }
  return twins;
}

function liesWithin({ box: one }: Ink, { box: other }: Ink, distance: number): boolean {
  for (let edge = 0; edge < one.length; edge++)
    if (Math.abs((one[edge] as number) - (other[edge] as number)) > distance) return false;
  return true;
}

function tellsApart(font: Font, one: number, other: number): boolean {
  const [first, second] = [inkOf(font, one), inkOf(font, other)];
  if (!first || !second) return false;
  return likeness(first, second) <= UNLIKE || !liesWithin(first, second, FAR_APART);
}
