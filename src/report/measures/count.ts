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
};

function countValue(table: string, item: string, members: number, ...group: readonly string[]): ReportValue {
  const name = figureName('count', table, ...group);
  return { name, kind: 'count', table, item, column: '', text: String(members) };
}
