import type { PageArea } from '../area.js';
import { say } from '../language.js';
import { signs } from '../signs.js';

/** What is to be looked at before a pack goes out. */
export const checks: PageArea = {
  key: 'checks',
  name: { zh: '核对', en: 'Checks' },
  icon: 'check',
  stands: 'list',
  count: ({ diagnostics }) => {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) return { text: `${say(signs).error} ${errors}`, kind: 'error' };
    const doubts = diagnostics.some(({ code }) => code === 'unchecked-rows');
    if (doubts) return { text: say(signs).doubt, kind: 'doubt' };
    return diagnostics.length > 0 ? { text: `! ${diagnostics.length}`, kind: 'warning' } : undefined;
  },
  load: () => import('./view.js'),
};
