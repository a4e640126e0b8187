import * as v from 'valibot';
import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument, Scalar, type YAMLError } from 'yaml';
import { type Bilingual, type Diagnostic, errorAt, type Place } from '../diagnostics.js';
import type { Passage } from './model.js';
import { nearestHint } from './nearest.js';
import { type Run, runsOf } from './passage.js';
import type { Read, SourceText } from './source.js';

/** Keys and indexes that lead to a value. */
export type Path = readonly (string | number)[];

/** A YAML file that still knows where everything in it stands. */
export interface YamlFile {
  readonly file: string;
  /** As plain values; keys without a value are left out. */
  readonly value: unknown;
  /** Where the value at `path` begins, or the nearest value around it. */
  placeOf(path: Path): Place;
  /** Where the last key of `path` stands. */
  placeOfKey(path: Path): Place;
  /** The string at `path`, with the places of its parts. */
  passage(path: Path): Passage;
  /** A scalar as it was written: 1.10 rather than 1.1. */
  written(path: Path): string;
}

/** YAML text → values with places; `value` is undefined when the syntax is at fault. */
export function readYaml({ file, text }: SourceText): Read<YamlFile | undefined> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const found = document.errors.map((error) => syntaxError(error, file, text, lines));
  if (found.length > 0) return { value: undefined, found };

  const nodeAt = (path: Path): Node | undefined => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    return isNode(node) ? node : undefined;
  };
  const values: unknown = withoutEmptyKeys(document.toJS());
  const valueAt = (path: Path) =>
    path.reduce<unknown>((value, key) => (value as Readonly<Record<string | number, unknown>>)[key], values);
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const placeOf = (path: Path): Place => {
    const node = nodeAt(path);
    if (node?.range) return placeAt(node.range[0]);
    return path.length === 0 ? { file, line: 1, column: 1 } : placeOf(path.slice(0, -1));
  };
  const placeOfKey = (path: Path): Place => {
    const parent = nodeAt(path.slice(0, -1));
    const pairs = isMap(parent) ? parent.items : [];
    const key = pairs.map((pair) => pair.key).find((one) => isScalar(one) && one.value === path.at(-1));
    return isScalar(key) && key.range ? placeAt(key.range[0]) : placeOf(path);
  };
  const passage = (path: Path): Passage => {
    const node = nodeAt(path);
    const value = String(valueAt(path));
    // What stands behind an alias (*name) is found, but not followed through the file.
    const runs: Run[] =
      isScalar(node) && node.range
        ? runsOf(value, text, contentStart(node, text), (offset) => placeAt(offset))
        : [];
    const { line, column } = runs[0] ?? placeOf(path);
    return { text: value, place: { file, ...(line && column && { line, column }) }, runs };
  };
  const written = (path: Path): string => {
    const node = nodeAt(path);
    return isScalar(node) && node.source !== undefined ? node.source : String(valueAt(path));
  };
  return {
    value: { file, value: values, placeOf, placeOfKey, passage, written },
    found: [],
  };
}

/**
 * Where the text of a scalar begins: after the head line of a block scalar (`>-`), after an opening quote.
 */
function contentStart(node: Node, text: string): number {
  const start = node.range?.[0] ?? 0;
  if (!isScalar(node)) return start;
  const block = node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL;
  if (block) return text.indexOf('\n', start) + 1;
  return node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE ? start + 1 : start;
}

/** `subtitle:` with nothing behind it counts as not written. */
function withoutEmptyKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(entries.map(([key, one]) => [key, withoutEmptyKeys(one)]));
}

const syntaxHints: Readonly<Record<string, Bilingual>> = {
  TAB_AS_INDENT: { zh: '缩进要用空格，不能用制表符。', en: 'Indent with spaces, not with tabs.' },
  BAD_INDENT: { zh: '这一行的缩进与上下不一致。', en: 'The line is indented unlike its neighbours.' },
  MISSING_CHAR: { zh: '少了收尾的引号或括号。', en: 'A closing quote or bracket is missing.' },
  DUPLICATE_KEY: { zh: '同一个名称写了两遍。', en: 'The same key is written twice.' },
  BLOCK_AS_IMPLICIT_KEY: {
    zh: '文字里有冒号加空格时，要用引号把整段括起来。',
    en: 'A text that contains a colon and a space must stand in quotes.',
  },
};
const fullWidthColon: Bilingual = {
  zh: '冒号要用半角（:），后面空一格。',
  en: 'Use a half-width colon (:) followed by a space.',
};

