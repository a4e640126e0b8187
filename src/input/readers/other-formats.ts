import { limits } from '../../core/limits.js';
import { Archive } from '../xlsx/zip.js';
import { isArchive, isCompound, type SheetReader, type TableFile } from './reader.js';

/** The formats that offices have besides .xlsx: those of before 2007, the binary one, and that of LibreOffice. */
export const otherFormats: SheetReader = {
  name: 'other-formats',
  words: {
    zh: '旧版 Excel、WPS 表格、二进制工作簿、LibreOffice 的工作簿',
    en: 'workbooks of older Excel, of WPS, binary ones, those of LibreOffice',
  },
  extensions: ['xls', 'et', 'xlsb', 'ods'],
  mostBytes: limits.workbookFile,
  accepts: ({ bytes }) => isOtherArchive(bytes) || isOldWorkbook(bytes),
  read: async ({ file, bytes }) => {
    const { readOtherWorkbook } = await import('../other-workbook/read.js');
    return { value: readOtherWorkbook(file, bytes), found: [] };
  },
};

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
