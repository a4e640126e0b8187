import { isChinese } from '../core/source/lines.js';
import type { Inline } from './tree.js';

/**
 * Settles white space over a whole paragraph: a run of it becomes one space, or nothing at the paragraph's
 * ends, at a line break, and between two Chinese characters when it holds a newline. Full-width spaces stay.
 */
export function whitespaceNormalised(nodes: readonly Inline[]): Inline[] {
  const settled = settle(nodes, { before: '', pending: '' });
  return trimEnd(settled);
}

/** `before` is the last character put out, `pending` white space whose fate the next character decides. */
interface Edge {
  before: string;
  pending: string;
}

function settle(nodes: readonly Inline[], edge: Edge): Inline[] {
  const [first] = nodes;
  if (first && nodes.length === 1) return settleNode(first, edge);
  return nodes.flatMap((node) => settleNode(node, edge));
}

function settleNode(node: Inline, edge: Edge): Inline[] {
  switch (node.kind) {
    case 'text': {
      const text = settleText(node.text, edge);
      if (text === '') return [];
      return [text === node.text ? node : { ...node, text }];
    }
    case 'span':
    case 'link':
      return [{ ...node, children: settle(node.children, edge) }];
    case 'line-break':
      edge.before = '';
      edge.pending = '';
      return [node];
    case 'numeral':
      return flush(edge, (node.prefix + node.digits).charAt(0), node, lastOf(node));
    case 'note-mark':
      edge.pending = '';
      return [node];
    case 'reference':
      return flush(edge, '表', node, '表');
    default:
      return flush(edge, '0', node, '0');
  }
}

function lastOf(node: Extract<Inline, { kind: 'numeral' }>): string {
  return (node.digits + node.unit + node.qualifier).slice(-1);
}

function flush(edge: Edge, first: string, node: Inline, last: string): Inline[] {
  const space = spaceBetween(edge, first);
  edge.before = last;
  edge.pending = '';
  return space === '' ? [node] : [{ kind: 'text', text: space, place: node.place }, node];
}

function settleText(text: string, edge: Edge): string {
  if (text !== '' && edge.pending === '' && !WHITE_SPACE.test(text)) {
    edge.before = lastCharacter(text);
    return text;
  }
  let out = '';
  for (const piece of text.split(/([ \t\r\n\u2028]+)/)) {
    if (piece === '') continue;
    if (/^[ \t\r\n\u2028]/.test(piece)) {
      // where a line break of the data is not kept it is one of the source
      edge.pending += piece.replaceAll('\u2028', '\n');
      continue;
    }
    out += spaceBetween(edge, [...piece][0] as string) + piece;
    edge.before = [...piece].at(-1) as string;
    edge.pending = '';
  }
  return out;
}

function spaceBetween(edge: Edge, next: string): string {
  if (edge.pending === '' || edge.before === '') return '';
  const isLineEnd = edge.pending.includes('\n');
  return isLineEnd && isChinese(edge.before) && isChinese(next) ? '' : ' ';
}

const WHITE_SPACE = /[ \t\r\n\u2028]/;

/** The last character of a text, both halves of one beyond the basic plane. */
function lastCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(text.length - 2) ?? 0).length === 2
    ? text.slice(-2)
    : text.slice(-1);
}

function trimEnd(nodes: Inline[]): Inline[] {
  const last = nodes.at(-1);
  if (last?.kind !== 'text') return nodes;
  const text = last.text.replace(/[ \t\r\n]+$/, '');
  if (text === last.text) return nodes;
  return text === '' ? trimEnd(nodes.slice(0, -1)) : [...nodes.slice(0, -1), { ...last, text }];
}
