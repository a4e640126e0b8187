import { createHash } from 'node:crypto';
import { TextSource } from './csv/source.js';
import { type Applied, EditConflict, type FileEdit, type TextEdit } from './edit.js';
import { writable } from './refused.js';

/** Replaces the text of a file, which keeps its encoding, mark and line ends. */
export function editText(bytes: Uint8Array, edit: TextEdit): Applied {
  const source = new TextSource(bytes, { file: edit.file });
  const written = source.decode(source.raw);
  const stands = even(written);
  if (stands !== even(edit.before))
    throw new EditConflict([{ file: edit.file, expected: edit.before, stands }]);
  const end = /\r\n|\r|\n/.exec(written)?.[0] ?? '\n';
  const text = writable(edit.after, { file: edit.file }).replaceAll('\n', end);
  const raw = source.encode(text);
  const now = raw === undefined ? Buffer.from(`\ufeff${text}`) : source.bytesOf(raw);
  return { bytes: now, inverse: [inverseOf(bytes, now, edit, written)] };
}

/** Lines that end in different ways would all end alike: such a file is put back as it was. */
function inverseOf(bytes: Uint8Array, now: Uint8Array, edit: TextEdit, written: string): TextEdit | FileEdit {
  const ends = new Set(written.match(/\r\n|\r|\n/g));
  if (ends.size > 1) return fileEdit(edit.file, now, bytes);
  return { kind: 'text', file: edit.file, before: edit.after, after: edit.before };
}

function even(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Makes, replaces or takes away a whole file. */
export function editFile(bytes: Uint8Array | undefined, edit: FileEdit): Applied {
  const stands = bytes ? fingerprintOf(bytes) : null;
  if (stands !== edit.before) throw new EditConflict([{ file: edit.file, expected: edit.before, stands }]);
  const now = edit.after === null ? undefined : Buffer.from(edit.after, 'base64');
  return { bytes: now, inverse: [fileEdit(edit.file, now, bytes)] };
}

/** The edit that puts `after` in place of `before`, undefined being no file. */
export function fileEdit(
  file: string,
  before: Uint8Array | undefined,
  after: Uint8Array | undefined,
): FileEdit {
  return {
    kind: 'file',
    file,
    before: before ? fingerprintOf(before) : null,
    after: after ? Buffer.from(after).toString('base64') : null,
  };
}

/** What tells whether the bytes of a file are those of another time. */
export function fingerprintOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
