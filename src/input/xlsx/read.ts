import type { Read } from '../../core/source/text.js';
import type { RawTable } from '../raw-table.js';
import { readParts, required } from './parts.js';
import { type Reason, UnreadableWorkbook, unreadable } from './unreadable.js';
import { readWorksheet } from './worksheet.js';
import { Archive } from './zip.js';

/*
 * Reading workbooks is ours because what a figure means is what its cell shows. Of the libraries SheetJS has known
 * holes in the version that npm holds, exceljs is no longer kept, and those that are give values without their
 * formats. numfmt knows the formats, htmlparser2 the XML and Node the compression; the rest is a few parts.
 * Nothing in a workbook is ever run: macros and links stay unread.
 */

/** A worksheet as it was read, and what was found in its cells. */
export interface Worksheet extends Read<RawTable> {
  readonly name: string;
  readonly hidden: boolean;
}

/** The bytes of an `.xlsx` or `.xlsm` file → its worksheets in their order, or why there are none. */
export function readWorkbook(file: string, bytes: Uint8Array): Read<readonly Worksheet[]> {
  try {
    return { value: worksheets(file, bytes), found: [] };
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    return { value: [], found: [unreadable(file, error.reason)] };
  }
}

function worksheets(file: string, bytes: Uint8Array): Worksheet[] {
  const envelope = envelopeOf(bytes);
  if (envelope !== 'zip') throw new UnreadableWorkbook(envelope);
  const archive = new Archive(bytes);
  const parts = readParts(archive);
  return parts.sheets.map(({ name, hidden, part }) => ({
    name,
    hidden,
    ...readWorksheet(required(archive, part), { file, name }, parts),
  }));
}

const ZIP_MAGIC = 'PK\x03\x04';
const COMPOUND_MAGIC = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/**
 * What kind of file it is by its first bytes. Workbooks with a password and those of Excel 97 come in the same
 * envelope; only the former has a stream of that name.
 */
function envelopeOf(bytes: Uint8Array): 'zip' | Reason {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = buffer.toString('latin1', 0, 8);
  if (magic.startsWith(ZIP_MAGIC)) return 'zip';
  if (magic !== COMPOUND_MAGIC) return buffer.length === 0 ? 'broken' : 'foreign';
  return buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'old';
}
