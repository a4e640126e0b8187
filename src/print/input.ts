import { readFile } from 'node:fs/promises';
import { errorAt, ReportError } from '../diagnostics.js';
import type { PdfInput } from './impose.js';

/** The bytes of a file named on the command line. Throws a ReportError where they can't be read. */
export async function readInput(file: string, nameOf: (file: string) => string): Promise<PdfInput> {
  const name = nameOf(file);
  try {
    return { name, bytes: await readFile(file) };
  } catch (problem) {
    const reason = (problem as NodeJS.ErrnoException).code ?? String(problem);
    const message =
      reason === 'ENOENT'
        ? { zh: '没有这个文件', en: 'there is no such file' }
        : { zh: `读不了文件（${reason}）`, en: `can't read the file (${reason})` };
    throw new ReportError([errorAt('cannot-read', message, { place: { file: name } })]);
  }
}
