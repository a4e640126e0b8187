import type { PageArea } from '../area.js';

export const text: PageArea = {
  key: 'text',
  name: { zh: '文字', en: 'Texts' },
  icon: 'text',
  stands: 'list',
  items: ({ texts }) => texts.map(({ key, title }) => ({ item: key, title })),
  count: ({ texts }) => ({ text: String(texts.length) }),
  load: () => import('./view.js'),
};
