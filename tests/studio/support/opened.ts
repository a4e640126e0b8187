import { cp } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import type { World } from '../../../src/core/world.js';
import { type OpenStudio, openStudio, type StudioSettings } from '../../../src/studio/server/open.js';
import { CHECKOUT, temporaryFolder } from '../../support/packs.js';
import { world } from '../../support/world.js';

/** A studio that is open with a copy of the pack for beginners. */
export interface Opened {
  readonly studio: OpenStudio;
  /** Opens it once more at a port, after it was closed. */
  again(port: number): Promise<void>;
  /** The data folder. */
  readonly data: string;
  readonly port: number;
  close(): Promise<void>;
}

export async function openedStudio(
  settings: Partial<StudioSettings> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Opened> {
  const folder = await temporaryFolder();
  const data = join(folder.path, 'our-city');
  await cp(join(CHECKOUT, 'templates', 'starter'), data, { recursive: true });
  const inWorld = worldIn(folder.path, env);
  const opened = {
    studio: await openStudio(inWorld, { port: 0, folder: data, ...settings }),
    data,
    get port() {
      return Number(new URL(opened.studio.address).port);
    },
    async again(port: number) {
      opened.studio = await openStudio(inWorld, { folder: data, ...settings, port });
    },
    async close() {
      await opened.studio.close();
      await folder.remove();
    },
  };
  return opened;
}

/** A world whose user has no state yet, and whose new packs go into a folder of the test. */
export function worldIn(folder: string, env: Readonly<Record<string, string>> = {}): World {
  const own = { HOME: folder, XDG_STATE_HOME: join(folder, 'state') };
  return { ...world, workingFolder: folder, env: { ...own, ...env } };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** One request, its path and headers sent as they are. */
export function ask(
  port: number,
  path: string,
  { method = 'GET', headers, body }: Asked = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, body: Buffer.concat(chunks) });
      });
    });
    asked.on('error', reject).end(body);
  });
}

/** The headers of a page that was let in, for requests that change something too. */
export async function pageHeaders({
  studio,
  port,
}: Pick<Opened, 'studio' | 'port'>): Promise<Record<string, string>> {
  const { pathname, search } = new URL(studio.entry());
  const { headers } = await ask(port, `${pathname}${search}`);
  const [cookie = ''] = headers['set-cookie'] ?? [];
  return {
    cookie: cookie.replace(/;.*/, ''),
    'x-briefing-studio': '1',
    'content-type': 'application/json',
  };
}
