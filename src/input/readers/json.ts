import { limits } from '../../core/limits.js';
import type { SheetReader } from './reader.js';

/** Tables as programs exchange them. */
export const json: SheetReader = {
  name: 'json',
  words: {
    zh: 'JSON：一组对象，一个对象一行；或 {"columns": […], "rows": [[…], …]}；几张表写成一个对象，各以表名为键',
    en: 'JSON: a list of objects, one a row; or {"columns": […], "rows": [[…], …]}; several by their names in an object',
  },
  extensions: ['json'],
  mostBytes: limits.tableFile,
  accepts: ({ extension }) => extension === 'json',
  read: async ({ name, text: { value: source, found } }) => {
    if (source === undefined) return { value: [], found };
    const { readJsonTables } = await import('../json/tables.js');
    const { value, found: foundInTables } = readJsonTables(source, name);
    return { value, found: [...found, ...foundInTables] };
  },
};
