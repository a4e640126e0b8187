import { type Node, Schema } from 'prosemirror-model';
import { type Piece, piecesOf, sourceOf } from '../../texts/pieces.js';
import type { ParagraphHome, TextParagraph } from '../../wire/texts.js';

/** Paragraphs of words, figures and marks of terms; a paragraph knows the cell that it stands in, where it does. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: {
      content: 'inline*',
      attrs: { cell: { default: null } },
      parseDOM: [{ tag: 'p' }],
      toDOM: () => ['p', 0],
    },
    text: { group: 'inline' },
    call: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { source: {} },
      // what is pasted here from here keeps its figures; what comes from elsewhere brings none
      parseDOM: [{ tag: 'span[data-call]', getAttrs: (node) => ({ source: node.dataset.call }) }],
      toDOM: ({ attrs }) => ['span', { 'data-call': attrs.source as string }],
    },
    term: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { name: {} },
      parseDOM: [{ tag: 'span[data-term]', getAttrs: (node) => ({ name: node.dataset.term }) }],
      toDOM: ({ attrs }) => ['span', { 'data-term': attrs.name as string }],
    },
  },
});

export function documentOf(paragraphs: readonly TextParagraph[]): Node {
  const nodes = paragraphs.map(({ source, home }) =>
    schema.node('paragraph', { cell: cellOf(home) }, piecesOf(source).map(nodeOf)),
  );
  return schema.node('doc', null, nodes.length > 0 ? nodes : [schema.node('paragraph')]);
}

function nodeOf(piece: Piece): Node {
  if (piece.kind === 'words') return schema.text(piece.text);
  if (piece.kind === 'call') return schema.node('call', { source: piece.source });
  return schema.node('term', { name: piece.name });
}

/** `3:2`: the cell of a paragraph by line and column. */
export function cellOf(home: ParagraphHome): string | null {
  return home.kind === 'cell' ? `${home.line}:${home.column}` : null;
}

/** A paragraph as it is edited. */
export interface EditedParagraph {
  readonly source: string;
  readonly cell: string | null;
}

/** The paragraphs of a document as the pack writes them; one without words is none. */
export function paragraphsOf(doc: Node): EditedParagraph[] {
  const paragraphs: EditedParagraph[] = [];
  doc.forEach((node) => {
    const source = sourceOf(piecesIn(node)).trim();
    if (source !== '') paragraphs.push({ source, cell: node.attrs.cell as string | null });
  });
  return paragraphs;
}

function piecesIn(paragraph: Node): Piece[] {
  const pieces: Piece[] = [];
  paragraph.forEach(({ type, text, attrs }) => {
    if (type.name === 'text') pieces.push({ kind: 'words', text: text ?? '' });
    else if (type.name === 'call') pieces.push({ kind: 'call', source: attrs.source as string });
    else pieces.push({ kind: 'term', name: attrs.name as string });
  });
  return pieces;
}
