import { relative, resolve } from 'node:path';
import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import { findDataFolders, openProject } from '../../core/project.js';
import { processWorld } from '../../core/world/process-world.js';
import { exportCsv, exportWorkbook } from '../../output/tables/index.js';
import { printDiagnostics, type Terminal } from '../terminal.js';
import { noDataFolder } from './messages.js';

export interface ExportOptions {
  /** One of the two says which; the workbook unless told. */
  readonly xlsx?: boolean;
  readonly csv?: boolean;
  /** The workbook, or the folder of CSV files. */
  readonly out?: string;
}

/** `briefing export`: the tables of a data folder as a workbook or as CSV files. Answers the exit status. */
export async function exportTables(
  folder: string | undefined,
  { csv = false, out }: ExportOptions,
  terminal: Terminal,
  workingFolder: string,
): Promise<number> {
  const folders = folder === undefined ? await findDataFolders(processWorld(), workingFolder) : [folder];
  if (folders.length === 0) return finish([noDataFolder], terminal);
  if (folders.length > 1 && out !== undefined) return finish([whichFolder(folders)], terminal);
  const found: Diagnostic[] = [];
  const target = out === undefined ? undefined : resolve(workingFolder, out);
  for (const dataFolder of folders) {
    try {
      const project = openProject(processWorld(), { dataFolder, workingFolder });
      const files = csv ? await exportCsv(project, target) : [await exportWorkbook(project, target)];
      for (const file of files) {
        terminal.out(`${terminal.colors.green('✓')} ${relative(workingFolder, file)}`);
      }
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      found.push(...problem.diagnostics);
    }
  }
  return finish(found, terminal);
}

function finish(found: readonly Diagnostic[], terminal: Terminal): number {
  printDiagnostics(found, terminal);
  return found.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function whichFolder(folders: readonly string[]): Diagnostic {
  const message = {
    zh: '有几个数据文件夹，--out 只能写一个',
    en: 'there are several data folders, and --out names one place',
  };
  const [folder = ''] = folders;
  const command = `briefing export ${folder} --out …`;
  return errorAt('which-folder', message, {
    hint: { zh: `指明一个：${command}`, en: `name one: ${command}` },
  });
}
