import { type Diagnostic, errorAt, ReportError } from '../core/diagnostics.js';
import { limits } from '../core/limits.js';
import { unreadableFile } from '../core/source/unreadable.js';
import type { Files } from '../core/world.js';
import type { Report as PackReport } from '../report/report.js';
import { findingsIn } from './findings.js';
import { holdAgainst } from './hold.js';
import { readReport } from './read/index.js';
import { structureOf } from './structure/index.js';

/** The tables of a data folder held against the report it keeps, and slips in that; `shownAs` names it in messages. */
export async function checkAgainstReport(
  files: Files,
  path: string,
  shownAs: string,
  tables: PackReport['tables'],
): Promise<Diagnostic[]> {
  const content = await files.read(path, limits.reportFile);
  if ('why' in content) return [unreadableFile(shownAs, content.why)];
  try {
    const { source } = await readReport(shownAs, content.bytes);
    const report = structureOf(source);
    return [...holdAgainst(Object.values(tables), report, shownAs), ...findingsIn(report, shownAs)];
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return problem.diagnostics.map(({ code, message, place, hint }) =>
      errorAt(code, message, { place, hint }),
    );
  }
}
