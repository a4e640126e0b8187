import type { FastifyInstance } from 'fastify';
import { programName } from '../../core/project.js';
import type { Serving } from '../application.js';
import { describe } from '../description/openapi.js';
import { descriptionPage } from '../description/page.js';

/** What can be asked for, for programs and for people. */
export function addDescription(app: FastifyInstance, { world }: Serving): void {
  const description = describe(programName(world.installation));
  const page = descriptionPage(description);
  app.get('/openapi.json', async () => description);
  app.get('/', async (_, reply) => reply.type('text/html; charset=utf-8').send(page));
}
