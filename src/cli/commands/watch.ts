import { outcomeLine } from '../../app/watch/lines.js';
import { type Outcome, Session } from '../../app/watch/session.js';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import { findDataFolders, openProject, type Project, packNameOf } from '../../core/project.js';
import { processWorld } from '../../core/world/process-world.js';
import { PreviewModel } from '../../studio/preview/model.js';
import { type Preview, servePreview } from '../../studio/preview/server.js';
import { printDiagnostics, type Terminal } from '../terminal.js';
import { noDataFolder } from './messages.js';

export interface WatchOptions {
  readonly edition?: string;
  readonly palette?: string;
  readonly grey?: boolean;
  readonly out?: string;
  readonly templates?: string;
  /** The port asked for, or true where any will do. */
  readonly serve?: string | true;
}

/**
 * `briefing watch`: builds, and builds again whenever a file changes, until `stop` is told. Answers the exit
 * status: mistakes in the data are told and waited out, only folders that are none end it.
 */
export async function watch(
  folder: string | undefined,
  options: WatchOptions,
  terminal: Terminal,
  workingFolder: string,
  stop: AbortSignal,
): Promise<number> {
  const folders = folder === undefined ? await findDataFolders(processWorld(), workingFolder) : [folder];
  const { edition, palette, grey } = options;
  try {
    if (folders.length === 0) throw new ReportError([noDataFolder]);
    const projects = folders.map((dataFolder) => projectOf(dataFolder, options, workingFolder));
    let preview: Preview | undefined;
    const sessions = projects.map(
      (project) =>
        new Session(project, {
          build: { edition, palette, grey },
          onOutcome: (outcome) => {
            print(project, outcome, terminal);
            preview?.tell();
          },
        }),
    );
    preview = await openPreview(sessions, options, terminal);
    for (const session of sessions) await session.start();
    terminal.err(terminal.colors.dim(words(terminal).watching));
    await stopped(stop);
    await Promise.all([...sessions, ...(preview ? [preview] : [])].map((one) => one.close()));
    terminal.err(terminal.colors.dim(words(terminal).stopped));
    return 0;
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    printDiagnostics(problem.diagnostics, terminal);
    return 1;
  }
}

function projectOf(dataFolder: string, options: WatchOptions, workingFolder: string): Project {
  const { out: outFolder, templates: templatesFolder } = options;
  return openProject(processWorld(), { dataFolder, outFolder, templatesFolder, workingFolder });
}

/** The port used unless one is named, so that an open page finds a restarted preview; any, where it is taken. */
const USUAL_PORT = 7207;

async function openPreview(
  sessions: readonly Session[],
  { serve }: WatchOptions,
  terminal: Terminal,
): Promise<Preview | undefined> {
  if (serve === undefined) return undefined;
  const model = new PreviewModel(sessions);
  const preview =
    serve === true
      ? await servePreview(processWorld().installation, model, USUAL_PORT).catch(() =>
          servePreview(processWorld().installation, model, 0),
        )
      : await servePreview(processWorld().installation, model, portOf(serve));
  terminal.out(`${words(terminal).preview} ${preview.address}`);
  return preview;
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65536) return port;
  const message = { zh: `“${text}”不是端口号`, en: `“${text}” is no port` };
  throw new ReportError([
    errorAt('bad-port', message, { hint: { zh: '1024 至 65535', en: '1024 to 65535' } }),
  ]);
}

function print({ dataFolder }: Project, outcome: Outcome, terminal: Terminal): void {
  const { colors, language } = terminal;
  const mark = outcome.hasFailed ? colors.red('✗') : colors.green('✓');
  const clock = colors.dim(new Date().toTimeString().slice(0, 8));
  terminal.out(`${mark} ${clock} ${packNameOf(dataFolder)}  ${outcomeLine(outcome, language)}`);
  // warnings are counted in the line; between hundreds of them an error would be lost
  const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
  printDiagnostics(errors, terminal);
}

function words({ language }: Terminal) {
  return language === 'zh'
    ? { watching: '正在监看，改动存盘即重排；按 Ctrl-C 结束', preview: '预览：', stopped: '已停止' }
    : {
        watching: 'watching; every save is set at once; Ctrl-C ends',
        preview: 'preview:',
        stopped: 'stopped',
      };
}

function stopped(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
}
