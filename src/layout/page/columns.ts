import type { Columns } from '../flow.js';
import { bandItem } from './band.js';
import { type FlowItem, flowItem, type KeepStrength, marksOf, moved } from './flow-item.js';
import { type Setting, setBlocks } from './galley.js';
import type { CellBox } from './row.js';

/** A column that is set, with its distance from the left edge of the first. */
interface SetColumn {
  readonly x: number;
  readonly items: readonly FlowItem[];
}

/** Sets blocks side by side: as one row without rules, or line by line where the lines of all stand level. */
export function columnItems(block: Columns, setting: Setting): FlowItem[] {
  const columns: SetColumn[] = [];
  let x = 0;
  for (const { width, stack } of block.columns) {
    columns.push({ x, items: setBlocks(stack, width, setting) });
    x += width + (block.columnGap ?? 0);
  }
  const count = Math.max(0, ...columns.map(({ items }) => items.length));
  const rows = Array.from({ length: count }, (_, index) => rowOf(columns, index));
  return rows.length > 0 && rows.every(isLevel) ? rows.map(levelLine) : [wholeRow(columns)];
}

/** The items of one place in their columns; columns that have ended have none. */
function rowOf(columns: readonly SetColumn[], index: number): readonly SetColumn[] {
  return columns.flatMap(({ x, items }) =>
    index < items.length ? [{ x, items: [items[index] as FlowItem] }] : [],
  );
}

/** Whether a row is lines of one pitch, without white between them or anything that keeps to the grid by itself. */
function isLevel(row: readonly SetColumn[]): boolean {
  const [first, ...others] = row.flatMap(({ items }) => items);
  const isPlain = (one: FlowItem) =>
    one.isLeaded === true &&
    one.spaceBeforePt === 0 &&
    one.spaceAfterPt === 0 &&
    !one.snapsStart &&
    !one.snapsEnd;
  return (
    first !== undefined &&
    isPlain(first) &&
    others.every((one) => isPlain(one) && one.heightPt === first.heightPt)
  );
}

/** Lines side by side as one, which pages may part from the next as they would a line of a paragraph. */
function levelLine(row: readonly SetColumn[]): FlowItem {
  const lines = row.flatMap(({ x, items }) => items.map((one) => ({ x, one })));
  return flowItem(lines[0]?.one.heightPt ?? 0, {
    marks: lines.flatMap(({ x, one }) => marksOf(one).map((mark) => moved(mark, x, 0))),
    anchors: lines.flatMap(({ x, one }) => one.anchors.map((anchor) => ({ ...anchor, x: anchor.x + x }))),
    notes: lines.flatMap(({ one }) => one.notes),
    keepStrength: Math.max(...lines.map(({ one }) => one.keepStrength)) as KeepStrength,
    isLeaded: true,
  });
}

function wholeRow(columns: readonly SetColumn[]): FlowItem {
  const cells = columns.map(
    ({ x, items }): CellBox => ({
      x,
      items,
      padTopPt: 0,
      padBottomPt: 0,
      align: 'top',
      rowSpan: 1,
    }),
  );
  return bandItem([{ cells, ruleAbovePt: 0, ruleBelowPt: 0, minHeightPt: 0, decorate: () => [] }], {});
}
