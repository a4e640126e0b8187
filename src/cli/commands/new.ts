import { join, relative, resolve } from 'node:path';
import { ReportError } from '../../core/diagnostics.js';
import { ownTemplates } from '../../core/project.js';
import { processWorld } from '../../core/world/process-world.js';
import { writeFolder } from '../../core/write.js';
import { shellWord } from '../shell-word.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

/** `briefing new`: a small commented data folder that builds at once. Never writes over anything. */
export async function createNew(folder: string, terminal: Terminal, workingFolder: string): Promise<number> {
  const target = resolve(workingFolder, folder);
  const shown = relative(workingFolder, target) || folder;
  try {
    await writeFolder(processWorld(), target, shown, await starterFiles());
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

async function starterFiles() {
  const { installation } = processWorld();
  const folder = join(ownTemplates(installation), 'starter');
  const { sync } = installation.files;
  return sync.list(folder).map((name) => ({ name, bytes: sync.read(join(folder, name)) }));
}
