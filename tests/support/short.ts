import type { Inline } from '../../src/document/tree.js';

/** Inline nodes in short: text as it is, a span or link as <name>…</>, a figure in [ ], a mark in ( ). */
export function short(nodes: readonly Inline[] | undefined): string {
  return (nodes ?? []).map(shortNode).join('');
}

function shortNode(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'span':
      return `<${node.style}>${short(node.children)}</>`;
    case 'link':
      return `<${node.to}>${short(node.children)}</>`;
    case 'numeral':
      return `[${[node.prefix, node.digits, node.unit, node.qualifier].join('|')}]`;
    case 'note-mark':
      return `(${node.mark}${node.occurrence === 1 ? ' first' : ''})`;
    case 'page-reference':
      return `#${node.to}`;
    case 'reference':
      return `#${node.text}#${node.withPage ? node.to : ''}`;
    case 'line-break':
      return '/';
  }
}
