import { limits } from '../../core/limits.js';
import type { SheetReader } from './reader.js';

/**
 * Workbooks of today. Whatever no other format takes comes here too: it has the words for damaged files, for those
 * with a password and for those that are no workbook at all.
 */
export const xlsx: SheetReader = {
  name: 'xlsx',
  words: {
    zh: 'Excel 工作簿（也可由 WPS 存出），一个工作表一张表',
    en: 'workbooks of Excel and WPS, a table on each sheet',
  },
  extensions: ['xlsx', 'xlsm'],
  mostBytes: limits.workbookFile,
  accepts: () => true,
  read: async ({ file, bytes }) => {
    const { readWorkbook } = await import('../xlsx/read.js');
    return readWorkbook(file, bytes);
  },
};
