import type { Plugin } from 'chart.js';
import type { Box } from './canvas/box.js';
import type { RecordingContext } from './canvas/context.js';
import type { Drawing } from './drawing.js';
import { drawBlock, type TextBlock } from './layout/block.js';
import type { ChartArea } from './layout/chart-area.js';
import { crosses, leaderTo } from './layout/label-leader.js';
import type { Label } from './layout/overlay.js';
import { boxAt, placeBoxes, type Spot } from './layout/place.js';
import { drawLine, hairlineWidthPt } from './layout/strokes.js';

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
      const leader = { colour: sheet.style.grey, widthPt: hairlineWidthPt };
      for (const { line } of placed) if (line) drawLine(context, ...line, leader);
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
  /** The line that leads to it from its point. */
  readonly line?: readonly [Spot, Spot] | undefined;
}

/** So often labels are placed anew, those first that found no place before. */
const MOST_ROUNDS = 4;

function placeLabels(
  labelings: Iterable<readonly Label[]>,
  obstacles: readonly Box[],
  sheet: ChartArea,
): readonly PlacedLabel[] {
  const bounds = { left: 0, top: 0, right: sheet.widthPt, bottom: sheet.heightPt };
  let best: readonly PlacedLabel[] = [];
  let fewestLeftOut = Number.POSITIVE_INFINITY;
  for (const labels of labelings) {
    let ordered = labels;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const movables = ordered.map(({ block, spots }) => ({ ...block, spots }));
      const placed = withLeaders(ordered, placeBoxes(movables, obstacles, bounds));
      const leftOut = ordered.filter((_, index) => !placed[index]?.box);
      if (leftOut.length < fewestLeftOut) [best, fewestLeftOut] = [placed, leftOut.length];
      if (leftOut.length === 0) return best;
      ordered = [...leftOut, ...ordered.filter((one) => !leftOut.includes(one))];
    }
  }
  return best;
}

/** Labels with the lines that lead to them; one whose line would run through another label has no place. */
function withLeaders(labels: readonly Label[], boxes: readonly (Box | undefined)[]): readonly PlacedLabel[] {
  return labels.map(({ block, leader }, index) => {
    const box = boxes[index];
    const line = box && leader && leaderTo(box, leader);
    const isCrossed = line && boxes.some((other, at) => other && at !== index && crosses(line, other));
    return isCrossed ? { block, box: undefined } : { block, box, line };
  });
}
