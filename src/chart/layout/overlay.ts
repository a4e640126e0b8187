import type { Plugin } from 'chart.js';
import type { Box } from '../canvas/box.js';
import type { RecordingContext } from '../canvas/context.js';
import type { Drawing } from '../drawing.js';
import { drawBlock, type TextBlock } from './block.js';
import { type ChartArea, labelSizes } from './chart-area.js';
import { boxAt, placeBoxes, type Spot } from './place.js';

/** A text whose place is known. */
export interface FixedText {
  readonly block: TextBlock;
  readonly at: Spot;
}

/** A text with several places it could stand, the best first. */
export interface Label {
  readonly block: TextBlock;
  readonly spots: readonly Spot[];
}

/** A labelling for each size that labels may have, made when it is asked for. */
export function* atEachSize(
  sheet: ChartArea,
  labelsAt: (sizePt: number) => readonly Label[],
): Generator<readonly Label[]> {
  for (const sizePt of labelSizes(sheet.style)) yield labelsAt(sizePt);
}

/** The same with labels near their marks at each size, then farther off: rather a little smaller than away. */
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

/**
 * The Chart.js plugin that draws an overlay once the plot is laid out and its marks are painted. Labels for
 * which there is no room are not drawn but reported to `crowdedOut`.
 */
export function overlayPlugin(
  sheet: ChartArea,
  { legend, underlay, overlay }: Pick<Drawing, 'legend' | 'underlay' | 'overlay'>,
  crowdedOut: (block: TextBlock) => void,
): Plugin {
  return {
    id: 'briefing-overlay',
    beforeDatasetsDraw(chart) {
      underlay?.(chart, chart.ctx as unknown as RecordingContext);
    },
    afterDraw(chart) {
      const context = chart.ctx as unknown as RecordingContext;
      const { fixed: own, labelings, obstacles, paint } = overlay(chart);
      paint?.(context);
      legend.paint(context);
      const fixed = [...legend.texts, ...own];
      const fixedBoxes = fixed.map(({ block, at }) => boxAt(at, block));
      const placed = placeLabels(labelings, [...legend.boxes, ...obstacles, ...fixedBoxes], sheet);
      for (const [index, { block }] of fixed.entries()) {
        drawBlock(context, block, fixedBoxes[index] as Box, sheet.style.fontRole);
      }
      for (const { block, box } of placed) {
        if (box) drawBlock(context, block, box, sheet.style.fontRole);
        else crowdedOut(block);
      }
    },
  };
}

interface PlacedLabel {
  readonly block: TextBlock;
  readonly box: Box | undefined;
}

function placeLabels(
  labelings: Iterable<readonly Label[]>,
  obstacles: readonly Box[],
  sheet: ChartArea,
): readonly PlacedLabel[] {
  const bounds = { left: 0, top: 0, right: sheet.widthPt, bottom: sheet.heightPt };
  let best: readonly PlacedLabel[] = [];
  let fewestLeftOut = Number.POSITIVE_INFINITY;
  for (const labels of labelings) {
    const movables = labels.map(({ block, spots }) => ({ ...block, spots }));
    const boxes = placeBoxes(movables, obstacles, bounds);
    const leftOut = boxes.filter((box) => !box).length;
    if (leftOut < fewestLeftOut) {
      best = labels.map(({ block }, index) => ({ block, box: boxes[index] }));
      fewestLeftOut = leftOut;
    }
    if (leftOut === 0) break;
  }
  return best;
}
