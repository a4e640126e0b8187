import type { Access } from '../../../src/studio/server/access.js';
import { application } from '../../../src/studio/server/application.js';
import type { Studio } from '../../../src/studio/server/studio.js';

export interface Route {
  readonly method: string;
  /** With 1 for whatever stands in it. */
  readonly path: string;
}

/** All addresses of data that the studio answers, as its own application tells them: none can be left out. */
export async function dataRoutes(studio: Studio): Promise<readonly Route[]> {
  const app = application(studio, undefined as unknown as Access, false);
  await app.ready();
  const drawn = app.printRoutes({ commonPrefix: false, method: undefined as never });
  await app.close();
  const steps: string[] = [];
  return drawn.split('\n').flatMap((line) => {
    const [, before = '', step = '', methods = ''] = /^([│ ]*)[├└]── (\S+)(?: \((.*)\))?/.exec(line) ?? [];
    steps.splice(before.length / 4, Number.POSITIVE_INFINITY, step);
    const path = steps.join('').replace('//', '/').replace(/:\w+/g, '1');
    const own = methods.split(', ').filter((method) => method !== '' && method !== 'HEAD');
    return path.startsWith('/api/') ? own.map((method) => ({ method, path })) : [];
  });
}
