import { join, relative, resolve } from 'node:path';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import { ownTemplates } from '../../core/project.js';
import type { Installation, World } from '../../core/world.js';
import { writeFolder, writeWhole } from '../../core/write.js';
import { command } from '../command.js';
import { shellWord } from '../shell-word.js';
import { printDiagnostics } from '../terminal.js';

/**
 * A small commented data folder that builds at once, or a workbook that is one by itself where the name ends in .xlsx.
 * Never writes over anything.
 */
export const createNew = command({
  name: 'new',
  words: {
    zh: '新建一个示例数据文件夹，或一个工作簿（名字以 .xlsx 结尾），可立即生成',
    en: 'make a small data folder, or a workbook (a name in .xlsx), that builds at once',
  },
  arguments: [
    { name: '<folder>', words: { zh: '新文件夹，或 .xlsx 文件', en: 'the new folder or .xlsx file' } },
  ],
  options: {},
  async run([folder], _, { terminal, world }) {
    const target = resolve(world.workingFolder, folder);
    const shown = relative(world.workingFolder, target) || folder;
    try {
      if (target.toLowerCase().endsWith('.xlsx')) await writeStarterWorkbook(target, shown, world);
      else await writeFolder(world, target, shown, starterFiles(world.installation));
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      printDiagnostics(problem.diagnostics, terminal);
      return 1;
    }
    const next = terminal.language === 'zh' ? ['已建好', '接着运行'] : ['created', 'now run'];
    terminal.out(`${terminal.colors.green('✓')} ${next[0]} ${shown}`);
    terminal.out(`  ${next[1]}: briefing build ${shellWord(shown)}`);
    return 0;
  },
});

async function writeStarterWorkbook(target: string, shown: string, world: World): Promise<void> {
  if (world.files.sync.isThere(target)) {
    const message = { zh: '已经有这个文件了', en: 'There is such a file already' };
    const hint = { zh: '换一个名字，或先移走它。', en: 'Choose another name, or move it away.' };
    throw new ReportError([errorAt('file-exists', message, { place: { file: shown }, hint })]);
  }
  const { starterWorkbook } = await import('../../output/tables/workbook.js');
  await writeWhole(world, target, starterWorkbook());
}

function starterFiles(installation: Installation) {
  const folder = join(ownTemplates(installation), 'starter');
  const { sync } = installation.files;
  return sync.list(folder).map((name) => ({ name, bytes: sync.read(join(folder, name)) }));
}
