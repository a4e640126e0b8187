/*
 * A paragraph of the pack as it is edited: words, and between them what the program fills in. Both the page and the
 * server take paragraphs apart with this.
 */

/** A piece of a paragraph: words; a figure or the like, as it is called; the mark of a term. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'call'; readonly source: string }
  | { readonly kind: 'term'; readonly name: string };

const INSIDE = `(?:"[^"]*"|'[^']*'|[^}"'])*`;

const pattern = new RegExp(
  [
    '(?<escaped>\\\\\\{\\{)',
    // a backslash that stands before a call, and means itself
    '(?<backslash>\\\\\\\\(?=\\{\\{))',
    `(?<call>\\{\\{!--[\\s\\S]*?--\\}\\}|\\{\\{\\{${INSIDE}\\}\\}\\}|\\{\\{${INSIDE}\\}\\})`,
    '\\[\\^(?<term>[^\\]\\n]{1,200})\\]',
  ].join('|'),
  'g',
);

/** The pieces of a paragraph as it is written in the pack. */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  const say = (text: string) => {
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.kind === 'words') pieces[pieces.length - 1] = { kind: 'words', text: last.text + text };
    else pieces.push({ kind: 'words', text });
  };
  let from = 0;
  for (const { 0: found, index, groups = {} } of source.matchAll(pattern)) {
    say(source.slice(from, index));
    from = index + found.length;
    if (groups.escaped !== undefined) say('{{');
    else if (groups.backslash !== undefined) say('\\');
    else if (groups.call !== undefined) pieces.push({ kind: 'call', source: groups.call });
    else pieces.push({ kind: 'term', name: groups.term ?? '' });
  }
  say(source.slice(from));
  return pieces;
}

/** Pieces as the pack writes them: braces that somebody typed mean themselves. */
export function sourceOf(pieces: readonly Piece[]): string {
  return pieces.map((piece, index) => writtenPiece(piece, pieces[index + 1])).join('');
}

function writtenPiece(piece: Piece, next: Piece | undefined): string {
  if (piece.kind === 'call') return piece.source;
  if (piece.kind === 'term') return `[^${piece.name}]`;
  const text = piece.text.replaceAll('{{', '\\{{');
  return next?.kind === 'call' && text.endsWith('\\') ? `${text}\\` : text;
}

/** A call by its helper and what it is given, each a text: `figure`, [gdp, 2024年]; undefined for any other. */
export function callOf(
  source: string,
): { readonly helper: string; readonly names: readonly string[] } | undefined {
  const found = /^\{\{\s*([A-Za-z]+)((?:\s+(?:"[^"]*"|'[^']*'))*)((?:\s+\w+=\w+)*)\s*\}\}$/.exec(source);
  if (!found) return undefined;
  const [, helper = '', names = ''] = found;
  return { helper, names: (names.match(/"[^"]*"|'[^']*'/g) ?? []).map((one) => one.slice(1, -1)) };
}

/** A helper with what it is given as a call; undefined where a name can't be written so. */
export function writtenCall(helper: string, names: readonly string[]): string | undefined {
  if (names.some((name) => (name.includes('"') && name.includes("'")) || /[\n\r]|\}\}/.test(name)))
    return undefined;
  const quoted = names.map((name) => (name.includes('"') ? `'${name}'` : `"${name}"`));
  return `{{${[helper, ...quoted].join(' ')}}}`;
}
