import { limits } from '../../core/limits.js';
import { isDatabase } from '../sqlite/pages.js';
import type { SheetReader } from './reader.js';

/** Databases in a file, which programs for surveys and registers keep. */
export const sqlite: SheetReader = {
  name: 'sqlite',
  words: {
    zh: 'SQLite 数据库，一个表一张表；视图不读',
    en: 'SQLite databases, a table from each table; no views',
  },
  extensions: ['sqlite', 'sqlite3', 'db', 'db3'],
  mostBytes: limits.workbookFile,
  accepts: ({ bytes }) => isDatabase(bytes),
  read: async ({ file, bytes }) => {
    const { readDatabase } = await import('../sqlite/tables.js');
    return readDatabase(file, bytes);
  },
};
