import type { FontLibrary } from '../../fonts/library.js';
import type { Block, Paragraph, Run, Section } from '../flow.js';
import { columnItems } from './columns.js';
import {
  type FlowItem,
  flowItem,
  KeepStrength,
  moved,
  type OwnPages,
  type RepeatedHead,
} from './flow-item.js';
import { paragraphItems } from './paragraph.js';
import { tableItems } from './table.js';

/** What setting a block needs besides the block. */
export interface Setting {
  readonly fonts: FontLibrary;
  /** The number a page reference prints, as far as it is known. */
  readonly pageOf: (id: string) => string;
  /** What the mark with this id prints, as far as it is known. */
  readonly markOf: (id: string) => string;
  /** How a section among the blocks is set, on pages of its own. */
  readonly ownPages: (section: Section) => OwnPages;
  /** Width of the notes at the foot of the page. */
  readonly noteWidthPt: number;
  /** Runs whose note has been set: of a run over several lines only the first brings its note. */
  readonly notesSet: Set<Run>;
  /** Of the cells of a long table, whose rows are set when their page is painted. */
  readonly isLongTable?: boolean;
  /** Ids of runs that have been set: when a table head is repeated, links lead to its first appearance. */
  readonly idsSet: Set<string>;
}

/** Sets a block in a column of this width: a galley of items from top to bottom, without pages yet. */
export function setBlock(block: Block, widthPt: number, setting: Setting): FlowItem[] {
  const [left, top, right, bottom] = block.margin ?? [0, 0, 0, 0];
  const items = setContent(block, widthPt - left - right, setting);
  return applyNode(block, left === 0 ? items : indentAll(items, left), top, bottom);
}

/** Sets blocks one under the other. */
export function setBlocks(blocks: readonly Block[], widthPt: number, setting: Setting): FlowItem[] {
  const items: FlowItem[] = [];
  for (const block of blocks) for (const one of setBlock(block, widthPt, setting)) items.push(one);
  bindShortBeginnings(items);
  return items;
}

/** A heading has two lines of text under it: a first paragraph of one line goes with the line behind it. */
function bindShortBeginnings(items: readonly FlowItem[]): void {
  for (let at = 1; at < items.length - 1; at++) {
    const [before, one, next] = [items[at - 1], items[at], items[at + 1]] as [FlowItem, FlowItem, FlowItem];
    if (before.keepStrength !== KeepStrength.KeepWithNext || one.keepStrength !== KeepStrength.None) continue;
    if (one.isLeaded && next.isLeaded) one.keepStrength = KeepStrength.Lines;
  }
}

function setContent(block: Block, widthPt: number, setting: Setting): FlowItem[] {
  if ('text' in block) return paragraphItems(block, widthPt, setting);
  if ('stack' in block) return setBlocks(block.stack, widthPt, setting);
  if ('table' in block) return tableItems(block, setting);
  if ('columns' in block) return columnItems(block, setting);
  if ('svg' in block) {
    const room = widthPt - block.width;
    const x = block.alignment === 'center' ? room / 2 : block.alignment === 'right' ? room : 0;
    const elastic = block.elastic && { ...block.elastic, wishedPt: block.height };
    const marks = [{ kind: 'svg', x, y: 0, svg: block }] as const;
    return [flowItem(block.height, { marks, ...(elastic && { elastic }) })];
  }
  if ('canvas' in block) {
    const marks = block.canvas.map((vector) => ({ kind: 'vector', x: 0, y: 0, vector }) as const);
    return [flowItem(block.height, { marks, ...(block.grow && { grow: block.grow }) })];
  }
  if ('section' in block) return [flowItem(0, { float: 'table', ownPages: setting.ownPages(block) })];
  throw new Error(`a block the engine does not know: ${Object.keys(block as object).join(', ')}`);
}

/** Margins, grid, strengths and anchors of a block, laid on the items its content makes. */
export function applyNode(block: Block, items: FlowItem[], top: number, bottom: number): FlowItem[] {
  if (items.length === 0) items.push(flowItem(0, {}));
  const first = items[0] as FlowItem;
  const last = items[items.length - 1] as FlowItem;
  first.spaceBeforePt += top;
  last.spaceAfterPt += bottom;
  if (block.gridSnap) {
    if (block.gridSnap !== 'end') first.snapsStart = true;
    last.snapsEnd = true;
  }
  if (block.keepTogether) for (const one of items.slice(0, -1)) bindAtLeast(one, KeepStrength.KeepTogether);
  if (block.keepWithNext) bindAtLeast(last, KeepStrength.KeepWithNext);
  if (block.pageBreak) first.breakBefore = BREAKS[block.pageBreak];
  if (block.float) first.float = block.float;
  if (block.holdsFloats) first.holdsFloats = true;
  if (block.mayFollowFigures) first.itemsOfTable = items.length;
  if (block.id !== undefined || block.outline) items[0] = anchored(first, block);
  return items;
}

const BREAKS = { before: 'page', beforeOdd: 'odd', beforeEven: 'even' } as const;

function bindAtLeast(one: FlowItem, keepStrength: KeepStrength): void {
  if (one.keepStrength < keepStrength) one.keepStrength = keepStrength;
}

function anchored(first: FlowItem, { id, outline }: Pick<Paragraph, 'id' | 'outline'>): FlowItem {
  return { ...first, anchors: [...first.anchors, { id, outline, x: 0, y: 0 }] };
}

/** The items moved to the right. Rows of a table still share one head object, which tells that they are its rows. */
function indentAll(items: readonly FlowItem[], dx: number): FlowItem[] {
  const heads = new Map<RepeatedHead, RepeatedHead>();
  for (const { head } of items) if (head && !heads.has(head)) heads.set(head, indentedHead(head, dx));
  return items.map((one) => indented(one, dx, one.head && heads.get(one.head)));
}

/** The item moved to the right, and with it the parts it may be split into and the marks it may get at a break. */
function indented(one: FlowItem, dx: number, head: RepeatedHead | undefined): FlowItem {
  const { split, resumed, marksLater } = one;
  const divide = (heightPt: number) => split?.(heightPt)?.map((part) => indented(part, dx, head));
  return {
    ...one,
    ...(head && { head }),
    marks: one.marks.map((mark) => moved(mark, dx, 0)),
    ...(marksLater && { marksLater: () => marksLater().map((mark) => moved(mark, dx, 0)) }),
    anchors: one.anchors.map((anchor) => ({ ...anchor, x: anchor.x + dx })),
    ...(one.marksAtBreak && { marksAtBreak: one.marksAtBreak.map((mark) => moved(mark, dx, 0)) }),
    ...(resumed && { resumed: () => resumed().map((row) => indented(row, dx, undefined)) }),
    ...(split && { split: (heightPt) => divide(heightPt) as [FlowItem, FlowItem] | undefined }),
  };
}

function indentedHead(head: RepeatedHead, dx: number): RepeatedHead {
  return { piecesFor: (page) => head.piecesFor(page).map((one) => indented(one, dx, undefined)) };
}
