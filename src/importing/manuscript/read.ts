import type { Diagnostic } from '../../core/diagnostics.js';
import type { WorkReport } from '../../report/work-report.js';
import { readReport } from '../read/index.js';
import { structureOf } from '../structure/index.js';
import { manuscriptOf } from './index.js';

/** The bytes of a report → the report as it is to be set. Throws a ReportError where it can't be read. */
export async function readManuscript(
  file: string,
  bytes: Uint8Array,
): Promise<{ value: WorkReport; found: readonly Diagnostic[] }> {
  const { source, found } = await readReport(file, bytes);
  return { value: manuscriptOf(structureOf(source), file), found };
}
