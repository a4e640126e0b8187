import { plainText } from '../../core/source/characters.js';
import { amountForm, type HeaderForm, periodForm } from '../kinds/header-form.js';
import type { ColumnRole, TableKind } from '../model.js';

/** One column that a kind of table may have. Adding a column is adding a line below. */
export interface ColumnRule {
  /** The header, or the form that it has. */
  readonly header: string | HeaderForm;
  readonly role: ColumnRole;
  /** `column`: the table must have such a column; `cell`: and every row must have a text in it. */
  readonly required?: 'column' | 'cell';
  /** What stands in it traces, orders, shortens or checks; it is not printed as it stands. Of all others each filled cell is. */
  readonly isKept?: true;
}

const id: ColumnRule = { header: '编号', role: 'id', required: 'cell', isKept: true };
const group: ColumnRule = { header: '分组', role: 'group' };
const note: ColumnRule = { header: '说明', role: 'note' };
const section: ColumnRule = { header: '出处', role: 'section', required: 'cell', isKept: true };
const quote: ColumnRule = { header: '原文', role: 'quote', required: 'cell', isKept: true };
/** How far a row that was imported is to be looked at, and why; see `data/rules/unchecked`. */
const check: ColumnRule = { header: '核对', role: 'check', isKept: true };
const doubt: ColumnRule = { header: '疑点', role: 'doubt', isKept: true };
const wordsOfPeriod: ColumnRule = { header: periodForm(2022, '节点'), role: 'text' };

/** The kinds whose columns are laid down. */
export type FixedKind = Exclude<TableKind, 'general'>;

/** The columns of each kind of table, as a clerk fills them in. */
export const tableSchemas: Readonly<Record<FixedKind, readonly ColumnRule[]>> = {
  indicators: [
    id,
    { header: '指标', role: 'label', required: 'cell' },
    group,
    { header: '单位', role: 'unit', required: 'column' },
    { header: periodForm(2021, '实绩'), role: 'period', required: 'column' },
    note,
    section,
    quote,
    check,
    doubt,
  ],
  projects: [
    id,
    { header: '项目', role: 'label', required: 'cell' },
    { header: '简称', role: 'text', isKept: true },
    { ...group, required: 'cell' },
    { header: amountForm('投资（亿元）'), role: 'amount' },
    wordsOfPeriod,
    note,
    section,
    quote,
    check,
    doubt,
  ],
  works: [
    id,
    { header: '项目', role: 'label', required: 'cell' },
    { header: '简称', role: 'text', isKept: true },
    group,
    wordsOfPeriod,
    note,
    section,
    quote,
    check,
    doubt,
  ],
  tasks: [
    id,
    { header: '事项', role: 'label', required: 'cell' },
    group,
    { header: '量化目标', role: 'text' },
    note,
    section,
    quote,
    check,
    doubt,
  ],
  glossary: [
    id,
    { header: '名词', role: 'label', required: 'cell' },
    { header: '释义', role: 'text', required: 'cell' },
    { header: '拼音', role: 'text', isKept: true },
    { header: '正文', role: 'text', isKept: true },
    { header: '出处', role: 'section', isKept: true },
    check,
    doubt,
  ],
};

/** The tables that a data folder may hold without saying so in pack.yaml, by name of their file or worksheet. */
export const wellKnownTables: ReadonlyMap<string, FixedKind> = new Map([
  ['indicators', 'indicators'],
  ['sectors', 'indicators'],
  ['projects', 'projects'],
  ['works', 'works'],
  ['tasks', 'tasks'],
  ['glossary', 'glossary'],
]);

/** What a worksheet of each well-known table may be called in Chinese: the first of the names is the one written. */
export const chineseNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['indicators', ['指标', '主要指标']],
  ['sectors', ['分领域指标']],
  ['projects', ['项目', '重大项目']],
  ['works', ['其他项目']],
  ['tasks', ['任务', '实事', '民生实事']],
  ['glossary', ['名词', '名词解释']],
]);

/** What a well-known table is called above it where pack.yaml gives it no title. */
export const usualTitles: ReadonlyMap<string, string> = new Map([
  ['indicators', '主要指标'],
  ['sectors', '分领域指标'],
  ['projects', '重大项目'],
  ['works', '其他项目与事项'],
  ['tasks', '民生实事'],
]);

/** The table that a worksheet holds by its name, `项目`, `projects` or `Projects`; `kinds` are the tables of the data folder. */
export function tableOfSheet(sheet: string, kinds: ReadonlyMap<string, TableKind>): string | undefined {
  const written = plainText(sheet).text.trim();
  if (kinds.has(written)) return written;
  const name = written.toLowerCase();
  const own = [...kinds.keys()].find((table) => table.toLowerCase() === name);
  if (own !== undefined) return own;
  return [...chineseNames.keys()].find((table) => chineseNames.get(table)?.includes(name));
}

/** The Chinese name of a well-known table, for its worksheet; of any other the name it has. */
export function sheetOfTable(table: string): string {
  return chineseNames.get(table)?.[0] ?? table;
}
