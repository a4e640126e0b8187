import { limits } from '../../core/limits.js';
import { UnreadableWorkbook } from '../xlsx/unreadable.js';
import { Archive } from '../xlsx/zip.js';
import { isArchive, isCompound, type SheetReader, type TableFile } from './reader.js';

/**
 * The formats that offices have besides .xlsx: those of before 2007, be they in XML, as systems export them by the name
 * of .xls; the binary one; and that of LibreOffice.
 */
export const otherFormats: SheetReader = {
  name: 'other-formats',
  words: {
    zh: '旧版 Excel（包括 2003 的 XML）、WPS 表格、二进制工作簿、LibreOffice 的工作簿',
    en: 'workbooks of older Excel (that of 2003 in XML, too), of WPS, binary ones, those of LibreOffice',
  },
  extensions: ['xls', 'et', 'xlsb', 'ods'],
  mostBytes: limits.workbookFile,
  accepts: (file) => isOtherArchive(file.bytes) || isOldWorkbook(file.bytes) || isXmlWorkbook(file),
  read: async (file) => {
    const { readOtherWorkbook } = await import('../other-workbook/read.js');
    if (!isXmlWorkbook(file)) return { value: readOtherWorkbook(file.file, file.bytes), found: [] };
    const { value: source, found } = file.text;
    const text = source?.text ?? '';
    if (reachesTooFar(text)) throw new UnreadableWorkbook('broken');
    return { value: readOtherWorkbook(file.file, Buffer.from(text)), found };
  },
};

/** Whether a text is a workbook of Excel 2003 in XML. */
function isXmlWorkbook(file: TableFile): boolean {
  const head = file.isText ? (file.text.value?.text.slice(0, 4000) ?? '') : '';
  return /<(?:\w+:)?Workbook\b/.test(head) && head.includes('urn:schemas-microsoft-com:office:spreadsheet');
}

/** Whether a place in a workbook in XML is beyond what any program has: the library would count up to it. */
function reachesTooFar(xml: string): boolean {
  const places = xml.matchAll(/:(?:Index|Span|MergeAcross|MergeDown)\s*=\s*["'](\d+)/g);
  return [...places].some(([, place]) => Number(place) > MOST_ROWS);
}

const MOST_ROWS = 2 ** 20;

function isOtherArchive(bytes: TableFile['bytes']): boolean {
  if (!isArchive(bytes)) return false;
  const archive = new Archive(bytes);
  return archive.has('content.xml') || archive.has('xl/workbook.bin');
}

/** A workbook with a password has the same envelope as one of Excel 97, and only the former has this stream. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

function isOldWorkbook(bytes: TableFile['bytes']): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isCompound(bytes)) return !buffer.includes(ENCRYPTED);
  // the workbooks of before 1997 begin with a record that has no envelope
  return buffer.length > 512 && buffer.readUInt8(0) === 0x09 && buffer.readUInt8(1) <= 0x08;
}
