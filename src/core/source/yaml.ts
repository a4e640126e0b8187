import * as v from 'valibot';
import { type Document, LineCounter, parseDocument, Scalar, visit } from 'yaml';
import { Database } from '../../incremental/database.js';
import { kept } from '../../incremental/kept.js';
import { memo } from '../../incremental/memo.js';
import { type Bilingual, type Diagnostic, errorAt, type Place } from '../diagnostics.js';
import { limits } from '../limits.js';
import { findControl, type PlainText, plainText, type Taken } from './characters.js';
import { controlCharacter, plainHanziUsed, unseenTaken } from './taken-out.js';
import type { Read, SourceText } from './text.js';
import type { PlacedValues } from './values.js';
import { type Fault, faultsIn, tooDeep } from './yaml-faults.js';
import { placeIn, withoutEmptyKeys, YamlFile } from './yaml-file.js';
import { wrongValue } from './yaml-issues.js';

/** Files by name and text: most have not changed since the last build. */
const filesRead = memo<string, Read<YamlFile | undefined>>('yaml');

/** YAML text → values with places; `value` is undefined when the syntax is at fault. */
export function readYaml(source: SourceText, database = new Database()): Read<YamlFile | undefined> {
  return filesRead(database, `${source.file}\n${source.text}`, [], () => readSound(source, database));
}

/** What files say that are not at fault. */
const soundFiles = kept<Read<unknown> | undefined>('yaml', { isShipped: true });

/** A file that is known to be sound is parsed only where somebody asks where something stands in it. */
function readSound(source: SourceText, database: Database): Read<YamlFile | undefined> {
  const { file, text } = source;
  let parsed: Read<YamlFile | undefined> | undefined;
  const sound = soundFiles(database, [file, text], () => {
    parsed = parseYaml(source);
    return parsed.value && { value: parsed.value.value, found: parsed.found };
  });
  if (parsed) return parsed;
  if (!sound) return parseYaml(source);
  const syntax = () => (parseYaml(source).value as YamlFile).syntax;
  return { value: new YamlFile(file, sound.value, syntax), found: sound.found };
}

/** What is wrong after so many faults is wrong because of them. */
const MOST_FAULTS = 20;

function parseYaml({ file, text }: SourceText): Read<YamlFile | undefined> {
  const plain = plainText(text);
  const lines = new LineCounter();
  const deep = tooDeep(plain.text);
  if (deep) {
    const place = { file, line: plain.text.slice(0, deep.offset).split('\n').length };
    return { value: undefined, found: [syntaxError(deep, place, '')] };
  }
  // keys that are written twice are looked for here: the parser holds each against all others
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'error' } as const;
  const document = parseDocument(plain.text, options);
  const errors = document.errors.map(({ code, message, pos }) => ({ code, message, offset: pos[0] }));
  const faults = [...errors, ...faultsIn(document)].slice(0, MOST_FAULTS);
  const placeAt = (offset: number) => placeIn(file, plain, lines, offset);
  const found = faults.map((fault) => {
    return syntaxError(fault, placeAt(fault.offset), lineAround(plain.text, fault.offset));
  });
  if (found.length > 0) return { value: undefined, found };
  const escaped = withPlainEscapes(document, placeAt);
  if (escaped.length > 0) return { value: undefined, found: escaped };
  const told = [
    ...unseenTaken(unseenInNames(document, plain), placeAt),
    ...plainHanziUsed(plain.replaced, placeAt),
  ];
  // how far aliases go is known by now
  const value = withoutEmptyKeys(document.toJS({ maxAliasCount: -1 }));
  return { value: new YamlFile(file, value, () => ({ plain, document, lines })), found: told };
}

/**
 * Makes the values of quoted texts plain, whose escapes (`"\u200b"`) can stand for anything; what can't be read is
 * found.
 */
function withPlainEscapes(document: Document.Parsed, placeAt: (offset: number) => Place): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, {
    Scalar(_, node) {
      if (node.type !== Scalar.QUOTE_DOUBLE || typeof node.value !== 'string') return;
      const control = findControl(node.value);
      if (control) found.push(controlCharacter(control, placeAt(node.range?.[0] ?? 0)));
      node.value = plainText(node.value).text;
    },
  });
  return found;
}

/** Whole sentences are no names: what was pasted into them along with the words does no harm. */
const MOST_OF_NAME = 40;
const isName = (text: string) => text.length <= MOST_OF_NAME && !/[，。；！？]/.test(text);

