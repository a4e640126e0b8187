import { relative, resolve } from 'node:path';
import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import { findDataFolders, openProject } from '../../core/project.js';
import { outputs } from '../../output/index.js';
import type { Output } from '../../output/output.js';
import { type CommandContext, type CommandOptions, command, type OptionValues } from '../command.js';
import { noDataFolder } from '../messages.js';
import { dataFolder } from '../options.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

/** An option for each output; of two at once nobody knows which is meant. */
const outputOptions: CommandOptions = Object.fromEntries(
  outputs.map(({ name, words }, index) => {
    const conflictsWith = outputs.slice(0, index).map((other) => other.name);
    return [name, { flags: `--${name}`, words, conflictsWith }];
  }),
);

const options = {
  edition: {
    flags: '-e, --edition <name>',
    words: {
      zh: '纯文本用这一种，all 为全部；默认 pack.yaml 里的第一种',
      en: 'the edition whose text it is, all for every one; the first of pack.yaml by default',
    },
  },
  out: {
    flags: '-o, --out <path>',
    words: {
      zh: '工作簿，或放其他文件的文件夹，默认在 out 里',
      en: 'the workbook, or the folder of other files; in out by default',
    },
  },
} as const satisfies CommandOptions;

/** A data folder in another form than its PDFs. */
export const exportTables = command({
  name: 'export',
  words: {
    zh: '把各表写成一个工作簿或 CSV 文件，或把全文写成纯文本',
    en: 'write the tables as a workbook or as CSV files, or all that is said as plain text',
  },
  arguments: [dataFolder],
  options: { ...outputOptions, ...options },
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

const [usualOutput] = outputs as readonly [Output];

async function exportFolder(
  dataFolder: string,
  asked: OptionValues<typeof options & typeof outputOptions>,
  { terminal, world }: CommandContext,
): Promise<readonly Diagnostic[]> {
  const { exportPack } = await import('../../app/export.js');
  const { edition, out } = asked;
  const target = out === undefined ? undefined : resolve(world.workingFolder, out);
  const output = outputs.find(({ name }) => asked[name]) ?? usualOutput;
  try {
    const project = openProject(world, { dataFolder });
    for (const file of await exportPack(project, output, { edition, target }))
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
