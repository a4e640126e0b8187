import { relative, resolve } from 'node:path';
import { ReportError } from '../../core/diagnostics.js';
import { processWorld } from '../../core/world/process-world.js';
import { readInput } from '../../imposition/input.js';
import { extractPack } from '../../output/data/extract.js';
import type { PackedData } from '../../output/data/read.js';
import { shellWord } from '../shell-word.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

/** `briefing extract`: the data folder that a PDF was made from. Answers the exit status. */
export async function extract(
  pdf: string,
  folder: string,
  terminal: Terminal,
  workingFolder: string,
): Promise<number> {
  const nameOf = (path: string) => relative(workingFolder, path) || path;
  const target = resolve(workingFolder, folder);
  try {
    const pack = await readInput(processWorld().files, resolve(workingFolder, pdf), nameOf);
    const packed = await extractPack(processWorld(), pack, target, nameOf(target));
    terminal.out(told(packed, nameOf(target), terminal));
    return 0;
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    printDiagnostics(problem.diagnostics, terminal);
    return 1;
  }
}

/** The folder, and the command that makes the same PDF of it again. */
function told({ manifest, files }: PackedData, folder: string, { colors, language }: Terminal): string {
  const { edition, grey, palette, program } = manifest;
  const options = [
    `-e ${shellWord(edition)}`,
    ...(palette === undefined ? [] : [`--palette ${shellWord(palette)}`]),
    ...(grey ? ['--grey'] : []),
  ];
  const again = `briefing build ${shellWord(folder)} ${options.join(' ')}`;
  const [count, next] =
    language === 'zh'
      ? [`${files.length} 个文件`, `用 ${program} 重新生成：${again}`]
      : [`${files.length} files`, `to make it again with ${program}: ${again}`];
  return `${colors.green('✓')} ${folder}  ${colors.dim(count)}\n  ${next}`;
}
