import { basename, dirname, join } from 'node:path';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';
import { unreadableFile } from '../../core/source/unreadable.js';
import type { Files } from '../../core/world.js';
import type { FolderFile } from './folder-file.js';

/**
 * Where the studio keeps what is not the clerk's own: inside the data folder, so that it goes where that goes; of a
 * workbook that is a pack by itself, beside it.
 */
export function ownFolder(files: Files, dataFolder: string): string {
  if (!isOneFile(files, dataFolder)) return join(dataFolder, '.briefing');
  return join(dirname(dataFolder), '.briefing', basename(dataFolder));
}

/** Whether a pack is one workbook, rather than a folder with its data. */
export function isOneFile(files: Files, dataFolder: string): boolean {
  return files.sync.stat(dataFolder)?.kind === 'file';
}

/** A data folder is a handful of tables: more than this is somebody's whole disk. */
const MOST_FILES = 1000;
const MOST_BYTES = 512 * 2 ** 20;
/** Folders within folders. */
const MOST_DEPTH = 4;

/**
 * All files of a data folder, or of a workbook that is a pack by itself, but what programs hide in it, in order of
 * their names. Links are not followed. Throws a ReportError where one can't be read, or there are more than a pack has.
 */
export async function filesOfFolder(files: Files, folder: string): Promise<readonly FolderFile[]> {
  const found: FolderFile[] = [];
  let bytes = 0;
  const walk = async (inside: string, depth: number): Promise<void> => {
    const { names } = await files.list(join(folder, inside));
    for (const name of names.filter(isVisible).toSorted()) {
      const path = inside === '' ? name : `${inside}/${name}`;
      const { kind } = await files.lstat(join(folder, path));
      if (kind === 'folder' && depth < MOST_DEPTH) await walk(path, depth + 1);
      if (kind !== 'file') continue;
      const content = await files.read(join(folder, path), limits.pdfFile);
      if ('why' in content) throw new ReportError([unreadableFile(path, content.why)]);
      bytes += content.bytes.length;
      found.push({ name: path, bytes: content.bytes });
      if (found.length > MOST_FILES || bytes > MOST_BYTES) throw tooMuch(folder);
    }
  };
  if (isOneFile(files, folder)) return [await onlyFile(files, folder)];
  await walk('', 0);
  return found;
}

async function onlyFile(files: Files, path: string): Promise<FolderFile> {
  const content = await files.read(path, limits.pdfFile);
  if ('why' in content) throw new ReportError([unreadableFile(basename(path), content.why)]);
  return { name: basename(path), bytes: content.bytes };
}

/** What spreadsheet programs keep beside an open file, and what this program writes before it renames it, is hidden. */
function isVisible(name: string): boolean {
  return !/^[.~]/.test(name) && name.toLowerCase() !== 'thumbs.db';
}

function tooMuch(folder: string): ReportError {
  const message = {
    zh: `文件夹里的东西太多：最多 ${MOST_FILES} 个文件`,
    en: `There is too much in the folder: at most ${MOST_FILES} files`,
  };
  const hint = { zh: '材料单放一个文件夹。', en: 'Keep a pack in a folder of its own.' };
  return new ReportError([errorAt('folder-too-large', message, { place: { file: folder }, hint })]);
}
