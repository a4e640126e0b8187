import type { Block, Inline, TableNode, TableRow } from './tree.js';

/** Every block, those inside sections and columns after the one that holds them. */
export function* blocksIn(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'section') yield* blocksIn(block.children);
    if (block.kind === 'columns') for (const column of block.columns) yield* blocksIn(column.children);
  }
}

/** Every inline node of a block itself, those inside spans and links after the one that holds them. */
export function inlinesIn(block: Block): readonly Inline[] {
  const text = ownText(block);
  return text.some(holdsMore) ? [...deep(text)] : text;
}

function* deep(nodes: readonly Inline[]): Generator<Inline> {
  for (const node of nodes) {
    yield node;
    if (node.kind === 'span' || node.kind === 'link') yield* deep(node.children);
  }
}

/** The terms that are marked in these nodes and inside them, each as often as it is. */
export function termsMarkedIn(nodes: readonly Inline[]): readonly string[] {
  return nodes.some(holdsMore) ? marksIn(nodes) : NO_TERMS;
}

const NO_TERMS: readonly string[] = [];

/** Whether a node is more than text: most cells of tables are no more. */
function holdsMore({ kind }: Inline): boolean {
  return kind !== 'text' && kind !== 'numeral';
}

function marksIn(nodes: readonly Inline[]): string[] {
  return [...deep(nodes)].flatMap((node) => (node.kind === 'note-mark' ? [node.entry] : []));
}

/** The same in a block itself. */
export function termsOf(block: Block): readonly string[] {
  return isPlainTable(block) ? NO_TERMS : termsMarkedIn(ownText(block));
}

/** Whether a block is a table of bare texts and figures, as a long one mostly is: told without a list of them. */
function isPlainTable(block: Block): boolean {
  if (block.kind !== 'table') return false;
  const isPlain = (text: readonly Inline[] = []) => !text.some(holdsMore);
  if (!isPlain(block.title) || !isPlain(block.unit) || !block.notes.every((note) => isPlain(note)))
    return false;
  for (const rows of [block.head, block.body])
    for (const { cells } of rows)
      for (const { children } of cells) if (children.some(holdsMore)) return false;
  return true;
}

/** What inline nodes print, as bare text; marks of notes are left out. */
export function printedText(nodes: readonly Inline[]): string {
  return [...deep(nodes)]
    .map((node) => {
      if (node.kind === 'text') return node.text;
      return node.kind === 'numeral' ? node.prefix + node.digits + node.unit + node.qualifier : '';
    })
    .join('');
}

function ownText(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'heading':
      return [...block.children, ...(block.behind ?? [])];
    case 'paragraph':
      return block.children;
    case 'list':
      return block.items.flatMap((item) => item.children);
    case 'table': {
      const text = [...(block.title ?? []), ...(block.unit ?? [])];
      for (const rows of [block.head, block.body])
        for (const { cells } of rows)
          for (const { children } of cells) for (const node of children) text.push(node);
      for (const note of block.notes) for (const node of note) text.push(node);
      return text;
    }
    case 'picture':
      return block.title ?? [];
    case 'figure':
      return [block.finding, block.title, block.unit, ...block.notes].flatMap((text) => text ?? []);
    case 'cards':
      return block.cards.flatMap(({ label, prefix, value, unit, change, foot }) =>
        [label, prefix, value, unit, change, foot].flat(),
      );
    case 'glossary':
      return block.entries.flatMap(({ term, definition }) => [...term, ...definition]);
    default:
      return [];
  }
}

/** What becomes of one text of a block: a heading, a paragraph, a cell; the very same where nothing does. */
export type TextChange = (text: readonly Inline[], block: Block) => readonly Inline[];

/** The blocks with every text in them changed, in the order in which they are read. */
export function mapTexts(blocks: readonly Block[], change: TextChange): readonly Block[] {
  return mapped(blocks, (block) => mapBlock(block, change));
}

/** The list with each item changed; the very same where none is. */
export function mapped<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  let hasChanged = false;
  const list = items.map((item) => {
    const changed = change(item);
    hasChanged ||= changed !== item;
    return changed;
  });
  return hasChanged ? list : items;
}

/** The object with these parts in place of its own; the very same where they are its own. */
function withParts<Whole extends object>(whole: Whole, parts: Partial<Whole>): Whole {
  const names = Object.keys(parts) as (keyof Whole)[];
  return names.every((name) => whole[name] === parts[name]) ? whole : { ...whole, ...parts };
}

function mapBlock(block: Block, change: TextChange): Block {
  const text = (nodes: readonly Inline[]) => change(nodes, block);
  switch (block.kind) {
    case 'section':
      return withParts(block, { children: mapTexts(block.children, change) });
    case 'columns': {
      const columns = mapped(block.columns, (one) =>
        withParts(one, { children: mapTexts(one.children, change) }),
      );
      return withParts(block, { columns });
    }
    case 'heading':
      return withParts(block, {
        children: text(block.children),
        ...(block.behind && { behind: text(block.behind) }),
      });
    case 'paragraph':
      return withParts(block, { children: text(block.children) });
    case 'list': {
      const items = mapped(block.items, (item) => withParts(item, { children: text(item.children) }));
      return withParts(block, { items });
    }
    case 'table': {
      const [head, body] = [block.head, block.body].map((rows) => mapRows(rows, text));
      return withParts(block, {
        ...mapCaption(block, text),
        ...(head && { head }),
        ...(body && { body }),
        notes: mapped(block.notes, text),
      });
    }
    case 'picture':
      return withParts(block, mapCaption(block, text));
    case 'figure':
      return withParts(block, {
        ...(block.finding && { finding: text(block.finding) }),
        ...mapCaption(block, text),
        notes: mapped(block.notes, text),
      });
    case 'cards': {
      const cards = mapped(block.cards, (card) => {
        const [label, value, unit, foot] = [
          text(card.label),
          text(card.value),
          text(card.unit),
          text(card.foot),
        ];
        return withParts(card, { label, value, unit, foot });
      });
      return withParts(block, { cards });
    }
    case 'glossary': {
      const entries = mapped(block.entries, (entry) =>
        withParts(entry, { term: text(entry.term), definition: text(entry.definition) }),
      );
      return withParts(block, { entries });
    }
    default:
      return block;
  }
}

type Text = (nodes: readonly Inline[]) => readonly Inline[];

function mapCaption({ title, unit }: Partial<Pick<TableNode, 'title' | 'unit'>>, text: Text) {
  return { ...(title && { title: text(title) }), ...(unit && { unit: text(unit) }) };
}

function mapRows(rows: readonly TableRow[], text: Text): readonly TableRow[] {
  return mapped(rows, (row) => {
    const cells = mapped(row.cells, (cell) => withParts(cell, { children: text(cell.children) }));
    return withParts(row, { cells });
  });
}
