import { group, id, note, shortName, tracing, wordsOfPeriod } from './common-columns.js';
import type { TableKind } from './kind.js';

/** Works without amounts: progress and targets in words. */
export const works: TableKind = {
  tables: [
    {
      name: 'works',
      sheetNames: ['其他项目'],
      title: '其他项目与事项',
      rows: { zh: '其他项目', en: 'other works' },
    },
  ],
  takesOthers: true,
  columns: [
    id,
    {
      header: '项目',
      role: 'label',
      required: 'cell',
      prints: { zh: '表的第一列', en: 'first column of the table' },
    },
    shortName,
    group,
    wordsOfPeriod,
    note,
    ...tracing,
  ],
  measures: [],
  print: 'template',
};
