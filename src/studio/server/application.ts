import { createRequire } from 'node:module';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withControlsShown } from '../../core/control-characters.js';
import { formatDiagnostic, type Language, ReportError } from '../../core/diagnostics.js';
import { languageOf, PROBLEM_TYPE, problemOf } from '../../server/answer/problem.js';
import { Refusal } from '../../server/answer/refusal.js';
import { areas } from '../routes/index.js';
import { addTeam } from '../routes/team.js';
import type { Access } from './access.js';
import { ConflictRefusal } from './conflict.js';
import { guard } from './guard.js';
import { addPageFiles } from './page-files.js';
import type { Studio } from './studio.js';

/** Bytes of the largest document that is dropped in. */
const MOST_BODY_BYTES = 100 * 2 ** 20;

/** The studio as a Fastify application that does not listen yet. */
export function application(studio: Studio, access: Access, isShared: boolean): FastifyInstance {
  const fastify = createRequire(import.meta.url)('fastify') as typeof import('fastify').default;
  const app = fastify({ logger: false, bodyLimit: MOST_BODY_BYTES, forceCloseConnections: true });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  guard(app, access, isShared);
  app.setReplySerializer((answer) => JSON.stringify(answer, controlsShown));
  app.setErrorHandler((problem: FastifyError, request, reply) => tell(problem, request, reply));
  app.setNotFoundHandler(() => {
    throw notThere;
  });
  addPageFiles(app, studio.world.installation);
  addTeam(app, studio, access);
  for (const area of areas) area.add(app, studio);
  return app;
}

/** Texts of the data are shown on the page as they would be in a terminal. */
function controlsShown(_: string, value: unknown): unknown {
  return typeof value === 'string' ? withControlsShown(value) : value;
}

function tell(
  problem: FastifyError | Refusal | ReportError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const refusal = refusalOf(problem);
  const language = languageOf(request.headers['accept-language']);
  if (isOpened(request)) {
    void reply.code(refusal.status).type('text/plain; charset=utf-8').send(wordsOf(refusal, language));
    return;
  }
  void reply
    .code(refusal.status)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify({ ...problemOf(refusal, language), ...conflictsOf(refusal) }));
}

/** As they stand, for a page may write them. */
function conflictsOf(refusal: Refusal) {
  return refusal instanceof ConflictRefusal ? { conflicts: refusal.conflicts } : {};
}

/** Whether a person opened an address, a PDF to be printed, and sees what is answered. */
function isOpened({ headers: { accept = '' } }: FastifyRequest): boolean {
  return accept.startsWith('text/html');
}

function wordsOf({ title, diagnostics }: Refusal, language: Language): string {
  const lines = diagnostics.map((one) => formatDiagnostic(one, language));
  return withControlsShown([title[language], ...lines].join('\n\n'));
}

function refusalOf(problem: FastifyError | Refusal | ReportError): Refusal {
  if (problem instanceof Refusal) return problem;
  if (problem instanceof ReportError) {
    const [first] = problem.diagnostics;
    return new Refusal(422, first?.code ?? 'bad-data', first?.message ?? bug.title, problem.diagnostics);
  }
  if (problem.statusCode === 413) return tooLarge;
  if (problem.statusCode !== undefined && problem.statusCode < 500) return badRequest;
  process.stderr.write(`${problem.stack ?? problem}\n`);
  return bug;
}

const notThere = new Refusal(404, 'not-found', { zh: '没有这个地址', en: 'There is no such address' });
const badRequest = new Refusal(400, 'bad-request', { zh: '请求读不通', en: 'The request can’t be read' });
const tooLarge = new Refusal(413, 'body-too-large', { zh: '文件太大', en: 'The file is too large' });
const bug = new Refusal(500, 'bug', { zh: '程序出错', en: 'The program failed' });
