import type { PageArea } from '../area.js';

/** What is to be looked at before a pack goes out. */
export const checks: PageArea = {
  key: 'checks',
  name: { zh: '核对', en: 'Checks' },
  icon: 'check',
  stands: 'list',
  count: ({ diagnostics }) => {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) return { text: `错 ${errors}`, kind: 'error' };
    const doubts = diagnostics.some(({ code }) => code === 'unchecked-rows');
    if (doubts) return { text: '疑', kind: 'doubt' };
    return diagnostics.length > 0 ? { text: `! ${diagnostics.length}`, kind: 'warning' } : undefined;
  },
  load: () => import('./view.js'),
};
