import type { FastifyInstance } from 'fastify';
import type { Serving } from '../application.js';

/** Whether it lives, whether it takes work, and what it has done. */
export function addHealth(app: FastifyInstance, { runner, metrics, jobs }: Serving): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const { workers } = runner.state();
    if (workers === 0) reply.code(503);
    return { status: workers === 0 ? 'starting' : 'ready' };
  });
  app.get('/metrics', async (_, reply) => {
    reply.type('text/plain; version=0.0.4; charset=utf-8');
    return metrics.text(runner.state(), await jobs.counts().catch(() => undefined));
  });
}
