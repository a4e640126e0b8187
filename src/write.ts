import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorAt, ReportError } from './diagnostics.js';

/**
 * Writes a file whole or not at all: to a temporary file beside it, then renamed, so that a failure keeps the
 * last good one. Throws a ReportError when the place can't be written to (the PDF is open elsewhere, say).
 */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, bytes);
    await rename(temporary, file);
  } catch (problem) {
    // where the folder can't be made there is nothing to clear away
    await rm(temporary, { force: true }).catch(() => {});
    const reason = (problem as NodeJS.ErrnoException).code ?? String(problem);
    throw new ReportError([
      errorAt(
        'cannot-write',
        { zh: `写不了文件（${reason}）`, en: `can't write the file (${reason})` },
        {
          place: { file },
          hint: {
            zh: '检查文件夹权限，或是否正被别的程序打开',
            en: 'check its permissions, and that no program has it open',
          },
        },
      ),
    ]);
  }
}

/** Makes a folder that holds nothing. Throws a ReportError where it does, or where a file is in its way. */
export async function emptyFolder(folder: string, shownAs: string): Promise<void> {
  const hint = { zh: '换一个名字', en: 'choose another name' };
  try {
    await mkdir(folder, { recursive: true });
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    const message = {
      zh: `建不了文件夹“${shownAs}”（${code}）`,
      en: `can't make the folder “${shownAs}” (${code})`,
    };
    throw new ReportError([errorAt('not-empty', message, { hint })]);
  }
  if ((await readdir(folder)).length === 0) return;
  const message = { zh: `“${shownAs}”不是空文件夹`, en: `“${shownAs}” is not an empty folder` };
  throw new ReportError([errorAt('not-empty', message, { hint })]);
}
