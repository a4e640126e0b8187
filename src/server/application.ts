import { createRequire } from 'node:module';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../core/world.js';
import { foreignRequest, isOwnRequest } from './access/own-requests.js';
import { RateLimiter } from './access/rate.js';
import type { Tokens } from './access/tokens.js';
import { languageOf, PROBLEM_TYPE, problemOf } from './answer/problem.js';
import { Refusal } from './answer/refusal.js';
import { SAFE_HEADERS } from './answer/safe-headers.js';
import type { Jobs } from './jobs/jobs.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import { addDescription } from './routes/description.js';
import { addHealth } from './routes/health.js';
import { addJobs } from './routes/jobs.js';
import { addTasks } from './routes/tasks.js';
import type { ServerLimits } from './settings.js';
import type { Runner } from './work/runner.js';

/** What answers are made with. */
export interface Serving {
  readonly world: World;
  readonly limits: ServerLimits;
  readonly tokens: Tokens;
  readonly runner: Runner;
  readonly jobs: Jobs;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** What may be asked for without a token: nothing of it tells of data. */
const OPEN_ROUTES = ['/', '/healthz', '/readyz', '/openapi.json'];

/** Nothing that is answered is a page of a program, or may be framed. */
const HEADERS: Readonly<Record<string, string>> = {
  ...SAFE_HEADERS,
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

/** The service as a Fastify application that does not listen yet. */
export function application(serving: Serving): FastifyInstance {
  const app = openFastify(serving);
  // bodies are taken apart by workers, whatever they are
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  const rates = new RateLimiter(serving.limits.rate);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    letIn(request, serving);
    // who bears a token is known by it, whatever machines lie between
    if (isCounted(request) && !rates.take(request.headers.authorization ?? request.ip)) throw tooMany;
  });
  app.addHook('onResponse', async (request, reply) => note(request, reply, serving));
  // who listens for events would keep the service from ending
  app.addHook('preClose', async () => serving.jobs.close());
  app.setErrorHandler((problem: FastifyError, request, reply) => tell(problem, request, reply, serving));
  addTasks(app, serving);
  addJobs(app, serving);
  addHealth(app, serving);
  addDescription(app, serving);
  app.setNotFoundHandler((request, reply) => {
    throw notThere(app, request, reply);
  });
  return app;
}

function openFastify({ limits }: Serving): FastifyInstance {
  const fastify = createRequire(import.meta.url)('fastify') as typeof import('fastify').default;
  return fastify({
    logger: false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestSeconds * 1000,
    forceCloseConnections: 'idle',
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2000, maxHeaderSize: 16_384 },
  });
}

function letIn({ headers, routeOptions }: FastifyRequest, { tokens }: Serving): void {
  if (!isOwnRequest(headers, tokens.areNeeded)) throw foreignRequest;
  const isOpen = OPEN_ROUTES.includes(routeOptions.url ?? '');
  if (!isOpen && tokens.areNeeded && !tokens.accept(headers.authorization)) throw noToken;
}

/** What watches over the service asks for its health as often as it likes. */
function isCounted({ routeOptions }: FastifyRequest): boolean {
  return !['/healthz', '/readyz', '/metrics'].includes(routeOptions.url ?? '');
}

const tooMany = new Refusal(429, 'too-many-requests', {
  zh: '请求太多，请过几秒再试',
  en: 'Too many requests: ask again in a few seconds',
});

const noToken = new Refusal(401, 'no-token', {
  zh: '请求没有带有效的令牌',
  en: 'The request bears no token that is known',
});

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function notThere(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Refusal {
  const [url = '/'] = request.url.split('?');
  const allowed = METHODS.filter((method) => app.findRoute({ method, url }) !== null);
  if (allowed.length === 0)
    return new Refusal(404, 'not-found', { zh: '没有这个地址', en: 'There is no such address' });
  reply.header('allow', allowed.join(', '));
  return new Refusal(405, 'bad-method', {
    zh: `这个地址只接受 ${allowed.join('、')}`,
    en: `This address takes ${allowed.join(', ')}`,
  });
}

/** Answers a request that is refused; what else is thrown is a bug, which is logged and not told. */
function tell(
  problem: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
  { log }: Serving,
): void {
  const refusal = problem instanceof Refusal ? problem : refusalOf(problem);
  if (refusal.status === 500) log({ level: 'error', event: 'bug', id: request.id, stack: framesOf(problem) });
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
  if (refusal.status === 429 || refusal.status === 503) reply.header('retry-after', '5');
  const language = languageOf(request.headers['accept-language']);
  void reply
    .code(refusal.status)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problemOf(refusal, language)));
}

/** Where a bug is; its message may quote data. */
function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

function refusalOf({ statusCode = 500 }: FastifyError): Refusal {
  const known = { 400: badRequest, 408: tooSlow, 413: tooLarge, 415: badRequest, 414: badRequest } as const;
  return known[statusCode as keyof typeof known] ?? bug;
}

const badRequest = new Refusal(400, 'bad-request', { zh: '请求读不通', en: 'The request can’t be read' });
const tooSlow = new Refusal(408, 'too-slow', { zh: '请求发得太慢', en: 'The request came too slowly' });
const tooLarge = new Refusal(413, 'body-too-large', { zh: '请求正文太大', en: 'The body is too large' });
const bug = new Refusal(500, 'bug', {
  zh: '程序出错，已记入日志',
  en: 'The program failed; its log tells why',
});

/** That there is no room is no fault of the program. */
function levelOf(status: number): 'error' | 'warn' | 'info' {
  if (status < 500) return 'info';
  return status === 503 ? 'warn' : 'error';
}

function note(request: FastifyRequest, reply: FastifyReply, { log, metrics }: Serving): void {
  const route = request.routeOptions.url ?? 'none';
  const milliseconds = Math.round(reply.elapsedTime);
  metrics.request(route, reply.statusCode, reply.elapsedTime / 1000);
  log({
    level: levelOf(reply.statusCode),
    event: 'request',
    id: request.id,
    method: request.method,
    route,
    status: reply.statusCode,
    milliseconds,
  });
}
