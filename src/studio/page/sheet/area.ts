import type { PageArea } from '../area.js';

/** Sheets of an office: how each was read, to be corrected by pointing. */
export const sheet: PageArea = {
  key: 'sheet',
  name: { zh: '看怎样读的', en: 'How sheets were read' },
  icon: 'table',
  stands: 'whole',
  load: () => import('./view.js'),
};
