import type { Box } from '../canvas/box.js';
import type { RecordingContext } from '../canvas/context.js';
import type { TextBlock } from './block.js';
import { type ChartArea, labelSizes } from './chart-area.js';
import type { LeaderTo } from './label-leader.js';
import type { Spot } from './place.js';

/** A text whose place is known. */
export interface FixedText {
  readonly block: TextBlock;
  readonly at: Spot;
}

/** A text with several places it could stand, the best first. */
export interface Label {
  readonly block: TextBlock;
  readonly spots: readonly Spot[];
  /** A label may stand so far from its point that a line has to lead to it. */
  readonly leader?: LeaderTo;
}

/** A labelling for each size that labels may have, made when it is asked for. */
export function* atEachSize(
  sheet: ChartArea,
  labelsAt: (sizePt: number) => readonly Label[],
): Generator<readonly Label[]> {
  for (const sizePt of labelSizes(sheet.style)) yield labelsAt(sizePt);
}

/** The same, first near the marks at every size, then farther off: a smaller label is better than a distant one. */
export function* nearThenFar(
  sheet: ChartArea,
  labelsAt: (sizePt: number, far: boolean) => readonly Label[],
): Generator<readonly Label[]> {
  for (const far of [false, true]) yield* atEachSize(sheet, (sizePt) => labelsAt(sizePt, far));
}

/** What is drawn over the marks of Chart.js: all the words of a chart, and lines that go with them. */
export interface Overlay {
  readonly fixed: readonly FixedText[];
  /** Ways to set the labels, the best first: the first is used in which the most labels find a place. */
  readonly labelings: Iterable<readonly Label[]>;
  /** Where no label may stand, besides the fixed texts. */
  readonly obstacles: readonly Box[];
  readonly paint?: (context: RecordingContext) => void;
}
