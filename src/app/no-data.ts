import { errorAt, ReportError } from '../core/diagnostics.js';
import type { Report } from '../report/report.js';

/** Whether there is anything for pages behind the cover. */
export function hasData({ tables, pack, workReport }: Report): boolean {
  const hasRows = Object.values(tables).some(({ rows }) => rows.length > 0);
  return hasRows || Object.keys(pack.narrative).length > 0 || Boolean(pack.report?.first && workReport);
}

/** Why nothing is set of a data folder: a cover alone would look like a pack. */
export function withoutData(folder: string): ReportError {
  const message = {
    zh: '没有表，也没有正文，没有什么可印',
    en: 'there is nothing to print: no table and no text',
  };
  const hint = {
    zh: '把表（.xlsx、.xls、.csv）放进数据文件夹；或在 pack.yaml 的 narrative 里写正文。',
    en: 'Put tables (.xlsx, .xls, .csv) into the data folder, or write text under narrative in pack.yaml.',
  };
  return new ReportError([errorAt('no-data', message, { place: { file: folder }, hint })]);
}
