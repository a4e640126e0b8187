import { halfWidth } from '../../chinese/width.js';
import { plainTerm } from './marks.js';

/** A term found in a text: where it ends, its closing quotation mark included. */
export interface FoundTerm {
  readonly id: string;
  readonly end: number;
}

interface Candidate {
  readonly id: string;
  readonly plain: string;
}

/** A Latin word or a number with what joins its parts: PM2.5, 1+2+1, 8.5%. A term is never a part of one. */
const WORD = /[\p{Script=Latin}\p{Nd}]+(?:[.,:'’+\-−–/&·][\p{Script=Latin}\p{Nd}]+)*[%‰℃]?/gu;

const QUOTES = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['"', '"'],
  ["'", "'"],
]);

/**
 * Finds terms in texts. As with a mark that is written, quotation marks and white space don't matter. The longest
 * term comes first: no term is found inside another, nor two that overlap.
 */
export class TermMatcher {
  private readonly byFirst = new Map<string, Candidate[]>();

  constructor(entries: readonly { readonly id: string; readonly term: string }[]) {
    for (const { id, term } of entries) {
      const plain = plainTerm(term);
      const first = plain.charAt(0);
      if (first === '') continue;
      const candidates = this.byFirst.get(first);
      if (candidates) candidates.push({ id, plain });
      else this.byFirst.set(first, [{ id, plain }]);
    }
  }

  /** The terms in a text, in its order. */
  find(text: string): FoundTerm[] {
    const { plain, offsets } = plainText(text);
    const matches = this.matchesIn(plain);
    if (matches.length === 0) return [];
    const inside = insideWords(text);
    const longestFirst = matches
      .filter(({ from, to }) => !inside.has(at(offsets, from)) && !inside.has(at(offsets, to - 1) + 1))
      .toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
    const taken: typeof matches = [];
    const isTaken = new Uint8Array(plain.length);
    for (const one of longestFirst) {
      // what was taken before is no shorter: it has an end of this one inside it, if it touches it at all
      if (isTaken[one.from] || isTaken[one.to - 1]) continue;
      isTaken.fill(1, one.from, one.to);
      taken.push(one);
    }
    return taken
      .toSorted((a, b) => a.from - b.from)
      .map(({ id, from, to }) => ({ id, end: endOf(text, at(offsets, from), at(offsets, to - 1) + 1) }));
  }

  private matchesIn(plain: string): { id: string; from: number; to: number }[] {
    const found: { id: string; from: number; to: number }[] = [];
    for (let from = 0; from < plain.length; from++) {
      for (const one of this.byFirst.get(plain.charAt(from)) ?? []) {
        if (plain.startsWith(one.plain, from)) found.push({ id: one.id, from, to: from + one.plain.length });
      }
    }
    return found;
  }
}

/** A text as terms are compared with it, and where each character of that stands in the text. */
function plainText(text: string): { plain: string; offsets: number[] } {
  const offsets: number[] = [];
  let plain = '';
  const half = halfWidth(text);
  for (let offset = 0; offset < half.length; offset++) {
    // a full-width space parts what stands on either side of it
    const character = text.charAt(offset) === '\u3000' ? '\u3000' : plainTerm(half.charAt(offset));
    if (character === '') continue;
    plain += character;
    offsets.push(offset);
  }
  return { plain, offsets };
}

/** The places between two characters of one word or number. */
function insideWords(text: string): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const { 0: word, index } of halfWidth(text).matchAll(WORD))
    for (let place = index + 1; place < index + word.length; place++) inside.add(place);
  return inside;
}

/** A term in quotation marks ends behind them: “六个一”①; one that ends inside a longer quotation does not. */
function endOf(text: string, from: number, to: number): number {
  const opened: string[] = [];
  for (let before = from - 1; QUOTES.has(text.charAt(before)); before--)
    opened.push(QUOTES.get(text.charAt(before)) as string);
  for (const character of text.slice(from, to)) {
    if (opened.at(0) === character) opened.shift();
    else if (QUOTES.has(character)) opened.unshift(QUOTES.get(character) as string);
  }
  let end = to;
  while (opened.length > 0 && opened[0] === text.charAt(end)) {
    opened.shift();
    end++;
  }
  return end;
}

function at(offsets: readonly number[], index: number): number {
  return offsets[index] as number;
}
