import type { PageArea } from '../area.js';

export const newTable: PageArea = {
  key: 'newtable',
  name: { zh: '加一张表', en: 'A new table' },
  icon: 'table',
  stands: 'aside',
  load: () => import('./view.js'),
};
