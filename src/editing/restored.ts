import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { limits } from '../core/limits.js';
import type { Restored } from './edit.js';
import { fingerprintOf } from './text.js';

type Part = Restored['parts'][number];

/**
 * How a part was, for an edit that takes away more than its inverse could say; `now` is null where it takes it away.
 */
export function keptPart(name: string, was: Uint8Array, now: Uint8Array | null): Part {
  return { name, now: now && fingerprintOf(now), was: Buffer.from(deflateRawSync(was)).toString('base64') };
}

/** Whether a part is as the edit left it. */
export function isUntouched({ now }: Part, bytes: Uint8Array | undefined): boolean {
  return now === null ? bytes === undefined : bytes !== undefined && fingerprintOf(bytes) === now;
}

/** What the part was. */
export function partBefore({ was }: Part): Uint8Array {
  return inflateRawSync(Buffer.from(was, 'base64'), { maxOutputLength: limits.workbookFile });
}
