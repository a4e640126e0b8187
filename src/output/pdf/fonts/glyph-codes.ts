import type { Glyph } from '../../../fonts/library.js';
import type { CodedGlyph } from './cff-subset.js';

/** Codes that are no character's own: surrogates, and behind them the area for private use. */
const FIRST_SPARE = 0xd800;
const LAST_SPARE = 0xf8ff;
const MOST_CODES = 0x10000;

/** A glyph in the file: what it is painted as and stands for. */
export interface CodedText extends CodedGlyph {
  readonly glyph: Glyph;
}

/**
 * The two-byte codes by which pages call the glyphs of one font. A glyph of one character has that character's UTF-16
 * unit, in whatever order pages are painted: so a page that has not changed calls its glyphs as it did before. Others,
 * and the second glyph of a character, take spare codes in the order in which they come.
 */
export class GlyphCodes {
  private readonly texts = new Map<number, CodedText>();
  private nextSpare = FIRST_SPARE;

  /** Gives the glyph a code of its own. A glyph that several characters share has one for each. */
  add(glyph: Glyph): CodedText {
    const own = ownCode(glyph);
    const code = own !== undefined && !this.texts.has(own) ? own : this.spareCode();
    const text = { id: glyph.id, code, glyph };
    this.texts.set(code, text);
    return text;
  }

  /** All of them, in ascending order of their codes. */
  sorted(): readonly CodedText[] {
    return [...this.texts.values()].sort((one, other) => one.code - other.code);
  }

  private spareCode(): number {
    while (this.texts.has(this.nextSpare)) this.nextSpare = (this.nextSpare + 1) % MOST_CODES || 1;
    return this.nextSpare;
  }
}

/** The one character of the glyph, if its code is not a spare one; code 0 is `.notdef`. */
function ownCode({ codePoints }: Glyph): number | undefined {
  const [codePoint = 0, ...others] = codePoints;
  const isSpare = codePoint >= FIRST_SPARE && codePoint <= LAST_SPARE;
  return others.length > 0 || codePoint === 0 || codePoint >= MOST_CODES || isSpare ? undefined : codePoint;
}
