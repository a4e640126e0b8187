import type { Outcome, Session } from '../../app/watch/session.js';
import { ReportError } from '../../core/diagnostics.js';
import { findDataFolders, openProject, type Project } from '../../core/project.js';
import type { OpenStudio } from '../../studio/server/open.js';
import { type CommandContext, type CommandOptions, command, type OptionValues } from '../command.js';
import { noDataFolder } from '../messages.js';
import { openStudioAt, studioLine } from '../open-studio.js';
import { dataFolder, looksOptions, templates } from '../options.js';
import { portOf } from '../port.js';
import { stopped } from '../stopped.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

const options = {
  ...looksOptions,
  templates,
  serve: {
    flags: '--serve [port]',
    words: {
      zh: '在本机开工作台：看页面、改动、错误和每个数字的出处',
      en: 'open the studio on this machine: pages, changes, errors, where each figure comes from',
    },
  },
} as const satisfies CommandOptions;

type WatchOptions = OptionValues<typeof options>;

/**
 * Builds, and builds again whenever a file changes, until it is told to end: mistakes in the data are told and waited
 * out, only folders that are none end it.
 */
export const watch = command({
  name: 'watch',
  words: {
    zh: '监看数据与模板，存盘即重新生成；--serve 另开工作台',
    en: 'build again at every save; --serve shows the pages in the studio',
  },
  arguments: [dataFolder],
  options,
  async run([folder], options, context) {
    const { terminal, world } = context;
    const stop = context.interrupted();
    try {
      const folders = folder === undefined ? await findDataFolders(world, world.workingFolder) : [folder];
      if (folders.length === 0) throw new ReportError([noDataFolder]);
      const { out: outFolder, templates: templatesFolder } = options;
      const projects = folders.map((dataFolder) =>
        openProject(world, { dataFolder, outFolder, templatesFolder }),
      );
      await watchAll(projects, options, stop, context);
      return 0;
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      printDiagnostics(problem.diagnostics, terminal);
      return 1;
    }
  },
});

async function watchAll(
  projects: readonly Project[],
  options: WatchOptions,
  stop: AbortSignal,
  context: CommandContext,
): Promise<void> {
  const { Session } = await import('../../app/watch/session.js');
  const { outcomeLine } = await import('../../app/watch/lines.js');
  const { packNameOf } = await import('../../input/pack-name.js');
  const { terminal } = context;
  const { edition, palette, grey } = options;
  const sessions = projects.map(
    (project) =>
      new Session(project, {
        build: { edition, palette, grey },
        onOutcome: (outcome) => {
          const line = `${packNameOf(project.dataFolder)}  ${outcomeLine(outcome, terminal.language)}`;
          print(outcome, line, context);
        },
      }),
  );
  const studio = await openStudioOn(sessions, options, context);
  for (const session of sessions) await session.start();
  terminal.err(terminal.colors.dim(words(terminal).watching));
  await stopped(stop);
  await Promise.all([...sessions, ...(studio ? [studio] : [])].map((one) => one.close()));
  terminal.err(terminal.colors.dim(words(terminal).stopped));
}

/** The port used unless one is named, so that an open page finds a restarted studio; any, where it is taken. */
const USUAL_PORT = 7207;

/** The studio on the packs as they are built here: it builds none of them a second time. */
async function openStudioOn(
  watched: readonly Session[],
  { serve }: WatchOptions,
  { terminal, world }: CommandContext,
): Promise<OpenStudio | undefined> {
  if (serve === undefined) return undefined;
  const port = serve === true ? undefined : portOf(serve);
  const studio = await openStudioAt(world, port, USUAL_PORT, { watched });
  terminal.out(studioLine(studio, terminal.language));
  return studio;
}

function print(outcome: Outcome, line: string, { terminal, world }: CommandContext): void {
  const { colors } = terminal;
  const mark = outcome.hasFailed ? colors.red('✗') : colors.green('✓');
  const clock = colors.dim(world.now().toTimeString().slice(0, 8));
  terminal.out(`${mark} ${clock} ${line}`);
  // warnings are counted in the line; between hundreds of them an error would be lost
  const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
  printDiagnostics(errors, terminal);
}

function words({ language }: Terminal) {
  return language === 'zh'
    ? { watching: '正在监看，改动存盘即重排；按 Ctrl-C 结束', stopped: '已停止' }
    : { watching: 'watching; every save is set at once; Ctrl-C ends', stopped: 'stopped' };
}
