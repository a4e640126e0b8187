import Handlebars from 'handlebars';
import { type Diagnostic, errorAt, type Place, ReportError } from '../core/diagnostics.js';
import { type Position, TextProblem } from '../handlebars/problem.js';
import { HelperProblem, positionOf } from './helpers/context.js';

/** Where a position of a text is in its file; without a position, where the text begins. */
export type PlaceOf = (position?: Position) => Place;

export const inFile =
  (file: string): PlaceOf =>
  (position) =>
    position ? placeIn({ file }, position) : { file };

/** What Handlebars or a helper has thrown, each with its place; what else is thrown is thrown on. */
export function* diagnose(problem: unknown, placeOf: PlaceOf): Generator<Diagnostic> {
  if (problem instanceof ReportError) {
    yield* problem.diagnostics;
  } else if (problem instanceof HelperProblem) {
    const place = placeOf(positionOf(problem.options));
    yield errorAt(problem.code, problem.bilingual, { place, hint: problem.hint });
  } else if (problem instanceof TextProblem) {
    yield errorAt(problem.code, problem.bilingual, { place: placeOf(problem.position), hint: problem.hint });
  } else if (problem instanceof RangeError) {
    // too many characters for one string, or too many calls for the stack
    const message = { zh: '模板写出的太多', en: 'the template writes too much' };
    yield errorAt('too-much-text', message, { place: placeOf() });
  } else if (missingField(problem) !== undefined) {
    const { lineNumber: line, column = 0 } = problem as HandlebarsError;
    const field = missingField(problem);
    yield errorAt(
      'missing-field',
      { zh: `这里没有“${field}”的值`, en: `there is no value for “${field}” here` },
      {
        place: placeOf(line === undefined ? undefined : { line, column }),
        hint: {
          zh: '可有可无的，先用 {{#if …}} 判断',
          en: 'ask with {{#if …}} first where it may be missing',
        },
      },
    );
  } else if (isHandlebarsError(problem)) {
    const line = problem.lineNumber ?? lineOf(problem.message);
    const message = firstLine(problem.message);
    yield errorAt(
      'template',
      { zh: `模板有误：${message}`, en: `template: ${message}` },
      { place: placeOf(line === undefined ? undefined : { line, column: problem.column ?? 0 }) },
    );
  } else {
    throw problem;
  }
}

/** A position of a template in its file; Handlebars counts columns from 0. */
export function placeIn({ file }: Pick<Place, 'file'>, { line, column }: Position): Place {
  return { file, line, column: column + 1 };
}

interface HandlebarsError extends Error {
  readonly lineNumber?: number;
  readonly column?: number;
}

function isHandlebarsError(problem: unknown): problem is HandlebarsError {
  const known =
    problem instanceof Error &&
    (problem instanceof Handlebars.Exception || /^(?:Parse|Lexical) error/.test(problem.message));
  return known;
}

/**
 * The name that a template looked for in vain. Handlebars says so in a record; in a text, or behind a name that
 * has no value, its own code fails with a TypeError, which a helper's never is.
 */
function missingField(problem: unknown): string | undefined {
  if (!(problem instanceof Error)) return undefined;
  const strict = /^"(.+?)" not defined in /.exec(problem.message);
  if (strict) return strict[1];
  const isLookUp = /^\s+at .*(strict|lookupProperty)/.test(problem.stack?.split('\n')[1] ?? '');
  return isLookUp ? /'([^']+)'/.exec(problem.message.replace("'in'", ''))?.[1] : undefined;
}

/** Parse and lexical errors of Handlebars carry their line only in the message: `Parse error on line 3:`. */
function lineOf(message: string): number | undefined {
  const match = /on line (\d+)/.exec(message);
  return match ? Number(match[1]) : undefined;
}

/** The message without the position that Handlebars appends, and of a parse error only what was expected. */
function firstLine(message: string): string {
  const lines = message.split('\n');
  const text = /^Parse error/.test(message) ? (lines.at(-1) ?? message) : (lines[0] as string);
  return text.replace(/ - \d+:\d+$/, '');
}
