import { group, id, note, shortName, tracing, wordsOfPeriod } from './common-columns.js';
import { amountForm } from './header-form.js';
import type { TableKind } from './kind.js';

/** Projects with amounts that add up. */
export const projects: TableKind = {
  tables: [
    {
      name: 'projects',
      sheetNames: ['项目', '重大项目'],
      title: '重大项目',
      rows: { zh: '项目', en: 'projects' },
    },
  ],
  takesOthers: true,
  columns: [
    id,
    {
      header: '项目',
      role: 'label',
      required: 'cell',
      prints: {
        zh: '项目附表的“项目”列；没有简称时，图里的名称',
        en: 'column 项目; names the row in charts without 简称',
      },
    },
    shortName,
    {
      ...group,
      required: 'if-there',
      prints: {
        zh: '附表的分组行，带个数和小计；图里用颜色区分',
        en: 'rows of groups with count and subtotals; told apart by colour in charts',
      },
    },
    {
      header: amountForm('投资（亿元）'),
      role: 'amount',
      prints: { zh: '每个金额一列，自动加总', en: 'a column for each amount, summed up' },
    },
    wordsOfPeriod,
    note,
    ...tracing,
  ],
  measures: [],
  print: 'template',
};
