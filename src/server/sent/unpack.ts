import type { Bilingual } from '../../core/diagnostics.js';
import { shownBytes } from '../../core/limits.js';
import { type Reason, UnreadableWorkbook } from '../../input/xlsx/unreadable.js';
import { Archive } from '../../input/xlsx/zip.js';
import { Refusal } from '../answer/refusal.js';
import type { TaskLimits } from '../exchange.js';
import { pathWithin } from './file-name.js';
import type { SentFiles } from './sent.js';

/** A zipped data folder: what is in it, and the name of the folder that all of it lies in, if it does. */
export interface Unpacked {
  readonly files: SentFiles;
  readonly folder?: string | undefined;
}

/** Whether bytes are an archive of somebody's files, and not a document or workbook that is one inside. */
export function isZipOfFiles(bytes: Uint8Array): boolean {
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) return false;
  try {
    const archive = new Archive(bytes);
    // OOXML and OpenDocument
    return !archive.has('_rels/.rels') && !archive.has('mimetype');
  } catch {
    return true;
  }
}

/** What systems put into archives by themselves. */
const NOT_OF_THE_PACK = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Unpacks a zipped data folder, and no more than may be. Refuses what is damaged, locked, too much or leads out of it.
 */
export function unpackZip(bytes: Uint8Array, { files: mostFiles, unpackedBytes }: TaskLimits): Unpacked {
  try {
    const archive = new Archive(bytes, unpackedBytes);
    const names = archive.names().filter((name) => !/[\\/]$/.test(name) && !NOT_OF_THE_PACK.test(name));
    if (names.length > mostFiles) throw tooManyFiles(mostFiles);
    const paths = names.map(pathWithin);
    const folder = commonFolder(paths);
    const files = new Map<string, Uint8Array>();
    for (const [index, name] of names.entries()) {
      const path = (paths[index] as string).slice(folder.length);
      if (files.has(path)) throw unreadableZip('broken', unpackedBytes);
      files.set(path, archive.read(name) as Uint8Array);
    }
    return { files, folder: folder.split('/').at(-2) };
  } catch (problem) {
    if (!(problem instanceof UnreadableWorkbook)) throw problem;
    throw unreadableZip(problem.reason, unpackedBytes);
  }
}

/** The folders that all files lie in, with a `/` at the end; `''` where they have none in common. */
export function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  const folders = first.split('/').slice(0, -1);
  const shared = folders.findIndex((_, index) => {
    const folder = `${folders.slice(0, index + 1).join('/')}/`;
    return !others.every((path) => path.startsWith(folder));
  });
  const kept = shared < 0 ? folders : folders.slice(0, shared);
  return kept.map((name) => `${name}/`).join('');
}

export function tooManyFiles(most: number): Refusal {
  return new Refusal(413, 'too-many-files', {
    zh: `文件太多，最多 ${most} 个`,
    en: `There are too many files; at most ${most}`,
  });
}

function unreadableZip(reason: Reason, mostBytes: number): Refusal {
  if (reason === 'huge')
    return new Refusal(413, 'zip-too-large', {
      zh: `压缩包展开后太大，最多 ${shownBytes(mostBytes)}`,
      en: `The archive is too large; at most ${shownBytes(mostBytes)} unpacked`,
    });
  const locked: Bilingual = { zh: '压缩包有密码', en: 'The archive is protected by a password' };
  const broken: Bilingual = { zh: '压缩包已损坏', en: 'The archive is damaged' };
  return new Refusal(400, 'unreadable-zip', reason === 'locked' ? locked : broken);
}
