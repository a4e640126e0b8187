import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import { Archive } from '../../input/xlsx/zip.js';
import { readReport } from '../read/index.js';
import { structureOf } from '../structure/index.js';
import { type Manuscript, manuscriptOf } from './index.js';

/** The bytes of a report → the report as it is to be set. Throws a ReportError where it can't be read. */
export async function readManuscript(file: string, bytes: Uint8Array): Promise<Manuscript> {
  const { source, found } = await readReport(file, bytes);
  if (source.blocks.length === 0) throw new ReportError([...found, emptyReport(file)]);
  const isWord = source.blocks.some(({ kind }) => kind === 'picture');
  const archive = isWord ? new Archive(bytes) : undefined;
  const manuscript = manuscriptOf(structureOf(source), file, (part) => archive?.read(part));
  return { ...manuscript, found: [...found, ...manuscript.found] };
}

function emptyReport(file: string): Diagnostic {
  const message = { zh: '报告里没有字', en: 'The report has no text' };
  return errorAt('empty-report', message, { place: { file } });
}
