import { mayBreakAt } from '../../chinese/kinsoku.js';
import { findUnbreakable } from '../../chinese/unbreakable.js';
import { wordsOf } from '../../chinese/words.js';

/** Marks after which a title is best broken, words no line begins with, and words none should end with. */
const SEPARATOR = /[，、；：·　 ]$/;
const NOT_AT_START = /^[的地得之了们·]/;
const BETTER_NOT_AT_END = /[和与及或对向在于为把将由从年]$/;

/** Words of one character that stand by themselves. */
const STANDS_ALONE = /^[和与及或暨在对为的等年、，\P{Script=Han}]$/u;

/** What a break costs besides uneven lines, in em²: a good one, one after 和, 与 …, one beside a lone character. */
const AFTER_SEPARATOR = -20;
const AFTER_CONNECTIVE = 9;
const BESIDE_LONE = 9;

/** A full-width mark. */
const MARK_EM = 1;

/**
 * Where to break a title into so many lines: between words, the lines as even as they come, those of three
 * widest in the middle (GB/T 9704-2012, 7.3.1: 词意完整，排列对称，长短适宜，梯形或菱形). `widthEm` tells the width
 * of a part of the text, `mostEm` that of a line. Undefined where no such breaks keep within the line.
 */
export function titleBreaks(
  text: string,
  lines: number,
  widthEm: (from: number, to: number) => number,
  mostEm: number,
): readonly number[] | undefined {
  const wholeEm = widthEm(0, text.length);
  // marks give up at most their own width where lines end: what is too long for so many need not be tried
  if (wholeEm > lines * (mostEm + MARK_EM)) return undefined;
  const places = breakPlaces(text);
  const shares = lines === 3 ? [0.31, 0.38, 0.31] : Array<number>(lines).fill(1 / lines);
  let best: Way[] = [{ at: 0, cost: 0, breaks: [] }];
  for (const [index, share] of shares.entries()) {
    const isLast = index === lines - 1;
    const ends = isLast ? [{ at: text.length, cost: 0 }] : places;
    best = ends.flatMap((end) => {
      const ways = best.flatMap((way): Way[] => {
        if (way.at >= end.at) return [];
        const width = widthEm(way.at, end.at);
        if (width > mostEm) return [];
        const cost = way.cost + end.cost + (width - wholeEm * share) ** 2;
        return [{ at: end.at, cost, breaks: isLast ? way.breaks : [...way.breaks, end.at] }];
      });
      return ways.length > 0 ? [ways.reduce((least, way) => (way.cost < least.cost ? way : least))] : [];
    });
  }
  return best[0]?.breaks;
}

/** A way of breaking a title's beginning, up to an offset of its text. */
interface Way {
  readonly at: number;
  readonly cost: number;
  readonly breaks: readonly number[];
}

/** The ends of words at which a line may end, and what that costs. */
function breakPlaces(text: string): { at: number; cost: number }[] {
  const words = wordsOf(text);
  const isInside = new Set<number>();
  findUnbreakable(text, (from, to) => {
    for (let at = from + 1; at < to; at++) isInside.add(at);
  });
  return words.flatMap(({ at, word }, index) => {
    const [before, after] = [text.slice(0, at), text.slice(at)];
    if (at === 0 || isInside.has(at) || NOT_AT_START.test(after) || !mayBreakAt(text, at)) return [];
    if (SEPARATOR.test(before)) return [{ at, cost: AFTER_SEPARATOR }];
    const singles = [word, words[index - 1]?.word ?? ''].filter(isLoneCharacter).length;
    const connective = BETTER_NOT_AT_END.test(before) ? AFTER_CONNECTIVE : 0;
    return [{ at, cost: connective + BESIDE_LONE * singles ** 2 }];
  });
}

/** Whether a word is one character that may as well be a part of a name or word that is not known. */
function isLoneCharacter(word: string): boolean {
  return word.length === 1 && !STANDS_ALONE.test(word);
}
