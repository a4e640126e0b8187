import type { Inline } from '../../document/tree.js';

/** Inline nodes as plain text; a text has no pages, so that of a reference only its name is left. */
export function inlineText(nodes: readonly Inline[]): string {
  return nodes.map(textOf).join('');
}

function textOf(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'numeral':
      return node.prefix + node.digits + node.unit + node.qualifier;
    case 'note-mark':
      return `[${node.mark}]`;
    case 'reference':
      return node.text;
    case 'page-reference':
      return '';
    case 'line-break':
      return '\n';
    case 'span':
      return inlineText(node.children);
    case 'link':
      return withAddress(inlineText(node.children), node.to);
  }
}

/** What a link says, and where it leads where that is outside and not what it says. */
function withAddress(text: string, to: string): string {
  return to.startsWith('#') || text.includes(to.replace(/^\w+:(?:\/\/)?/, '')) ? text : `${text} ${to}`;
}
