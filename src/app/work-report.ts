import { createHash } from 'node:crypto';
import { type Bilingual, type Diagnostic, errorAt, type Place, ReportError } from '../core/diagnostics.js';
import type { Pack } from '../dataset/model.js';
import { FIGURE_CHANGED, holdAgainst } from '../importing/hold.js';
import { withFigures } from '../importing/manuscript/figures.js';
import type { SourceReport } from '../importing/model.js';
import type { Database } from '../incremental/database.js';
import { memo } from '../incremental/memo.js';
import type { DataFile } from '../input/load.js';
import { REPORT_FOLDER, shownReport } from '../input/report-file.js';
import { withGlossary } from '../report/linked-notes.js';
import type { Report } from '../report/report.js';
import type { WorkReport } from '../report/work-report.js';

/** The report that a data folder keeps, and what there is to say of it; without a value where it can't be read. */
export interface ReadWorkReport {
  readonly value?: WorkReport;
  /** What it was made of. */
  readonly source?: SourceReport;
  readonly found: readonly Diagnostic[];
}

/** Reports by what their files hold: reading one takes as long as setting a page. */
const read = memo<string, Promise<ReadWorkReport>>('work report');

/** Reads the report that is kept in a data folder, which messages call `dataName`. */
export async function readWorkReport(
  file: DataFile | undefined,
  dataName: string,
  database: Database,
): Promise<ReadWorkReport> {
  if (file === undefined) return { found: [] };
  const shown = shownReport(dataName, file);
  const key = `${shown} ${createHash('sha256').update(file.bytes).digest('hex')}`;
  const { value, source, found } = await read(database, key, [], () => readIn(shown, file.bytes));
  return {
    found,
    ...(source && { source }),
    ...(value && { value: database.latest(`work report of ${dataName}`, value) }),
  };
}

async function readIn(file: string, bytes: Uint8Array): Promise<ReadWorkReport> {
  const { readManuscript } = await import('../importing/manuscript/read.js');
  try {
    return await readManuscript(file, bytes);
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return { found: problem.diagnostics };
  }
}

/** The data with the report beside them, and what differs between the two. */
export interface LinkedReport {
  readonly report: Report;
  readonly found: readonly Diagnostic[];
}

/** Joins the report that a data folder keeps to what was derived from its tables. */
export function withWorkReport(report: Report, workReport: WorkReport | undefined): LinkedReport {
  if (workReport === undefined) return { report, found: [] };
  const { value, found } = withGlossary(workReport, report);
  return { report: { ...report, workReport: withFigures(value, report) }, found };
}

/** The rows whose figures the report gives otherwise: pages that print the report would belie the tables. */
export function figuresGivenOtherwise(
  { tables, workReport }: Report,
  source: SourceReport,
): readonly Diagnostic[] {
  const held = holdAgainst(Object.values(tables), source, workReport?.file ?? '', { all: false });
  return held.filter(({ code }) => code === FIGURE_CHANGED);
}

/** Why an edition of the report can't be set: what is wrong with the file, or that there is none. */
export function withoutReport(edition: string, folder: string, found: readonly Diagnostic[]): ReportError {
  const message = {
    zh: `没有报告，做不了“${edition}”这种版本`,
    en: `there is no report to make the edition “${edition}” of`,
  };
  return missingReport(message, { file: folder }, found);
}

/** The same of a book that is to begin with it. */
export function withoutFirstPart({ file }: Pack, found: readonly Diagnostic[]): ReportError {
  const message = {
    zh: 'report: first 要把报告排在前面，可是没有报告',
    en: 'report: first puts the report before the tables, but there is none',
  };
  return missingReport(message, { file }, found);
}

function missingReport(message: Bilingual, place: Place, found: readonly Diagnostic[]): ReportError {
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return new ReportError(errors);
  const hint = {
    zh: `把报告（.docx、.txt、.md 或 .html）放进这里的 ${REPORT_FOLDER} 文件夹；或用 briefing import 由报告新建。`,
    en: `Put it (.docx, .txt, .md or .html) into the folder ${REPORT_FOLDER} in here, or start with briefing import.`,
  };
  return new ReportError([errorAt('no-report', message, { place, hint })]);
}
