import { CharacterClass, isClosing } from '../../chinese/classes.js';
import { mayCutBetween } from '../../chinese/kinsoku.js';
import { pausesBetween } from '../../chinese/pauses.js';
import { MOST_TRACKING_EM } from '../../chinese/spacing.js';
import { isPartSign } from '../../chinese/unbreakable.js';
import { wordsOf } from '../../chinese/words.js';
import type { LineMeasure, Ruler } from './measure.js';
import { Break, type PreparedText } from './paragraph.js';

/** What the lines have to fill. */
export interface Measure {
  readonly widthPt: number;
  /** First-line indent. */
  readonly indentPt: number;
  /** Whether both edges are to be flush; ragged lines never stretch. */
  readonly isJustified: boolean;
  /** Whether a few ragged lines are to be about equally long and broken where the text itself pauses. */
  readonly isBalanced: boolean;
  /** How far a line with a leader runs on past the right edge of the others. */
  readonly leaderHangPt?: number;
}

/** A line that may end at `position`, and the cheapest way found to get to its end. */
interface Node {
  readonly position: number;
  readonly cost: number;
  readonly before: Node | undefined;
  /** How much the line is stretched, as a ratio; undefined before the first line and for the last. */
  readonly stretch: number | undefined;
}

/** A place where a line may end, and the lines that end there. */
interface End {
  readonly position: number;
  readonly lines: readonly Node[];
}

/** Stretch of one joint, in em, that makes a line bad (badness 100) but bearable. */
const BEARABLE_STRETCH_EM = 0.08;

/**
 * Badness of a line at a ratio of 1; its square is what the line costs. A squeeze is better than a stretch (CLREQ
 * 3.2.4), but one that takes from all joints, down to a ratio of −2, is the last resort.
 */
const STRETCH_BADNESS = 100;
const SHRINK_BADNESS = 20;
const TRACKING_BADNESS = 40;
const RAGGED_SHRINK_BADNESS = 50;

/** Badness of two neighbouring lines whose ratios of stretch differ by 1 or more. */
const UNEVEN_BADNESS = 75;

/** What a last line of two characters costs. */
const LONE_PAIR_COST = 3000;

/** What a line without any joint counts as having: it can't be flush, which is worse than a lone character. */
const NO_JOINTS = 0.005;

/** Lines looser than this many times the bearable stretch are not looked at in the first pass. */
const TOLERANCE = 2;

/** Badness of a line, however good: fewer lines are better. */
const LINE_BADNESS = 10;

/** A last line of a single character (孤字) loses against any other way to set the paragraph. */
const LONE_CHARACTER_COST = 1e12;

/** A break inside a word that is wider than the line. */
const EMERGENCY_COST = 1e7;

/** Cost of a line in a balanced text, in squared em of white: fewer lines go before all else. */
const BALANCED_LINE_COST = 1e4;

/**
 * Cost of a break of a balanced text by where it falls, in squared em: at a full-width space, which divides a
 * name from what is said of it; at another pause; in the middle of a phrase; in a word. Lines may differ by nine em
 * to break at a better place (9² ÷ 2), and by six to keep a word whole. A name is not followed by a single character
 * of what is said of it: a further line costs less (`lone`).
 */
const BREAK_COSTS = { space: 0, pause: 40, phrase: 80, word: 98, lone: 2e4 };

/** Widths are compared with this much room for rounding, in pt. */
export const EPSILON_PT = 1e-6;

/** Where lines end, by the search for the best of all ways to break them. */
export function searchBreaks(search: Search, text: PreparedText, measure: Measure): readonly number[] {
  const tolerable = measure.isJustified ? search.run(TOLERANCE, text.breakAfter) : undefined;
  const needsMore = tolerable === undefined || tolerable.cost >= LONE_CHARACTER_COST;
  const best = needsMore ? search.run(Number.POSITIVE_INFINITY, search.withEmergencyBreaks()) : tolerable;
  if (!best) throw new Error('a paragraph without any break was not caught');
  return endsOf(best);
}

/** The index of the leader between two places; a line with one runs on past the right edge. */
export function leaderIn({ kinds }: PreparedText, from: number, to: number): number | undefined {
  for (let index = from; index < to; index++) if (kinds[index] === CharacterClass.Leader) return index;
  return undefined;
}