/** What nobody saw in the keys and names of a file; that in its comments and sentences is no matter. */
function unseenInNames(document: Document.Parsed, { taken }: PlainText): Taken[] {
  const unseen = taken.filter(({ unseen }) => unseen !== undefined);
  if (unseen.length === 0) return [];
  const inNames: Taken[] = [];
  visit(document, {
    Scalar(_, { range, value }) {
      if (!range || !isName(String(value))) return;
      inNames.push(...unseen.filter(({ index }) => index >= range[0] && index <= range[1]));
    },
  });
  return inNames;
}

const signAtStart: Bilingual = {
  zh: '文字以 *、&、!、%、@ 等符号开头时，要用引号把整段括起来。',
  en: 'A text that begins with *, &, !, % or @ must stand in quotes.',
};
const syntaxHints: Readonly<Record<string, Bilingual>> = {
  ALIAS: signAtStart,
  BAD_ALIAS: signAtStart,
  BAD_SCALAR_START: signAtStart,
  TAB_AS_INDENT: { zh: '缩进要用空格，不能用制表符。', en: 'Indent with spaces, not with tabs.' },
  BAD_INDENT: { zh: '这一行的缩进与上下不一致。', en: 'The line is indented unlike its neighbours.' },
  MISSING_CHAR: { zh: '少了收尾的引号或括号。', en: 'A closing quote or bracket is missing.' },
  DEPTH: {
    zh: `一层套一层，超过了 ${limits.yamlDepth} 层。`,
    en: `Values stand within at most ${limits.yamlDepth} others.`,
  },
  ALIASES: {
    zh: `*名称 最多用 ${limits.yamlAliases} 处。`,
    en: `There may be ${limits.yamlAliases} (*name).`,
  },
  VALUES: {
    zh: `最多 ${limits.yamlNodes} 个名称和内容。`,
    en: `At most ${limits.yamlNodes}, keys included.`,
  },
  CIRCLE: { zh: '*名称 指的内容里又有它自己。', en: 'Write out what it stands for.' },
  BOMB: { zh: '*名称 展开后太大，直接写出来。', en: 'Write out what it stands for.' },
  KEY: { zh: '冒号前的名称应是文字。', en: 'Before the colon stands a plain text.' },
  RESERVED: { zh: '这个名称不能用，换一个。', en: 'Choose another name.' },
  TAG_RESOLVE_FAILED: signAtStart,
  DUPLICATE_KEY: { zh: '同一个名称写了两遍。', en: 'The same key is written twice.' },
  BLOCK_AS_IMPLICIT_KEY: {
    zh: '文字里有冒号加空格时，要用引号把整段括起来。',
    en: 'A text that contains a colon and a space must stand in quotes.',
  },
};
/** What the line of an error looks like when YAML's own complaint would lead astray. */
const lineHints: readonly (readonly [RegExp, Bilingual])[] = [
  [
    /^[\s-]*\w+：/,
    { zh: '冒号要用半角（:），后面空一格。', en: 'Use a half-width colon (:) followed by a space.' },
  ],
  [
    /^ *(?:- *)?(?:\w+:)?\u3000/,
    {
      zh: '缩进和冒号后面要用半角空格，不能用全角空格。',
      en: 'Indent with half-width spaces, and put one after a colon.',
    },
  ],
  [
    /[-:]\s+\{\{/,
    {
      zh: '文字以 {{ 开头时，要用引号把整段括起来。',
      en: 'A text that begins with {{ must stand in quotes.',
    },
  ],
];

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, Math.min(start + 200, text.indexOf('\n', offset) >>> 0));
}

function syntaxError({ code, message }: Fault, place: Place, line: string): Diagnostic {
  const [, hint = syntaxHints[code]] = lineHints.find(([pattern]) => pattern.test(line)) ?? [];
  return errorAt('yaml-syntax', { zh: 'YAML 写法有误', en: `YAML syntax: ${message}` }, { place, hint });
}

/**
 * Holds values against a schema. `value` is undefined when anything is wrong with it; every wrong value,
 * missing key and unknown key is found at its own place.
 */
export function checkYaml<S extends v.GenericSchema>(
  schema: S,
  values: PlacedValues,
): Read<v.InferOutput<S> | undefined> {
  const result = v.safeParse(schema, values.value, { abortPipeEarly: true });
  if (result.success) return { value: result.output, found: [] };
  return { value: undefined, found: result.issues.map((issue) => wrongValue(issue, schema, values)) };
}
