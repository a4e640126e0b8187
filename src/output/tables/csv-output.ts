import type { Output } from '../output.js';

/** Each table as a CSV file. */
export const csv: Output = {
  name: 'csv',
  words: { zh: '每张表写成一个 CSV 文件', en: 'as a CSV file for each table' },
  goesInto: 'own folder',
  async make(pack) {
    const { csvOf } = await import('./csv.js');
    const tables = await pack.tables();
    return tables.map((table) => ({ name: `${table.name}.csv`, bytes: Buffer.from(csvOf(table)) }));
  },
};
