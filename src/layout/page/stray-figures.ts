import type { Paragraph } from '../flow.js';
import { endOfGroup, type FlowItem, KeepStrength } from './flow-item.js';

/** So many figures at most are set before one table. */
const MOST_MOVED = 3;

/** So many paragraphs that figures follow are tried behind them. */
const MOST_PASSED = 2;

/** So many places to part the text before figures are tried. */
const MOST_CARRIED = 2;

/** The first items of figures, each with that of the table that it is set before. */
export type Moves = ReadonlyMap<FlowItem, FlowItem>;

/**
 * The beginning of a chapter that has nothing over it on its page but figures of the chapter before, which at the head
 * of the page look like its own; undefined where there is none.
 */
export function chapterUnderFigures(items: readonly FlowItem[]): FlowItem | undefined {
  let at = 0;
  while (items[at]?.float === 'figure') at = endOfGroup(items, at);
  return at > 0 && items[at]?.holdsFloats ? items[at] : undefined;
}

/**
 * Ways to set figures of the chapter before `chapter` ahead of tables, the nearest first: a figure that follows a table
 * may as well precede it, and figures keep their order, as tables do. So may one precede the last paragraphs of the
 * text that it follows, but not the one that sends readers to it.
 */
export function* exchangesBefore(items: readonly FlowItem[], chapter: FlowItem): Generator<Moves> {
  const blocks = blocksOf(items, items.indexOf(chapter));
  yield* exchangesWithText(items, blocks);
  for (let table = blocks.length - 1; table >= 0; table--) {
    const { kind, first } = blocks[table] as Block;
    if (kind !== 'table') continue;
    yield* figuresAhead(blocks.slice(table + 1), first);
  }
}

/** The next figures of a chapter, one or more, ahead of a table for which there is no room before it. */
export function* figuresBefore(items: readonly FlowItem[], table: FlowItem | undefined): Generator<Moves> {
  const at = table?.itemsOfTable ? items.indexOf(table) : -1;
  if (!table || at < 0) return;
  const end = items.findIndex(({ holdsFloats }, index) => index > at && holdsFloats);
  const behind = blocksOf(items, end < 0 ? items.length : end).filter(
    ({ first }) => items.indexOf(first) > at,
  );
  yield* figuresAhead(behind, table);
}

/** The figures of these blocks that stand before any text, one or more, ahead of a table. */
function* figuresAhead(behind: readonly Block[], table: FlowItem): Generator<Moves> {
  const text = behind.findIndex(({ kind }) => kind === 'text');
  const figures = behind.slice(0, text < 0 ? undefined : text).filter(({ kind }) => kind === 'figure');
  for (let count = 1; count <= Math.min(MOST_MOVED, figures.length); count++)
    yield new Map(figures.slice(0, count).map(({ first }) => [first, table]));
}

/** The first of the figures that a chapter ends with, before the last paragraphs of its text; some text stays above. */
function* exchangesWithText(items: readonly FlowItem[], blocks: readonly Block[]): Generator<Moves> {
  const text = blocks.findLastIndex(({ kind }) => kind !== 'figure');
  const figure = blocks[text + 1]?.first;
  if (!figure) return;
  const from = items.indexOf(figure);
  const ids = new Set(items.slice(from, endOfGroup(items, from)).flatMap(idsOf));
  let passed = 0;
  for (let at = text; at > 1 && passed < MOST_PASSED; at--) {
    const [above, block] = [blocks[at - 1], blocks[at]] as [Block, Block];
    if (block.kind !== 'text' || above.kind !== 'text' || sendsTo(block.first, ids)) return;
    if (paragraphOf(above.first) === paragraphOf(block.first)) continue;
    if (above.first.keepStrength !== KeepStrength.None) return;
    passed++;
    yield new Map([[figure, block.first]]);
  }
}

function idsOf({ anchors }: FlowItem): readonly string[] {
  return anchors.flatMap(({ id }) => id ?? []);
}

/** The paragraph that an item is a line of. */
function paragraphOf({ marks: [mark] }: FlowItem): Paragraph | undefined {
  return mark?.kind === 'line' ? mark.paragraph : undefined;
}

/** Whether a line is of a paragraph that sends its readers to one of these places. */
function sendsTo(line: FlowItem, ids: ReadonlySet<string>): boolean {
  return Boolean(
    paragraphOf(line)?.text.some(({ linkToDestination: to }) => to !== undefined && ids.has(to)),
  );
}

/**
 * The lines of text, the nearest first, that with all behind them may go onto the page of the figures before `chapter`.
 */
export function linesBefore(items: readonly FlowItem[], chapter: FlowItem): readonly FlowItem[] {
  const blocks = blocksOf(items, items.indexOf(chapter));
  const figures = blocks.findLastIndex(({ kind }) => kind !== 'figure') + 1;
  const text = blocks.slice(
    blocks.slice(0, figures).findLastIndex(({ kind }) => kind === 'table') + 1,
    figures,
  );
  return text
    .map(({ first }) => first)
    .filter((line, at) => at > 0 && line.isLeaded && text[at - 1]?.first.keepStrength === KeepStrength.None)
    .slice(-MOST_CARRIED)
    .reverse();
}

/** The items with figures set before the tables that they are to precede. */
export function withMoved(items: readonly FlowItem[], moves: Moves): readonly FlowItem[] {
  if (moves.size === 0) return items;
  const moved = new Map<FlowItem, FlowItem[]>();
  const others: FlowItem[] = [];
  for (let at = 0; at < items.length; ) {
    const first = items[at] as FlowItem;
    const table = moves.get(first);
    const end = table ? endOfGroup(items, at) : at + 1;
    const into = table ? (moved.get(table) ?? []) : others;
    into.push(...items.slice(at, end));
    if (table) moved.set(table, into);
    at = end;
  }
  return others.flatMap((one) => [...(moved.get(one) ?? []), one]);
}

interface Block {
  readonly kind: 'table' | 'figure' | 'text';
  readonly first: FlowItem;
}

/** What stands in the chapter that ends at an index, in its order. */
function blocksOf(items: readonly FlowItem[], end: number): readonly Block[] {
  let at = end - 1;
  while (at > 0 && !items[at]?.holdsFloats) at--;
  const blocks: Block[] = [];
  while (at < end) {
    const first = items[at] as FlowItem;
    const { itemsOfTable = 0, float } = first;
    const kind = itemsOfTable > 0 ? 'table' : float === 'figure' ? 'figure' : 'text';
    blocks.push({ kind, first });
    at = kind === 'table' ? at + itemsOfTable : kind === 'figure' ? endOfGroup(items, at) : at + 1;
  }
  return blocks;
}
