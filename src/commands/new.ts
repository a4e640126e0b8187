import { cp, mkdir, readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type Bilingual, errorAt } from '../diagnostics.js';
import { INSTALLATION } from '../project.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

/** `briefing new`: a small commented data folder that builds at once. Never writes over anything. */
export async function createNew(folder: string, terminal: Terminal, workingFolder: string): Promise<number> {
  const target = resolve(workingFolder, folder);
  const shown = relative(workingFolder, target) || folder;
  const problem = await makeEmptyFolder(target, shown);
  if (problem) {
    const hint = { zh: '换一个名字', en: 'choose another name' };
    printDiagnostics([errorAt('not-empty', problem, { hint })], terminal);
    return 1;
  }
  await cp(join(INSTALLATION, 'templates', 'starter'), target, { recursive: true });
  const next = terminal.language === 'zh' ? ['已建好', '接着运行'] : ['created', 'now run'];
  terminal.out(`${terminal.colors.green('✓')} ${next[0]} ${shown}`);
  terminal.out(`  ${next[1]}: briefing build ${shown}`);
  return 0;
}

/** Makes the folder, or says why there can be none: it holds something, or a file is in its way. */
async function makeEmptyFolder(target: string, shown: string): Promise<Bilingual | undefined> {
  try {
    await mkdir(target, { recursive: true });
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    return { zh: `建不了文件夹“${shown}”（${code}）`, en: `can't make the folder “${shown}” (${code})` };
  }
  if ((await readdir(target)).length === 0) return undefined;
  return { zh: `“${shown}”不是空文件夹`, en: `“${shown}” is not an empty folder` };
}
