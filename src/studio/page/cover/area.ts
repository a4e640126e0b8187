import type { PageArea } from '../area.js';

export const cover: PageArea = {
  key: 'cover',
  name: { zh: '封面', en: 'Cover' },
  icon: 'cover',
  stands: 'list',
  load: () => import('./view.js'),
};
