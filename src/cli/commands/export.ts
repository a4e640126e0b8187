import { relative, resolve } from 'node:path';
import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import { findDataFolders, openProject } from '../../core/project.js';
import { type CommandContext, type CommandOptions, command, type OptionValues } from '../command.js';
import { noDataFolder } from '../messages.js';
import { dataFolder } from '../options.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

const options = {
  xlsx: {
    flags: '--xlsx',
    words: { zh: '写成一个工作簿（默认）', en: 'as one workbook (the default)' },
  },
  csv: {
    flags: '--csv',
    words: { zh: '每张表写成一个 CSV 文件', en: 'as a CSV file for each table' },
    conflictsWith: 'xlsx',
  },
  out: {
    flags: '-o, --out <path>',
    words: {
      zh: '工作簿，或放 CSV 文件的文件夹，默认在 out 里',
      en: 'the workbook, or the folder of the CSV files; in out by default',
    },
  },
} as const satisfies CommandOptions;

/** The tables of a data folder as a workbook or as CSV files. */
export const exportTables = command({
  name: 'export',
  words: { zh: '把各表写成一个工作簿或 CSV 文件', en: 'write the tables as a workbook or as CSV files' },
  arguments: [dataFolder],
  options,
  async run([folder], options, context) {
    const { terminal, world } = context;
    const folders = folder === undefined ? await findDataFolders(world, world.workingFolder) : [folder];
    if (folders.length === 0) return finish([noDataFolder], terminal);
    if (folders.length > 1 && options.out !== undefined) return finish([whichFolder(folders)], terminal);
    const found: Diagnostic[] = [];
    for (const one of folders) found.push(...(await exportFolder(one, options, context)));
    return finish(found, terminal);
  },
});

async function exportFolder(
  dataFolder: string,
  { csv, out }: OptionValues<typeof options>,
  { terminal, world }: CommandContext,
): Promise<readonly Diagnostic[]> {
  const { exportCsv, exportWorkbook } = await import('../../app/export.js');
  const target = out === undefined ? undefined : resolve(world.workingFolder, out);
  try {
    const project = openProject(world, { dataFolder });
    const files = csv ? await exportCsv(project, target) : [await exportWorkbook(project, target)];
    for (const file of files)
      terminal.out(`${terminal.colors.green('✓')} ${relative(world.workingFolder, file)}`);
    return [];
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return problem.diagnostics;
  }
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
