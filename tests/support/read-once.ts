import { createHash } from 'node:crypto';

/** More than the shipped packs have PDFs. */
const MOST_KEPT = 16;

/**
 * A reader of files that reads the same bytes but once: many tests look at the pages of the shipped packs, and to read
 * a PDF takes longer than to make it. What it answers is shared, and nobody changes it.
 */
export function readOnce<Read>(
  read: (bytes: Uint8Array) => Promise<Read>,
): (bytes: Uint8Array) => Promise<Read> {
  const kept = new Map<string, Promise<Read>>();
  return (bytes) => {
    const digest = createHash('sha256').update(bytes).digest('hex');
    const known = kept.get(digest) ?? read(bytes);
    // the last one asked for is the last to go
    kept.delete(digest);
    kept.set(digest, known);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return known;
  };
}
