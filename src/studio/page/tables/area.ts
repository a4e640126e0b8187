import type { PageArea } from '../area.js';

export const tables: PageArea = {
  key: 'tables',
  name: { zh: '表', en: 'Tables' },
  icon: 'table',
  stands: 'list',
  items: ({ tables }) =>
    tables.map(({ key, title, rowCount, isMovable }) => {
      return { item: key, title, count: rowCount, ...(isMovable && { isMovable }) };
    }),
  move: async (item, between) => (await import('./whole.js')).moveTable(item, between),
  more: { href: '#newtable', name: { zh: '加一张表', en: 'Add a table' } },
  count: ({ tables }) => ({ text: String(tables.length) }),
  load: () => import('./view.js'),
};
