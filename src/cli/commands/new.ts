import { join, relative, resolve } from 'node:path';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import { ownTemplates } from '../../core/project.js';
import { processWorld } from '../../core/world/process-world.js';
import { writeFolder, writeWhole } from '../../core/write.js';
import { shellWord } from '../shell-word.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

/**
 * `briefing new`: a small commented data folder that builds at once, or a workbook that is one by itself where the name
 * ends in .xlsx. Never writes over anything.
 */
export async function createNew(folder: string, terminal: Terminal, workingFolder: string): Promise<number> {
  const target = resolve(workingFolder, folder);
  const shown = relative(workingFolder, target) || folder;
  try {
    if (target.toLowerCase().endsWith('.xlsx')) await writeStarterWorkbook(target, shown);
    else await writeFolder(processWorld(), target, shown, await starterFiles());
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    printDiagnostics(problem.diagnostics, terminal);
    return 1;
  }
  const next = terminal.language === 'zh' ? ['已建好', '接着运行'] : ['created', 'now run'];
  terminal.out(`${terminal.colors.green('✓')} ${next[0]} ${shown}`);
  terminal.out(`  ${next[1]}: briefing build ${shellWord(shown)}`);
  return 0;
}

async function writeStarterWorkbook(target: string, shown: string): Promise<void> {
  const world = processWorld();
  if (world.files.sync.isThere(target)) {
    const message = { zh: '已经有这个文件了', en: 'There is such a file already' };
    const hint = { zh: '换一个名字，或先移走它。', en: 'Choose another name, or move it away.' };
    throw new ReportError([errorAt('file-exists', message, { place: { file: shown }, hint })]);
  }
  const { starterWorkbook } = await import('../../output/tables/workbook.js');
  await writeWhole(world, target, starterWorkbook());
}

async function starterFiles() {
  const { installation } = processWorld();
  const folder = join(ownTemplates(installation), 'starter');
  const { sync } = installation.files;
  return sync.list(folder).map((name) => ({ name, bytes: sync.read(join(folder, name)) }));
}
