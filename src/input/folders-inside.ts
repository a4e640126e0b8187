import { join } from 'node:path';
import { type Diagnostic, warningAt } from '../core/diagnostics.js';
import type { SourceFolder } from '../core/source/folder.js';
import { REPORT_FOLDER } from './report-file.js';

/** Folders that a data folder has for other things: drawings, the report, and what was made in it. */
const OTHER_FOLDERS = ['ornaments', REPORT_FOLDER, 'out'];

/**
 * The names of the folders inside a data folder that hold something `isRead` takes, whose files are not read. `names`
 * are those that the data folder has besides its files of data.
 */
export async function foldersInside(
  folder: SourceFolder,
  names: readonly string[],
  isRead: (name: string) => boolean,
): Promise<readonly string[]> {
  const mayBe = names.filter((name) => !/[.~]/.test(name) && !OTHER_FOLDERS.includes(name));
  const held = await Promise.all(mayBe.map((name) => folder.list(isRead, name)));
  return mayBe.filter((_, index) => (held[index]?.value.length ?? 0) > 0);
}

/** That the tables in a folder inside are not read. */
export function unreadFolder(file: string): Diagnostic {
  const message = { zh: '没有读这个文件夹里的表', en: 'The tables in this folder are not read' };
  const hint = {
    zh: `要一起印的，移到外面这一层；它自成一册的，写它的名字：briefing build ${quoted(file)}；都不是的，移出数据文件夹。`,
    en: `Move what is to be printed up one level; for a pack of its own name it: briefing build ${quoted(file)}; else move it out.`,
  };
  return warningAt('unread-folder', message, { place: { file }, hint });
}

/** How messages name the folders inside a folder: parts/a, parts/b. */
export function namesOf(folder: SourceFolder, inside: readonly string[]): string {
  return inside.map((name) => quoted(join(folder.shownAs, name))).join(' ');
}

function quoted(path: string): string {
  return /\s/.test(path) ? `"${path}"` : path;
}
