import { basename, relative } from 'node:path';
import { type Diagnostic, ReportError } from '../diagnostics.js';
import { type Built, buildPack, type StepName } from '../pipeline.js';
import { findDataFolders, openProject } from '../project.js';
import { printDiagnostics, type Terminal } from '../terminal.js';
import { noDataFolder, plural, summary } from './messages.js';
import { startProgress } from './progress.js';

export interface BuildOptions {
  readonly edition?: string;
  readonly out?: string;
  readonly palette?: string;
  readonly grey?: boolean;
  readonly templates?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `briefing build`: every edition asked for of every data folder named. Answers the exit status. */
export async function build(
  folder: string | undefined,
  options: BuildOptions,
  terminal: Terminal,
  workingFolder: string,
): Promise<number> {
  const folders = folder === undefined ? await findDataFolders(workingFolder) : [folder];
  const outputs: Built[] = [];
  const found: Diagnostic[] = [];
  if (folders.length === 0) found.push(noDataFolder);
  for (const dataFolder of folders) {
    const show = options.quiet || options.json ? undefined : terminal;
    const progress = startProgress(show, basename(dataFolder));
    try {
      const project = openProject({
        dataFolder,
        outFolder: options.out,
        templatesFolder: options.templates,
        workingFolder,
      });
      const onStep = (step: StepName, edition?: string) => progress.step(step, edition);
      const result = await buildPack(project, { ...options, onStep });
      outputs.push(...result.outputs);
      found.push(...result.warnings);
      progress.stop();
      if (show)
        for (const output of result.outputs)
          show.out(summary(output, relative(workingFolder, output.file), show));
    } catch (problem) {
      progress.stop();
      if (!(problem instanceof ReportError)) throw problem;
      found.push(...problem.diagnostics);
    }
  }
  return finish(outputs, found, options, terminal);
}

function finish(
  outputs: readonly Built[],
  found: readonly Diagnostic[],
  { json = false, quiet = false }: BuildOptions,
  terminal: Terminal,
): number {
  const errors = found.filter((one) => one.severity === 'error');
  const warnings = found.length - errors.length;
  if (json) terminal.out(JSON.stringify({ ok: errors.length === 0, outputs, diagnostics: found }, null, 2));
  else {
    printDiagnostics(errors, terminal);
    if (warnings > 0 && !quiet) terminal.err(terminal.colors.yellow(warningCount(warnings, terminal)));
  }
  return errors.length > 0 ? 1 : 0;
}

function warningCount(count: number, { language }: Terminal): string {
  return language === 'zh'
    ? `另有 ${count} 处警告，briefing check 可逐条查看`
    : `${plural(count, 'warning')}; briefing check lists ${count === 1 ? 'it' : 'them'}`;
}
