import { CharacterClass } from '../../chinese/classes.js';
import { GAP_SHRINK, MOST_TRACKING_EM, WORD_SPACE_SHRINK } from '../../chinese/spacing.js';
import type { Measure } from './break-search.js';
import type { LineSpan } from './breaks.js';
import type { SetCharacter } from './character.js';
import type { LineMeasure, Ruler } from './measure.js';
import type { PreparedText, StyledText } from './paragraph.js';

export type Alignment = 'justify' | 'left' | 'center' | 'right';

/** Characters of one run that stand side by side in a line. */
export interface LinePart<Run extends StyledText = StyledText> {
  readonly run: Run;
  readonly sizePt: number;
  readonly characters: readonly SetCharacter[];
  /** Origin of each character's first glyph, from the left edge of the column. */
  readonly xPt: readonly number[];
  /** Where the part's last advance ends. */
  readonly endPt: number;
}

/** A part while it is being set, which begins at this character of its line. */
interface OpenPart<Run extends StyledText> {
  readonly run: Run;
  readonly sizePt: number;
  readonly from: number;
  to: number;
  endPt: number;
}

/** The characters of the line being set and where they stand: lists that grow once for all lines, not for each. */
const lineCharacters: SetCharacter[] = [];
const lineXPt: number[] = [];

/** A line with every character in its place; x from the left edge of the column, in pt. */
export interface SetLine<Run extends StyledText = StyledText> {
  readonly parts: readonly LinePart<Run>[];
  /** Right edge of the last character's advance. */
  readonly endPt: number;
  /** What justification added at every joint, or took from it. */
  readonly stretchPt: number;
  /** The room a leader fills, if the line has one. */
  readonly leader?: { readonly fromPt: number; readonly toPt: number; readonly run: Run };
}

/** How a line reaches its width. */
interface Fit {
  /** Share of what punctuation can give. */
  readonly markRatio: number;
  /** Share of what gaps can give. */
  readonly gapRatio: number;
  /** Added at every joint; below 0 what is taken. */
  readonly stretchPt: number;
  /** Every place between characters is a joint, inside words too. */
  readonly stretchesWords: boolean;
  /** Added to every leader. */
  readonly leaderPt: number;
  readonly widthPt: number;
}

function unchanged(widthPt: number): Fit {
  return { markRatio: 0, gapRatio: 0, stretchPt: 0, stretchesWords: false, leaderPt: 0, widthPt };
}

/** More space than this between the letters of a word would be seen. */
const LETTERSPACE_MAX_EM = 0.1;

/** Widths are compared with this much room for rounding, in pt. */
const EPSILON_PT = 1e-6;

/**
 * Puts the characters of a line in their places. A line that is too long takes from punctuation and gaps alike,
 * and then a little from all its joints; one that is too short widens all joints evenly (CLREQ
 * 3.2.4: squeeze before stretch).
 */
export function setLine<Run extends StyledText>(
  text: PreparedText<Run>,
  ruler: Ruler,
  span: LineSpan,
  measure: Measure,
  alignment: Alignment,
): SetLine<Run> {
  const indentPt = span.from === 0 ? measure.indentPt : 0;
  const fit = fitLine(text, ruler, span, measure, indentPt, alignment);
  const roomPt = measure.widthPt - indentPt - fit.widthPt;
  const offsetPt = alignment === 'center' ? roomPt / 2 : alignment === 'right' ? roomPt : 0;
  return place(text, ruler, span, fit, indentPt + offsetPt);
}

function fitLine(
  text: PreparedText,
  ruler: Ruler,
  span: LineSpan,
  measure: Measure,
  indentPt: number,
  alignment: Alignment,
): Fit {
  const line = { naturalPt: 0, markShrinkPt: 0, gapShrinkPt: 0, joints: 0 };
  ruler.measure(span.from, span.to, line);
  const leaders = countLeaders(text, span);
  const hangPt = leaders > 0 ? (measure.leaderHangPt ?? 0) : 0;
  const widthPt = measure.widthPt - indentPt + hangPt;
  const slackPt = widthPt - line.naturalPt;
  const still = unchanged(line.naturalPt);
  if (slackPt < -EPSILON_PT) {
    const mostPt = alignment === 'justify' ? MOST_TRACKING_EM * (text.sizePt[span.from] ?? 0) : 0;
    return { ...still, ...squeezed(line, -slackPt, mostPt) };
  }
  if (leaders > 0) return { ...still, leaderPt: slackPt / leaders, widthPt };
  if (alignment !== 'justify' || span.isLast) return still;
  if (line.joints > 0) return { ...still, stretchPt: slackPt / line.joints, widthPt };
  return letterspaced(text, span, slackPt, still);
}

/** How a line gives up `tooWidePt`: marks and gaps alike, and what is then left, if it is justified, all its joints. */
function squeezed(
  { naturalPt, markShrinkPt, gapShrinkPt, joints }: LineMeasure,
  tooWidePt: number,
  mostTrackingPt: number,
): Pick<Fit, 'markRatio' | 'gapRatio' | 'stretchPt' | 'widthPt'> {
  const shrinkPt = markShrinkPt + gapShrinkPt;
  const ratio = shrinkPt > 0 ? Math.min(1, tooWidePt / shrinkPt) : 0;
  const leftPt = tooWidePt - ratio * shrinkPt;
  const trackingPt = joints > 0 ? Math.min(mostTrackingPt, leftPt / joints) : 0;
  const widthPt = naturalPt - ratio * shrinkPt - trackingPt * joints;
  return { markRatio: ratio, gapRatio: ratio, stretchPt: -trackingPt, widthPt };
}

