import { type Diagnostic, errorAt, type Place } from '../core/diagnostics.js';
import type { Passage } from '../core/source/passage.js';
import { placeWithin } from '../core/source/passage.js';
import type { Read } from '../core/source/text.js';
import { parseHandlebars } from '../handlebars/parse.js';
import { type Position, TextProblem } from '../handlebars/problem.js';
import type { Database } from '../incremental/database.js';
import { keptTable } from '../incremental/kept.js';
import { memo } from '../incremental/memo.js';

/** A helper with its arguments in a Handlebars text: `{{figure "gdp" "2021年实绩"}}`. */
export interface HelperCall {
  readonly helper: string;
  /** The arguments up to the first that is not written out as a text. */
  readonly names: readonly { readonly name: string; readonly place: Place }[];
  readonly place: Place;
}

/** Syntax trees by text. */
const parsed = memo<string, hbs.AST.Program>('passage');

/**
 * Every helper call of a passage, in blocks and in sub-expressions too; a syntax error is found, not
 * thrown.
 */
export function helperCalls(passage: Passage, database: Database): Read<readonly HelperCall[]> {
  const { text, place, runs } = passage;
  if (!text.includes('{{')) return { value: [], found: [] };
  return callsFound(
    database,
    '',
    () => JSON.stringify([text, place, runs]),
    () => callsIn(passage, database),
  );
}

const callsFound = keptTable<Read<readonly HelperCall[]>>('calls of a passage');

function callsIn(passage: Passage, database: Database): Read<readonly HelperCall[]> {
  const { value: program, found } = programOf(passage, database);
  const calls: HelperCall[] = [];
  walk(program, (node) => calls.push(callOf(node, passage)));
  return { value: calls, found };
}

/** The syntax tree of a passage; none where it holds no Handlebars, as most do, or is at fault. */
export function programOf(passage: Passage, database: Database): Read<hbs.AST.Program | undefined> {
  const { text } = passage;
  if (!text.includes('{{')) return { value: undefined, found: [] };
  try {
    return { value: parsed(database, text, [], () => parseHandlebars(text)), found: [] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { value: undefined, found: [syntaxError(error, passage)] };
  }
}

type CallNode = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression;
const callTypes = new Set(['MustacheStatement', 'BlockStatement', 'SubExpression']);

/** Visits the calls of a syntax tree, which is made of plain objects and lists all the way down. */
function walk(node: unknown, visit: (call: CallNode) => void): void {
  if (node === null || typeof node !== 'object') return;
  if ('type' in node && callTypes.has(String(node.type))) visit(node as CallNode);
  for (const child of Object.values(node)) walk(child, visit);
}

function callOf({ path, params, loc }: CallNode, passage: Passage): HelperCall {
  const literal = params.findIndex(({ type }) => type !== 'StringLiteral');
  const names = (literal === -1 ? params : params.slice(0, literal)) as hbs.AST.StringLiteral[];
  return {
    helper: 'original' in path ? String(path.original) : '',
    // One further than the argument begins is where the name does, after its quote.
    names: names.map(({ value, loc }) => ({ name: value, place: placeOfPosition(passage, loc.start, 1) })),
    place: placeOfPosition(passage, loc.start),
  };
}

/** Where a position of a passage is in its file, or so many characters further; without one, where it begins. */
export function placeOfPosition(passage: Passage, position?: Position, further = 0): Place {
  if (position === undefined) return passage.place;
  const before = passage.text.split('\n').slice(0, position.line - 1);
  const start = before.reduce((length, text) => length + text.length + 1, 0);
  return placeWithin(passage, start + position.column + further);
}

/** Handlebars tells the line of what it can't parse, and the place of blocks that don't match. */
function syntaxError(
  error: Error & Partial<hbs.AST.Position & { lineNumber: number }>,
  passage: Passage,
): Diagnostic {
  if (error instanceof TextProblem) {
    const { code, bilingual, position, hint } = error;
    return errorAt(code, bilingual, { place: placeOfPosition(passage, position), hint });
  }
  const line = error.lineNumber ?? Number(/on line (\d+)/.exec(error.message)?.[1] ?? 1);
  const [, opened, closed] = /^(\S+) doesn't match (\S+)/.exec(error.message) ?? [];
  const message = opened
    ? { zh: `“${opened}”与“${closed}”不成对`, en: `"${opened}" is closed by "${closed}"` }
    : { zh: '花括号里的写法有误', en: 'An expression in braces is malformed' };
  return errorAt('handlebars-syntax', message, {
    place: placeOfPosition(passage, { line, column: error.column ?? 0 }),
    hint: { zh: '每个 {{ 都要有 }}，引号要成对。', en: 'Every {{ needs its }}, every quote its partner.' },
  });
}
