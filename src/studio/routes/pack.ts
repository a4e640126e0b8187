import type { LookState } from '../wire/pack.js';
import type { Area } from './area.js';
import { bodyOf, editionAsked } from './body.js';

/** The pack that is open, and the stream that tells of changes. */
export const pack: Area = {
  name: 'pack',
  add(app, studio) {
    app.get('/api/pack', async ({ query }, reply) => {
      return studio.open?.state(bodyOf(editionAsked, query).edition) ?? reply.code(204).send();
    });
    app.get('/api/events', async (request, reply) => {
      const { page = '' } = request.query as { readonly page?: string };
      reply.hijack();
      const headers = reply.getHeaders() as Record<string, string>;
      reply.raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
      studio.events.add(
        page,
        reply.raw,
        { kind: 'pack', revision: studio.open?.revision ?? 0 },
        { kind: 'clerks', clerks: studio.presence.all },
      );
      reply.raw.on('close', () => studio.presence.leave(page));
    });
    app.post('/api/pack/look', async (request) => {
      await studio.pack.lookAs(request.body as Partial<LookState>);
      return { revision: studio.pack.revision };
    });
  },
};
