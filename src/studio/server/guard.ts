import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { foreignRequest, isOwnRequest } from '../../server/access/own-requests.js';
import { Refusal } from '../../server/answer/refusal.js';
import type { Role } from '../wire/team.js';
import type { Access } from './access.js';
import { STUDIO_HEADERS } from './studio-headers.js';

/** A header that no form of another site can send; a script of another site would be asked about first, and refused. */
export const OWN_HEADER = 'x-briefing-studio';

/** What may be asked for by anybody on an address that is ours: the page itself, which tells nothing of data. */
function isOpen(url: string): boolean {
  return !url.startsWith('/api/') || url === '/api/team/enter';
}

/** Folders of this machine are the business of who sits at it. */
function isOwners(url: string): boolean {
  return url.startsWith('/api/start');
}

/** What those who only look may send: where they are, and which pages they look at is theirs alone. */
const VIEWERS_POSTS = ['/api/team/here', '/api/pages/at'];

declare module 'fastify' {
  interface FastifyRequest {
    role: Role;
  }
}

/** Holds every request against who it is from. `isShared` is whether other machines may ask at all. */
export function guard(app: FastifyInstance, access: Access, isShared: boolean): void {
  app.decorateRequest('role', 'viewer');
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(STUDIO_HEADERS);
    const cookie = await entryOf(request, access, isShared);
    if (cookie !== undefined) return enter(reply, cookie);
    if (!isOwnRequest(request.headers, isShared)) throw foreignRequest;
    letIn(request, access);
  });
}

function enter(reply: FastifyReply, cookie: string): FastifyReply {
  return reply.header('set-cookie', cookie).redirect('/', 303);
}

/** The cookie of a page that is opened by an address that the program has told. */
async function entryOf(
  request: FastifyRequest,
  access: Access,
  isShared: boolean,
): Promise<string | undefined> {
  const { method, query, headers, routeOptions } = request;
  if (method !== 'GET' || routeOptions.url !== '/') return undefined;
  // an address in a mail or told by another program is no request of another site, as long as it bears the token
  const { host } = headers;
  if (!isOwnRequest(host === undefined ? {} : { host }, isShared)) return undefined;
  const { token, look } = query as { readonly token?: unknown; readonly look?: unknown };
  if (typeof token === 'string') return access.exchange(token);
  return typeof look === 'string' && access.roleOf(headers) === undefined ? access.look(look) : undefined;
}

function letIn(request: FastifyRequest, access: Access): void {
  const { method, headers } = request;
  const url = request.routeOptions.url ?? request.url;
  if (method !== 'GET' && headers[OWN_HEADER] === undefined) throw foreignRequest;
  if (isOpen(url)) return;
  const role = access.roleOf(headers);
  if (role === undefined) throw unknown;
  if (isOwners(url) && role !== 'owner') throw notOwner;
  if (method !== 'GET' && role === 'viewer' && !VIEWERS_POSTS.includes(url)) throw onlyLooking;
  request.role = role;
}

const unknown = new Refusal(401, 'unknown-page', {
  zh: '这个地址用过了：重新运行 briefing studio，用它打开的页面',
  en: 'This address has been used: run briefing studio again and use the page that it opens',
});
const notOwner = new Refusal(403, 'not-owner', {
  zh: '只能在开工作台的那台机器上做',
  en: 'This is only done on the machine that the studio runs on',
});
const onlyLooking = new Refusal(403, 'only-looking', {
  zh: '这个地址只能看',
  en: 'This address is only for looking',
});
