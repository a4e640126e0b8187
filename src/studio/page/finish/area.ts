import type { PageArea } from '../area.js';

/** What a pack is handed over as: print, PDFs, sheets, workbook, folder. */
export const finish: PageArea = {
  key: 'finish',
  name: { zh: '打印与交付', en: 'Hand over' },
  icon: 'print',
  stands: 'list',
  load: () => import('./view.js'),
};
