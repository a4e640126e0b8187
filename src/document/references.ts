import type { GlossaryEntry } from '../report/report.js';
import type { Block, Figure, Heading, Inline, TableNode } from './tree.js';
import { blocksIn, mapped, mapTexts } from './walk.js';

/** The document with the name of what it refers to in every reference; numbers are known only now. */
export function withReferencesNamed(
  blocks: readonly Block[],
  glossary: readonly GlossaryEntry[],
): readonly Block[] {
  const names = new Map(glossary.map(({ id, term }) => [id, quoted(term)]));
  for (const block of blocksIn(blocks)) {
    if (block.kind === 'heading') names.set(block.id, headingName(block));
    else if (block.kind === 'table' || block.kind === 'figure')
      names.set(block.id, numbersOf(block) ?? quoted(plainText(block.title ?? [])));
  }
  const named = (text: readonly Inline[]): readonly Inline[] =>
    mapped(text, (node) => {
      if (node.kind === 'reference') return { ...node, text: names.get(node.to) ?? '' };
      if (node.kind !== 'span' && node.kind !== 'link') return node;
      const children = named(node.children);
      return children === node.children ? node : { ...node, children };
    });
  return mapTexts(blocks, named);
}

/** 表2, or 表2至表4 of one that was divided. */
function numbersOf(block: TableNode | Figure): string | undefined {
  const divided = block.kind === 'table' ? block.dividedInto : undefined;
  return divided ? `${block.number}至${divided.lastNumber}` : block.number;
}

/** 第三部分 of a numbered heading, 附件1 of an annex, else its words. */
function headingName({ label, isAnnex, children }: Heading): string {
  if (label === undefined) return quoted(plainText(children));
  return isAnnex ? label : `第${label.replace('、', '')}部分`;
}

function quoted(words: string): string {
  return words === '' || words.startsWith('“') ? words : `“${words}”`;
}

function plainText(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      return node.kind === 'span' || node.kind === 'link' ? plainText(node.children) : '';
    })
    .join('');
}
