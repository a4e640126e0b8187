import type { PageArea } from '../area.js';

export const chart: PageArea = {
  key: 'chart',
  name: { zh: '图', en: 'Charts' },
  icon: 'chart',
  stands: 'list',
  items: ({ charts }) => charts.map(({ name, title }) => ({ item: name, title, isMovable: true })),
  move: async (item, between) => (await import('./move.js')).moveChart(item, between),
  count: ({ charts }) => ({ text: String(charts.length) }),
  load: () => import('./view.js'),
};
