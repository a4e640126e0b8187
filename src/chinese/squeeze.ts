import { CharacterClass, isClosing } from './classes.js';

/**
 * How full-width punctuation gives up its blank half (CLREQ 3.2.1, 标点挤压). Everything about the width of a
 * mark is decided in this file:
 *  1. two adjacent marks share: the first closing one, or else the second opening one, is half width;
 *  2. an opening mark at a line's start and a closing mark at its end are half width;
 *  3. a tight line may take a part of the blank of any mark that is still whole, down to three quarters of an em.
 */
export const HALF_EM = 0.5;

/** What a tight line may take from a mark that stands alone, by class; pauses give more than full stops. */
const SHRINK_EM: Readonly<Partial<Record<CharacterClass, number>>> = {
  [CharacterClass.Opening]: 0.25,
  [CharacterClass.Closing]: 0.25,
  [CharacterClass.Comma]: 0.25,
  [CharacterClass.Stop]: 0.125,
};

/** See {@link SHRINK_EM}; 0 for everything that is not full-width punctuation. */
export function shrinkEm(kind: CharacterClass): number {
  return SHRINK_EM[kind] ?? 0;
}

/** Where the ink of a glyph lies between its origin and the next, in em. */
export interface Ink {
  readonly advanceEm: number;
  readonly inkLeftEm: number;
  readonly inkRightEm: number;
}

/** How a glyph can be set half width. */
export interface HalfForm {
  /** What it can give up, in em; 0 when its ink fills more than a half. */
  readonly cutEm: number;
  /** How far it moves left when it gives that up, in em: an opening mark's blank is on its left. */
  readonly shiftEm: number;
}

const WHOLE: HalfForm = { cutEm: 0, shiftEm: 0 };

/** Ink may pass the half by this much: brush faces draw wide quotes. */
const INK_TOLERANCE_EM = 0.02;

/**
 * The half-width form of a mark, read off its ink: a glyph in the left half is cut on the right, one in the
 * right half on the left, one in the middle (Fandol's ？) on both sides.
 */
export function halfFormOf(glyph: Ink, kind: CharacterClass): HalfForm {
  const isMark = isClosing(kind) || kind === CharacterClass.Opening;
  if (!isMark || glyph.advanceEm < 1 - INK_TOLERANCE_EM) return WHOLE;
  const { inkLeftEm, inkRightEm } = glyph;
  if (inkRightEm - inkLeftEm > HALF_EM) return WHOLE;
  if (inkRightEm <= HALF_EM + INK_TOLERANCE_EM) return { cutEm: HALF_EM, shiftEm: 0 };
  if (inkLeftEm >= HALF_EM - INK_TOLERANCE_EM) return { cutEm: HALF_EM, shiftEm: HALF_EM };
  return { cutEm: HALF_EM, shiftEm: (inkLeftEm + inkRightEm - HALF_EM) / 2 };
}

/** Which of two neighbours is set half width because the other is punctuation too, if any. */
export function squeezedOfPair(
  before: CharacterClass,
  after: CharacterClass,
): 'before' | 'after' | undefined {
  const afterOpens = after === CharacterClass.Opening;
  if (isClosing(before) && (isClosing(after) || afterOpens)) return 'before';
  if (before === CharacterClass.Opening && afterOpens) return 'after';
  return undefined;
}
