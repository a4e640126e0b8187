import { mayBreakAt } from '../../chinese/kinsoku.js';
import { pausesAtMark, pausesAtWord } from '../../chinese/pauses.js';
import { findUnbreakable } from '../../chinese/unbreakable.js';
import { wordsOf } from '../../chinese/words.js';

/** How wide a piece of text is, in points. */
export type WidthOf = (text: string) => number;

/**
 * Costs of a break, against 1 for a line left empty. A single character is often part of a name that the
 * dictionary does not know, so the places beside it are the second choice.
 */
const breakCosts = { pause: -0.1, betweenWords: 0, besideSingle: 0.25, insideWord: 0.6 };
const shortestLine = 2;

interface Break {
  readonly at: number;
  readonly cost: number;
}

interface Lines {
  readonly lines: readonly string[];
  readonly cost: number;
}

interface Limit {
  readonly maxWidthPt: number;
  readonly widthOf: WidthOf;
}

/**
 * A name on at most `maxLines` lines, none wider than `maxWidthPt`: as few lines as will do, and with those
 * the split that keeps words and numbers with their units whole and the lines even. Undefined when it does
 * not fit.
 */
export function wrapName(
  text: string,
  maxLines: number,
  maxWidthPt: number,
  widthOf: WidthOf,
): readonly string[] | undefined {
  if (widthOf(text) <= maxWidthPt) return [text];
  const breaks = maxLines > 1 ? findBreaks(text) : [];
  for (let count = 2; count <= maxLines; count++) {
    const split = bestSplit(text, 0, count, breaks, { maxWidthPt, widthOf });
    if (split) return split.lines;
  }
  return undefined;
}

/** The cheapest way to set the text from a position on in exactly `count` lines. */
function bestSplit(
  text: string,
  from: number,
  count: number,
  breaks: readonly Break[],
  limit: Limit,
): Lines | undefined {
  if (count === 1) {
    const line = text.slice(from);
    const cost = lineCost(line, limit);
    return cost === undefined ? undefined : { lines: [line], cost };
  }
  let best: Lines | undefined;
  for (const { at, cost } of breaks) {
    const line = text.slice(from, at).trimEnd();
    if (line.length < shortestLine) continue;
    const own = lineCost(line, limit);
    if (own === undefined) break;
    const rest = bestSplit(text, at, count - 1, breaks, limit);
    if (!rest) continue;
    const total = own + cost + rest.cost;
    if (!best || total < best.cost) best = { lines: [line, ...rest.lines], cost: total };
  }
  return best;
}

function lineCost(line: string, { maxWidthPt, widthOf }: Limit): number | undefined {
  const slack = 1 - widthOf(line) / maxWidthPt;
  return slack < 0 ? undefined : slack ** 2;
}

/** Where a text may be broken, in UTF-16 positions. No line gets a single character. */
function findBreaks(text: string): readonly Break[] {
  const whole = new Set<number>();
  findUnbreakable(text, (from, to) => addInside(whole, from, to));
  const words = wordEnds(text, whole);
  const breaks: Break[] = [];
  for (let at = shortestLine; at <= text.length - shortestLine; at++) {
    const splitsPair = /[\udc00-\udfff]/.test(text.charAt(at));
    if (splitsPair || whole.has(at) || !mayBreakAt(text, at)) continue;
    breaks.push({ at, cost: breakCosts[breakKind(text, at, words)] });
  }
  return breaks;
}

function breakKind(text: string, at: number, words: readonly number[]): keyof typeof breakCosts {
  if (pausesAtMark(text, at)) return 'pause';
  const here = words.indexOf(at);
  if (here < 0) return 'insideWord';
  if (pausesAtWord(text, at)) return 'pause';
  const left = at - (words[here - 1] ?? 0);
  const right = (words[here + 1] ?? at) - at;
  return left > 1 && right > 1 ? 'betweenWords' : 'besideSingle';
}

/** Where the words of a text end; numbers with their units are whole. */
function wordEnds(text: string, whole: ReadonlySet<number>): readonly number[] {
  return wordsOf(text)
    .map(({ at, word }) => at + word.length)
    .filter((end) => !whole.has(end));
}

/** Adds all positions strictly inside a span. */
function addInside(positions: Set<number>, from: number, to: number): void {
  for (let at = from + 1; at < to; at++) positions.add(at);
}
