import { ReportError } from '../core/diagnostics.js';
import { limits } from '../core/limits.js';
import { unreadableFile } from '../core/source/unreadable.js';
import type { Files } from '../core/world.js';
import type { PdfInput } from './impose.js';

/** The bytes of a file named on the command line. Throws a ReportError where they can't be read. */
export async function readInput(
  files: Files,
  file: string,
  nameOf: (file: string) => string,
): Promise<PdfInput> {
  const name = nameOf(file);
  const content = await files.read(file, limits.pdfFile);
  if ('why' in content) throw new ReportError([unreadableFile(name, content.why)]);
  return { name, bytes: content.bytes };
}
