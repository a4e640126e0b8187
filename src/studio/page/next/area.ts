import type { PageArea } from '../area.js';

/** A pack of the year after another. */
export const next: PageArea = {
  key: 'next',
  name: { zh: '从上一年的材料', en: 'From last year’s pack' },
  icon: 'versions',
  stands: 'whole',
  load: () => import('./view.js'),
};
