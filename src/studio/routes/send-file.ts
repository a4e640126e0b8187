import type { FastifyReply } from 'fastify';
import { attachment } from '../../server/answer/attachment.js';

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/** A file as an answer: shown in the browser, or saved where the request asks for that (`?save`). */
export function sendFile(
  reply: FastifyReply,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  query: unknown,
): FastifyReply {
  const isSaved = 'save' in ((query ?? {}) as object);
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const named = attachment(name);
  return reply
    .type(type)
    .header('content-disposition', isSaved ? named : named.replace(/^attachment/, 'inline'))
    .send(Buffer.from(bytes));
}
