import { basename } from 'node:path';
import { type Bilingual, errorAt, ReportError } from './diagnostics.js';

const HELD: Bilingual = {
  zh: '检查文件夹权限，或是否正被别的程序打开',
  en: 'check its permissions, and that no program has it open',
};
const FULL: Bilingual = { zh: '磁盘已满，腾出地方再试', en: 'the disk is full: make room and try again' };
const FILE_IN_THE_WAY: Bilingual = {
  zh: '路径里有一段是文件，不是文件夹',
  en: 'a part of the path is a file and no folder',
};

/** What to do about the reasons that a system gives. */
const HINTS: Readonly<Record<string, Bilingual>> = {
  EACCES: HELD,
  EPERM: HELD,
  EBUSY: HELD,
  ETXTBSY: HELD,
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: FULL,
  EROFS: { zh: '这个磁盘只能读，换一个地方', en: 'this disk can only be read: choose another' },
  EEXIST: FILE_IN_THE_WAY,
  ENOTDIR: FILE_IN_THE_WAY,
  ENOENT: { zh: '路径里有一段链接到没有的地方', en: 'a part of the path is a link to nowhere' },
  ELOOP: { zh: '路径里的链接绕回自己', en: 'a link in the path leads back to itself' },
  EISDIR: { zh: '同名的是个文件夹', en: 'a folder has that name' },
};

/** The length that most disks allow a name, in bytes. */
export const MOST_NAME_BYTES = 255;

/** The error that a file or folder can't be written, with what to do about it. */
export function cannotWrite(file: string, problem: unknown): ReportError {
  const { code } = problem as NodeJS.ErrnoException;
  const reason = code ?? String(problem);
  const hint = code === 'ENAMETOOLONG' ? tooLong(file) : (HINTS[reason] ?? HELD);
  return refused(file, { zh: `写不了文件（${reason}）`, en: `can't write the file (${reason})` }, hint);
}

/** The error that a file is not written, for a reason of ours. */
export function refused(file: string, message: Bilingual, hint: Bilingual): ReportError {
  return new ReportError([errorAt('cannot-write', message, { place: { file }, hint })]);
}

function tooLong(file: string): Bilingual {
  const bytes = Buffer.byteLength(basename(file));
  if (bytes <= MOST_NAME_BYTES)
    return { zh: '路径太长，换一个短的', en: 'the path is too long: choose a shorter one' };
  return {
    zh: `名字太长：${bytes} 字节，至多 ${MOST_NAME_BYTES}，一个汉字占 3 字节；把数据文件夹的名字改短`,
    en: `the name is too long: ${bytes} bytes of ${MOST_NAME_BYTES}, a hanzi takes 3; give the data folder a shorter one`,
  };
}
