import { CharacterClass, isClosing } from '../../chinese/classes.js';
import { GAP_SHRINK, WORD_SPACE_SHRINK } from '../../chinese/spacing.js';
import { Break, type PreparedText } from './paragraph.js';

/** A line's natural width, and how it can change; lengths in pt. */
export interface LineMeasure {
  naturalPt: number;
  /** What punctuation can give. */
  markShrinkPt: number;
  /** What Han–Latin gaps and word spaces can give. */
  gapShrinkPt: number;
  /** Places that justification may widen. */
  joints: number;
}

/**
 * Measures any stretch of a paragraph as a line in constant time, from running sums over its characters.
 * A line does not count the gap before it nor spaces at its end, and sets an opening mark at its start and a
 * closing mark at its end half width (CLREQ 3.2.1).
 */
export class Ruler {
  private readonly edgePt: Float64Array;
  private readonly markShrinkPt: Float64Array;
  private readonly gapShrinkPt: Float64Array;
  private readonly joints: Uint32Array;
  private end = 0;
  private lastCutPt = 0;

  constructor(private readonly text: PreparedText) {
    if (sums.edgePt.length <= text.length) sums = sumsFor(2 * text.length + 1);
    ({
      edgePt: this.edgePt,
      markShrinkPt: this.markShrinkPt,
      gapShrinkPt: this.gapShrinkPt,
      joints: this.joints,
    } = sums);
    for (let index = 0; index < text.length; index++) this.add(index);
  }

  private add(index: number): void {
    const { widthPt, gapPt, jointBefore, kinds } = this.text;
    const gap = gapPt[index] as number;
    const width = widthPt[index] as number;
    const spaceShrink = kinds[index] === CharacterClass.Space ? width * WORD_SPACE_SHRINK : 0;
    this.edgePt[index + 1] = (this.edgePt[index] as number) + gap + width;
    this.markShrinkPt[index + 1] = (this.markShrinkPt[index] as number) + this.markShrinkOf(index);
    this.gapShrinkPt[index + 1] = (this.gapShrinkPt[index] as number) + gap * GAP_SHRINK + spaceShrink;
    this.joints[index + 1] = (this.joints[index] as number) + (jointBefore[index] as number);
  }

  /** What the mark at `index` can give to a tight line; one that is half width already gives nothing. */
  markShrinkOf(index: number): number {
    const { cutPt, characters, sizePt } = this.text;
    const character = characters[index];
    if (!character || character.half.cutEm === 0 || (cutPt[index] as number) > 0) return 0;
    return character.shrinkEm * (sizePt[index] as number);
  }

  /** What an opening mark at the start of a line loses. */
  startCutPt(index: number): number {
    return this.text.kindAt(index) === CharacterClass.Opening ? this.wholeCutPt(index) : 0;
  }

  /** What a closing mark at the end of a line loses. */
  endCutPt(index: number): number {
    const kind = this.text.kindAt(index);
    return kind !== undefined && isClosing(kind) ? this.wholeCutPt(index) : 0;
  }

  private wholeCutPt(index: number): number {
    const { cutPt, characters, sizePt } = this.text;
    if ((cutPt[index] as number) > 0) return 0;
    return (characters[index]?.half.cutEm ?? 0) * (sizePt[index] as number);
  }

  /** End of a line's last visible character: spaces and the line feed before `to` don't count. */
  visibleEnd(from: number, to: number): number {
    const { kinds } = this.text;
    let end = to;
    while (end > from + 1) {
      const kind = kinds[end - 1];
      if (kind !== CharacterClass.Space && kind !== CharacterClass.Newline) break;
      end--;
    }
    return end;
  }

  /** Has lines end before `to`, for `naturalPt` to be asked of many that do. */
  endAt(to: number): void {
    this.end = this.visibleEnd(0, to);
    this.lastCutPt = this.endCutPt(this.end - 1);
  }

  /** The natural width of the line from `from` to that end: what `measure` comes to. */
  naturalPt(from: number): number {
    const end = this.end > from ? this.end : from + 1;
    const { edgePt } = this;
    const cuts = this.startCutPt(from) + (end - 1 > from ? this.lastCutPt : 0);
    return (edgePt[end] as number) - (edgePt[from] as number) - (this.text.gapPt[from] as number) - cuts;
  }

  /** The places in it that justification may widen. */
  jointsFrom(from: number): number {
    const end = this.end > from ? this.end : from + 1;
    return (this.joints[end] as number) - (this.joints[from + 1] as number);
  }

  /** Measures the characters `from` … `to − 1` as one line, into `into`. */
  measure(from: number, to: number, into: LineMeasure): void {
    const end = this.visibleEnd(from, to);
    const last = end - 1;
    const startCut = this.startCutPt(from);
    const endCut = this.endCutPt(last);
    const gap = this.text.gapPt[from] as number;
    const cuts = startCut + (last > from ? endCut : 0);
    into.naturalPt = (this.edgePt[end] as number) - (this.edgePt[from] as number) - gap - cuts;
    into.markShrinkPt = (this.markShrinkPt[end] as number) - (this.markShrinkPt[from] as number);
    if (startCut > 0) into.markShrinkPt -= this.markShrinkOf(from);
    if (endCut > 0 && last > from) into.markShrinkPt -= this.markShrinkOf(last);
    into.gapShrinkPt =
      (this.gapShrinkPt[end] as number) - (this.gapShrinkPt[from] as number) - gap * GAP_SHRINK;
    into.joints = (this.joints[end] as number) - (this.joints[from + 1] as number);
  }
}

/** Running sums, which as the text hold until the next one is prepared; the first of each is 0. */
let sums = sumsFor(512);

function sumsFor(room: number) {
  return {
    edgePt: new Float64Array(room),
    markShrinkPt: new Float64Array(room),
    gapShrinkPt: new Float64Array(room),
    joints: new Uint32Array(room),
  };
}

/** A word wider than this may be cut in a column, and then asks for no more room than the second; in em. */
const LONG_WORD_EM = 12;
const LEAST_OF_LONG_WORD_EM = 6;

/** The least width in which a word may be set. */
function leastOfWord(widthPt: number, emPt: number): number {
  return widthPt > LONG_WORD_EM * emPt ? LEAST_OF_LONG_WORD_EM * emPt : widthPt;
}

/** Widths a column needs for a text: on one line, and with every break taken, long words cut; in pt. */
export function extremeWidths(text: PreparedText): { maxWidthPt: number; minWidthPt: number } {
  const ruler = new Ruler(text);
  const line = { naturalPt: 0, markShrinkPt: 0, gapShrinkPt: 0, joints: 0 };
  const widths = { maxWidthPt: 0, minWidthPt: 0 };
  let lineStart = 0;
  let wordStart = 0;
  for (let index = 0; index < text.length; index++) {
    const isLast = index === text.length - 1;
    const brk = text.breakAfter[index];
    if (brk !== Break.None || isLast) {
      ruler.measure(wordStart, index + 1, line);
      const emPt = text.sizePt[wordStart] as number;
      widths.minWidthPt = Math.max(widths.minWidthPt, leastOfWord(line.naturalPt, emPt));
      wordStart = index + 1;
    }
    if (brk === Break.Forced || isLast) {
      ruler.measure(lineStart, index + 1, line);
      widths.maxWidthPt = Math.max(widths.maxWidthPt, line.naturalPt);
      lineStart = index + 1;
    }
  }
  return widths;
}
