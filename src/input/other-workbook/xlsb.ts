import { relationsOf, type StyleLook } from '../xlsx/parts.js';
import type { Archive } from '../xlsx/zip.js';
import { asFarAsSound, SheetLooks } from './sheet-looks.js';

/*
 * The parts of a binary workbook ([MS-XLSB] 2.3) are records: a type and a length, in as many bytes as they need, of
 * seven bits each, and the rest.
 */

const FONT = 0x2b;
const STYLE = 0x2f;
const STYLES_BEGIN = 0x269;
const STYLES_END = 0x26a;
const SHEET = 0x9c;
const ROW = 0x00;
const COLUMNS = 0x3c;
/** Texts, of their own, shared, or rich, and formulas that are texts. */
const TEXTS = new Set([6, 7, 8, 62]);

const BOLD_WEIGHT = 600;
const HIDDEN_ROW = 0x10;

/** The looks of the sheets of a binary workbook. */
export function looksInXlsb(archive: Archive): readonly SheetLooks[] {
  return asFarAsSound((sheets) => {
    const workbook = relationsOf(archive, '').find(({ type }) => type === 'officeDocument')?.part ?? '';
    const relations = relationsOf(archive, workbook);
    const styles = stylesIn(partOf(archive, relations.find(({ type }) => type === 'styles')?.part));
    for (const { type, data } of recordsIn(partOf(archive, workbook))) {
      if (type !== SHEET) continue;
      const characters = data.readUInt32LE(8);
      const id = data.toString('utf16le', 12, 12 + characters * 2);
      const looks = new SheetLooks();
      sheets.push(looks);
      readSheet(partOf(archive, relations.find((one) => one.id === id)?.part), styles, looks);
    }
  });
}

function partOf(archive: Archive, part: string | undefined): Buffer {
  const bytes = part === undefined ? undefined : archive.read(part);
  return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Buffer.alloc(0);
}

function stylesIn(part: Buffer): StyleLook[] {
  const bold: boolean[] = [];
  const styles: StyleLook[] = [];
  let ofCells = false;
  for (const { type, data } of recordsIn(part)) {
    if (type === FONT) bold.push(data.readUInt16LE(4) >= BOLD_WEIGHT);
    else if (type === STYLES_BEGIN || type === STYLES_END) ofCells = type === STYLES_BEGIN;
    else if (type === STYLE && ofCells)
      styles.push({ bold: bold[data.readUInt16LE(4)] ?? false, indent: data.readUInt8(11) });
  }
  return styles;
}

function readSheet(part: Buffer, styles: readonly StyleLook[], looks: SheetLooks): void {
  let row = 0;
  for (const { type, data } of recordsIn(part)) {
    if (type === ROW) {
      row = data.readUInt32LE(0);
      if (data.length > 11 && (data.readUInt8(11) & HIDDEN_ROW) > 0) looks.hidden.rows.push(row + 1);
    } else if (type === COLUMNS) {
      const [first, last] = [data.readUInt32LE(0) + 1, data.readUInt32LE(4) + 1];
      if ((data.readUInt16LE(16) & 1) > 0) looks.hidden.columns.push({ first, last });
    } else if (TEXTS.has(type)) {
      looks.put(row, data.readUInt32LE(0), styles[data.readUIntLE(4, 3)]);
    }
  }
}

function* recordsIn(part: Buffer): Generator<{ readonly type: number; readonly data: Buffer }> {
  for (let at = 0; at < part.length; ) {
    const [type, behindType] = varying(part, at, 2);
    const [length, begin] = varying(part, behindType, 4);
    yield { type, data: part.subarray(begin, begin + length) };
    at = begin + length;
  }
}

/** A number in seven bits a byte, and where it ends; the types of records keep the eighth bit of their first byte. */
function varying(part: Buffer, at: number, most: number): [value: number, end: number] {
  let value = 0;
  for (let index = 0; index < most; index++) {
    const byte = part.readUInt8(at + index);
    value += (byte & 0x7f) * 128 ** index;
    if (byte < 0x80) return [value, at + index + 1];
  }
  return [value, at + most];
}
