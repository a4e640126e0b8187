import { crc32 } from 'node:zlib';
import { extraField } from './zip64.js';

/** The field in which archivers keep a name as UTF-8 beside the one in their own encoding (APPNOTE.TXT 4.6.9). */
const UNICODE_PATH = 0x7075;

/**
 * The name of an entry as whoever packed it saw it. Windows in Chinese writes GBK and does not say so, other systems
 * write UTF-8 and often don't say so either: few names in GBK are UTF-8 by chance, so that it is tried first.
 */
export function entryName(written: Buffer, isUtf8: boolean, extra: Buffer): string {
  if (isUtf8) return written.toString('utf8');
  return (
    unicodePath(written, extra) ??
    decoded('utf-8', written) ??
    decoded('gb18030', written) ??
    written.toString()
  );
}

/** It counts only while it is of the name that it stands beside: programs rename entries and leave it. */
function unicodePath(written: Buffer, extra: Buffer): string | undefined {
  const field = extraField(extra, UNICODE_PATH);
  if (field === undefined || field.length < 5 || field.readUInt32LE(1) !== crc32(written)) return undefined;
  return decoded('utf-8', field.subarray(5));
}

function decoded(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
