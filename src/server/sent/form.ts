import type { Bilingual } from '../../core/diagnostics.js';
import { Refusal } from '../answer/refusal.js';
import type { TaskLimits } from '../exchange.js';
import { pathWithin } from './file-name.js';
import { parameterOf } from './header-parameter.js';
import { type GroupName, isBeside, MAIN, type Sent } from './sent.js';
import { sentText } from './sent-text.js';
import { tooManyFiles } from './unpack.js';

/*
 * multipart/form-data (RFC 7578). The body is there as a whole and small, so that it is taken apart in place, and
 * strictly: libraries that read streams skip a part that they can't read, and a table would be missing without a word.
 */

const MOST_FIELDS = 50;
const MOST_FIELD_BYTES = 1000;
const MOST_HEADER_BYTES = 8000;

/** Reads a form: files by their names, and fields as settings. */
export function readForm(body: Uint8Array, contentType: string, limits: TaskLimits): Sent {
  const boundary = parameterOf(contentType, 'boundary');
  if (boundary === undefined || boundary === '' || boundary.length > 70) throw badForm(noBoundary);
  const groups = new Map<GroupName, Map<string, Uint8Array>>();
  const settings = new Map<string, string>();
  let files = 0;
  for (const { field, name, bytes } of partsOf(Buffer.from(body), boundary, limits.files + MOST_FIELDS)) {
    if (name === undefined) addField(settings, field, bytes);
    // a browser sends a field of files that none was chosen for
    else if (name !== '' || bytes.length > 0) {
      if (++files > limits.files) throw tooManyFiles(limits.files);
      // a file that is for nothing else is of the pack, whatever its field is called
      addFile(groups, isBeside(field) ? field : MAIN, name, bytes);
    }
  }
  return { settings, groups };
}

interface Part {
  readonly field: string;
  /** The name of the file that the part is. */
  readonly name: string | undefined;
  readonly bytes: Uint8Array;
}

function* partsOf(body: Buffer, boundary: string, most: number): Generator<Part> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // before the first delimiter there may be anything, and mostly nothing
  let at = body.indexOf(delimiter.subarray(2));
  if (at !== 0) at = body.indexOf(delimiter) + 2;
  if (at < 0 || (at === 1 && body[0] !== 0x2d)) throw badForm(noBoundary);
  at += delimiter.length - 2;
  for (let count = 0; body.toString('latin1', at, at + 2) !== '--'; count++) {
    if (count > most) throw badForm({ zh: '表单的部分太多', en: 'The form has too many parts' });
    const start = endOfLine(body, at);
    const end = body.indexOf(delimiter, Math.max(0, start - 2));
    if (end < 0) throw badForm({ zh: '表单没有发完', en: 'The form ends too early' });
    yield partIn(body.subarray(start, Math.max(start, end)));
    at = end + delimiter.length;
  }
}

/** Behind a delimiter there may be blanks. */
function endOfLine(body: Buffer, at: number): number {
  const end = body.indexOf('\r\n', at);
  if (end < 0 || body.toString('latin1', at, end).trim() !== '') throw badForm(noBoundary);
  return end + 2;
}

function partIn(part: Buffer): Part {
  const end = part.indexOf('\r\n\r\n');
  if (end < 0 || end > MOST_HEADER_BYTES) throw badForm(noHeaders);
  const lines = sentText(part.subarray(0, end)).split('\r\n');
  const [, disposition] =
    lines.map((line) => /^content-disposition:\s*(form-data\b.*)$/i.exec(line)).find(Boolean) ?? [];
  const field = disposition && parameterOf(disposition, 'name');
  if (disposition === undefined || field === undefined) throw badForm(noHeaders);
  if (lines.some((line) => /^content-transfer-encoding:\s*(?!binary|8bit|7bit)/i.test(line)))
    throw badForm(noHeaders);
  return { field, name: parameterOf(disposition, 'filename'), bytes: part.subarray(end + 4) };
}

function addField(settings: Map<string, string>, field: string, bytes: Uint8Array): void {
  if (settings.has(field)) throw sentTwice(field);
  if (bytes.length > MOST_FIELD_BYTES || settings.size >= MOST_FIELDS)
    throw badForm({ zh: '表单的字段太长或太多', en: 'Fields of the form are too long or too many' });
  settings.set(field, sentText(bytes));
}

function addFile(
  groups: Map<GroupName, Map<string, Uint8Array>>,
  group: GroupName,
  name: string,
  bytes: Uint8Array,
): void {
  const files = groups.get(group) ?? new Map<string, Uint8Array>();
  const path = pathWithin(name);
  if (files.has(path)) throw sentTwice(path);
  files.set(path, bytes);
  groups.set(group, files);
}

function sentTwice(name: string): Refusal {
  return new Refusal(400, 'sent-twice', { zh: `“${name}”发了两遍`, en: `“${name}” was sent twice` });
}

const noBoundary: Bilingual = { zh: '表单没有分隔符', en: 'The form has no boundary' };
const noHeaders: Bilingual = { zh: '表单有一部分读不通', en: 'A part of the form can’t be read' };

function badForm(title: Bilingual): Refusal {
  return new Refusal(400, 'bad-form', title);
}
