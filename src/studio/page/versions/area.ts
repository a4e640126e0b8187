import type { PageArea } from '../area.js';

/** What was issued, what changed since, and how it was before. */
export const versions: PageArea = {
  key: 'versions',
  name: { zh: '版本', en: 'Versions' },
  icon: 'versions',
  stands: 'list',
  load: () => import('./view.js'),
};
