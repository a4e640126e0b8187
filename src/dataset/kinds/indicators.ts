import { group, id, note, tracing } from './common-columns.js';
import { periodForm } from './header-form.js';
import type { TableKind } from './kind.js';

/** Indicators by period: results, and targets beside them. */
export const indicators: TableKind = {
  tables: [
    {
      name: 'indicators',
      sheetNames: ['指标', '主要指标'],
      title: '主要指标',
      rows: { zh: '主要指标', en: 'main indicators' },
    },
    {
      name: 'sectors',
      sheetNames: ['分领域指标'],
      title: '分领域指标',
      rows: { zh: '分领域指标', en: 'figures by sector' },
    },
  ],
  takesOthers: true,
  columns: [
    id,
    {
      header: '指标',
      role: 'label',
      required: 'cell',
      prints: {
        zh: '表的第一列；大字卡片和图里的名称',
        en: 'first column of the table; the name in cards and charts',
      },
    },
    {
      ...group,
      prints: {
        zh: '`sectors` 表里的分组行；主要指标表里不印',
        en: 'rows of groups in the table of `sectors`; not in that of the main indicators',
      },
    },
    {
      header: '单位',
      role: 'unit',
      required: 'column',
      prints: {
        zh: '表的“单位”列；表上方的“单位：……”已写明各行的，这一列不印',
        en: 'column 单位, unless the unit line above the table states it for all rows',
      },
    },
    {
      header: periodForm(2021, '实绩'),
      role: 'period',
      required: 'column',
      prints: {
        zh: '每个时期一列；大字卡片、句子、图里的数。最后一期与上年同期之差印在“增减”列',
        en: 'a column for each period; the figures of cards, sentences and charts. 增减 is the change on the year before',
      },
    },
    {
      ...note,
      prints: {
        zh: '主要指标表的末列；分领域指标表里跟在名称后面',
        en: 'last column of the main indicators; behind the name in `sectors`',
      },
    },
    ...tracing,
  ],
  measures: [],
  print: 'template',
};