/** A line that is one Latin word, a part of a web address mostly, is spaced out if that hardly shows. */
function letterspaced(text: PreparedText, { from, to }: LineSpan, slackPt: number, still: Fit): Fit {
  const stretchPt = slackPt / (to - from - 1);
  const isSlight = stretchPt <= LETTERSPACE_MAX_EM * (text.sizePt[from] ?? 0);
  return isSlight ? { ...still, stretchPt, stretchesWords: true, widthPt: still.widthPt + slackPt } : still;
}

function countLeaders(text: PreparedText, { from, to }: LineSpan): number {
  let leaders = 0;
  for (let index = from; index < to; index++) if (text.kinds[index] === CharacterClass.Leader) leaders++;
  return leaders;
}

function place<Run extends StyledText>(
  text: PreparedText<Run>,
  ruler: Ruler,
  span: LineSpan,
  fit: Fit,
  startPt: number,
): SetLine<Run> {
  const end = ruler.visibleEnd(span.from, span.to);
  const setter = new LineSetter(text, fit, startPt);
  for (let index = span.from; index < end; index++) {
    if (text.kinds[index] === CharacterClass.Newline) continue;
    if (index > span.from) setter.addGap(index);
    if (text.kinds[index] === CharacterClass.Leader) setter.addLeader(index);
    else setter.add(index, cutOf(text, ruler, index, span.from, end, fit));
  }
  // spaces at the end hang over the edge: they take no room but stay in the text
  for (let index = end; index < span.to; index++)
    if (text.kinds[index] === CharacterClass.Space) setter.hang(index);
  return setter.finish();
}

/** Moves along a line and notes where each character falls. */
class LineSetter<Run extends StyledText> {
  private readonly parts: OpenPart<Run>[] = [];
  private part: OpenPart<Run> | undefined;
  private partRun = -1;
  private count = 0;
  private leader: SetLine<Run>['leader'];

  constructor(
    private readonly text: PreparedText<Run>,
    private readonly fit: Fit,
    private x: number,
  ) {}

  addGap(index: number): void {
    const { gapPt, jointBefore } = this.text;
    this.x += (gapPt[index] as number) * (1 - GAP_SHRINK * this.fit.gapRatio);
    if (jointBefore[index] === 1 || this.fit.stretchesWords) this.x += this.fit.stretchPt;
  }

  add(index: number, cutPt: number): void {
    const part = this.partOf(index);
    const character = this.text.characters[index] as SetCharacter;
    this.put(part, character, this.x - shiftPt(character, cutPt));
    this.x += advancePt(this.text, index, cutPt, this.fit);
    part.endPt = this.x;
  }

  addLeader(index: number): void {
    const fromPt = this.x;
    this.x += (this.text.widthPt[index] as number) + this.fit.leaderPt;
    this.leader = { fromPt, toPt: this.x, run: this.runOf(index) };
  }

  hang(index: number): void {
    this.put(this.partOf(index), this.text.characters[index] as SetCharacter, this.x);
  }

  private put(part: OpenPart<Run>, character: SetCharacter, xPt: number): void {
    lineCharacters[this.count] = character;
    lineXPt[this.count] = xPt;
    part.to = ++this.count;
  }

  finish(): SetLine<Run> {
    const { x: endPt, leader } = this;
    const { stretchPt } = this.fit;
    const parts = this.parts.map(closed);
    return leader ? { parts, endPt, stretchPt, leader } : { parts, endPt, stretchPt };
  }

  private runOf(index: number): Run {
    return this.text.runs[this.text.runOf[index] as number] as Run;
  }

  private partOf(index: number): OpenPart<Run> {
    const runIndex = this.text.runOf[index] as number;
    if (this.part && this.partRun === runIndex) return this.part;
    const sizePt = this.text.sizePt[index] as number;
    this.part = { run: this.runOf(index), sizePt, from: this.count, to: this.count, endPt: this.x };
    this.partRun = runIndex;
    this.parts.push(this.part);
    return this.part;
  }
}

/** A part with lists of its own, which have no room to spare. */
function closed<Run extends StyledText>({ run, sizePt, from, to, endPt }: OpenPart<Run>): LinePart<Run> {
  return { run, sizePt, characters: lineCharacters.slice(from, to), xPt: lineXPt.slice(from, to), endPt };
}

/** What the character at `index` gives up in this line: half an em at an edge, a share of it in a tight line. */
function cutOf(text: PreparedText, ruler: Ruler, index: number, from: number, end: number, fit: Fit): number {
  const squeezedPt = text.cutPt[index] as number;
  if (squeezedPt > 0) return squeezedPt;
  if (index === from) {
    const startCut = ruler.startCutPt(index);
    if (startCut > 0) return startCut;
  } else if (index === end - 1) {
    const endCut = ruler.endCutPt(index);
    if (endCut > 0) return endCut;
  }
  return fit.markRatio > 0 ? ruler.markShrinkOf(index) * fit.markRatio : 0;
}

/** A glyph that gives up blank on its left moves left by the same share of its shift. */
function shiftPt({ half }: SetCharacter, cutPt: number): number {
  return cutPt === 0 ? 0 : (half.shiftEm / half.cutEm) * cutPt;
}

function advancePt(text: PreparedText, index: number, cutPt: number, fit: Fit): number {
  const fullPt = (text.widthPt[index] as number) + (text.cutPt[index] as number);
  if (text.kinds[index] === CharacterClass.Space) return fullPt * (1 - WORD_SPACE_SHRINK * fit.gapRatio);
  return fullPt - cutPt;
}
