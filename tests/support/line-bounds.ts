import { CharacterClass, isClosing } from '../../src/chinese/classes.js';
import { MOST_TRACKING_EM } from '../../src/chinese/spacing.js';
import type { FontLibrary } from '../../src/fonts/library.js';
import { Ruler } from '../../src/layout/line/measure.js';
import { Break, type PreparedText, prepareText, type StyledText } from '../../src/layout/line/paragraph.js';

/** A line that is looser than this, in em a joint, is loose. */
const LOOSE_EM = 0.1;
/** What a line without any joint counts as having. */
const NO_JOINTS = 0.005;
/** So much the second of two aims counts beside the first. */
const SECOND = 1e-5;

/** The least that any choice of breaks comes to under the rules of lines, either by itself. */
export interface LineBounds {
  /** Fewest lines that are looser than a tenth of an em. */
  readonly loose: number;
  /** Fewest lines. */
  readonly lines: number;
}

interface Column {
  readonly widthPt: number;
  readonly indentPt: number;
}

type CostOf = (line: { readonly stretchEm: number; readonly isLast: boolean }) => number;

/**
 * Tries every way to set a justified paragraph, without the search's costs and shortcuts, and tells what the best of
 * them comes to. No last line of a single character, nothing parted that must not be.
 */
export function lineBounds(run: StyledText, column: Column, library: FontLibrary): LineBounds {
  const text = prepareText([run], library);
  const ruler = new Ruler(text);
  const least = (costOf: CostOf) => leastCost(text, ruler, column, costOf);
  const isLoose = ({ stretchEm, isLast }: Parameters<CostOf>[0]) => (!isLast && stretchEm > LOOSE_EM ? 1 : 0);
  return {
    loose: Math.floor(least((line) => isLoose(line) + SECOND) + 0.5),
    lines: Math.floor(least((line) => 1 + SECOND * isLoose(line)) + 0.5),
  };
}

function leastCost(text: PreparedText, ruler: Ruler, column: Column, costOf: CostOf): number {
  const { length, breakAfter } = text;
  const best = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  for (let end = 1; end <= length; end++) {
    if (end < length && breakAfter[end - 1] === Break.None) continue;
    for (let start = end - 1; start >= 0; start--) {
      const line = lineOf(text, ruler, column, start, end);
      if (line === undefined) break;
      const cost = (best[start] as number) + costOf(line);
      if (cost < (best[end] as number) && !(line.isLast && isLone(text, start, end))) best[end] = cost;
    }
  }
  return best[length] as number;
}

/** A line that fits; nothing where it is too long even when all that may give has given. */
function lineOf(text: PreparedText, ruler: Ruler, { widthPt, indentPt }: Column, start: number, end: number) {
  const line = { naturalPt: 0, markShrinkPt: 0, gapShrinkPt: 0, joints: 0 };
  ruler.measure(start, end, line);
  const emPt = text.sizePt[start] ?? 1;
  const { naturalPt, markShrinkPt, gapShrinkPt, joints } = line;
  const slackPt = widthPt - (start === 0 ? indentPt : 0) - naturalPt;
  const leftPt = slackPt + markShrinkPt + gapShrinkPt;
  if (leftPt + joints * MOST_TRACKING_EM * emPt < -1e-6) return undefined;
  const isLast = end === text.length;
  const stretchPt = slackPt > 0 ? (isLast ? 0 : slackPt) : Math.min(0, leftPt);
  return { stretchEm: stretchPt / Math.max(joints, NO_JOINTS) / emPt, isLast };
}

function isLone({ kinds }: PreparedText, start: number, end: number): boolean {
  const isMark = (kind: number | undefined) =>
    kind === undefined || kind === CharacterClass.Opening || isClosing(kind as CharacterClass);
  return Array.from(kinds.slice(start, end)).filter((kind) => !isMark(kind)).length < 2;
}
