import * as v from 'valibot';
import { type Document, LineCounter, parseDocument, Scalar, visit } from 'yaml';
import { Database } from '../../incremental/database.js';
import { kept } from '../../incremental/kept.js';
import { memo } from '../../incremental/memo.js';
import { type Diagnostic, errorAt, type Place } from '../diagnostics.js';
import { findControl, type PlainText, plainText, type Taken } from './characters.js';
import { controlCharacter, plainHanziUsed, unseenTaken } from './taken-out.js';
import type { Read, SourceText } from './text.js';
import type { PlacedValues } from './values.js';
import { type Fault, faultsIn, tooDeep } from './yaml-faults.js';
import { placeIn, withoutEmptyKeys, YamlFile } from './yaml-file.js';
import { wrongValue } from './yaml-issues.js';
import { causeOf, syntaxHint } from './yaml-syntax.js';

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

/** So many values at fault are told at once. */
const MOST_FAULTS = 20;

function parseYaml({ file, text }: SourceText): Read<YamlFile | undefined> {
  const plain = plainText(text);
  const lines = new LineCounter();
  const deep = tooDeep(plain.text);
  if (deep) {
    const place = { file, line: plain.text.slice(0, deep.offset).split('\n').length };
    return { value: undefined, found: [syntaxError(deep, place, plain.text)] };
  }
  // keys that are written twice are looked for here: the parser holds each against all others
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'error' } as const;
  const document = parseDocument(plain.text, options);
  const faults = faultsOf(document, plain.text);
  const placeAt = (offset: number) => placeIn(file, plain, lines, offset);
  const found = faults.map((fault) => {
    return syntaxError(fault, placeAt(fault.offset), plain.text);
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

/** What is wrong with a file; of what can't be read only where that begins, and what is wrong before it. */
function faultsOf(document: Document.Parsed, text: string): readonly Fault[] {
  const [broken] = document.errors;
  if (!broken) return faultsIn(document).slice(0, MOST_FAULTS);
  const cause = causeOf(broken, text);
  const before = faultsIn(document).filter(({ offset }) => offset < cause.offset);
  return [...before.slice(0, MOST_FAULTS), cause];
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

function syntaxError(fault: Fault, place: Place, text: string): Diagnostic {
  const words = { zh: 'YAML 写法有误', en: `YAML syntax: ${fault.message}` };
  return errorAt('yaml-syntax', words, { place, hint: syntaxHint(fault, text) });
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
