import { CELL_LINE_BREAK } from '../template/escape.js';
import { inlineHandlers } from './handlers/inline.js';
import { isText, type MarkupElement, type MarkupNode } from './markup.js';
import type { ComposeState } from './state.js';
import type { Inline } from './tree.js';
import { whitespaceNormalised } from './whitespace.js';

/** The text of a paragraph or a caption: inline nodes with white space settled across their borders. */
export function composeText(element: MarkupElement | undefined, state: ComposeState): Inline[] {
  return element ? whitespaceNormalised(composeInline(element, state)) : [];
}

/** The text of a cell of a table, whose lines are broken where they are in the data. */
export function composeCellText(element: MarkupElement, state: ComposeState): Inline[] {
  return whitespaceNormalised(withLineBreaks(composeInline(element, state)));
}

function withLineBreaks(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.every(isOneLine) ? nodes : brokenLines(nodes);
}

function isOneLine(node: Inline): boolean {
  return node.kind === 'numeral' || (node.kind === 'text' && !node.text.includes(CELL_LINE_BREAK));
}

function brokenLines(nodes: readonly Inline[]): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.kind === 'span' || node.kind === 'link')
      return [{ ...node, children: withLineBreaks(node.children) }];
    if (node.kind !== 'text' || !node.text.includes(CELL_LINE_BREAK)) return [node];
    const { place } = node;
    const lines = node.text.split(CELL_LINE_BREAK);
    return lines.flatMap((text, index): Inline[] => {
      const line = { ...node, text };
      return index === 0 ? [line] : [{ kind: 'line-break', place }, line];
    });
  });
}

/** The inline nodes inside an element, white space as written. */
export function composeInline(element: MarkupElement, state: ComposeState): Inline[] {
  const [first] = element.children;
  // most elements hold one thing, and a list that grows takes room for more than that
  if (first && element.children.length === 1) return composeNode(first, element, state);
  return element.children.flatMap((child) => composeNode(child, element, state));
}

function composeNode(node: MarkupNode, element: MarkupElement, state: ComposeState): Inline[] {
  if (isText(node)) return composeMarks(node.text, element, state);
  const handler = inlineHandlers[node.name];
  if (handler) return handler(node, state);
  state.reportUnknownElement(node, Object.keys(inlineHandlers));
  return [];
}

/** As long a name as there may be in the data. */
const MARK = /\[\^([^\]]{1,200})\]/g;

/** Splits a text at its glossary marks `[^名词]`. */
function composeMarks(text: string, element: MarkupElement, state: ComposeState): Inline[] {
  const { place } = element;
  if (!text.includes('[^')) return text === '' ? [] : [{ kind: 'text', text, place }];
  const nodes: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > from) nodes.push({ kind: 'text', text: text.slice(from, match.index), place });
    from = match.index + match[0].length;
    const term = match[1] as string;
    const entry = state.findEntry(term);
    if (entry) nodes.push({ kind: 'note-mark', ...state.mark(entry), place });
    else {
      state.report(
        'mark-without-entry',
        { zh: `名词解释里没有“${term}”`, en: `the glossary has no “${term}”` },
        element,
      );
    }
  }
  if (from < text.length) nodes.push({ kind: 'text', text: text.slice(from), place });
  return nodes;
}
