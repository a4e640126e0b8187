import type { Block, Inline, Table, TableRow } from './tree.js';

/** Every block, those inside sections and columns after the one that holds them. */
export function* blocksIn(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'section') yield* blocksIn(block.children);
    if (block.kind === 'columns') for (const column of block.columns) yield* blocksIn(column.children);
  }
}

/** Every inline node of a block itself, those inside spans and links after the one that holds them. */
export function* inlinesIn(block: Block): Generator<Inline> {
  yield* deep(ownText(block));
}

function* deep(nodes: readonly Inline[]): Generator<Inline> {
  for (const node of nodes) {
    yield node;
    if (node.kind === 'span' || node.kind === 'link') yield* deep(node.children);
  }
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
    case 'paragraph':
      return block.children;
    case 'list':
      return block.items.flatMap((item) => item.children);
    case 'table': {
      const cells = [...block.head, ...block.body].flatMap((row) => row.cells);
      const around = [...(block.title ?? []), ...(block.unit ?? []), ...block.notes.flat()];
      return [...around, ...cells.flatMap((cell) => cell.children)];
    }
    case 'figure':
      return [...(block.title ?? []), ...(block.unit ?? []), ...block.notes.flat()];
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

/** What becomes of one text of a block: a heading, a paragraph, a cell. */
export type TextChange = (text: readonly Inline[], block: Block) => readonly Inline[];

/** The blocks with every text in them changed, in the order in which they are read. */
export function mapTexts(blocks: readonly Block[], change: TextChange): Block[] {
  return blocks.map((block) => mapBlock(block, change));
}

function mapBlock(block: Block, change: TextChange): Block {
  const text = (nodes: readonly Inline[]) => change(nodes, block);
  switch (block.kind) {
    case 'section':
      return { ...block, children: mapTexts(block.children, change) };
    case 'columns':
      return {
        ...block,
        columns: block.columns.map((one) => ({ ...one, children: mapTexts(one.children, change) })),
      };
    case 'heading':
    case 'paragraph':
      return { ...block, children: text(block.children) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, children: text(item.children) })) };
    case 'table':
      return { ...block, ...mapCaption(block, text), ...mapRows(block, text), notes: block.notes.map(text) };
    case 'figure':
      return { ...block, ...mapCaption(block, text), notes: block.notes.map(text) };
    case 'cards': {
      const cards = block.cards.map((card) => {
        const [label, value, unit, foot] = [card.label, card.value, card.unit, card.foot].map(text);
        return { ...card, label, value, unit, foot } as typeof card;
      });
      return { ...block, cards };
    }
    case 'glossary': {
      const entries = block.entries.map((entry) => {
        return { ...entry, term: text(entry.term), definition: text(entry.definition) };
      });
      return { ...block, entries };
    }
    default:
      return block;
  }
}

type Text = (nodes: readonly Inline[]) => readonly Inline[];

function mapCaption({ title, unit }: Pick<Table, 'title' | 'unit'>, text: Text) {
  return { ...(title && { title: text(title) }), ...(unit && { unit: text(unit) }) };
}

function mapRows({ head, body }: Table, text: Text): Pick<Table, 'head' | 'body'> {
  const rows = (list: readonly TableRow[]) =>
    list.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, children: text(cell.children) })),
    }));
  return { head: rows(head), body: rows(body) };
}