function endsOf(last: Node): readonly number[] {
  const ends: number[] = [];
  for (let node = last; node.before; node = node.before) ends.push(node.position);
  return ends.reverse();
}

/** The number of an item of a list, and how many characters it has at most. */
const ITEM_NUMBER =
  /^(?:[（(][\d一二三四五六七八九十]{1,3}[）)]|[\d一二三四五六七八九十]{1,3}[.．、)）]|[①-⑳]) ?$/;
const MOST_OF_NUMBER = 6;

/** A row of more marks than this that does not fit its line is cut as a word is. */
const MOST_MARKS = 4;

/** Break allowed only because the word around it is wider than the line. */
const EMERGENCY_BREAK = 3;

export class Search {
  private readonly line: LineMeasure = { naturalPt: 0, markShrinkPt: 0, gapShrinkPt: 0, joints: 0 };
  private readonly emPt: number;
  /** Ragged lines are as loose as they come out. */
  private readonly mostUnevenness: number;
  private readonly leaderAt: number;
  private wordStarts: ReadonlySet<number> | undefined;
  /** Of a balanced text at the position that is looked at, whatever line ends there. */
  private breakCost: number | undefined;

  constructor(
    private readonly ruler: Ruler,
    private readonly text: PreparedText,
    private readonly from: number,
    private readonly to: number,
    private readonly measure: Measure,
  ) {
    this.emPt = text.sizePt[from] ?? 1;
    this.mostUnevenness = measure.isJustified ? UNEVEN_BADNESS ** 2 : 0;
    this.leaderAt = leaderIn(text, from, to) ?? Number.POSITIVE_INFINITY;
  }

  /** The cheapest chain of breaks to the end with no line looser than `tolerance`, if there is one. */
  run(tolerance: number, breaks: Uint8Array): Node | undefined {
    const start = { position: this.from, cost: 0, before: undefined, stretch: undefined };
    const ends: End[] = [{ position: this.from, lines: [start] }];
    let firstActive = 0;
    for (let position = this.from + 1; position <= this.to; position++) {
      const kind = position === this.to ? Break.Forced : breaks[position - 1];
      if (kind === Break.None) continue;
      firstActive = this.dropOverfull(ends, firstActive, position, tolerance);
      const extra = kind === EMERGENCY_BREAK ? EMERGENCY_COST : 0;
      const lines = this.linesTo(position, ends, firstActive, tolerance, extra);
      if (lines.length > 0) ends.push({ position, lines });
      else if (firstActive === ends.length) return undefined;
    }
    const last = ends[ends.length - 1];
    return last?.position === this.to ? last.lines[0] : undefined;
  }

  /**
   * Line starts too far back to reach `position` even when everything shrinks never fit again. The last pass
   * keeps one whatever its width: what can't be broken, 栏， in a column of one em, runs over the edge.
   */
  private dropOverfull(
    ends: readonly End[],
    firstActive: number,
    position: number,
    tolerance: number,
  ): number {
    const kept = tolerance === Number.POSITIVE_INFINITY ? 1 : 0;
    let first = firstActive;
    while (first < ends.length - kept) {
      const start = (ends[first] as End).position;
      if (position - start === 1 || this.fits(start, position)) break;
      first++;
    }
    return first;
  }

  private fits(start: number, end: number): boolean {
    const { line } = this;
    this.ruler.measure(start, end, line);
    const widthPt = this.widthOf(start, end) + EPSILON_PT;
    if (line.naturalPt <= widthPt) return true;
    const shrinkPt = line.markShrinkPt + line.gapShrinkPt + this.trackingPt(line);
    return line.naturalPt - shrinkPt <= widthPt;
  }

  /** What the places between the characters of a line can give. */
  private trackingPt({ joints }: LineMeasure): number {
    return this.measure.isJustified ? joints * MOST_TRACKING_EM * this.emPt : 0;
  }

  private widthOf(start: number, end: number): number {
    const { widthPt, indentPt, leaderHangPt = 0 } = this.measure;
    const hasLeader = this.leaderAt < end && start <= this.leaderAt;
    return widthPt - (start === this.from ? indentPt : 0) + (hasLeader ? leaderHangPt : 0);
  }

