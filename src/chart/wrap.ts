/** How wide a piece of text is, in points. */
export type WidthOf = (text: string) => number;

/** A number with the unit behind it, or a Latin word: never broken. */
const unbreakable =
  /\d[\d.,]*(?:[%‰℃]|[万亿]?(?:平方米|平方公里|公里|[元吨亩个家件人户米项座条台套辆])|[万亿])?|[A-Za-z][A-Za-z0-9.+-]*/g;
/** Words of reports that the dictionary of the segmenter takes apart. */
const reportWords =
  /人均|消费品|年产值|年(?:产|处置)(?:\d[\d.,]*[万亿]?吨?)?|可支配|新材料|新能源|第[一二三]产业|规上/g;
const neverAtStart = /^[、，。．；：？！·％%‰℃」』”’）》】〉〕］｝)\]}—～\-/]/;
const neverAtEnd = /[「『“‘（《【〈〔［｛([{￥$№]$/;
/** Before a conjunction and after 等 or a mark is where a reader pauses. */
const pauseBefore = /^(?:[和与及或]|以及)/;
const pauseAfter = /[等、，；：）》”]$/;

let segmenter: Intl.Segmenter | undefined;

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
  const breaks = maxLines > 1 ? breaksOf(text) : [];
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
    if (at < from + shortestLine) continue;
    const line = text.slice(from, at);
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

/** Names are tried at many sizes and widths, but their breaks stay the same. */
const knownBreaks = new Map<string, readonly Break[]>();

function breaksOf(text: string): readonly Break[] {
  const breaks = knownBreaks.get(text) ?? findBreaks(text);
  knownBreaks.set(text, breaks);
  return breaks;
}

/** Where a text may be broken, in UTF-16 positions. No line gets a single character. */
function findBreaks(text: string): readonly Break[] {
  const whole = positionsInside(text, unbreakable);
  const words = wordEnds(text, whole);
  const breaks: Break[] = [];
  for (let at = shortestLine; at <= text.length - shortestLine; at++) {
    const [before, after] = [text.slice(0, at), text.slice(at)];
    const splitsPair = /^[\udc00-\udfff]/.test(after);
    if (splitsPair || whole.has(at) || neverAtStart.test(after) || neverAtEnd.test(before)) continue;
    breaks.push({ at, cost: breakCosts[breakKind(before, after, words)] });
  }
  return breaks;
}

function breakKind(before: string, after: string, words: readonly number[]): keyof typeof breakCosts {
  if (pauseBefore.test(after) || pauseAfter.test(before)) return 'pause';
  const here = words.indexOf(before.length);
  if (here < 0) return 'insideWord';
  const left = before.length - (words[here - 1] ?? 0);
  const right = (words[here + 1] ?? before.length) - before.length;
  return left > 1 && right > 1 ? 'betweenWords' : 'besideSingle';
}

/**
 * Where the words of a text end: those of the segmenter, numbers with their units and report words kept
 * whole.
 */
function wordEnds(text: string, whole: ReadonlySet<number>): readonly number[] {
  // Opening the dictionary takes longer than drawing a chart, and most names are not wrapped.
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const familiar = positionsInside(text, reportWords);
  const ends = new Set([...segmenter.segment(text)].map(({ index, segment }) => index + segment.length));
  for (const { index, 0: word } of text.matchAll(reportWords)) ends.add(index).add(index + word.length);
  return [...ends].filter((end) => !whole.has(end) && !familiar.has(end)).sort((one, other) => one - other);
}

/** All positions strictly inside the matches of a pattern. */
function positionsInside(text: string, pattern: RegExp): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const { index, 0: match } of text.matchAll(pattern)) {
    for (let at = index + 1; at < index + match.length; at++) inside.add(at);
  }
  return inside;
}
