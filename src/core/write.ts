import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { errorAt, ReportError } from './diagnostics.js';
import { sweepTemporary, temporaryIn } from './temporary.js';
import { cannotWrite, refused } from './write-problem.js';

/**
 * Writes a file whole or not at all: to a temporary file beside it, then renamed, so that a failure keeps the
 * last good one. Where a link of that name leads to a file, that file is renewed and the link stays. Throws a
 * ReportError when the place can't be written to (the PDF is open elsewhere, say).
 */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  let temporary: string | undefined;
  try {
    const { path, mode } = await targetOf(file);
    const folder = dirname(path);
    await mkdir(folder, { recursive: true });
    await sweepTemporary(folder);
    temporary = temporaryIn(folder);
    await writeFile(temporary, bytes, { flag: 'wx' });
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, path);
  } catch (problem) {
    // where the folder can't be made there is nothing to clear away
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => {});
    throw problem instanceof ReportError ? problem : cannotWrite(file, problem);
  }
}

const ANOTHER_NAME = { zh: '换一个名字', en: 'choose another name' };

/** The file to be renewed, behind a link too, with the permissions that it has. */
async function targetOf(file: string): Promise<{ path: string; mode?: number }> {
  const path = await behindLinks(file);
  const there = await stat(path).catch(() => undefined);
  if (!there) return { path };
  if (there.isDirectory())
    throw refused(file, { zh: '同名的是个文件夹', en: 'a folder has that name' }, ANOTHER_NAME);
  // a device or a pipe would be replaced by the file
  if (!there.isFile())
    throw refused(
      file,
      { zh: '同名的不是普通文件', en: 'what has that name is no plain file' },
      ANOTHER_NAME,
    );
  if ((there.mode & 0o222) === 0) {
    const hint = { zh: '取消它的只读属性，或换一个名字', en: 'make it writable, or choose another name' };
    throw refused(file, { zh: '已有的文件是只读的', en: 'the file there is read-only' }, hint);
  }
  return { path, mode: there.mode & 0o777 };
}

/** Where a link leads, to nothing as yet perhaps; a path that is no link is its own. */
async function behindLinks(file: string): Promise<string> {
  const found = await lstat(file).catch(() => undefined);
  if (!found?.isSymbolicLink()) return file;
  const folder = await realpath(dirname(file));
  const path = await realpath(file).catch(async (problem) => {
    if (problem.code !== 'ENOENT') throw problem;
    return resolve(folder, await readlink(file));
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
  folder: string,
  shownAs: string,
  files: readonly FolderFile[],
): Promise<void> {
  const isNew = !(await isEmptyFolder(folder, shownAs));
  const parent = isNew ? dirname(folder) : folder;
  let draft: string | undefined;
  try {
    await mkdir(parent, { recursive: true });
    if (isNew) await sweepTemporary(parent);
    draft = temporaryIn(parent);
    await mkdir(draft);
    for (const { name, bytes } of files) {
      const file = join(draft, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes, { flag: 'wx' });
    }
    if (isNew) await rename(draft, folder);
    else await moveInto(folder, draft);
  } catch (problem) {
    if (draft !== undefined) await rm(draft, { recursive: true, force: true }).catch(() => {});
    throw cannotWrite(shownAs, problem);
  }
}

/** The folder stays the one it is: somebody may stand in it, or it may be a disk of its own. */
async function moveInto(folder: string, draft: string): Promise<void> {
  const names = await readdir(draft);
  try {
    for (const name of names) await rename(join(draft, name), join(folder, name));
    await rm(draft, { recursive: true });
  } catch (problem) {
    for (const name of names) await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
    throw problem;
  }
}

/** Whether there is a folder that holds nothing; that there is none is no error. */
async function isEmptyFolder(folder: string, shownAs: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (!found) return false;
  await sweepTemporary(folder);
  const names = await readdir(folder).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'EACCES' || problem.code === 'EPERM') throw cannotWrite(shownAs, problem);
    return undefined;
  });
  if (names?.length === 0) return true;
  const message = { zh: `“${shownAs}”不是空文件夹`, en: `“${shownAs}” is not an empty folder` };
  throw new ReportError([errorAt('not-empty', message, { hint: ANOTHER_NAME })]);
}