  /** The lines that may end at `position`, each after the line that suits it best; the cheapest comes first. */
  private linesTo(
    position: number,
    ends: readonly End[],
    firstActive: number,
    tolerance: number,
    extra: number,
  ): readonly Node[] {
    const lines: Node[] = [];
    let least = Number.POSITIVE_INFINITY;
    this.breakCost = undefined;
    this.ruler.endAt(position);
    for (let index = firstActive; index < ends.length; index++) {
      const start = ends[index] as End;
      const ratio = this.ratio(start.position, position);
      // starts further on make the line only looser
      if (ratio > tolerance) break;
      const own = this.costOf(start.position, position, ratio) + extra;
      // what costs so much more than the cheapest is never the better way, whatever follows
      if ((start.lines[0] as Node).cost + own >= least + this.mostUnevenness) continue;
      const stretch = this.measure.isJustified && position < this.to ? stretchAt(ratio) : undefined;
      const line = cheapestAfter(start.lines, position, stretch, own);
      if (line.cost < least) {
        least = line.cost;
        lines.unshift(line);
      } else lines.push(line);
    }
    return lines;
  }

  /**
   * How far the line is from its natural width: −1 takes all that its marks and gaps give, −2 all that its joints
   * give too, +1 is a bearable stretch. The last line is never stretched.
   */
  private ratio(start: number, end: number): number {
    const { ruler, measure } = this;
    const slackPt = this.widthOf(start, end) - ruler.naturalPt(start);
    if (slackPt < -EPSILON_PT) return this.tightRatio(start, end, slackPt);
    if (end === this.to && !measure.isBalanced) return 0;
    if (!measure.isJustified) return slackPt / this.emPt;
    return slackPt / (Math.max(ruler.jointsFrom(start), NO_JOINTS) * BEARABLE_STRETCH_EM * this.emPt);
  }

  private tightRatio(start: number, end: number, slackPt: number): number {
    const { line } = this;
    this.ruler.measure(start, end, line);
    const easyPt = line.markShrinkPt + line.gapShrinkPt;
    if (easyPt + slackPt >= 0) return slackPt / easyPt;
    return Math.max(-2, -1 + (easyPt + slackPt) / Math.max(this.trackingPt(line), EPSILON_PT));
  }

  private costOf(start: number, end: number, ratio: number): number {
    const cost = this.measure.isBalanced ? this.balancedCost(end, ratio) : this.plainCost(ratio);
    if (end < this.to) return cost;
    // a head or a name may have one character in brackets under it: 人口 over （男）
    if (this.measure.isBalanced && this.text.kinds[start] === CharacterClass.Opening) return cost;
    const visible = this.visibleUpTo3(start, end);
    if (visible < 2) return cost + LONE_CHARACTER_COST;
    return visible < 3 && this.measure.isJustified ? cost + LONE_PAIR_COST : cost;
  }

  /** The sum of squares is least for lines of equal length; a squeeze counts as so many em. */
  private balancedCost(end: number, ratio: number): number {
    this.breakCost ??= end < this.to ? BREAK_COSTS[this.placeOf(end)] : 0;
    return BALANCED_LINE_COST + ratio * ratio + this.breakCost;
  }

  private plainCost(ratio: number): number {
    const badness = LINE_BADNESS + (ratio >= 0 ? STRETCH_BADNESS * ratio : this.shrinkBadness(-ratio));
    return badness * badness;
  }

  /** A ragged line is not squeezed for evenness, only to save a line. */
  private shrinkBadness(share: number): number {
    if (!this.measure.isJustified) return RAGGED_SHRINK_BADNESS * share * share * share;
    return SHRINK_BADNESS * Math.min(1, share) + TRACKING_BADNESS * Math.max(0, share - 1);
  }

  /** How many characters a line has besides its marks, 3 or more as 3. */
  private visibleUpTo3(start: number, end: number): number {
    let visible = 0;
    for (let index = start; index < end && visible < 3; index++) {
      const kind = this.text.kinds[index] as CharacterClass | undefined;
      // the page number behind a leader does not count as a further character
      if (kind === CharacterClass.Leader) break;
      if (kind !== undefined && !isClosing(kind) && kind !== CharacterClass.Opening) visible++;
    }
    return visible;
  }

  /** The breaks of the paragraph, with one after every character of a word that is wider than the line. */
  withEmergencyBreaks(): Uint8Array {
    const breaks = this.text.breakAfter.slice(0, this.text.length);
    for (let start = this.from, index = this.from; index < this.to; index++) {
      if (breaks[index] === Break.None && index < this.to - 1) continue;
      if (!this.fits(start, index + 1)) this.cutWord(breaks, start, index);
      start = index + 1;
    }
    return breaks;
  }

