import type { FontLibrary } from '../../fonts/library.js';
import { keptTable } from '../../incremental/kept.js';
import { EPSILON_PT, leaderIn, type Measure, Search, searchBreaks } from './break-search.js';
import type { Ruler } from './measure.js';
import { Break, type PreparedText, type StyledText, styledKey } from './paragraph.js';

/** A line as the characters `from` … `to − 1` of its paragraph. */
export interface LineSpan {
  readonly from: number;
  readonly to: number;
  /** Last line of the paragraph, or before a forced break: not justified. */
  readonly isLast: boolean;
}

/** A text of more lines than this is set line by line as full as it gets, balanced or not. */
const MOST_BALANCED_LINES = 3;

/**
 * Breaks a paragraph into the lines with the least total badness (after Knuth and Plass, “Breaking paragraphs
 * into lines”, 1981; shrink comes from punctuation and Han–Latin gaps, stretch from the places between
 * characters). Neighbouring lines are to be about equally loose: instead of the best way to each break, the best
 * way to each line is kept. Linear in practice: for each break only the few line starts are tried that can fill
 * the line.
 * If no set of tolerable lines exists, or only one with a lone character at the end, a second pass takes looser
 * lines too, and cuts words that are wider than the line.
 */
export function breakLines(
  text: PreparedText,
  ruler: Ruler,
  measure: Measure,
  library: FontLibrary,
): readonly LineSpan[] {
  const lines: LineSpan[] = [];
  for (let from = 0; from < text.length; ) {
    const to = segmentEnd(text, from);
    // the indent belongs to the first line of the paragraph only
    const indentPt = from === 0 ? measure.indentPt : 0;
    const own = indentPt === measure.indentPt ? measure : { ...measure, indentPt };
    const broken = breakSegment(ruler, text, from, to, own, library);
    if (from === 0 && to === text.length) return broken;
    lines.push(...broken);
    from = to;
  }
  return lines;
}

/** Behind the next forced break, or the end. */
function segmentEnd({ breakAfter, length }: PreparedText, from: number): number {
  for (let index = from; index < length; index++) if (breakAfter[index] === Break.Forced) return index + 1;
  return length;
}

function breakSegment(
  ruler: Ruler,
  text: PreparedText,
  from: number,
  to: number,
  measure: Measure,
  library: FontLibrary,
): readonly LineSpan[] {
  const line = { naturalPt: 0, markShrinkPt: 0, gapShrinkPt: 0, joints: 0 };
  ruler.measure(from, to, line);
  const hangPt = leaderIn(text, from, to) === undefined ? 0 : (measure.leaderHangPt ?? 0);
  if (line.naturalPt <= measure.widthPt - measure.indentPt + hangPt + EPSILON_PT)
    return [{ from, to, isLast: true }];
  const isBalanced = measure.isBalanced && line.naturalPt <= MOST_BALANCED_LINES * measure.widthPt;
  const balanced = { ...measure, isBalanced };
  const key = () => `${segmentKey(text.runs, measure)}\n${from} ${to}`;
  const ends = foundBreaks(library.database, library.identity, key, () =>
    searchBreaks(new Search(ruler, text, from, to, balanced), text, balanced),
  );
  return ends.map((end, index) => ({ from: ends[index - 1] ?? from, to: end, isLast: end === to }));
}

/** Where the lines of a segment end that is longer than one. */
const foundBreaks = keptTable<readonly number[]>('ends of lines');

/** Says all that decides how a text is set in lines. */
function segmentKey(runs: readonly StyledText[], measure: Measure): string {
  const { widthPt, indentPt, isJustified, isBalanced, leaderHangPt } = measure;
  const column = [widthPt, indentPt, isJustified, isBalanced, leaderHangPt].join(' ');
  return [column, ...runs.map(styledKey)].join('\n');
}
