import { noteMark } from '../chinese/circled.js';
import type { Block, GlossaryItem, Inline } from './tree.js';
import { blocksIn, mapped, mapTexts, termsOf } from './walk.js';

/** The numbers that terms have by where they are first marked; those without a mark follow in their own order. */
export function numbersByAppearance(
  blocks: readonly Block[],
  terms: readonly { readonly id: string }[],
): ReadonlyMap<string, number> {
  const known = new Set(terms.map(({ id }) => id));
  const order = new Set<string>();
  for (const block of blocksIn(blocks)) for (const id of termsOf(block)) if (known.has(id)) order.add(id);
  for (const { id } of terms) order.add(id);
  return new Map([...order].map((id, index) => [id, index + 1]));
}

/** The document with those numbers in every mark, and the glossary in their order. */
export function renumbered(blocks: readonly Block[], numbers: ReadonlyMap<string, number>): readonly Block[] {
  const change = (text: readonly Inline[]): readonly Inline[] =>
    mapped(text, (node) => {
      if (node.kind === 'note-mark') {
        const number = numbers.get(node.entry);
        return number === undefined ? node : withMark(node, noteMark(number));
      }
      if (node.kind !== 'span' && node.kind !== 'link') return node;
      const children = change(node.children);
      return children === node.children ? node : { ...node, children };
    });
  return withGlossaries(mapTexts(blocks, change), (entries) => {
    const own = mapped(entries, (entry) => {
      const number = numbers.get(entry.id);
      return number === undefined ? entry : withMark(entry, noteMark(number));
    });
    return own.toSorted((one, other) => (numbers.get(one.id) ?? 0) - (numbers.get(other.id) ?? 0));
  });
}

function withMark<Marked extends { readonly mark: string }>(one: Marked, mark: string): Marked {
  return one.mark === mark ? one : { ...one, mark };
}

function withGlossaries(
  blocks: readonly Block[],
  change: (entries: readonly GlossaryItem[]) => readonly GlossaryItem[],
): readonly Block[] {
  return mapped(blocks, (block): Block => {
    if (block.kind === 'glossary') return { ...block, entries: change(block.entries) };
    if (block.kind !== 'section') return block;
    const children = withGlossaries(block.children, change);
    return children === block.children ? block : { ...block, children };
  });
}
