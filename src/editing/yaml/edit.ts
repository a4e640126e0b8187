import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { plainText } from '../../core/source/characters.js';
import {
  type Applied,
  EditConflict,
  type ValueEdit,
  type ValueInserted,
  type WrittenStretch,
} from '../edit.js';
import { writable } from '../refused.js';
import { candidates } from './candidates.js';
import { openYaml, stoodBefore, stretchBetween, tooInvolved, YAML_OPTIONS } from './file.js';
import { valueAt, withEdit } from './values.js';

/**
 * Changes a value of a YAML file. Comments, order and all that is not edited stay to the character; what comes out is
 * read again and must say what was meant.
 */
export function editYaml(bytes: Uint8Array, edit: ValueEdit | ValueInserted): Applied {
  const file = openYaml(bytes, edit.file);
  const { text, document } = file;
  const stands = valueAt(document.toJS(), edit.path);
  const meant = checked(edit);
  if (edit.kind === 'value' && !isSame(stands, edit.before))
    throw new EditConflict([{ file: edit.file, path: edit.path, expected: edit.before, stands }]);
  const wanted = withEdit(document.toJS(), meant);
  const now =
    whatStood(text, meant) ??
    candidates(text, document, meant)
      .map((one) => file.linesOf(one()))
      .find((one) => says(one, wanted));
  if (now === undefined) throw tooInvolved(edit.file);
  return { bytes: file.bytesOf(now), inverse: [inverseOf(edit, stands, stretchBetween(now, text))] };
}

/** What an edit replaced, put back where nothing has touched it since; undefined where something has. */
function whatStood(
  text: string,
  { path, after, written, kind }: ValueEdit | ValueInserted,
): string | undefined {
  const stood = stoodBefore(text, written);
  if (stood === undefined) return undefined;
  const document = parseDocument(stood, YAML_OPTIONS);
  if (document.errors.length > 0) return undefined;
  const value = valueAt(document.toJS(), path);
  const isMeant = kind === 'value' && typeof path.at(-1) === 'number' && after === undefined;
  return isMeant || isDeepStrictEqual(value, after) ? stood : undefined;
}

function inverseOf(
  edit: ValueEdit | ValueInserted,
  stands: unknown,
  written: WrittenStretch,
): ValueEdit | ValueInserted {
  const { file, path } = edit;
  if (edit.kind === 'insert-value') return { kind: 'value', file, path, before: edit.after, written };
  const isItem = typeof path.at(-1) === 'number';
  if (isItem && edit.after === undefined) return { kind: 'insert-value', file, path, after: stands, written };
  return {
    ...{ kind: 'value', file, path, written },
    ...(edit.after !== undefined && { before: edit.after }),
    ...(stands !== undefined && { after: stands }),
  };
}

/** The edit with texts that can be written. */
function checked(edit: ValueEdit | ValueInserted): ValueEdit | ValueInserted {
  if (edit.after === undefined) return edit;
  return { ...edit, after: mapped(edit.after, (text) => writable(text, { file: edit.file })) };
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [change(key), mapped(one, change)]));
}

function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => mapped(value, (text) => plainText(text).text);
  return isDeepStrictEqual(plain(one), plain(other));
}

function says(text: string, wanted: unknown): boolean {
  const document = parseDocument(text, YAML_OPTIONS);
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), wanted);
}
