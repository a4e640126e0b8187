import { relative } from 'node:path';
import { shownJson } from '../../core/control-characters.js';
import { type Diagnostic, ReportError } from '../../core/diagnostics.js';
import { plural } from '../../core/plural.js';
import type { ImposeSettings } from '../../edition/settings.js';
import { type CommandOptions, command, type OptionValues } from '../command.js';
import type { Written } from '../impose-files.js';
import { json, quiet } from '../options.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

const options = {
  layout: {
    flags: '--layout <name>',
    words: {
      zh: 'saddle 骑马订（默认）、perfect 胶订、2up、4up、cut-stack 裁切叠放',
      en: 'saddle (the default), perfect, 2up, 4up or cut-stack',
    },
  },
  sheet: {
    flags: '--sheet <size>',
    words: { zh: '纸张：A4（默认）、A3、SRA3 …，或 330x480mm', en: 'A4 (the default), A3 … or 330x480mm' },
  },
  flip: {
    flags: '--flip <edge>',
    words: {
      zh: '双面打印沿哪条边翻转：short（默认）、long',
      en: 'turn the sheet on its short edge (the default) or long',
    },
  },
  pages: {
    flags: '--pages <ranges>',
    words: { zh: '只用这几页，如 1-8,11', en: 'only these pages, such as 1-8,11' },
  },
  cover: {
    flags: '--cover <file>',
    words: { zh: '封面 PDF，1、2 或 4 页', en: 'PDF of the cover: 1, 2 or 4 pages' },
  },
  backCover: {
    flags: '--back-cover',
    words: { zh: '末页是封底，空白页放在它前面', en: 'the last page is the back cover: blanks go before it' },
  },
  rtl: { flags: '--rtl', words: { zh: '右翻（从右向左装订）', en: 'bound at the right' } },
  sections: { flags: '--sections <n>', words: { zh: '每帖几张', en: 'sheets in a section' } },
  creep: {
    flags: '--creep',
    words: { zh: '里层的页向订口移，抵消纸厚', en: 'move the pages of inner sheets toward the spine' },
  },
  paperThickness: {
    flags: '--paper-thickness <mm>',
    words: { zh: '纸厚，默认 0.1mm', en: 'of one sheet, 0.1mm by default' },
  },
  bleed: {
    flags: '--bleed <mm>',
    words: { zh: '页面四边带的出血，如 3mm', en: 'how far pages paint beyond their trim, such as 3mm' },
  },
  cropMarks: { flags: '--crop-marks', words: { zh: '画裁切线', en: 'draw crop marks' } },
  foldMarks: { flags: '--fold-marks', words: { zh: '画折线', en: 'draw fold marks' } },
  proof: {
    flags: '--proof',
    words: { zh: '另写拼版图（PDF 和文本）', en: 'write a map of the sheets, as PDF and as text, too' },
  },
  json,
  quiet,
} as const satisfies CommandOptions;

const USAGE = 2;

/** One PDF put on sheets to be printed, folded and bound. */
export const impose = command({
  name: 'impose',
  words: {
    zh: '把 PDF 拼到大纸上，供折页、装订或裁切',
    en: 'put a PDF on sheets to be folded, bound or cut',
  },
  arguments: [
    { name: '<input>', words: { zh: '按页序排列的 PDF', en: 'the PDF, its pages in reading order' } },
    { name: '<output>', words: { zh: '拼好的 PDF', en: 'the PDF of the sheets' } },
  ],
  options,
  async run([input, output], options, { terminal, world }) {
    const { readImposeOptions } = await import('../impose-settings.js');
    const { filesOf, imposeFiles, overwritten } = await import('../impose-files.js');
    const settings = readImposeOptions(options);
    const files = filesOf(input, output, options, world.workingFolder);
    const nameOf = (file: string) => relative(world.workingFolder, file) || file;
    const misuse = [...('layout' in settings ? [] : settings), ...(await overwritten(files, nameOf, world))];
    if (!('layout' in settings) || misuse.length > 0) return finish(misuse, options, terminal, USAGE);
    try {
      const { written, warnings } = await imposeFiles(files, settings, nameOf, world);
      if (!options.json && !options.quiet) terminal.out(await summary(written, settings, nameOf, terminal));
      return finish(warnings, options, terminal, 1, written);
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      return finish(problem.diagnostics, options, terminal, 1);
    }
  },
});

/** What was made and how to print it, in a line for each file. */
async function summary(
  { file, proof, pages, sheets, scale, bytes, milliseconds }: Written,
  settings: ImposeSettings,
  nameOf: (file: string) => string,
  { colors, language }: Terminal,
): Promise<string> {
  const { layouts } = await import('../../imposition/layouts/index.js');
  const { percent } = await import('../../imposition/proof/index.js');
  const name = layouts[settings.layout].name[language];
  const size = `${Math.round(bytes / 1024)} KB  ${(milliseconds / 1000).toFixed(2)} s`;
  const { flip, paper } = settings;
  const parts =
    language === 'zh'
      ? [
          `${pages} 页`,
          `${paper.name} ${sheets} 张`,
          name,
          scale === 1 ? '原大' : `缩到 ${percent(scale)}`,
          `双面打印，沿${flip === 'short' ? '短' : '长'}边翻转，不缩放`,
        ]
      : [
          plural(pages, 'page'),
          `${plural(sheets, 'sheet')} of ${paper.name}`,
          name,
          scale === 1 ? 'actual size' : `scaled to ${percent(scale)}`,
          `print on both sides, flip on the ${flip} edge, no scaling`,
        ];
  const lines = [`${nameOf(file)}  ${colors.dim(`${parts.join('  ')}  ${size}`)}`, ...proof.map(nameOf)];
  return lines.map((line) => `${colors.green('✓')} ${line}`).join('\n');
}

/** Tells what was found; `failure` is the exit status where that holds an error. */
function finish(
  found: readonly Diagnostic[],
  { json = false, quiet = false }: Pick<OptionValues<typeof options>, 'json' | 'quiet'>,
  terminal: Terminal,
  failure: number,
  written?: Written,
): number {
  const ok = !found.some((one) => one.severity === 'error');
  const outputs = written ? [written] : [];
  if (json) terminal.out(shownJson({ ok, outputs, diagnostics: found }));
  else printDiagnostics(quiet ? found.filter((one) => one.severity === 'error') : found, terminal);
  return ok ? 0 : failure;
}
