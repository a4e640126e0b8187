import { type Diagnostic, errorAt, ReportError } from '../core/diagnostics.js';
import type { Report } from '../report/report.js';

/** Whether there is anything for pages behind the cover. */
export function hasData({ tables, pack, workReport }: Report): boolean {
  const hasRows = Object.values(tables).some(({ rows }) => rows.length > 0);
  return hasRows || Object.keys(pack.narrative).length > 0 || Boolean(pack.report?.first && workReport);
}

/**
 * Why nothing is set of a data folder: a cover alone would look like a pack. What was found in the data is told, too: a
 * page in which no table was recognised may be a report to import.
 */
export function withoutData(folder: string, found: readonly Diagnostic[]): ReportError {
  const message = {
    zh: '没有表，也没有正文，没有什么可印',
    en: 'there is nothing to print: no table and no text',
  };
  const hint = {
    zh: '把表（.xlsx、.xls、.csv）放进数据文件夹；或在 pack.yaml 的 narrative 里写正文；报告、公报用 briefing import 读进来。',
    en: 'Put tables (.xlsx, .csv …) into the data folder, text under narrative in pack.yaml, or briefing import a report.',
  };
  return new ReportError([errorAt('no-data', message, { place: { file: folder }, hint }), ...found]);
}
