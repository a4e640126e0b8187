import { relative, resolve } from 'node:path';
import { writeCorrections } from '../../app/companions.js';
import { shownJson } from '../../core/control-characters.js';
import { ReportError } from '../../core/diagnostics.js';
import { openProject, type Project } from '../../core/project.js';
import { processWorld } from '../../core/world/process-world.js';
import { compareReports, isSame } from '../../revision/diff/compare.js';
import type { PackDifference, PackState } from '../../revision/diff/model.js';
import { differenceLines } from '../diff-text.js';
import { printDiagnostics, type Terminal } from '../terminal.js';
import { stateInFolder, stateInRevision } from './baseline.js';

export interface DiffOptions {
  readonly git?: string;
  readonly json?: boolean;
  /** The corrections as a PDF: its file, or `true` for one in `out`. */
  readonly pdf?: string | true;
  /** The edition whose pages the corrections tell. */
  readonly edition?: string;
  readonly templates?: string;
}

/**
 * `briefing diff A B`, or `--git REV A`: what differs between two data folders, or between a folder and what
 * it was. Answers the exit status: a difference is no fault.
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
  try {
    const project = openProject(processWorld(), {
      dataFolder: after ?? before,
      templatesFolder: options.templates,
      workingFolder,
    });
    const earlier =
      options.git === undefined
        ? await stateInFolder(processWorld(), before, workingFolder)
        : await stateInRevision(project, options.git);
    const later = await stateInFolder(processWorld(), after ?? before, workingFolder);
    const difference = compareReports(earlier.report, later.report);
    const hasPdf = options.pdf !== undefined && !isSame(difference);
    const pdf = hasPdf ? await pdfOf(project, earlier, options, workingFolder) : undefined;
    print({ before: earlier.name, after: later.name, ...difference }, pdf, options, terminal);
    return 0;
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    if (options.json) terminal.out(shownJson({ ok: false, diagnostics: problem.diagnostics }));
    else printDiagnostics(problem.diagnostics, terminal);
    return 1;
  }
}

/** Writes the corrections and answers their file; `''` when nothing that is printed differs. */
async function pdfOf(
  project: Project,
  before: PackState,
  { pdf, edition }: DiffOptions,
  workingFolder: string,
): Promise<string> {
  const file = typeof pdf === 'string' ? resolve(workingFolder, pdf) : undefined;
  const { built } = await writeCorrections(project, before, { edition, file });
  return built ? relative(workingFolder, built.file) : '';
}

/** A difference between two states by their names. */
interface Compared extends PackDifference {
  readonly before: string;
  readonly after: string;
}

function print(
  difference: Compared,
  pdf: string | undefined,
  { json = false }: DiffOptions,
  terminal: Terminal,
): void {
  const { language, colors } = terminal;
  if (json) {
    terminal.out(shownJson({ ok: true, ...(pdf && { pdf }), ...difference }));
    return;
  }
  if (isSame(difference)) terminal.err({ zh: '没有不同', en: 'nothing differs' }[language]);
  for (const line of differenceLines(difference, terminal)) terminal.out(line);
  if (pdf === '') terminal.err({ zh: '印出的内容没有不同', en: 'nothing that is printed differs' }[language]);
  else if (pdf !== undefined) terminal.out(`${colors.green('✓')} ${pdf}`);
}
