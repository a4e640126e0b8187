import type { Plugin } from 'chart.js';
import type { Box } from './canvas/box.js';
import type { RecordingContext } from './canvas/context.js';
import type { Drawing } from './drawing.js';
import { drawBlock, type TextBlock } from './layout/block.js';
import type { ChartArea } from './layout/chart-area.js';
import type { Label } from './layout/overlay.js';
import { boxAt, placeBoxes } from './layout/place.js';

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
