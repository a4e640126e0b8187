import { errorAt } from '../diagnostics.js';
import { findControl } from './characters.js';
import { placeOfIndex } from './passage.js';
import { controlCharacter } from './taken-out.js';
import type { Read, SourceText } from './text.js';

/** Text in an encoding that is known, or the line in which it breaks off. */
export type Decoded = { readonly text: string } | { readonly brokenLine: number };

/**
 * The text of a file that a clerk saved: UTF-8 with or without byte order mark, GB18030 (what a Chinese
 * spreadsheet program saves as “CSV”), or UTF-16 with its mark (its “Unicode text”). Line ends become LF,
 * so that lines can be counted.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const text = encodings(bytes).reduce<string | undefined>(
    (done, name) => done ?? decode(name, bytes),
    undefined,
  );
  return text === undefined ? { brokenLine: brokenLine(bytes) } : { text: text.replace(/\r\n?/g, '\n') };
}

/** A file of text, decoded, or the line from which on it can't be. */
export function decodeSource(file: string, bytes: Uint8Array): Read<SourceText | undefined> {
  const decoded = decodeText(bytes);
  if ('text' in decoded) return withoutControls(file, decoded.text);
  const message = { zh: '有认不出的字符', en: 'There are bytes that are no character' };
  const hint = isTable(file)
    ? { zh: '另存为“CSV UTF-8”。', en: 'Save it as “CSV UTF-8”.' }
    : { zh: '另存为 UTF-8。', en: 'Save it as UTF-8.' };
  const place = { file, line: decoded.brokenLine };
  return { value: undefined, found: [errorAt('broken-text', message, { place, hint })] };
}

/** A text that holds what no text does is told and not read. */
function withoutControls(file: string, text: string): Read<SourceText | undefined> {
  const control = findControl(text);
  if (!control) return { value: { file, text }, found: [] };
  const { line = 1, column = 1 } = placeOfIndex(file, { text }, control.index);
  // of a table columns are told by cell
  const place = { file, line, ...(!isTable(file) && { column }) };
  return { value: undefined, found: [controlCharacter(control, place)] };
}

function isTable(file: string): boolean {
  return file.toLowerCase().endsWith('.csv');
}

function encodings(bytes: Uint8Array): readonly string[] {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  return isMostlyUtf8(bytes) ? ['utf-8'] : ['gb18030'];
}

/** GB18030 accepts nearly anything: a UTF-8 file with one broken byte must not come out as gibberish. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  return broken === 0 || (text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0) > broken;
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function brokenLine(bytes: Uint8Array): number {
  const [before = ''] = new TextDecoder().decode(bytes).split('\ufffd', 1);
  return before.split(/\r\n?|\n/).length;
}
