import { parse as parsePath } from 'node:path';
import { decodeSource } from '../core/source/encoding.js';
import type { Read, SourceText } from '../core/source/text.js';
import { readCsv } from './csv.js';
import { isHtml, readHtmlTables } from './html-tables.js';
import { readOtherWorkbook } from './other-workbook.js';
import { lookOf, type SheetRow } from './raw-table.js';
import { readWorkbook, type Worksheet } from './xlsx/read.js';
import { UnreadableWorkbook, unreadable } from './xlsx/unreadable.js';
import { Archive } from './xlsx/zip.js';

/**
 * The bytes of a workbook → its worksheets in their order, or why there are none. What it is, its bytes tell: names
 * often lie, for reporting systems export web pages and plain text as `.xls`.
 */
export function readAnyWorkbook(file: string, bytes: Uint8Array): Read<readonly Worksheet[]> {
  try {
    switch (formatOf(bytes)) {
      case 'ours':
        return readWorkbook(file, bytes);
      case 'other':
        return { value: readOtherWorkbook(file, bytes), found: [] };
      case 'text':
        return readText(file, bytes);
    }
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    return { value: [], found: [unreadable(file, error.reason)] };
  }
}

/** `ours` is .xlsx, and what only our reader has the words for: damaged files, files with a password. */
function formatOf(bytes: Uint8Array): 'ours' | 'other' | 'text' {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0) return 'ours';
  if (buffer.toString('latin1', 0, 2) === 'PK') {
    const archive = new Archive(bytes);
    return archive.has('content.xml') || archive.has('xl/workbook.bin') ? 'other' : 'ours';
  }
  if (buffer.readUInt8(0) === 0xd0 && buffer.readUInt8(1) === 0xcf)
    return buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'ours' : 'other';
  // the workbooks of before 1997 begin with a record that has no envelope
  if (buffer.readUInt8(0) === 0x09 && buffer.readUInt8(1) <= 0x08 && buffer.length > 512) return 'other';
  return buffer.subarray(0, 1024).includes(0) && !isUtf16(buffer) ? 'ours' : 'text';
}

function isUtf16(buffer: Buffer): boolean {
  return (buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] === 0xfe && buffer[1] === 0xff);
}

function readText(file: string, bytes: Uint8Array): Read<readonly Worksheet[]> {
  const { value: source, found } = decodeSource(file, bytes);
  if (source === undefined) return { value: [], found };
  if (isHtml(source.text)) return { value: readHtmlTables(file, source.text), found };
  // a text that is neither a web page nor has columns is no workbook under any name
  if (!/[\t,]/.test(source.text)) throw new UnreadableWorkbook('foreign');
  const { name } = parsePath(file);
  const isTabbed = (source.text.match(/\t/g)?.length ?? 0) > (source.text.match(/,/g)?.length ?? 0);
  if (isTabbed)
    return { value: [{ name, hidden: false, value: readTabbed(source, name), found: [] }], found };
  const { value, found: foundInRows } = readCsv(source);
  return { value: [{ name, hidden: false, value: { ...value, name }, found: foundInRows }], found };
}

function readTabbed({ file, text }: SourceText, name: string) {
  const rows = text.split('\n').flatMap((line, index): SheetRow[] => {
    const cells = line.split('\t').map((cell) => cell.replace(/^"(.*)"$/, '$1').replaceAll('""', '"'));
    if (cells.every((cell) => cell.trim() === '')) return [];
    const looks = cells.map((cell) => (cell.trim() === '' ? undefined : lookOf(cell)));
    const fields = cells.map((cell) => cell.trim());
    return [{ line: index + 1, fields, ...(looks.some(Boolean) && { looks }) }];
  });
  return { file, name, rows };
}
