import { basename, relative } from 'node:path';
import { checkPack, readReport } from '../../app/pipeline.js';
import { shownJson } from '../../core/control-characters.js';
import { type Diagnostic, ReportError } from '../../core/diagnostics.js';
import { plural } from '../../core/plural.js';
import { findDataFolders, openProject, type Project } from '../../core/project.js';
import { processWorld } from '../../core/world/process-world.js';
import { reportIn } from '../../importing/folder.js';
import { printDiagnostics, type Terminal } from '../terminal.js';
import { explainTables } from './explain.js';
import { noDataFolder } from './messages.js';

export interface CheckOptions {
  readonly templates?: string;
  readonly json?: boolean;
  /** Tells how each general table was read. */
  readonly explain?: boolean;
}

/** `briefing check`: everything that can be said about a data folder and its pack, without writing a file. */
export async function check(
  folder: string | undefined,
  options: CheckOptions,
  terminal: Terminal,
  workingFolder: string,
): Promise<number> {
  const folders = folder === undefined ? await findDataFolders(processWorld(), workingFolder) : [folder];
  const found: Diagnostic[] = folders.length === 0 ? [noDataFolder] : [];
  for (const dataFolder of folders) {
    try {
      const project = openProject(processWorld(), {
        dataFolder,
        templatesFolder: options.templates,
        workingFolder,
      });
      if (options.explain && !options.json)
        for (const block of await explainTables(project, terminal.language)) terminal.out(block);
      found.push(...(await checkPack(project)), ...(await heldAgainstReport(project, workingFolder)));
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      found.push(...problem.diagnostics);
    }
  }
  const errors = found.filter((one) => one.severity === 'error').length;
  if (options.json) terminal.out(shownJson({ ok: errors === 0, diagnostics: found }));
  else {
    printDiagnostics(found, terminal);
    terminal.out(
      verdict(
        folders.map((one) => basename(one)),
        errors,
        found.length - errors,
        terminal,
      ),
    );
  }
  return errors > 0 ? 1 : 0;
}

/** What differs from the report that a data folder keeps; nothing where it keeps none. */
async function heldAgainstReport(project: Project, workingFolder: string): Promise<readonly Diagnostic[]> {
  const path = await reportIn(project.world.files, project.dataFolder);
  if (path === undefined) return [];
  const { checkAgainstReport } = await import('../../importing/check.js');
  const { tables } = await readReport(project);
  return checkAgainstReport(project.world.files, path, relative(workingFolder, path) || path, tables);
}

function verdict(
  packs: readonly string[],
  errors: number,
  warnings: number,
  { language, colors }: Terminal,
): string {
  const names = packs.join(language === 'zh' ? '、' : ', ');
  const counts =
    language === 'zh'
      ? `${errors} 处错误，${warnings} 处警告`
      : `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
  const mark = errors > 0 ? colors.red('✗') : colors.green('✓');
  return `${mark} ${names} ${counts}`;
}
