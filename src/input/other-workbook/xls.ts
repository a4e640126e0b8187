import type { StyleLook } from '../xlsx/parts.js';
import { asFarAsSound, SheetLooks } from './sheet-looks.js';

/*
 * The records of a workbook of Excel 97 ([MS-XLS] 2.3): a type and a length, two bytes each, and the rest. The first
 * run of them is of the workbook, with its fonts and styles; each sheet has a run of its own.
 */

const FONT = 0x31;
const STYLE = 0xe0;
const SHEET = 0x85;
const BEGIN = 0x809;
const END = 0x0a;
const ROW = 0x208;
const COLUMNS = 0x7d;
/** Texts, and formulas, which may be texts: a row, a column and a style, two bytes each. */
const TEXTS = new Set([0xfd, 0x204, 0xd6, 0x06]);

const BIFF8 = 0x600;
const BOLD_WEIGHT = 600;
/** By the numbers of fonts there is none of this one. */
const NO_FONT = 4;

/** The looks of the sheets of a workbook of Excel 97, given its main stream. */
export function looksInXls(stream: Uint8Array): readonly SheetLooks[] {
  const data = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  return asFarAsSound((sheets) => {
    const bold: boolean[] = [];
    const styles: StyleLook[] = [];
    const starts: number[] = [];
    const isBiff8 = data.readUInt16LE(4) === BIFF8;
    for (const { type, at, length } of recordsFrom(data, 0)) {
      if (type === FONT) bold.push(data.readUInt16LE(at + 6) >= BOLD_WEIGHT);
      if (type === SHEET) starts.push(data.readUInt32LE(at));
      if (type !== STYLE) continue;
      const font = data.readUInt16LE(at);
      const indent = isBiff8 && length >= 9 ? data.readUInt8(at + 8) & 0x0f : 0;
      styles.push({ bold: bold[font > NO_FONT ? font - 1 : font] ?? false, indent });
    }
    for (const start of starts) {
      const looks = new SheetLooks();
      sheets.push(looks);
      for (const record of recordsFrom(data, start)) readInSheet(data, record, styles, looks);
    }
  });
}

interface BinaryRecord {
  readonly type: number;
  /** Where it begins, behind its type and its length. */
  readonly at: number;
  readonly length: number;
}

/** One run of records; charts within a sheet are runs in it, and passed over. */
function* recordsFrom(data: Buffer, start: number): Generator<BinaryRecord> {
  let depth = 0;
  for (let at = start; at + 4 <= data.length; ) {
    const [type, length] = [data.readUInt16LE(at), data.readUInt16LE(at + 2)];
    if (type === BEGIN) depth++;
    else if (type === END && --depth <= 0) return;
    else if (depth === 1) yield { type, at: at + 4, length };
    at += 4 + length;
  }
}

function readInSheet(
  data: Buffer,
  { type, at }: BinaryRecord,
  styles: readonly StyleLook[],
  looks: SheetLooks,
): void {
  const { hidden } = looks;
  if (TEXTS.has(type))
    looks.put(data.readUInt16LE(at), data.readUInt16LE(at + 2), styles[data.readUInt16LE(at + 4)]);
  else if (type === ROW && (data.readUInt16LE(at + 12) & 0x20) > 0)
    hidden.rows.push(data.readUInt16LE(at) + 1);
  else if (type === COLUMNS && (data.readUInt16LE(at + 8) & 1) > 0)
    hidden.columns.push({ first: data.readUInt16LE(at) + 1, last: data.readUInt16LE(at + 2) + 1 });
}
