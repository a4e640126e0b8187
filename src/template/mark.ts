import { PLACE_ATTRIBUTE, placeKey } from './places.js';

const OPENING_TAG = /<[a-z][a-z0-9-]*/g;

/**
 * Writes into every opening tag of a parsed template where it stands (`<td at="pack.hbs:12:5"`), so that the markup the
 * template yields can still be traced to file, line and column. Changes the syntax tree in place.
 */
export function markElements(program: hbs.AST.Program, file: string): void {
  for (const content of contentsOf(program)) {
    // White-space control may have stripped the start of what was written.
    const written = content.original as unknown as string;
    const lines = written.slice(0, written.indexOf(content.value)).split('\n');
    const position = new Position(content.loc.start.line + lines.length - 1, columnAfter(content, lines));
    let from = 0;
    content.value = content.value.replace(OPENING_TAG, (tag, offset: number) => {
      position.advance(content.value.slice(from, offset));
      from = offset;
      const key = placeKey(file, position.line, position.column);
      return `${tag} ${PLACE_ATTRIBUTE}="${key}"`;
    });
  }
}

function columnAfter(content: hbs.AST.ContentStatement, lines: readonly string[]): number {
  const last = lines.at(-1) as string;
  return lines.length === 1 ? content.loc.start.column + 1 + last.length : last.length + 1;
}

/** A cursor over a text that counts lines and columns from 1. */
class Position {
  constructor(
    public line: number,
    public column: number,
  ) {}

  advance(text: string): void {
    const lines = text.split('\n');
    this.line += lines.length - 1;
    const last = (lines.at(-1) as string).length;
    this.column = lines.length === 1 ? this.column + last : last + 1;
  }
}

/** Every piece of plain text of a template, in blocks too. */
export function* contentsOf(program: hbs.AST.Program): Generator<hbs.AST.ContentStatement> {
  for (const statement of program.body) {
    if (statement.type === 'ContentStatement') yield statement as hbs.AST.ContentStatement;
    const { program: inner, inverse } = statement as Partial<hbs.AST.BlockStatement>;
    if (inner) yield* contentsOf(inner);
    if (inverse) yield* contentsOf(inverse);
  }
}
