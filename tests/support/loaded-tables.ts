import { validate } from '../../src/app/validate.js';
import type { Diagnostic } from '../../src/core/diagnostics.js';
import { ReportError } from '../../src/core/diagnostics.js';
import { derive } from '../../src/report/derive.js';
import type { Report } from '../../src/report/report.js';

const PACK = 'title: 简报\neditions: [plain]\n';

/** A data folder in memory: CSV tables by name, and what pack.yaml says besides a title. */
export function loadedOf(sheets: Readonly<Record<string, string>>, pack = '') {
  return {
    folder: 'data',
    pack: { file: 'pack.yaml', text: PACK + pack },
    sheets: Object.fromEntries(
      Object.entries(sheets).map(([name, text]) => [name, { file: `${name}.csv`, text }]),
    ),
    workbooks: [],
    unread: [],
  };
}

export function reportOfTables(sheets: Readonly<Record<string, string>>, pack = ''): Report {
  return derive(validate(loadedOf(sheets, pack)).dataset);
}

/** The errors of such a folder. */
export function errorsOf(sheets: Readonly<Record<string, string>>, pack: string): readonly Diagnostic[] {
  try {
    validate(loadedOf(sheets, pack));
    return [];
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return problem.diagnostics.filter(({ severity }) => severity === 'error');
  }
}
