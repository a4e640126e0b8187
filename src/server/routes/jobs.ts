import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../answer/refusal.js';
import type { Serving } from '../application.js';
import { isFinished, type Job, shownJob } from '../jobs/job.js';
import { send } from './send.js';

type OfJob = FastifyRequest<{ Params: { id: string } }>;

/** Proxies close a connection on which nothing has come for a minute. */
const SIGN_OF_LIFE_MS = 15_000;

/** How far a job is, what came of it, and its end. */
export function addJobs(app: FastifyInstance, { jobs }: Serving): void {
  const jobOf = async (request: OfJob): Promise<Job> => {
    const job = await jobs.find(request.params.id, ownerOf(request));
    if (!job) throw noJob;
    return job;
  };
  app.get('/v1/jobs/:id', async (request: OfJob) => shownJob(await jobOf(request)));
  app.get('/v1/jobs/:id/result', async (request: OfJob, reply) => {
    const job = await jobOf(request);
    if (!isFinished(job)) throw notFinished;
    return send(reply, await jobs.result(job));
  });
  app.delete('/v1/jobs/:id', async (request: OfJob, reply) => {
    await jobs.remove(await jobOf(request));
    return reply.code(204).send();
  });
  app.get('/v1/jobs/:id/events', async (request: OfJob, reply) => {
    const job = await jobOf(request);
    reply.hijack();
    const headers = reply.getHeaders() as Record<string, string>;
    reply.raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
    tellOf(job, reply.raw, jobs);
  });
}

/** Who a job belongs to: whoever bears the same token. */
export function ownerOf({ headers }: FastifyRequest): string {
  return createHash('sha256')
    .update(headers.authorization ?? '')
    .digest('hex');
}

/** Server-sent events: the state of a job now, at each change, and at its end. */
function tellOf(job: Job, response: ServerResponse, jobs: Serving['jobs']): void {
  const tell = (one: Job | undefined) => {
    if (response.writableEnded) return;
    if (!one) response.write('event: removed\ndata: {}\n\n');
    else response.write(`event: ${one.status}\ndata: ${JSON.stringify(shownJob(one))}\n\n`);
    if (!one || isFinished(one)) response.end();
  };
  tell(job);
  if (isFinished(job)) return;
  const stop = jobs.watch(job.id, { tell, end: () => response.end() });
  const signs = setInterval(() => response.write(':\n\n'), SIGN_OF_LIFE_MS);
  response.on('close', () => {
    stop();
    clearInterval(signs);
  });
}

const noJob = new Refusal(404, 'no-job', { zh: '没有这个任务', en: 'There is no such job' });

const notFinished = new Refusal(409, 'not-finished', {
  zh: '任务还没有做完',
  en: 'The job is not finished yet',
});
