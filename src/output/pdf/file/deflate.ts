import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Database } from '../../../incremental/database.js';
import { memo } from '../../../incremental/memo.js';

/** Deflated streams by the digest of what is in them: what has not changed since the last file is not deflated again. */
const deflated = memo<string, Buffer>('deflated stream');

/** Longer streams than a page's are not kept. */
const MOST_BYTES = 256 * 1024;

/** The bytes deflated, now or for an earlier file. */
export function deflate(bytes: Buffer, database: Database): Buffer {
  if (bytes.length > MOST_BYTES) return deflateSync(bytes);
  const digest = createHash('sha256').update(bytes).digest('base64');
  return deflated(database, digest, [], () => deflateSync(bytes));
}
