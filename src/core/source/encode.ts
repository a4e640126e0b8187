import type { Encoding } from './encoding.js';

/**
 * Text → bytes in an encoding, the inverse of decoding; undefined where it has no bytes for a character. No mark is
 * put before it.
 */
export function encodeText(text: string, encoding: Encoding): Buffer | undefined {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    default:
      return isAscii(text) ? Buffer.from(text, 'latin1') : encodeByTable(text, encoding);
  }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false;
  return true;
}

type TableEncoding = Exclude<Encoding, 'utf-8' | 'utf-16le' | 'utf-16be'>;

function encodeByTable(text: string, encoding: TableEncoding): Buffer | undefined {
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const own = code < 0x80 ? [code] : (table.get(character) ?? beyondTable(code, encoding));
    if (own === undefined) return undefined;
    bytes.push(...own);
  }
  return Buffer.from(bytes);
}

/** GB18030 has all of Unicode beyond the first plane in a row. */
function beyondTable(code: number, encoding: TableEncoding): number[] | undefined {
  if (encoding !== 'gb18030' || code < 0x10000) return undefined;
  const offset = code - 0x10000;
  return [
    0x90 + Math.floor(offset / 12600),
    0x30 + (Math.floor(offset / 1260) % 10),
    0x81 + (Math.floor(offset / 10) % 126),
    0x30 + (offset % 10),
  ];
}

const tables = new Map<TableEncoding, ReadonlyMap<string, readonly number[]>>();

/** The characters of an encoding with their bytes, found by decoding all there are. The same for every run. */
function tableOf(encoding: TableEncoding): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character))
      table.set(character, bytes);
  };
  for (let lead = 0x80; lead <= 0xff; lead++) add([lead]);
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) add([lead, trail]);
  if (encoding === 'gb18030') for (const bytes of fourBytesOfFirstPlane()) add(bytes);
  tables.set(encoding, table);
  return table;
}

function* fourBytesOfFirstPlane(): Generator<readonly number[]> {
  for (let first = 0x81; first <= 0x84; first++)
    for (let second = 0x30; second <= 0x39; second++)
      for (let third = 0x81; third <= 0xfe; third++)
        for (let fourth = 0x30; fourth <= 0x39; fourth++) yield [first, second, third, fourth];
}
