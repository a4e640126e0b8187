import { periodForm } from './header-form.js';
import type { ColumnRule } from './kind.js';

/** Columns that tables of several kinds have. */

export const id: ColumnRule = {
  header: '编号',
  role: 'id',
  required: 'if-there',
  isKept: true,
  prints: {
    zh: '不印；文字和图凭它找到这一行，没有这一列就凭“表名/名称”',
    en: 'not printed; texts and charts find the row by it, or by table/name without such a column',
  },
};

export const group: ColumnRule = {
  header: '分组',
  role: 'group',
  prints: { zh: '表里的分组行', en: 'rows of groups' },
};

export const shortName: ColumnRule = {
  header: '简称',
  role: 'text',
  isKept: true,
  prints: { zh: '不印在表里；图里用它作名称', en: 'not in tables; names the row in charts' },
};

export const wordsOfPeriod: ColumnRule = {
  header: periodForm(2022, '节点'),
  role: 'text',
  prints: { zh: '每个时期一列文字', en: 'words, a column for each period' },
};

export const note: ColumnRule = {
  header: '说明',
  role: 'note',
  prints: { zh: '跟在项目名称后面，字小一些', en: 'behind the name, smaller' },
};

const section: ColumnRule = {
  header: '出处',
  role: 'section',
  required: 'if-there',
  isKept: true,
  prints: {
    zh: '不印；来自原文哪一部分，校核时用',
    en: 'not printed; the part of the source, for proofreading',
  },
};

const quote: ColumnRule = {
  header: '原文',
  role: 'quote',
  required: 'if-there',
  isKept: true,
  prints: {
    zh: '不印；摘录的那句话，这一行的数都要在里面找得到',
    en: 'not printed; the clause the figures were taken from: each is looked for in it',
  },
};

/** How far a row that was imported is to be looked at. */
const check: ColumnRule = {
  header: '核对',
  role: 'check',
  isKept: true,
  prints: { zh: '不印；从报告导入的行看过没有', en: 'not printed; whether an imported row was looked at' },
};

/** Why. */
const doubt: ColumnRule = {
  header: '疑点',
  role: 'doubt',
  isKept: true,
  prints: { zh: '不印；从报告导入时的疑问', en: 'not printed; doubts of the import' },
};

/** What traces a row to its source, and tells whether it was checked against it. */
export const tracing: readonly ColumnRule[] = [section, quote, check, doubt];

/** The same of terms, which have no clause of their own and need no source. */
export const tracingOfTerms: readonly ColumnRule[] = [
  { header: '出处', role: 'section', isKept: true, prints: section.prints },
  check,
  doubt,
];
