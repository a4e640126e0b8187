import { dirname, extname, join, resolve } from 'node:path';
import { errorAt, ReportError } from './diagnostics.js';
import { type FilesAndClock, sweepTemporary, temporaryIn } from './temporary.js';
import type { Files } from './world.js';
import { cannotWrite, refused } from './write-problem.js';

/**
 * Writes a file whole or not at all: to a temporary file beside it, then renamed, so that a failure keeps the
 * last good one. Where a link of that name leads to a file, that file is renewed and the link stays. Throws a
 * ReportError when the place can't be written to (the PDF is open elsewhere, say).
 */
export async function writeWhole(world: FilesAndClock, file: string, bytes: Uint8Array): Promise<void> {
  const { files } = world;
  let temporary: string | undefined;
  try {
    const { path, permissions } = await targetOf(files, file);
    const folder = dirname(path);
    await files.makeFolder(folder);
    await sweepTemporary(world, folder);
    temporary = temporaryIn(folder);
    await files.writeNew(temporary, bytes, permissions);
    await files.rename(temporary, path);
  } catch (problem) {
    // where the folder can't be made there is nothing to clear away
    if (temporary !== undefined) await files.remove(temporary).catch(() => {});
    throw problem instanceof ReportError ? problem : cannotWrite(file, problem);
  }
}

const ANOTHER_NAME = { zh: '换一个名字', en: 'choose another name' };

/** The file to be renewed, behind a link too, with the permissions that it has. */
async function targetOf(files: Files, file: string): Promise<{ path: string; permissions?: number }> {
  const path = await behindLinks(files, file);
  const there = await files.stat(path).catch(() => undefined);
  if (!there) return { path };
  if (there.kind === 'folder')
    throw refused(file, { zh: '同名的是个文件夹', en: 'a folder has that name' }, ANOTHER_NAME);
  // a device or a pipe would be replaced by the file
  if (there.kind !== 'file')
    throw refused(
      file,
      { zh: '同名的不是普通文件', en: 'what has that name is no plain file' },
      ANOTHER_NAME,
    );
  if ((there.permissions & 0o222) === 0) {
    const hint = { zh: '取消它的只读属性，或换一个名字', en: 'make it writable, or choose another name' };
    throw refused(file, { zh: '已有的文件是只读的', en: 'the file there is read-only' }, hint);
  }
  return { path, permissions: there.permissions };
}

/** Where a link leads, to nothing as yet perhaps; a path that is no link is its own. */
async function behindLinks(files: Files, file: string): Promise<string> {
  const found = await files.lstat(file).catch(() => undefined);
  if (found?.kind !== 'link') return file;
  const folder = await files.realpath(dirname(file));
  const path = await files.realpath(file).catch(async (problem) => {
    if (problem.code !== 'ENOENT') throw problem;
    return resolve(folder, await files.readlink(file));
  });
  // a folder from elsewhere may bring a link to a file that is no output of ours
  if (extname(path).toLowerCase() === extname(file).toLowerCase()) return path;
  const hint = { zh: '删去这个链接，或换一个名字', en: 'remove the link, or choose another name' };
  throw refused(file, { zh: '是链接，指向另一种文件', en: 'is a link to another kind of file' }, hint);
}

/** A file of a folder that is written as one, by its path in it, with `/`. */
interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes a new folder whole or not at all, or fills one that is empty. Throws a ReportError where it is not, where a
 * file is in its way, or where it can't be written to; then nothing is there that was not before.
 */
export async function writeFolder(
  world: FilesAndClock,
  folder: string,
  shownAs: string,
  content: readonly FolderFile[],
): Promise<void> {
  const { files } = world;
  const isNew = !(await isEmptyFolder(world, folder, shownAs));
  const parent = isNew ? dirname(folder) : folder;
  let draft: string | undefined;
  try {
    await files.makeFolder(parent);
    if (isNew) await sweepTemporary(world, parent);
    draft = temporaryIn(parent);
    await files.makeNewFolder(draft);
    for (const { name, bytes } of content) {
      const file = join(draft, name);
      await files.makeFolder(dirname(file));
      await files.writeNew(file, bytes);
    }
    if (isNew) await files.rename(draft, folder);
    else await moveInto(files, folder, draft);
  } catch (problem) {
    if (draft !== undefined) await files.remove(draft).catch(() => {});
    throw cannotWrite(shownAs, problem);
  }
}

/** The folder stays the one it is: somebody may stand in it, or it may be a disk of its own. */
async function moveInto(files: Files, folder: string, draft: string): Promise<void> {
  const { names } = await files.list(draft);
  try {
    for (const name of names) await files.rename(join(draft, name), join(folder, name));
    await files.remove(draft);
  } catch (problem) {
    for (const name of names) await files.remove(join(folder, name)).catch(() => {});
    throw problem;
  }
}

/** Whether there is a folder that holds nothing; that there is none is no error. */
async function isEmptyFolder(world: FilesAndClock, folder: string, shownAs: string): Promise<boolean> {
  const found = await world.files.lstat(folder).catch(() => undefined);
  if (!found) return false;
  await sweepTemporary(world, folder);
  const inside = await world.files.list(folder).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'EACCES' || problem.code === 'EPERM') throw cannotWrite(shownAs, problem);
    return undefined;
  });
  if (inside && inside.names.length + inside.broken.length === 0) return true;
  const message = { zh: `“${shownAs}”不是空文件夹`, en: `“${shownAs}” is not an empty folder` };
  throw new ReportError([errorAt('not-empty', message, { hint: ANOTHER_NAME })]);
}
