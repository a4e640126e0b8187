import { relative } from 'node:path';
import type { Built } from '../../app/build.js';
import { diagnosticsOf, type FailedEdition } from '../../app/failed-edition.js';
import type { StepName } from '../../app/pipeline.js';
import { shownJson } from '../../core/control-characters.js';
import { isCause } from '../../core/diagnostic-order.js';
import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import { plural } from '../../core/plural.js';
import { findDataFolders, openProject, type Project } from '../../core/project.js';
import type { PackState } from '../../revision/state.js';
import { type CommandContext, type CommandOptions, command, type OptionValues } from '../command.js';
import { holdMemory } from '../launch/memory.js';
import { makeMany, manyOptions, packsNamed } from '../many-packs.js';
import { noDataFolder, summary } from '../messages.js';
import { cache, dataFolders, json, looksOptions, quiet, templates } from '../options.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

const options = {
  ...looksOptions,
  since: {
    flags: '--since <folder>',
    words: {
      zh: '标出与这个数据文件夹不同之处，末页附更正说明，另存为 …-marked.pdf',
      en: 'mark what differs from this data folder and list it on a last page, as …-marked.pdf',
    },
  },
  sinceGit: {
    flags: '--since-git <revision>',
    words: {
      zh: '同上，与本文件夹在 git 里的这个版本比较',
      en: 'the same with this git revision of the folder',
    },
  },
  ...manyOptions,
  templates,
  cache,
  json,
  quiet,
} as const satisfies CommandOptions;

type BuildOptions = OptionValues<typeof options>;

/** Every edition asked for of every data folder named. */
export const build = command({
  name: 'build',
  words: { zh: '生成 PDF', en: 'make the PDFs' },
  arguments: [dataFolders],
  options,
  async run([named], options, context) {
    const { terminal, world } = context;
    if (options.since !== undefined && options.sinceGit !== undefined) {
      terminal.err(ONE_EARLIER_STATE[terminal.language]);
      return 2;
    }
    const folders = named.length === 0 ? await findDataFolders(world, world.workingFolder) : named;
    const areMany = named.length > 1 || options.jobs !== undefined || options.continue === true;
    if ((options.since !== undefined && folders.length > 1) || (options.sinceGit !== undefined && areMany)) {
      terminal.err(ONE_LATER_STATE[terminal.language]);
      return 2;
    }
    const date = dateOfSource(world.env.SOURCE_DATE_EPOCH);
    const result: Result = { outputs: [], failed: [], found: [] };
    if (date === 'unreadable') return finish({ ...result, found: [badSourceDate] }, options, terminal);
    if (areMany) return makeMany(await packsNamed(folders, world), { ...options, date }, context);
    if (folders.length === 0) result.found.push(noDataFolder);
    for (const one of folders) await buildFolder(one, date, options, context, result);
    return finish(result, options, terminal);
  },
});

/** What has come of all data folders so far. */
interface Result {
  readonly outputs: Built[];
  readonly failed: FailedEdition[];
  readonly found: Diagnostic[];
}

const ONE_EARLIER_STATE = {
  zh: '--since 和 --since-git 只能写一个',
  en: 'name one of --since and --since-git',
};
const ONE_LATER_STATE = {
  zh: '--since 和 --since-git 只能用于一个数据文件夹，请写明是哪一个',
  en: '--since and --since-git are of one data folder: name it',
};

/** Builds one pack, tells of each file as it is written, and adds to the result. */
async function buildFolder(
  dataFolder: string,
  date: Date | undefined,
  options: BuildOptions,
  { terminal, world }: CommandContext,
  { outputs, failed, found }: Result,
): Promise<void> {
  const { buildPack } = await import('../../app/build.js');
  const { openEarlierBuilds } = await import('../../app/earlier-builds.js');
  const { Database } = await import('../../incremental/database.js');
  const { packNameOf } = await import('../../input/pack-name.js');
  const { startProgress } = await import('../progress.js');
  const { workingFolder } = world;
  const name = packNameOf(dataFolder);
  const show = options.quiet || options.json ? undefined : terminal;
  const progress = startProgress(show, name);
  try {
    const { out: outFolder, templates: templatesFolder } = options;
    const place = openProject(world, { dataFolder, outFolder, templatesFolder, workingFolder });
    const earlier = options.cache === false ? undefined : openEarlierBuilds(place);
    const { database: common } = world.installation;
    const database =
      world.database ??
      new Database({ common, isForOnce: true, kept: earlier?.results, beforeLarge: holdMemory });
    const project = { ...place, database };
    const onStep = (step: StepName, edition?: string) => {
      progress.step(step, edition);
      holdMemory();
    };
    const since = await earlierState(project, options);
    const result = await buildPack(project, { ...options, date, since, onStep });
    outputs.push(...result.outputs);
    found.push(...diagnosticsOf(result.failed), ...result.warnings);
    failed.push(...result.failed);
    progress.stop();
    for (const edition of result.unchanged) show?.err(unchanged(`${name} ${edition}`, terminal));
    for (const output of result.outputs)
      show?.out(summary(output, relative(workingFolder, output.file), show));
    await earlier?.save();
  } catch (problem) {
    progress.stop();
    if (!(problem instanceof ReportError)) throw problem;
    found.push(...problem.diagnostics);
  }
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
): Promise<PackState | undefined> {
  if (since === undefined && sinceGit === undefined) return undefined;
  const { stateInFolder, stateInRevision } = await import('../baseline.js');
  if (sinceGit !== undefined) return stateInRevision(project, sinceGit);
  return stateInFolder(project.world, since ?? '', project.world.workingFolder);
}

function unchanged(name: string, { language }: Terminal): string {
  return { zh: `${name} 印出的内容没有不同，未生成`, en: `${name}: nothing printed differs, not made` }[
    language
  ];
}

function finish(
  { outputs, failed, found }: Result,
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
