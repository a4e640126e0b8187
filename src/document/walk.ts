import type { Block, Inline } from './tree.js';

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
