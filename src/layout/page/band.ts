import { type Anchor, type FlowItem, flowItem, moved, type PageMark } from './flow-item.js';
import {
  type CellBox,
  type Collected,
  cellHeight,
  fittingItems,
  ownHeight,
  placeCell,
  type RowBox,
  ruleAbove,
  ruleBelow,
  WHOLE,
} from './row.js';

/**
 * Makes one item of rows that hang together: a row on its own, or rows joined by cells that reach over several.
 * A band too high for a page can be divided: between its rows, with the cells that reach over the cut divided
 * between their lines, or through a row that is itself too high. Every line is in one part or the other. Few bands
 * are divided: `again` sets the rows of one that is, so that those of all others need not be kept.
 */
export function bandItem(
  rows: readonly RowBox[],
  parts: Partial<FlowItem>,
  again: () => readonly RowBox[] = always(rows),
): FlowItem {
  const { marks, anchors, notes, heightPt } = placedRows(rows, parts);
  // nothing else is held by what divides it
  return flowItem(heightPt, { ...parts, marks, anchors, notes, split: divider(again, parts) });
}

/**
 * The same of rows that are set when their page is painted: here they are so high as they will be, their cells empty or
 * set for their height alone.
 */
export function bandItemLater(
  rows: readonly RowBox[],
  parts: Partial<FlowItem>,
  again: () => readonly RowBox[],
): FlowItem {
  const marksLater = () => placedRows(again(), {}).marks;
  return flowItem(bandHeight(rows), { ...parts, marksLater, split: divider(again, parts) });
}

function bandHeight(rows: readonly RowBox[]): number {
  const heights = rowHeights(rows);
  let height = 0;
  // as rows are placed: a sum in another order is another number
  for (const [index, row] of rows.entries())
    height = height + ruleAbove(row) + ((heights[index] as number) + ruleBelow(row));
  return height;
}

function always(rows: readonly RowBox[]): () => readonly RowBox[] {
  return () => rows;
}

function divider(again: () => readonly RowBox[], parts: Partial<FlowItem>): NonNullable<FlowItem['split']> {
  return (roomPt) => splitBand(again(), parts, roomPt);
}

function placedRows(rows: readonly RowBox[], parts: Partial<FlowItem>): Collected & { heightPt: number } {
  const heights = rowHeights(rows);
  const marks: PageMark[] = [];
  const anchors: Anchor[] = [...(parts.anchors ?? [])];
  const into: Collected = { marks, anchors, notes: [] };
  let top = 0;
  for (const [index, row] of rows.entries()) {
    const heightPt = heights[index] as number;
    top += ruleAbove(row);
    for (const mark of row.decorate(heightPt, row.part ?? WHOLE)) marks.push(moved(mark, 0, top));
    for (const cell of row.cells) placeCell(cell, top, spanHeight(rows, heights, index, cell.rowSpan), into);
    top += heightPt + ruleBelow(row);
  }
  return { ...into, marks: marks.slice(), heightPt: top };
}

/** Heights of rows without their rules: where a cell reaches over rows too low for it, the last one grows. */
function rowHeights(rows: readonly RowBox[]): number[] {
  const heights = rows.map(ownHeight);
  for (const [index, { cells }] of rows.entries()) {
    for (const cell of cells) {
      if (cell.rowSpan === 1) continue;
      const missing = cellHeight(cell) - spanHeight(rows, heights, index, cell.rowSpan);
      const last = Math.min(rows.length, index + cell.rowSpan) - 1;
      if (missing > 0) heights[last] = (heights[last] as number) + missing;
    }
  }
  return heights;
}

/** Height of `rowSpan` rows from `first` on, with the rules between them. */
function spanHeight(
  rows: readonly RowBox[],
  heights: readonly number[],
  first: number,
  rowSpan: number,
): number {
  let height = heights[first] as number;
  for (let row = first + 1; row < Math.min(rows.length, first + rowSpan); row++)
    height += ruleBelow(rows[row - 1] as RowBox) + (heights[row] as number);
  return height;
}

/** Cuts a band so that the first part is at most so high; undefined where nothing of it fits. */
function splitBand(
  rows: readonly RowBox[],
  parts: Partial<FlowItem>,
  roomPt: number,
): readonly [FlowItem, FlowItem] | undefined {
  const bottoms = rowBottoms(rows);
  const whole = bottoms.findIndex((bottom) => bottom > roomPt);
  const cut = whole > 0 ? cutBelow(rows, whole, bottoms, roomPt) : cutThrough(rows, roomPt);
  return cut && [bandItem(cut[0], parts), bandItem(cut[1], { ...parts, anchors: [] })];
}

/** Where each row ends with the rule below it, in pt from the top of the band. */
function rowBottoms(rows: readonly RowBox[]): number[] {
  const heights = rowHeights(rows);
  let bottom = 0;
  return rows.map((row, index) => {
    bottom += ruleAbove(row) + (heights[index] as number) + ruleBelow(row);
    return bottom;
  });
}

type Cut = readonly [readonly RowBox[], readonly RowBox[]];

/** The cut below the first `count` rows; a cell that reaches over it leaves above as many lines as fit there. */
function cutBelow(
  rows: readonly RowBox[],
  count: number,
  bottoms: readonly number[],
  roomPt: number,
): Cut | undefined {
  const carried: CellBox[] = [];
  const above = rows.slice(0, count).map((row, index) => {
    const topPt = index === 0 ? ruleAbove(row) : (bottoms[index - 1] as number);
    const cells = row.cells.map((cell) => {
      const rowsBelow = index + cell.rowSpan - count;
      if (rowsBelow <= 0) return cell;
      const fits = fittingItems(cell, roomPt - topPt - ruleBelow(rows[count - 1] as RowBox));
      carried.push({ ...cell, align: 'top', items: cell.items.slice(fits), rowSpan: rowsBelow });
      return { ...cell, items: cell.items.slice(0, fits), rowSpan: count - index };
    });
    return { ...row, cells };
  });
  const [next, ...rest] = rows.slice(count);
  return next && [above, [{ ...next, cells: [...carried, ...next.cells] }, ...rest]];
}

/** The cut through the first row: every cell leaves in the first part as many whole lines as fit. */
function cutThrough(rows: readonly RowBox[], roomPt: number): Cut | undefined {
  const [row, ...rest] = rows as [RowBox, ...RowBox[]];
  const cuts = row.cells.map((cell) => fittingItems(cell, roomPt - ruleAbove(row)));
  const moves = row.cells.some(({ items }, at) => items.length > 0 && (cuts[at] as number) > 0);
  const stays = row.cells.some(({ items }, at) => (cuts[at] as number) < items.length);
  if (!moves || !stays) return undefined;
  const { isFirst, isLast } = row.part ?? WHOLE;
  const head = row.cells.map((cell, at) => ({ ...cell, items: cell.items.slice(0, cuts[at]), rowSpan: 1 }));
  const tail = row.cells.map((cell, at) => ({ ...cell, items: cell.items.slice(cuts[at]) }));
  return [
    [{ ...row, cells: head, minHeightPt: 0, part: { isFirst, isLast: false } }],
    [{ ...row, cells: tail, minHeightPt: 0, part: { isFirst: false, isLast } }, ...rest],
  ];
}
