import type { FastifyInstance } from 'fastify';
import type { Studio } from '../server/studio.js';

/** What one part of the page asks of the server, under addresses that begin with `/api/` and its name. */
export interface Area {
  readonly name: string;
  add(app: FastifyInstance, studio: Studio): void;
}
