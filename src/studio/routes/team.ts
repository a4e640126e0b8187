import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { Refusal } from '../../server/answer/refusal.js';
import type { Access } from '../server/access.js';
import type { Studio } from '../server/studio.js';
import type { MeState } from '../wire/team.js';
import { bodyOf } from './body.js';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(60));
const number = v.pipe(v.number(), v.integer(), v.minValue(1));
const here = v.object({
  page: name,
  name,
  area: v.optional(name),
  cell: v.optional(v.object({ key: v.pipe(v.string(), v.maxLength(500)), line: number, column: number })),
});

/** Who is let in, who is where, and the address for those who only look. */
export function addTeam(app: FastifyInstance, studio: Studio, access: Access): void {
  app.post('/api/team/enter', async (request, reply) => {
    const { token } = bodyOf(v.object({ token: v.pipe(v.string(), v.maxLength(500)) }), request.body);
    const cookie = await access.enter(token, request.ip);
    if (cookie === undefined) throw wrongToken;
    return reply.header('set-cookie', cookie).send({});
  });
  app.get(
    '/api/team/me',
    async ({ role }): Promise<MeState> => ({
      role,
      ...(role !== 'viewer' && { look: `/?look=${access.lookToken}` }),
    }),
  );
  app.post('/api/team/here', async (request) => {
    studio.presence.note(bodyOf(here, request.body));
    return {};
  });
}

const wrongToken = new Refusal(403, 'wrong-token', {
  zh: '口令不对，或试得太快',
  en: 'Not the token, or tried too often',
});
