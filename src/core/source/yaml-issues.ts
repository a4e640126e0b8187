import type * as v from 'valibot';
import { type Bilingual, type Diagnostic, errorAt, type Place } from '../diagnostics.js';
import { nearestHint } from './nearest.js';
import { shapeOf } from './shape.js';
import type { Path, PlacedValues } from './values.js';

/** What a schema says against values that were written, in words that a clerk understands and with its place. */
export function wrongValue(
  issue: v.BaseIssue<unknown>,
  schema: v.GenericSchema,
  values: PlacedValues,
): Diagnostic {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const key = path.findLast((one) => typeof one === 'string');
  const name = key === undefined ? values.file : (values.nameOf?.(key) ?? key);
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownKey(path, schema, values);
  if (issue.received === 'undefined') {
    const message = { zh: `缺少“${name}”`, en: `"${name}" is missing` };
    return errorAt('missing-key', message, { place: values.placeOf(path.slice(0, -1)) });
  }
  // a list or a group of keys is no choice that is misspelt: it has another shape
  const isWord = typeof issue.input !== 'object';
  if (issue.type === 'picklist' && isWord) return unknownChoice(String(issue.input), path, schema, values);
  if (issue.expected === 'no-such-day') return noSuchDay(String(issue.input), values.placeOf(path));
  const shape = shapeOf(schemaAt(schema, path)) ??
    (issue.type === 'boolean' ? values.yesAndNo : undefined) ??
    shapes[issue.type] ??
    limitOf(issue) ?? { zh: '别的内容', en: 'something else' };
  const offered = values.choicesAt?.(path);
  const choiceHint = () => offered && nearestHint(String(issue.input), offered);
  return errorAt(
    'wrong-value',
    { zh: `“${name}”应是${shape.zh}`, en: `"${name}" should be ${shape.en}` },
    { place: values.placeOf(path), hint: issue.type === 'string' ? quoteHint(issue.input) : choiceHint() },
  );
}

const shapes: Readonly<Record<string, Bilingual>> = {
  string: { zh: '一段文字', en: 'a text' },
  picklist: { zh: '一个词', en: 'one word' },
  non_empty: { zh: '一段文字，不能空', en: 'a text that is not empty' },
  number: { zh: '一个数', en: 'a number' },
  integer: { zh: '一个整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '一个列表（每项前写“- ”）', en: 'a list, each item after a dash' },
  strict_object: { zh: '几行“名称: 内容”', en: 'a group of keys' },
  record: { zh: '几行“名称: 内容”', en: 'a group of keys' },
  raw_transform: {
    zh: '像 2022-02-22 或 2022年2月22日 这样的日期',
    en: 'a date such as 2022-02-22 or 2022年2月22日',
  },
};

/** A date of the right form that no calendar has: 30 February, the year 0. */
function noSuchDay(written: string, place: Place): Diagnostic {
  const message = { zh: `没有“${written}”这一天`, en: `There is no such day as "${written}"` };
  return errorAt('no-such-day', message, { place });
}

/** The least or most that a number may be. */
function limitOf({ type, requirement }: { type: string; requirement?: unknown }): Bilingual | undefined {
  if (type === 'min_value')
    return { zh: `不小于${requirement}的数`, en: `a number of at least ${requirement}` };
  if (type === 'max_length')
    return { zh: `最多${requirement}项的列表`, en: `a list of at most ${requirement} items` };
  if (type === 'max_value')
    return { zh: `不大于${requirement}的数`, en: `a number of at most ${requirement}` };
  return undefined;
}

/** A text that YAML takes for something else, because of how it begins or of a colon in it. */
function quoteHint(input: unknown): Bilingual | undefined {
  if (input === null) return undefined;
  if (typeof input === 'object') {
    return {
      zh: '文字以 {{ 开头，或里面有冒号加空格时，要用引号把整段括起来。',
      en: 'A text that begins with {{ or contains a colon and a space must stand in quotes.',
    };
  }
  return { zh: `加上引号："${input}"。`, en: `Put it in quotes: "${input}".` };
}

function unknownKey(path: Path, schema: v.GenericSchema, values: PlacedValues): Diagnostic {
  const name = String(path.at(-1));
  const known = Object.keys(schemaAt(schema, path.slice(0, -1)).entries ?? {});
  const message = { zh: `不认识的名称“${name}”`, en: `"${name}" is not a known key` };
  return errorAt('unknown-key', message, { place: values.placeOfKey(path), hint: nearestHint(name, known) });
}

function unknownChoice(given: string, path: Path, schema: v.GenericSchema, values: PlacedValues): Diagnostic {
  const choice = values.choicesAt?.(path) ?? schemaAt(schema, path).options ?? [];
  const message = { zh: `不认识“${given}”`, en: `"${given}" is not one of the choices` };
  return errorAt('unknown-choice', message, {
    place: values.placeOf(path),
    hint: nearestHint(given, choice),
  });
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
