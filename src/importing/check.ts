import { type Diagnostic, errorAt, ReportError } from '../core/diagnostics.js';
import type { Report as PackReport } from '../report/report.js';
import { findingsIn } from './findings.js';
import { holdAgainst } from './hold.js';
import { readReport } from './read/index.js';
import { structureOf } from './structure/index.js';

/** The tables of a data folder held against the report it keeps, and slips in that; `shownAs` names it in messages. */
export async function checkAgainstReport(
  bytes: Uint8Array,
  shownAs: string,
  tables: PackReport['tables'],
): Promise<Diagnostic[]> {
  try {
    const { source } = await readReport(shownAs, bytes);
    const report = structureOf(source);
    return [...holdAgainst(Object.values(tables), report, shownAs), ...findingsIn(report, shownAs)];
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return problem.diagnostics.map(({ code, message, place, hint }) =>
      errorAt(code, message, { place, hint }),
    );
  }
}