  /**
   * Cuts what is wider than the line: behind the signs that part an address or a name of a file, and between any
   * other characters of a part that is still too wide; a row of marks only where it would run over the edge.
   */
  private cutWord(breaks: Uint8Array, first: number, last: number): void {
    this.cut(breaks, first, last, (index) => {
      const [sign, next] = [this.text.characters[index]?.text, this.text.characters[index + 1]?.text];
      return isPartSign(sign) && !isPartSign(next) && this.mayCutAfter(index);
    });
    this.cut(breaks, first, last, (index) => this.mayCutAfter(index));
    this.cut(breaks, first, last, () => true, MOST_MARKS);
  }

  /** Puts breaks into those parts of a word that are wider than the line, and longer than `most`. */
  private cut(
    breaks: Uint8Array,
    first: number,
    last: number,
    mayCut: (index: number) => boolean,
    most = 1,
  ): void {
    for (let start = first, index = first; index <= last; index++) {
      if (breaks[index] === Break.None && index < last) continue;
      if (index - start >= most && !this.fits(start, index + 1))
        for (let at = start; at < index; at++) if (mayCut(at)) breaks[at] = EMERGENCY_BREAK;
      start = index + 1;
    }
  }

  private mayCutAfter(index: number): boolean {
    const { kinds } = this.text;
    return mayCutBetween(kinds[index] as CharacterClass, kinds[index + 1] as CharacterClass);
  }

  /** Whether all that stands before the character at `index` is the number of an item: （1）, 2. or 三、 */
  private isNumberAlone(index: number): boolean {
    if (index - this.from > MOST_OF_NUMBER) return false;
    const before = this.text.characters.slice(this.from, index).map(({ text }) => text);
    return ITEM_NUMBER.test(before.join(''));
  }

  /** Where a break before the character at `index` falls: a text pauses behind a mark and before a bracket. */
  private placeOf(index: number): keyof typeof BREAK_COSTS {
    const { kinds, characters } = this.text;
    const before = kinds[index - 1];
    if (characters[index - 1]?.text === '\u3000') return 'space';
    if (characters[index - 2]?.text === '\u3000' || this.isNumberAlone(index)) return 'lone';
    if (pausesBetween(before as CharacterClass, kinds[index] as CharacterClass)) return 'pause';
    this.wordStarts ??= wordStarts(this.text, this.from, this.to);
    return this.wordStarts.has(index) ? 'phrase' : 'word';
  }
}

/**
 * What the joints of a line at a ratio are stretched by, in bearable stretches: those of a tight line are tracked only.
 */
function stretchAt(ratio: number): number {
  return ratio >= 0 ? ratio : (Math.min(0, ratio + 1) * MOST_TRACKING_EM) / BEARABLE_STRETCH_EM;
}

/** A line after whichever of these makes it and all before it cheapest. */
function cheapestAfter(
  lines: readonly Node[],
  position: number,
  stretch: number | undefined,
  own: number,
): Node {
  let before = lines[0] as Node;
  let cost = before.cost + unevenness(before.stretch, stretch);
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] as Node;
    if (line.cost >= cost) continue;
    const total = line.cost + unevenness(line.stretch, stretch);
    if (total >= cost) continue;
    cost = total;
    before = line;
  }
  return { position, cost: cost + own, before, stretch };
}

/** What two neighbouring lines cost for being stretched unequally. */
function unevenness(before: number | undefined, after: number | undefined): number {
  if (before === undefined || after === undefined) return 0;
  const badness = UNEVEN_BADNESS * Math.min(1, Math.abs(after - before));
  return badness * badness;
}

/** The indices of the characters that words begin with. */
function wordStarts({ characters }: PreparedText, from: number, to: number): ReadonlySet<number> {
  const texts = characters.slice(from, to).map(({ text }) => text || ' ');
  const starts = new Set(wordsOf(texts.join('')).map(({ at }) => at));
  const indices = new Set<number>();
  let offset = 0;
  for (const [index, text] of texts.entries()) {
    if (starts.has(offset)) indices.add(from + index);
    offset += text.length;
  }
  return indices;
}
