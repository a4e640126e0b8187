// Requests to the byte, over a connection of their own.
import { connect } from 'node:net';

/** How long an answer is waited for, unless the request is one that is slow on purpose. */
const WAIT_MS = 240_000;

/** Bytes of a request with a body whose length is told. */
export function requestOf(method, target, headers, body = Buffer.alloc(0)) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const isToTell = (body.length > 0 || method === 'POST') && headers['Content-Length'] === undefined;
  const length = isToTell ? `Content-Length: ${body.length}\r\n` : '';
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}${length}\r\n`), body]);
}

/**
 * Sends chunks of bytes, as fast as they come, and reads until the server closes the connection, or until the answer
 * is whole. `abortAfter`: the client goes away after so many bytes. All statuses that came, and all bytes.
 */
export async function exchange({ port }, chunks, { abortAfter, waitMs = WAIT_MS } = {}) {
  const socket = connect(port, '127.0.0.1');
  const received = [];
  const isHead = Buffer.isBuffer(chunks[0]) && chunks[0].toString('latin1', 0, 5) === 'HEAD ';
  const ended = new Promise((resolve) => {
    const late = setTimeout(() => socket.destroy(), waitMs);
    socket.on('data', (chunk) => {
      received.push(chunk);
      if (isWhole(Buffer.concat(received), isHead)) setTimeout(() => socket.end(), 20);
    });
    socket.on('error', () => {});
    socket.once('close', () => resolve(clearTimeout(late)));
  });
  await send(socket, chunks, abortAfter);
  await ended;
  const bytes = Buffer.concat(received);
  return { statuses: statusesIn(bytes), bytes, body: bodyOf(bytes) };
}

async function send(socket, chunks, abortAfter = Number.POSITIVE_INFINITY) {
  let sent = 0;
  for await (const chunk of chunks) {
    if (socket.destroyed) return;
    const part = chunk.subarray(0, abortAfter - sent);
    sent += part.length;
    if (!socket.write(part)) await new Promise((resolve) => drained(socket, resolve));
    if (sent >= abortAfter) return void socket.destroy();
  }
}

function drained(socket, resolve) {
  socket.once('drain', resolve);
  socket.once('close', resolve);
}

/** Answers of the service tell their length. A second one, which there must not be, would be there with the first. */
function isWhole(bytes, isHead) {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return false;
  if (isHead) return true;
  const head = bytes.toString('latin1', 0, end);
  const [, length] = /^content-length: (\d+)/im.exec(head) ?? [];
  if (length !== undefined) return bytes.length >= end + 4 + Number(length);
  return /^HTTP\/1\.1 204/.test(head) || bytes.includes('\r\n0\r\n\r\n');
}

function statusesIn(bytes) {
  return [...bytes.toString('latin1').matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map(([, status]) =>
    Number(status),
  );
}

function bodyOf(bytes) {
  const end = bytes.indexOf('\r\n\r\n');
  return end < 0 ? bytes : bytes.subarray(end + 4);
}
