import { relative, resolve } from 'node:path';
import { ReportError } from '../../core/diagnostics.js';
import type { PackedData } from '../../output/data/read.js';
import { command } from '../command.js';
import { shellWord } from '../shell-word.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

/** The data folder that a PDF was made from. */
export const extract = command({
  name: 'extract',
  words: {
    zh: '从 PDF 里取出生成它的数据文件夹',
    en: 'take the data folder out of a PDF that was made from it',
  },
  arguments: [
    { name: '<pdf>', words: { zh: 'briefing 生成的 PDF', en: 'a PDF that briefing made' } },
    { name: '<folder>', words: { zh: '放数据的新文件夹', en: 'a new folder for the data' } },
  ],
  options: {},
  async run([pdf, folder], _, { terminal, world }) {
    const { readInput } = await import('../../imposition/input.js');
    const { extractPack } = await import('../../output/data/extract.js');
    const nameOf = (path: string) => relative(world.workingFolder, path) || path;
    const target = resolve(world.workingFolder, folder);
    try {
      const pack = await readInput(world.files, resolve(world.workingFolder, pdf), nameOf);
      const packed = await extractPack(world, pack, target, nameOf(target));
      terminal.out(told(packed, nameOf(target), terminal));
      return 0;
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      printDiagnostics(problem.diagnostics, terminal);
      return 1;
    }
  },
});

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
