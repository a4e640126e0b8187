import { relative, resolve } from 'node:path';
import { shownJson } from '../../core/control-characters.js';
import { ReportError } from '../../core/diagnostics.js';
import { openProject, type Project } from '../../core/project.js';
import type { PackDifference } from '../../revision/diff/model.js';
import type { PackState } from '../../revision/state.js';
import { type CommandContext, type CommandOptions, command, type OptionValues } from '../command.js';
import { json, templates } from '../options.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

const options = {
  git: {
    flags: '--git <revision>',
    words: {
      zh: '与同一文件夹在 git 里的这个版本比较',
      en: 'compare one folder with this revision of it',
    },
  },
  pdf: {
    flags: '--pdf [file]',
    words: {
      zh: '另排一份可付印的更正说明，不写文件名则为 out/…-corrections.pdf',
      en: 'also typeset the corrections for print, in out/…-corrections.pdf unless named',
    },
  },
  edition: {
    flags: '-e, --edition <name>',
    words: { zh: '更正说明用这一种的页码', en: 'the edition whose pages the corrections tell' },
  },
  templates,
  json,
} as const satisfies CommandOptions;

type DiffOptions = OptionValues<typeof options>;

/** What differs between two data folders, or between a folder and what it was: a difference is no fault. */
export const diff = command({
  name: 'diff',
  words: {
    zh: '比较两个数据文件夹，逐行逐格列出改动及其牵动的合计、名次',
    en: 'what differs between two data folders, figure by figure, and what follows from it',
  },
  arguments: [
    { name: '<before>', words: { zh: '原来的数据文件夹', en: 'the earlier data folder' } },
    { name: '[after]', words: { zh: '现在的数据文件夹', en: 'the later data folder' } },
  ],
  options,
  async run([before, after], options, context) {
    const { terminal } = context;
    if ((after === undefined) === (options.git === undefined)) {
      terminal.err(TWO_STATES[terminal.language]);
      return 2;
    }
    try {
      await compare(before, after, options, context);
      return 0;
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      if (options.json) terminal.out(shownJson({ ok: false, diagnostics: problem.diagnostics }));
      else printDiagnostics(problem.diagnostics, terminal);
      return 1;
    }
  },
});

const TWO_STATES = {
  zh: '写两个数据文件夹，或一个文件夹加 --git <版本>',
  en: 'name two data folders, or one and --git <revision>',
};

async function compare(
  before: string,
  after: string | undefined,
  options: DiffOptions,
  { terminal, world }: CommandContext,
): Promise<void> {
  const { stateInFolder, stateInRevision } = await import('../baseline.js');
  const { compareReports, isSame } = await import('../../revision/diff/compare.js');
  const { workingFolder } = world;
  const project = openProject(world, {
    dataFolder: after ?? before,
    templatesFolder: options.templates,
  });
  const earlier =
    options.git === undefined
      ? await stateInFolder(world, before, workingFolder)
      : await stateInRevision(project, options.git);
  const later = await stateInFolder(world, after ?? before, workingFolder);
  const difference = compareReports(earlier.report, later.report);
  const hasPdf = options.pdf !== undefined && !isSame(difference);
  const pdf = hasPdf ? await pdfOf(project, earlier, options) : undefined;
  await print({ before: earlier.name, after: later.name, ...difference }, pdf, options, terminal);
}

/** Writes the corrections and answers their file; `''` when nothing that is printed differs. */
async function pdfOf(project: Project, before: PackState, { pdf, edition }: DiffOptions): Promise<string> {
  const { writeCorrections } = await import('../../app/companions.js');
  const { workingFolder } = project.world;
  const file = typeof pdf === 'string' ? resolve(workingFolder, pdf) : undefined;
  const { built } = await writeCorrections(project, before, { edition, file });
  return built ? relative(workingFolder, built.file) : '';
}

/** A difference between two states by their names. */
interface Compared extends PackDifference {
  readonly before: string;
  readonly after: string;
}

async function print(
  difference: Compared,
  pdf: string | undefined,
  { json = false }: DiffOptions,
  terminal: Terminal,
): Promise<void> {
  const { isSame } = await import('../../revision/diff/compare.js');
  const { differenceLines } = await import('../diff-text.js');
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
