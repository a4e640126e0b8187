import type { FastifyReply } from 'fastify';
import type { TaskResponse } from '../exchange.js';

/** Sends what a worker answered. */
export function send(reply: FastifyReply, { status, headers, body }: TaskResponse): FastifyReply {
  return reply
    .code(status)
    .headers(headers)
    .send(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
}
