import type { Block, Card, Contents, Document, Figure } from '../../document/tree.js';
import { blocksIn } from '../../document/walk.js';
import { inlineText } from './inline.js';
import { captionLine, tableLines } from './table.js';

/**
 * A document as plain text in the order in which it is read: to look through, to search, to paste into a mail. What
 * is only there for the page (numbers of pages, white space, rules, ornaments) is left out, and drawings are told in
 * words.
 */
export function documentText({ children }: Document): string {
  const lines = linesOf(children, children);
  // never more than one blank line, and none at either end
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** `all` are the blocks of the whole document, which contents list. */
function linesOf(blocks: readonly Block[], all: readonly Block[]): string[] {
  return blocks.flatMap((block) => blockLines(block, all));
}

function blockLines(block: Block, all: readonly Block[]): string[] {
  switch (block.kind) {
    case 'section':
      return ['', ...linesOf(block.children, all), ''];
    case 'columns':
      return block.columns.flatMap(({ children }) => linesOf(children, all));
    case 'heading':
      return ['', headingLine(block.label, inlineText([...block.children, ...(block.behind ?? [])])), ''];
    case 'paragraph':
      return [inlineText(block.children)];
    case 'list':
      return block.items.map(({ label, children }) => label + inlineText(children));
    case 'table':
      return ['', ...tableLines(block), ''];
    case 'figure':
      return ['', ...figureLines(block), ''];
    case 'picture':
      return ['', captionLine({ number: block.number, title: block.title, unit: undefined }), block.alt, ''];
    case 'cards':
      return ['', ...block.cards.map(cardLine), ''];
    case 'glossary':
      return block.entries.map(({ mark, term, definition }) => {
        return `[${mark}] ${inlineText(term)}：${inlineText(definition)}`;
      });
    case 'contents':
      return ['', ...contentsLines(block, all), ''];
    // what is at the foot of pages or at the end is told of where it is marked
    case 'endnotes':
    case 'space':
    case 'rule':
    case 'ornament':
      return [];
  }
}

/** The headings, tables or figures that contents list, without their pages. */
function contentsLines({ of, depth, title }: Contents, all: readonly Block[]): string[] {
  const lines = [...blocksIn(all)].flatMap((block) => {
    if (of === 'headings')
      return block.kind === 'heading' && block.level <= depth && !block.isUnlisted
        ? [headingLine(block.label, inlineText(block.children))]
        : [];
    const isListed = block.kind === (of === 'tables' ? 'table' : 'figure');
    if ('isFurtherPart' in block && block.isFurtherPart) return [];
    return isListed && 'number' in block && block.number !== undefined
      ? [captionLine({ number: block.number, title: block.title, unit: undefined })]
      : [];
  });
  return lines.length > 0 && title !== undefined ? [title, ...lines] : lines;
}

/** 一、 stands right before a heading, 附件1 apart. */
function headingLine(label: string | undefined, text: string): string {
  if (label === undefined) return text;
  return /[、．.）)]$/.test(label) ? label + text : `${label} ${text}`;
}

function figureLines({ finding = [], number, title, unit, alt, notes }: Figure): string[] {
  return [inlineText(finding), captionLine({ number, title, unit }), alt, ...notes.map(inlineText)].filter(
    (line) => line !== '',
  );
}

/** 地区生产总值：约1,000亿元，增长5.5%，目标6% */
function cardLine({ label, prefix, value, unit, change, foot }: Card): string {
  const [name, figure] = [inlineText(label), inlineText([...prefix, ...value, ...unit])];
  const rest = [change, foot].map(inlineText).filter((part) => part !== '');
  return `${name}：${[figure, ...rest].join('，')}`;
}
