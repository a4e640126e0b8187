import { figureName, type ReportValue } from '../value.js';
import { namedGroups, WHOLE } from './groups.js';
import type { Measure } from './measure.js';

/** How many rows a table and its groups have. */
export const count: Measure = {
  ofTable: (table) => [
    countValue(table.name, WHOLE, table.rows.length),
    ...namedGroups(table).map(({ name, count: members }) => countValue(table.name, name, members, name)),
  ],
  describe: { count: { compared: ({ item }) => `${item} 个数`, printed: () => '个数' } },
  helpers: {
    count: {
      takes: ['table', 'group-or-none'],
      example: '{{count "projects" "已开工"}}',
      words: { zh: '表或其中一组有几行：2', en: 'how many rows the table has, or a group of it: 2' },
      print: ({ table, group }) => ({ digits: String((group ?? table).rows.length) }),
    },
  },
};

function countValue(table: string, item: string, members: number, ...group: readonly string[]): ReportValue {
  const name = figureName('count', table, ...group);
  return { name, kind: 'count', table, item, column: '', text: String(members) };
}
