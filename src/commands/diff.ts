import { ReportError } from '../diagnostics.js';
import { compareReports, isSame } from '../diff/compare.js';
import type { PackDifference } from '../diff/model.js';
import { withRevision } from '../diff/revision.js';
import { differenceLines } from '../diff/text.js';
import { readReport } from '../pipeline.js';
import { openProject } from '../project.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

export interface DiffOptions {
  readonly git?: string;
  readonly json?: boolean;
}

/**
 * `briefing diff A B`, or `--git REV A`: what differs between two data folders, or between a folder and what it
 * was. Answers the exit status: a difference is no fault.
 */
export async function diff(
  before: string,
  after: string | undefined,
  options: DiffOptions,
  terminal: Terminal,
  workingFolder: string,
): Promise<number> {
  if ((after === undefined) === (options.git === undefined)) {
    const usage = {
      zh: '写两个数据文件夹，或一个文件夹加 --git <版本>',
      en: 'name two data folders, or one and --git <revision>',
    };
    terminal.err(usage[terminal.language]);
    return 2;
  }
  const read = async (dataFolder: string) => readReport(openProject({ dataFolder, workingFolder }));
  try {
    const earlier =
      options.git === undefined
        ? await read(before)
        : await withRevision(openProject({ dataFolder: before, workingFolder }), options.git, read);
    print(compareReports(earlier, await read(after ?? before)), options, terminal);
    return 0;
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    if (options.json) terminal.out(JSON.stringify({ ok: false, diagnostics: problem.diagnostics }, null, 2));
    else printDiagnostics(problem.diagnostics, terminal);
    return 1;
  }
}

function print(difference: PackDifference, { json = false }: DiffOptions, terminal: Terminal): void {
  if (json) terminal.out(JSON.stringify({ ok: true, ...difference }, null, 2));
  else if (isSame(difference)) terminal.err({ zh: '没有不同', en: 'nothing differs' }[terminal.language]);
  else for (const line of differenceLines(difference, terminal.language)) terminal.out(line);
}
