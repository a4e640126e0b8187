import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../answer/refusal.js';
import type { Serving } from '../application.js';
import type { TaskRequest } from '../exchange.js';
import { shownJob } from '../jobs/job.js';
import { taskKinds } from '../tasks/index.js';
import { ownerOf } from './jobs.js';
import { send } from './send.js';

/** `POST /v1/packs` and its like, one for each kind of task. */
export function addTasks(app: FastifyInstance, serving: Serving): void {
  for (const { name } of taskKinds)
    app.post(`/v1/${name}`, async (request, reply) => {
      const asked = taskRequest(name, request, serving);
      if (/(?:^|,)\s*respond-async\b/i.test(String(request.headers.prefer ?? ''))) {
        const job = await serving.jobs.add(asked, ownerOf(request));
        reply.headers({ location: `/v1/jobs/${job.id}`, 'preference-applied': 'respond-async' });
        return reply.code(202).send(shownJob(job));
      }
      const response = await serving.runner.run(asked, endOf(reply));
      serving.metrics.task(response.counts);
      return send(reply, response);
    });
}

function taskRequest(kind: string, request: FastifyRequest, { limits }: Serving): TaskRequest {
  const { headers, body } = request;
  // read as it is it would be other data than was meant
  if (!/^(?:identity)?$/i.test(headers['content-encoding'] ?? '')) throw packedBody;
  return {
    kind,
    query: Object.fromEntries(new URL(request.url, 'http://host').searchParams),
    headers: {
      accept: headers.accept,
      'accept-language': headers['accept-language'],
      'content-type': headers['content-type'],
      'content-disposition': headers['content-disposition'],
    },
    body: body instanceof Uint8Array ? body : new Uint8Array(),
    limits: { files: limits.files, unpackedBytes: limits.unpackedBytes, pages: limits.pages },
    owner: ownerOf(request),
  };
}

const packedBody = new Refusal(415, 'packed-body', {
  zh: '请求正文不能压缩（Content-Encoding），数据文件夹可打成 zip 发来',
  en: 'A body is not compressed (Content-Encoding); send a data folder as a zip',
});

/** Aborts when the client goes away before it has its answer. */
function endOf({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  // its connection serves many requests: what listened to that would be kept with all that was sent
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
