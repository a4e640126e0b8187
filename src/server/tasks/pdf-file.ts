import type { Artifact } from '../../app/artifact.js';
import type { AnswerFile } from './task.js';

/** A PDF as it is answered. */
export function pdfFile({ name, bytes, edition, pages, sheets }: Artifact): AnswerFile {
  const facts = { edition, pages, ...(sheets !== undefined && { sheets }) };
  return { name, type: 'application/pdf', bytes, facts };
}
