import { basename, join } from 'node:path';
import { ReportError } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';
import { unreadableFile } from '../../core/source/unreadable.js';
import type { Files } from '../../core/world.js';
import { REPORT_FOLDER } from '../../input/report-file.js';
import type { SentFiles } from '../sent/sent.js';

/** The folders in a data folder that belong to it. */
const INNER = ['ornaments', REPORT_FOLDER];

/**
 * The files of a data folder, or the one workbook that a pack is, as a client would send them. Throws a ReportError.
 */
export async function readPack(files: Files, path: string): Promise<SentFiles> {
  const there = files.sync.stat(path);
  if (!there) throw new ReportError([unreadableFile(path, { kind: 'missing' })]);
  if (there.kind === 'file') return new Map([[basename(path), await read(files, path)]]);
  const found = new Map<string, Uint8Array>();
  for (const name of files.sync.list(path)) {
    const kind = files.sync.stat(join(path, name))?.kind;
    if (kind === 'file' && !name.startsWith('.')) found.set(name, await read(files, join(path, name)));
    if (kind !== 'folder' || !INNER.includes(name)) continue;
    for (const inner of files.sync.list(join(path, name)))
      found.set(`${name}/${inner}`, await read(files, join(path, name, inner)));
  }
  return found;
}

async function read(files: Files, path: string): Promise<Uint8Array> {
  const content = await files.read(path, limits.workbookFile);
  if ('bytes' in content) return content.bytes;
  throw new ReportError([unreadableFile(path, content.why)]);
}
