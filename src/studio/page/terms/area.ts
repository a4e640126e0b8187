import type { PageArea } from '../area.js';

export const terms: PageArea = {
  key: 'terms',
  name: { zh: '名词', en: 'Terms' },
  icon: 'terms',
  stands: 'list',
  count: ({ termCount }) => ({ text: String(termCount) }),
  load: () => import('./view.js'),
};
