import { relative } from 'node:path';
import { type BuildResult, type Built, buildPack } from '../../app/build.js';
import { diagnosticsOf, type FailedEdition } from '../../app/failed-edition.js';
import type { StepName } from '../../app/pipeline.js';
import { shownJson } from '../../core/control-characters.js';
import { isCause } from '../../core/diagnostic-order.js';
import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import { plural } from '../../core/plural.js';
import { findDataFolders, openProject, type Project, packNameOf } from '../../core/project.js';
import { processWorld } from '../../core/world/process-world.js';
import type { PackState } from '../../revision/diff/model.js';
import { printDiagnostics, type Terminal } from '../terminal.js';
import { stateInFolder, stateInRevision } from './baseline.js';
import { noDataFolder, summary } from './messages.js';
import { startProgress } from './progress.js';

export interface BuildOptions {
  readonly edition?: string;
  readonly out?: string;
  readonly palette?: string;
  readonly grey?: boolean;
  /** Marks what has changed since the state in this folder, or in this git revision. */
  readonly since?: string;
  readonly sinceGit?: string;
  readonly templates?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** SOURCE_DATE_EPOCH: seconds since 1970, the date that all files made in a build carry. */
  readonly sourceDate?: string | undefined;
}

const ONE_EARLIER_STATE = {
  zh: '--since 和 --since-git 只能写一个',
  en: 'name one of --since and --since-git',
};
const ONE_LATER_STATE = {
  zh: '--since 只能用于一个数据文件夹，请写明是哪一个',
  en: '--since is of one data folder: name it',
};

/** `briefing build`: every edition asked for of every data folder named. Answers the exit status. */
export async function build(
  folder: string | undefined,
  options: BuildOptions,
  terminal: Terminal,
  workingFolder: string,
): Promise<number> {
  if (options.since !== undefined && options.sinceGit !== undefined) {
    terminal.err(ONE_EARLIER_STATE[terminal.language]);
    return 2;
  }
  const folders = folder === undefined ? await findDataFolders(processWorld(), workingFolder) : [folder];
  if (options.since !== undefined && folders.length > 1) {
    terminal.err(ONE_LATER_STATE[terminal.language]);
    return 2;
  }
  const outputs: Built[] = [];
  const found: Diagnostic[] = [];
  const failed: FailedEdition[] = [];
  if (folders.length === 0) found.push(noDataFolder);
  const date = dateOfSource(options.sourceDate);
  if (date === 'unreadable') return finish({ outputs: [], failed: [] }, [badSourceDate], options, terminal);
  for (const dataFolder of folders) {
    const show = options.quiet || options.json ? undefined : terminal;
    const progress = startProgress(show, packNameOf(dataFolder));
    try {
      const project = openProject(processWorld(), {
        dataFolder,
        outFolder: options.out,
        templatesFolder: options.templates,
        workingFolder,
      });
      const onStep = (step: StepName, edition?: string) => progress.step(step, edition);
      const since = await earlierState(project, options, workingFolder);
      const result = await buildPack(project, { ...options, date, since, onStep });
      outputs.push(...result.outputs);
      found.push(...diagnosticsOf(result.failed), ...result.warnings);
      failed.push(...result.failed);
      progress.stop();
      for (const edition of result.unchanged)
        show?.err(unchanged(`${packNameOf(dataFolder)} ${edition}`, terminal));
      if (show)
        for (const output of result.outputs)
          show.out(summary(output, relative(workingFolder, output.file), show));
    } catch (problem) {
      progress.stop();
      if (!(problem instanceof ReportError)) throw problem;
      found.push(...problem.diagnostics);
    }
  }
  return finish({ outputs, failed }, found, options, terminal);
}

/** Seconds that four-digit years have room for. */
const MOST_SECONDS = Date.UTC(9999, 11, 31) / 1000;

function dateOfSource(seconds: string | undefined): Date | undefined | 'unreadable' {
  if (seconds === undefined || seconds === '') return undefined;
  const isTime = /^\d{1,12}$/.test(seconds) && Number(seconds) <= MOST_SECONDS;
  return isTime ? new Date(Number(seconds) * 1000) : 'unreadable';
}

const badSourceDate = errorAt(
  'bad-source-date',
  { zh: '环境变量 SOURCE_DATE_EPOCH 不是秒数', en: 'SOURCE_DATE_EPOCH is no number of seconds' },
  { hint: { zh: '如 1767225600，或去掉它', en: 'such as 1767225600; or unset it' } },
);
async function earlierState(
  project: Project,
  { since, sinceGit }: BuildOptions,
  workingFolder: string,
): Promise<PackState | undefined> {
  if (since !== undefined) return stateInFolder(processWorld(), since, workingFolder);
  return sinceGit === undefined ? undefined : stateInRevision(project, sinceGit);
}

function unchanged(name: string, { language }: Terminal): string {
  return { zh: `${name} 印出的内容没有不同，未生成`, en: `${name}: nothing printed differs, not made` }[
    language
  ];
}

function finish(
  { outputs, failed }: Pick<BuildResult, 'outputs' | 'failed'>,
  found: readonly Diagnostic[],
  { json = false, quiet = false }: BuildOptions,
  terminal: Terminal,
): number {
  const errors = found.filter((one) => one.severity === 'error');
  const warnings = found.length - errors.length;
  if (json)
    terminal.out(
      shownJson({
        ok: errors.length === 0,
        outputs,
        failed: failed.map(({ name, kept }) => ({ edition: name, kept })),
        diagnostics: found,
      }),
    );
  else {
    // a warning may be the reason of the errors
    const shown = errors.length > 0 ? found.filter((one) => one.severity === 'error' || isCause(one)) : [];
    printDiagnostics(shown, terminal);
    if (warnings > 0 && !quiet) terminal.err(terminal.colors.yellow(warningCount(warnings, terminal)));
  }
  return errors.length > 0 ? 1 : 0;
}

function warningCount(count: number, { language }: Terminal): string {
  return language === 'zh'
    ? `另有 ${count} 处警告，briefing check 可逐条查看`
    : `${plural(count, 'warning')}; briefing check lists ${count === 1 ? 'it' : 'them'}`;
}
