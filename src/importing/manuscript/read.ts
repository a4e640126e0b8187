import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import { decodeSource } from '../../core/source/encoding.js';
import { Archive } from '../../input/xlsx/zip.js';
import { embeddedBytes } from '../read/embedded.js';
import { readReport } from '../read/index.js';
import { structureOf } from '../structure/index.js';
import type { PartReader } from './body.js';
import { type Manuscript, manuscriptOf } from './index.js';

/** The bytes of a report → the report as it is to be set. Throws a ReportError where it can't be read. */
export async function readManuscript(file: string, bytes: Uint8Array): Promise<Manuscript> {
  const { source, found } = await readReport(file, bytes);
  if (source.blocks.length === 0) throw new ReportError([...found, emptyReport(file)]);
  const hasPictures = source.blocks.some(({ kind }) => kind === 'picture');
  const partOf = hasPictures ? partsOf(file, bytes) : () => undefined;
  const manuscript = manuscriptOf(structureOf(source), file, partOf);
  return { ...manuscript, found: [...found, ...manuscript.found] };
}

/** The bytes of pictures: parts of a Word file, or in the text of a web page. */
function partsOf(file: string, bytes: Uint8Array): PartReader {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const archive = new Archive(bytes);
    return (part) => archive.read(part);
  }
  const text = decodeSource(file, bytes).value?.text ?? '';
  return (part) => embeddedBytes(text, part);
}

function emptyReport(file: string): Diagnostic {
  const message = { zh: '报告里没有字', en: 'The report has no text' };
  return errorAt('empty-report', message, { place: { file } });
}
