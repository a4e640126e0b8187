import type { PageArea } from '../area.js';

export const start: PageArea = {
  key: 'start',
  name: { zh: '开始', en: 'Start' },
  icon: 'folder',
  stands: 'whole',
  load: () => import('./view.js'),
};
