import { blockOf, linesHeightPt, type TextBlock } from '../layout/block.js';
import { type ChartArea, labelSizes } from '../layout/chart-area.js';
import { wrapName } from '../layout/wrap.js';

/** Category names set to fit their axis, all in one size. */
export interface Names {
  readonly sizePt: number;
  readonly blocks: readonly TextBlock[];
  /** The room they take across the axis: width of a column of names, depth of a row of them. */
  readonly extentPt: number;
}

/** Lines of a name, level and turned. */
const mostLines = { level: 3, turned: 2 } as const;
/** Level names are set at most this much smaller before they are turned. */
const levelShrinkPt = 1.5;

/**
 * Names in a column beside horizontal bars, right-aligned, in the largest size at which all fit `widthPt`. A
 * row's pitch decides how many lines a name may have. Undefined when even the smallest size does not do.
 */
export function nameColumn(
  names: readonly string[],
  pitchPt: number,
  widthPt: number,
  sheet: ChartArea,
): Names | undefined {
  for (const sizePt of labelSizes(sheet.style)) {
    const lines = linesThatFit(pitchPt, sizePt);
    const blocks = setNames(names, lines, widthPt, sheet, { sizePt, align: 'right' });
    if (blocks) return { sizePt, blocks, extentPt: Math.max(...blocks.map((block) => block.widthPt)) };
  }
  return undefined;
}

/**
 * Names in a row under upright bars, each within its slot: level on a few lines, or else turned a
 * quarter, no longer than `depthPt`. (Slanted text, the usual way out, cannot be searched in a PDF.)
 */
export function nameRow(
  names: readonly string[],
  slotPt: number,
  depthPt: number,
  sheet: ChartArea,
  lines: { readonly level: number; readonly turned: number } = mostLines,
): Names | undefined {
  const gapPt = Math.min(4, slotPt * 0.1);
  for (const sizePt of labelSizes(sheet.style)) {
    if (sizePt < sheet.style.labelSizePt - levelShrinkPt) break;
    const blocks = setNames(names, lines.level, slotPt - gapPt, sheet, { sizePt, align: 'center' });
    if (blocks) return { sizePt, blocks, extentPt: Math.max(...blocks.map((block) => block.heightPt)) };
  }
  for (const sizePt of labelSizes(sheet.style)) {
    const count = Math.min(lines.turned, linesThatFit(slotPt, sizePt));
    const blocks = setNames(names, count, depthPt, sheet, { sizePt, align: 'right', turned: true });
    if (blocks) return { sizePt, blocks, extentPt: Math.max(...blocks.map((block) => block.heightPt)) };
  }
  return undefined;
}

/** Between two names of two lines each, so that the eye takes the lines of one name together. */
const roomBetweenEm = 0.5;

/** How many lines of a size stand within a pitch: none to two. */
function linesThatFit(pitchPt: number, sizePt: number): number {
  if (linesHeightPt(2, sizePt) + roomBetweenEm * sizePt <= pitchPt) return 2;
  return linesHeightPt(1, sizePt) <= pitchPt ? 1 : 0;
}

function setNames(
  names: readonly string[],
  maxLines: number,
  maxWidthPt: number,
  sheet: ChartArea,
  look: { sizePt: number; align: 'right' | 'center'; turned?: boolean },
): readonly TextBlock[] | undefined {
  if (maxLines === 0) return undefined;
  const blocks: TextBlock[] = [];
  for (const name of names) {
    const lines = wrapName(name, maxLines, maxWidthPt, (text) => sheet.textWidthPt(text, look.sizePt));
    if (!lines) return undefined;
    blocks.push(blockOf(lines, sheet, look));
  }
  return blocks;
}
