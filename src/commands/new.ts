import { cp, mkdir, readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { errorAt } from '../diagnostics.js';
import { INSTALLATION } from '../project.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

/** `briefing new`: a small commented data folder that builds at once. Never writes over anything. */
export async function createNew(folder: string, terminal: Terminal, workingFolder: string): Promise<number> {
  const target = resolve(workingFolder, folder);
  const shown = relative(workingFolder, target) || folder;
  const present = await readdir(target).catch(() => []);
  if (present.length > 0) {
    const message = { zh: `“${shown}”不是空文件夹`, en: `“${shown}” is not an empty folder` };
    const hint = { zh: '换一个名字', en: 'choose another name' };
    printDiagnostics([errorAt('not-empty', message, { hint })], terminal);
    return 1;
  }
  await mkdir(target, { recursive: true });
  await cp(join(INSTALLATION, 'templates', 'starter'), target, { recursive: true });
  const next = terminal.language === 'zh' ? ['已建好', '接着运行'] : ['created', 'now run'];
  terminal.out(`${terminal.colors.green('✓')} ${next[0]} ${shown}`);
  terminal.out(`  ${next[1]}: briefing build ${shown}`);
  return 0;
}
