import type { Chart } from 'chart.js';
import type { Box } from '../canvas/box.js';
import { labelGapPt } from './bar-labels.js';
import { blockOf } from './block.js';
import type { ChartArea } from './chart-area.js';
import type { FixedText } from './overlay.js';

/** Between a figure and the name behind it. */
const behindPt = 5;

/** A name to be read at one of the bars that it is of, each with its length and the room from its foot on, in pt. */
export interface NameOfBars {
  readonly name: string;
  /** In the order in which they are read. */
  readonly bars: readonly { readonly row: number; readonly lengthPt: number; readonly roomPt: number }[];
}

/** A name and the row at whose bar it stands. */
export interface NameAtBar {
  readonly name: string;
  readonly row: number;
}

/** Each name at the first of its bars that has room for it behind its figure; undefined where one finds none. */
export function namesAtBars(
  names: readonly NameOfBars[],
  figurePt: number,
  sheet: ChartArea,
): readonly NameAtBar[] | undefined {
  const placed = names.flatMap(({ name, bars }): NameAtBar[] => {
    const wantedPt = labelGapPt + figurePt + behindPt + blockOf([name], sheet).widthPt;
    const found = bars.find(({ lengthPt, roomPt }) => lengthPt > 0 && lengthPt + wantedPt <= roomPt);
    return found ? [{ name, row: found.row }] : [];
  });
  return placed.length === names.length ? placed : undefined;
}

/** The names where they stand, once the bars are laid out. */
export function placedAtBars(
  names: readonly NameAtBar[],
  laidOut: Chart,
  boxOf: (laidOut: Chart, row: number) => Box,
  figurePt: number,
  sheet: ChartArea,
): readonly FixedText[] {
  return names.map(({ name, row }) => {
    const block = blockOf([name], sheet);
    const { right, top, bottom } = boxOf(laidOut, row);
    return {
      block,
      at: { left: right + labelGapPt + figurePt + behindPt, top: (top + bottom - block.heightPt) / 2 },
    };
  });
}
