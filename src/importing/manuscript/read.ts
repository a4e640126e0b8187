import { readReport } from '../read/index.js';
import { structureOf } from '../structure/index.js';
import { type Manuscript, manuscriptOf } from './index.js';

/** The bytes of a report → the report as it is to be set. Throws a ReportError where it can't be read. */
export async function readManuscript(file: string, bytes: Uint8Array): Promise<Manuscript> {
  const { source, found } = await readReport(file, bytes);
  const manuscript = manuscriptOf(structureOf(source), file);
  return { ...manuscript, found: [...found, ...manuscript.found] };
}
