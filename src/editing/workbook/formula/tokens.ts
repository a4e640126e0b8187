import { columnLetters } from '../../../input/raw-table.js';
import { columnOf } from '../sheet-xml.js';

/** A corner of a reference, from 1; `fixed` is what dollar signs hold. A whole row or column leaves out the other. */
export interface Corner {
  readonly line?: number;
  readonly column?: number;
  readonly fixedLine?: boolean;
  readonly fixedColumn?: boolean;
}

/** A cell (`last` is absent) or an area that a formula refers to. */
export interface Reference {
  readonly kind: 'reference';
  /** The worksheet as it is named; undefined for the one that the formula stands in. */
  readonly sheet?: string;
  /** What stands before it as written: `'表1'!`. */
  readonly prefix: string;
  readonly first: Corner;
  readonly last?: Corner;
}

/** A piece of a formula. What is neither is `other`: operators, functions, names, tables. */
export type Token =
  | Reference
  | { readonly kind: 'text' | 'number' | 'name' | 'function' | 'error' | 'other'; readonly text: string };

const CELL = '\\$?[A-Za-z]{1,3}\\$?\\d{1,7}';
const AREA = `${CELL}(?::${CELL})?|\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}|\\$?\\d{1,7}:\\$?\\d{1,7}`;
const SHEET = `(?:'(?:[^']|'')+'|[\\p{L}\\p{N}_.]+)!`;

const pattern = new RegExp(
  [
    '(?<text>"(?:[^"]|"")*")',
    // another workbook, or several sheets at once: nothing of this one is meant by what follows
    `(?<foreign>(?:'[^']*\\[[^']*'!|\\[[^\\]]*\\][\\p{L}\\p{N}_.]*!|[\\p{L}\\p{N}_.]+:[\\p{L}\\p{N}_.]+!)(?:${AREA})?)`,
    `(?<sheet>${SHEET})?(?<area>${AREA})(?![\\p{L}\\p{N}_.(])`,
    `(?<error>(?:${SHEET})?#(?:REF!|N/A|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!))`,
    '(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)',
    '(?<function>[\\p{L}_\\\\][\\p{L}\\p{N}_.]*)(?=\\()',
    `(?<name>(?:${SHEET})?[\\p{L}_\\\\][\\p{L}\\p{N}_.\\\\?]*(?:\\[(?:[^\\[\\]]|\\[[^\\]]*\\])*\\])?)`,
    '(?<other>\\[(?:[^\\[\\]]|\\[[^\\]]*\\])*\\]|<>|<=|>=|[^])',
  ].join('|'),
  'gu',
);

/** The pieces of a formula, which joined are the formula. */
export function tokensOf(formula: string): Token[] {
  return [...formula.matchAll(pattern)].map(({ 0: text, groups = {} }): Token => {
    if (groups.area !== undefined) return referenceOf(groups.sheet, groups.area);
    const kinds = ['text', 'number', 'name', 'function', 'error'] as const;
    return {
      kind: kinds.find((kind) => groups[kind] !== undefined) ?? (groups.foreign ? 'name' : 'other'),
      text,
    };
  });
}

function referenceOf(prefix: string | undefined, area: string): Reference {
  const [first = '', last] = area.split(':');
  return {
    kind: 'reference',
    prefix: prefix ?? '',
    ...(prefix !== undefined && { sheet: sheetNameOf(prefix) }),
    first: cornerOf(first),
    ...(last !== undefined && { last: cornerOf(last) }),
  };
}

function sheetNameOf(prefix: string): string {
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

function cornerOf(written: string): Corner {
  const [, fixedColumn, letters, fixedLine, line] = /^(\$)?([A-Za-z]+)?(\$)?(\d+)?$/.exec(written) ?? [];
  // of `$3` the dollar is before the row
  const holdsLine = fixedLine !== undefined || (letters === undefined && fixedColumn !== undefined);
  return {
    ...(line !== undefined && { line: Number(line) }),
    ...(letters !== undefined && { column: columnOf(letters.toUpperCase()) }),
    ...(holdsLine && { fixedLine: true }),
    ...(letters !== undefined && fixedColumn !== undefined && { fixedColumn: true }),
  };
}

/** Pieces as a formula. */
export function formulaOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.kind === 'reference' ? referenceText(token) : token.text)).join('');
}

export function referenceText({ prefix, first, last }: Reference): string {
  return `${prefix}${cornerText(first)}${last ? `:${cornerText(last)}` : ''}`;
}

function cornerText({ line, column, fixedLine, fixedColumn }: Corner): string {
  const letters = column === undefined ? '' : `${fixedColumn ? '$' : ''}${columnLetters(column)}`;
  return `${letters}${line === undefined ? '' : `${fixedLine ? '$' : ''}${line}`}`;
}

const LAST_LINE = 1_048_576;
const LAST_COLUMN = 16_384;

/** The block of cells that a reference is of. */
export function blockOf({ first, last = first }: Pick<Reference, 'first' | 'last'>) {
  return {
    top: Math.min(first.line ?? 1, last.line ?? 1),
    bottom: Math.max(first.line ?? LAST_LINE, last.line ?? LAST_LINE),
    left: Math.min(first.column ?? 1, last.column ?? 1),
    right: Math.max(first.column ?? LAST_COLUMN, last.column ?? LAST_COLUMN),
  };
}

/** A formula as it reads so many rows and columns further on: what dollar signs hold stays. */
export function movedFormula(formula: string, lines: number, columns: number): string {
  const moved = ({ line, column, ...fixed }: Corner): Corner => ({
    ...fixed,
    ...(line !== undefined && { line: fixed.fixedLine ? line : wrapped(line + lines, LAST_LINE) }),
    ...(column !== undefined && {
      column: fixed.fixedColumn ? column : wrapped(column + columns, LAST_COLUMN),
    }),
  });
  return formulaOf(
    tokensOf(formula).map((token) =>
      token.kind === 'reference'
        ? { ...token, first: moved(token.first), ...(token.last && { last: moved(token.last) }) }
        : token,
    ),
  );
}

function wrapped(index: number, last: number): number {
  return ((((index - 1) % last) + last) % last) + 1;
}
