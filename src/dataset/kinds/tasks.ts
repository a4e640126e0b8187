import { group, id, note, tracing } from './common-columns.js';
import type { TableKind } from './kind.js';

/** Tasks that a list promises. */
export const tasks: TableKind = {
  tables: [
    {
      name: 'tasks',
      sheetNames: ['任务', '实事', '民生实事'],
      title: '民生实事',
      rows: { zh: '民生实事', en: 'tasks' },
    },
  ],
  takesOthers: true,
  columns: [
    id,
    {
      header: '事项',
      role: 'label',
      required: 'cell',
      prints: { zh: '清单里的一条', en: 'an item of the list' },
    },
    {
      ...group,
      prints: { zh: '不印；供句子和图按组计数', en: 'not printed; sentences and charts count by it' },
    },
    {
      header: '量化目标',
      role: 'text',
      prints: {
        zh: '跟在事项后面的括号里；事项里已经写了的不重复',
        en: 'in brackets behind 事项, unless 事项 says it already',
      },
    },
    { ...note, prints: { zh: '跟在量化目标后面', en: 'behind 量化目标' } },
    ...tracing,
  ],
  measures: [],
  print: 'template',
};
