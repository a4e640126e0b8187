import { type Bilingual, type Diagnostic, errorAt, warningAt } from '../diagnostics.js';
import { findControl } from './characters.js';
import { placeOfIndex } from './passage.js';
import { type Guess, guessEncoding } from './recognise.js';
import { controlCharacter } from './taken-out.js';
import type { Read, SourceText } from './text.js';

/** Text in an encoding that is known or guessed, or the line in which it breaks off. */
export type Decoded = { readonly text: string; readonly guess?: Guess } | { readonly brokenLine: number };

/**
 * The text of a file that a clerk saved: UTF-8 with or without byte order mark, GB18030 (what a Chinese
 * spreadsheet program saves as “CSV”), UTF-16 (its “Unicode text”), or what programs in Taiwan, Japan and Korea save.
 * Line ends become LF, so that lines can be counted.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const { encoding, guess } = encodingOf(bytes);
  const text = decode(encoding, bytes);
  if (text === undefined) return { brokenLine: brokenLine(encoding, bytes) };
  return { text: text.replace(/\r\n?/g, '\n'), ...(guess && { guess }) };
}

/** An encoding that a file may be in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | Guess['encoding'];

/** The encoding of a file, known or guessed. */
export function encodingOf(bytes: Uint8Array): { readonly encoding: Encoding; readonly guess?: Guess } {
  const known = knownEncoding(bytes);
  if (known !== undefined) return { encoding: known };
  const guess = guessEncoding(bytes);
  return { encoding: guess.encoding, guess };
}

/** A file of text, decoded, or the line from which on it can't be. */
export function decodeSource(file: string, bytes: Uint8Array): Read<SourceText | undefined> {
  const decoded = decodeText(bytes);
  if ('text' in decoded) {
    const { value, found } = withoutControls(file, decoded.text);
    return { value, found: [...guessed(file, decoded.guess), ...found] };
  }
  const message = { zh: '有认不出的字符', en: 'There are bytes that are no character' };
  const details = { place: { file, line: decoded.brokenLine }, hint: saveAsUtf8(file) };
  return { value: undefined, found: [errorAt('broken-text', message, details)] };
}

function saveAsUtf8(file: string): Bilingual {
  return isTable(file)
    ? { zh: '另存为“CSV UTF-8”。', en: 'Save it as “CSV UTF-8”.' }
    : { zh: '另存为 UTF-8。', en: 'Save it as UTF-8.' };
}

const ENCODING_NAMES: Readonly<Record<Guess['encoding'], string>> = {
  gb18030: 'GB18030',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'euc-kr': 'EUC-KR',
};

/** What is told of a file that did not say its encoding, where that is not what clerks of the mainland save. */
function guessed(file: string, guess: Guess | undefined): Diagnostic[] {
  if (guess === undefined || (guess.encoding === 'gb18030' && guess.isSure)) return [];
  const name = ENCODING_NAMES[guess.encoding];
  const message = guess.isSure
    ? { zh: `文件的编码是 ${name}，已按它读入`, en: `The file is in ${name}, and was read as such` }
    : {
        zh: `认不准文件的编码，按 ${name} 读入`,
        en: `The encoding of the file is in doubt; it was read as ${name}`,
      };
  const code = guess.isSure ? 'foreign-encoding' : 'doubtful-encoding';
  return [warningAt(code, message, { place: { file }, hint: saveAsUtf8(file) })];
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

/** The encoding that a file says it is in, or can only be in; undefined where it must be guessed. */
function knownEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return utf16Order(bytes) ?? (isMostlyUtf8(bytes) ? 'utf-8' : undefined);
}

/** In UTF-16 without a mark every second byte of digits, commas and line ends is zero; no other text has such. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return undefined;
  const zeros = [0, 0];
  for (const [index, byte] of bytes.subarray(0, SAMPLE_BYTES).entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] as number) + 1;
  const [even = 0, odd = 0] = zeros;
  const order = odd > even ? 'utf-16le' : 'utf-16be';
  const least = isAscii(bytes)
    ? LEAST_ZEROS.ascii
    : isMostlyUtf8(bytes)
      ? LEAST_ZEROS.never
      : LEAST_ZEROS.hanzi;
  const most = Math.max(even, odd);
  const isClear =
    most > MOST_STRAY_ZEROS * Math.min(even, odd) && most >= least * Math.min(bytes.length, SAMPLE_BYTES);
  const text = isClear ? decode(order, bytes) : undefined;
  return text !== undefined && findControl(text) === undefined ? order : undefined;
}

/** The share of zero bytes in UTF-16: nearly half where all is ASCII; among hanzi those of separators and figures. */
const LEAST_ZEROS = { ascii: 0.4, hanzi: 1 / 32, never: 1 };

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

const SAMPLE_BYTES = 2 ** 16;

/** One kind of zero bytes must be so many times as frequent: 一 (U+4E00) has one too, on the other side. */
const MOST_STRAY_ZEROS = 3;

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

function brokenLine(encoding: string, bytes: Uint8Array): number {
  const [before = ''] = new TextDecoder(encoding).decode(bytes).split('\ufffd', 1);
  return before.split(/\r\n?|\n/).length;
}
