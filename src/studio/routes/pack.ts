import type { LookState } from '../wire/pack.js';
import type { Area } from './area.js';

/** The pack that is open, and the stream that tells of changes. */
export const pack: Area = {
  name: 'pack',
  add(app, studio) {
    app.get('/api/pack', async (_, reply) => studio.open?.state() ?? reply.code(204).send());
    app.get('/api/events', async (_, reply) => {
      reply.hijack();
      const headers = reply.getHeaders() as Record<string, string>;
      reply.raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
      studio.events.add(reply.raw, { kind: 'pack', revision: studio.open?.revision ?? 0 });
    });
    app.post('/api/pack/look', async (request) => {
      await studio.pack.lookAs(request.body as Partial<LookState>);
      return { revision: studio.pack.revision };
    });
  },
};
