import type { PageArea } from '../area.js';

/** A report that was read is gone through row by row, and becomes a pack. */
export const importing: PageArea = {
  key: 'import',
  name: { zh: '核对读出的数', en: 'Go through a report' },
  icon: 'check',
  stands: 'whole',
  load: () => import('./view.js'),
};
