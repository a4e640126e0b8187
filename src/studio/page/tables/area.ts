import type { PageArea } from '../area.js';

export const tables: PageArea = {
  key: 'tables',
  name: { zh: '表', en: 'Tables' },
  icon: 'table',
  stands: 'list',
  items: ({ tables }) => tables.map(({ key, title, rowCount }) => ({ item: key, title, count: rowCount })),
  count: ({ tables }) => ({ text: String(tables.length) }),
  load: () => import('./view.js'),
};