function syntaxError(error: YAMLError, file: string, text: string, lines: LineCounter): Diagnostic {
  const { line, col } = lines.linePos(error.pos[0]);
  const source = text.split('\n')[line - 1] ?? '';
  return errorAt(
    'yaml-syntax',
    { zh: 'YAML 写法有误', en: `YAML syntax: ${error.message}` },
    {
      place: { file, line, column: col },
      hint: /^[\s-]*\w+：/.test(source) ? fullWidthColon : syntaxHints[error.code],
    },
  );
}

/**
 * Holds a YAML file against a schema. `value` is undefined when anything is wrong with it; every wrong value,
 * missing key and unknown key is found at its own place.
 */
export function checkYaml<S extends v.GenericSchema>(
  schema: S,
  yaml: YamlFile,
): Read<v.InferOutput<S> | undefined> {
  const result = v.safeParse(schema, yaml.value);
  if (result.success) return { value: result.output, found: [] };
  return { value: undefined, found: result.issues.map((issue) => wrongValue(issue, schema, yaml)) };
}

function wrongValue(issue: v.BaseIssue<unknown>, schema: v.GenericSchema, yaml: YamlFile): Diagnostic {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const name = path.findLast((key) => typeof key === 'string') ?? yaml.file;
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownKey(path, schema, yaml);
  if (issue.received === 'undefined') {
    const message = { zh: `缺少“${name}”`, en: `"${name}" is missing` };
    return errorAt('missing-key', message, { place: yaml.placeOf(path.slice(0, -1)) });
  }
  if (issue.type === 'picklist') return unknownChoice(String(issue.input), path, schema, yaml);
  const shape = shapes[issue.type] ?? { zh: '别的内容', en: 'something else' };
  return errorAt(
    'wrong-value',
    { zh: `“${name}”应是${shape.zh}`, en: `"${name}" should be ${shape.en}` },
    { place: yaml.placeOf(path), hint: issue.type === 'string' ? quoteHint(issue.input) : undefined },
  );
}

const shapes: Readonly<Record<string, Bilingual>> = {
  string: { zh: '一段文字', en: 'a text' },
  non_empty: { zh: '一段文字，不能空', en: 'a text that is not empty' },
  number: { zh: '一个数', en: 'a number' },
  integer: { zh: '一个整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '一个列表（每项前写“- ”）', en: 'a list, each item after a dash' },
  strict_object: { zh: '几行“名称: 内容”', en: 'a group of keys' },
  record: { zh: '几行“名称: 内容”', en: 'a group of keys' },
  union: { zh: '一个数', en: 'a number' },
  iso_date: { zh: '像 2022-02-22 这样的日期', en: 'a date such as 2022-02-22' },
};

function quoteHint(input: unknown): Bilingual | undefined {
  if (typeof input !== 'number' && typeof input !== 'boolean') return undefined;
  return { zh: `加上引号："${input}"。`, en: `Put it in quotes: "${input}".` };
}

function unknownKey(path: Path, schema: v.GenericSchema, yaml: YamlFile): Diagnostic {
  const name = String(path.at(-1));
  const known = Object.keys(schemaAt(schema, path.slice(0, -1)).entries ?? {});
  const message = { zh: `不认识的名称“${name}”`, en: `"${name}" is not a known key` };
  return errorAt('unknown-key', message, { place: yaml.placeOfKey(path), hint: nearestHint(name, known) });
}

function unknownChoice(given: string, path: Path, schema: v.GenericSchema, yaml: YamlFile): Diagnostic {
  const choice = schemaAt(schema, path).options ?? [];
  const message = { zh: `不认识“${given}”`, en: `"${given}" is not one of the choices` };
  return errorAt('unknown-choice', message, { place: yaml.placeOf(path), hint: nearestHint(given, choice) });
}

/** What is looked at in a schema: the parts of an object, list, record or choice. */
interface SchemaParts {
  readonly entries?: Readonly<Record<string, SchemaParts>>;
  readonly item?: SchemaParts;
  readonly value?: SchemaParts;
  readonly wrapped?: SchemaParts;
  readonly options?: readonly string[];
}

function schemaAt(schema: v.GenericSchema, path: Path): SchemaParts {
  const unwrap = (parts: SchemaParts): SchemaParts => (parts.wrapped ? unwrap(parts.wrapped) : parts);
  let parts = unwrap(schema as SchemaParts);
  for (const key of path) {
    parts = unwrap(parts.entries?.[key] ?? parts.item ?? parts.value ?? {});
  }
  return parts;
}
