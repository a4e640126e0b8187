import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Database } from '../../../incremental/database.js';
import { kept, keptLater } from '../../../incremental/kept.js';
import { memo } from '../../../incremental/memo.js';

/**
 * Deflated streams by the digest of what is in them: what has not changed since the last file is not deflated again.
 */
const deflated = memo<string, Buffer>('deflated stream');

/** Longer streams than a page's are not kept. */
const MOST_BYTES = 256 * 1024;

/** The bytes deflated, now or for an earlier file. */
export function deflate(bytes: Buffer, database: Database): Buffer {
  if (bytes.length > MOST_BYTES) return compact(deflateSync(bytes));
  const digest = createHash('sha256').update(bytes).digest('base64');
  return deflated(database, digest, [], () => streams(database, [digest], () => compact(deflateSync(bytes))));
}

/** The same of what is deflated aside, which earlier files of this process are not asked for. */
export function deflateLater(
  bytes: Buffer,
  database: Database,
  work: () => Promise<Buffer>,
): Promise<Buffer> {
  return bytes.length > MOST_BYTES ? work() : laterStreams(database, [bytes], work);
}

const streams = kept<Buffer>('deflated stream');
const laterStreams = keptLater<Buffer>('deflated aside');

/**
 * The same bytes with no room to spare: zlib answers a part of sixteen kilobytes, and a file has a thousand of them.
 */
export function compact(bytes: Buffer): Buffer {
  return bytes.buffer.byteLength > 2 * bytes.length ? Buffer.from(bytes) : bytes;
}
