import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Installation } from '../../core/world.js';
import { pagePolicy } from './studio-headers.js';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
};

/** The page's own files, built beside the program: all that is served from disk, under the names that are there. */
export function addPageFiles(app: FastifyInstance, { files, folder }: Installation): void {
  const built = join(folder, '.build', 'studio');
  for (const name of files.sync.list(built)) {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
    if (type !== undefined)
      app.get(`/${name}`, async (_, reply) => reply.type(type).send(files.sync.read(join(built, name))));
  }
  app.get('/', async (_, reply) => {
    const nonce = randomBytes(16).toString('base64url');
    const page = files.sync.read(join(built, 'index.html')).toString().replace('{nonce}', nonce);
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .type('text/html; charset=utf-8')
      .serializer((text: string) => text)
      .send(page);
  });
}
