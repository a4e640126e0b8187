import type { Box } from '../canvas/box.js';
import { blockOf, linesHeightPt, type TextBlock } from './block.js';
import { type ChartArea, labelSizes } from './chart-area.js';
import { baselineWidthPt } from './strokes.js';
import { wrapName } from './wrap.js';

/** Height of a panel for its width. */
const panelShape = 0.7;
const panelGapPt = 14;
const nameLines = 2;

/** Panels of one size, `footPt` free under each, in as many rows as bring them nearest to a pleasing shape. */
export function panelBoxes(count: number, topPt: number, footPt: number, sheet: ChartArea): readonly Box[] {
  const sizeIn = (rows: number) => {
    const columns = Math.ceil(count / rows);
    return {
      columns,
      widthPt: (sheet.widthPt - (columns - 1) * panelGapPt) / columns,
      // Half a baseline of the last row would stand outside the sheet.
      heightPt: (sheet.heightPt - topPt - baselineWidthPt - (rows - 1) * panelGapPt) / rows - footPt,
    };
  };
  const distance = ({ widthPt, heightPt }: { widthPt: number; heightPt: number }) => {
    return Math.min(widthPt, heightPt) <= 0
      ? Number.POSITIVE_INFINITY
      : Math.abs(Math.log(heightPt / widthPt / panelShape));
  };
  const sizes = Array.from({ length: count }, (_, index) => sizeIn(index + 1));
  const best = sizes.reduce((one, other) => (distance(other) < distance(one) ? other : one));
  const { columns, widthPt, heightPt } = best;
  return Array.from({ length: count }, (_, index) => {
    const left = (index % columns) * (widthPt + panelGapPt);
    const top = topPt + Math.floor(index / columns) * (heightPt + footPt + panelGapPt);
    return { left, top, right: left + widthPt, bottom: top + heightPt };
  });
}

/** Names at the head of their panels; undefined where there is no room for marks below them. */
export function panelNames(
  names: readonly string[],
  panels: readonly Box[],
  sheet: ChartArea,
): readonly TextBlock[] | undefined {
  const [panel] = panels;
  if (
    !panel ||
    panel.right <= panel.left ||
    panel.bottom - panel.top < 2 * linesHeightPt(nameLines, sheet.style.labelSizePt)
  )
    return undefined;
  for (const sizePt of labelSizes(sheet.style)) {
    const widthOf = (text: string) => sheet.textWidthPt(text, sizePt);
    const blocks = names.flatMap((name) => {
      const lines = wrapName(name, nameLines, panel.right - panel.left, widthOf);
      return lines ? [blockOf(lines, sheet, { sizePt })] : [];
    });
    if (blocks.length === names.length) return blocks;
  }
  return undefined;
}
