import { Command, CommanderError, Option, type OutputConfiguration } from 'commander';
import type { Bilingual, Language } from '../core/diagnostics.js';
import { programName } from '../core/project.js';
import type { TextStream, World } from '../core/world.js';
import type { ImposeOptions } from './commands/impose-options.js';
import { chooseLanguage, processTerminal, type Terminal } from './terminal.js';

/** The status of a command that was written wrong, or that ends with a bug. */
export const USAGE_OR_BUG = 2;

/** What commander says by itself, in Chinese. */
const COMMANDER_ZH: Readonly<Record<string, (message: string) => string>> = {
  'commander.unknownOption': (message) => message.replace(/^error: unknown option/, '错误：没有这个选项'),
  'commander.unknownCommand': (message) => message.replace(/^error: unknown command/, '错误：没有这个命令'),
  'commander.missingArgument': (message) =>
    message.replace(/^error: missing required argument/, '错误：缺少参数'),
  'commander.excessArguments': (message) =>
    message.replace(/^error: too many arguments.*$/, '错误：参数太多'),
  'commander.optionMissingArgument': (message) =>
    message.replace(/^error: option (.*) argument missing/, '错误：选项 $1 缺少值'),
  'commander.invalidArgument': (message) => message.replace(/^error: /, '错误：'),
  'commander.conflictingOption': (message) =>
    message.replace(/^error: option (.*) cannot be used with option (.*)/, '错误：选项 $1 不能与 $2 同用'),
};

const TITLES_ZH: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

/** Asked for by commands that don't end: aborts when the command is told to, by Ctrl-C or by the system. */
export type Interruption = () => AbortSignal;

/**
 * Runs `briefing` with the words of a command line and answers the exit status. All that is printed goes to the
 * streams of that world, so that a test, or a program that calls this one, runs commands in its own process.
 */
export async function runCommand(
  words: readonly string[],
  world: World,
  interrupted: Interruption,
): Promise<number> {
  const language = chooseLanguage(words, world.env);
  const terminal = processTerminal(language, world);
  let status = 0;
  const program = describe(language, terminal, { world, interrupted }, (code) => {
    status = code;
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return status;
  } catch (problem) {
    if (!(problem instanceof CommanderError)) throw problem;
    if (problem.exitCode === 0) return 0;
    // without a command the help has been shown in place of a message
    if (problem.code === 'commander.help') return USAGE_OR_BUG;
    terminal.err(language === 'zh' ? inChinese(problem) : problem.message);
    return USAGE_OR_BUG;
  }
}

function inChinese({ code, message }: CommanderError): string {
  const words = COMMANDER_ZH[code]?.(message) ?? message;
  return words.replace(/\(Did you mean (.*)\?\)/, '（是不是 $1？）');
}

/** The commands, their options and what `--help` says of them. */
function describe(
  language: Language,
  terminal: Terminal,
  { world, interrupted }: { readonly world: World; readonly interrupted: Interruption },
  done: (status: number) => void,
): Command {
  const say = (text: Bilingual) => text[language];
  const [, version = ''] = programName(world.installation).split(' ');
  const folder = say({
    zh: '数据文件夹或工作簿；不写则为当前文件夹，或 data/ 下的每一个',
    en: 'data folder or workbook; without it this folder, or each one in data/',
  });
  const json = say({ zh: '结果与诊断以 JSON 输出', en: 'print results and diagnostics as JSON' });
  const templates = say({ zh: '改用这个模板文件夹', en: 'use the templates of this folder instead' });
  const editionHelp = say({
    zh: '只生成这一种（handout、brief …），all 为全部',
    en: 'only this edition (handout, brief …); all for every one',
  });
  const paletteHelp = say({ zh: '改用这个调色板（朱蓝、松绿 …）', en: 'use this palette (朱蓝, 松绿 …)' });
  const greyHelp = say({
    zh: '不用彩色，供黑白印刷；另写成 …-grey.pdf',
    en: 'without colour, for grey-only printing; written to …-grey.pdf',
  });
  const outHelp = say({ zh: '输出文件夹，默认 out', en: 'where the PDFs go, out by default' });
  const here = world.workingFolder;

  const program = new Command('briefing')
    .description(
      say({
        zh: '由数据文件夹生成可付印的中文会议材料',
        en: 'Printed Chinese briefing packs from a folder of data',
      }),
    )
    .version(version, '-V, --version', say({ zh: '显示版本', en: 'show the version' }))
    .helpOption('-h, --help', say({ zh: '显示帮助', en: 'show this help' }))
    .helpCommand('help [command]', say({ zh: '显示某个命令的帮助', en: 'show the help of a command' }))
    .addOption(
      new Option('--lang <zh|en>', say({ zh: '消息的语言', en: 'language of messages' })).choices([
        'zh',
        'en',
      ]),
    )
    .configureOutput(helpOutput(world))
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (language === 'zh' ? (TITLES_ZH[title] ?? title) : title),
    })
    .exitOverride();

  program
    .command('build')
    .description(say({ zh: '生成 PDF', en: 'make the PDFs' }))
    .argument('[data-folder]', folder)
    .option('-e, --edition <name>', editionHelp)
    .option('-o, --out <folder>', outHelp)
    .option('--palette <name>', paletteHelp)
    .option('--grey', greyHelp)
    .option(
      '--since <folder>',
      say({
        zh: '标出与这个数据文件夹不同之处，末页附更正说明，另存为 …-marked.pdf',
        en: 'mark what differs from this data folder and list it on a last page, as …-marked.pdf',
      }),
    )
    .option(
      '--since-git <revision>',
      say({
        zh: '同上，与本文件夹在 git 里的这个版本比较',
        en: 'the same with this git revision of the folder',
      }),
    )
    .option('--templates <folder>', templates)
    .option('--json', json)
    .option('-q, --quiet', say({ zh: '只报错误', en: 'say nothing but errors' }))
    .action(async (dataFolder, options) => {
      const { build } = await import('./commands/build.js');
      const sourceDate = world.env.SOURCE_DATE_EPOCH;
      done(await build(dataFolder, { ...options, sourceDate }, terminal, here));
    });

  program
    .command('check')
    .description(
      say({
        zh: '检查数据与模板，列出全部错误和警告，不写文件',
        en: 'list every error and warning, writing nothing',
      }),
    )
    .argument('[data-folder]', folder)
    .option('--templates <folder>', templates)
    .option(
      '--explain',
      say({
        zh: '逐张说明普通表格是怎样读的：标题、单位、表头、层级、合计',
        en: 'tell how each table of the office was read: title, unit, head, levels, totals',
      }),
    )
    .option('--json', json)
    .action(async (dataFolder, options) => {
      const { check } = await import('./commands/check.js');
      done(await check(dataFolder, options, terminal, here));
    });

  describeImpose(program, say, (input, output, options) =>
    import('./commands/impose.js')
      .then(({ impose }) => impose(input, output, options, terminal, here))
      .then(done),
  );

  program
    .command('watch')
    .description(
      say({
        zh: '监看数据与模板，存盘即重新生成；--serve 另开预览网页',
        en: 'build again at every save; --serve shows the pages in a browser',
      }),
    )
    .argument('[data-folder]', folder)
    .option('-e, --edition <name>', editionHelp)
    .option('-o, --out <folder>', outHelp)
    .option('--palette <name>', paletteHelp)
    .option('--grey', greyHelp)
    .option('--templates <folder>', templates)
    .option(
      '--serve [port]',
      say({
        zh: '在本机开预览网页：看页面、改动、错误和每个数字的出处',
        en: 'serve a preview to this machine: pages, changes, errors, where each figure comes from',
      }),
    )
    .action(async (dataFolder, options) => {
      const { watch } = await import('./commands/watch.js');
      done(await watch(dataFolder, options, terminal, here, interrupted()));
    });

  program
    .command('diff')
    .description(
      say({
        zh: '比较两个数据文件夹，逐行逐格列出改动及其牵动的合计、名次',
        en: 'what differs between two data folders, figure by figure, and what follows from it',
      }),
    )
    .argument('<before>', say({ zh: '原来的数据文件夹', en: 'the earlier data folder' }))
    .argument('[after]', say({ zh: '现在的数据文件夹', en: 'the later data folder' }))
    .option(
      '--git <revision>',
      say({ zh: '与同一文件夹在 git 里的这个版本比较', en: 'compare one folder with this revision of it' }),
    )
    .option(
      '--pdf [file]',
      say({
        zh: '另排一份可付印的更正说明，不写文件名则为 out/…-corrections.pdf',
        en: 'also typeset the corrections for print, in out/…-corrections.pdf unless named',
      }),
    )
    .option(
      '-e, --edition <name>',
      say({ zh: '更正说明用这一种的页码', en: 'the edition whose pages the corrections tell' }),
    )
    .option('--templates <folder>', templates)
    .option('--json', json)
    .action(async (before, after, options) => {
      const { diff } = await import('./commands/diff.js');
      done(await diff(before, after, options, terminal, here));
    });

  program
    .command('export')
    .description(
      say({ zh: '把各表写成一个工作簿或 CSV 文件', en: 'write the tables as a workbook or as CSV files' }),
    )
    .argument('[data-folder]', folder)
    .option('--xlsx', say({ zh: '写成一个工作簿（默认）', en: 'as one workbook (the default)' }))
    .addOption(
      new Option(
        '--csv',
        say({ zh: '每张表写成一个 CSV 文件', en: 'as a CSV file for each table' }),
      ).conflicts('xlsx'),
    )
    .option(
      '-o, --out <path>',
      say({
        zh: '工作簿，或放 CSV 文件的文件夹，默认在 out 里',
        en: 'the workbook, or the folder of the CSV files; in out by default',
      }),
    )
    .action(async (dataFolder, options) => {
      const { exportTables } = await import('./commands/export.js');
      done(await exportTables(dataFolder, options, terminal, here));
    });

  program
    .command('extract')
    .description(
      say({
        zh: '从 PDF 里取出生成它的数据文件夹',
        en: 'take the data folder out of a PDF that was made from it',
      }),
    )
    .argument('<pdf>', say({ zh: 'briefing 生成的 PDF', en: 'a PDF that briefing made' }))
    .argument('<folder>', say({ zh: '放数据的新文件夹', en: 'a new folder for the data' }))
    .action(async (pdf, target) => {
      const { extract } = await import('./commands/extract.js');
      done(await extract(pdf, target, terminal, here));
    });

  program
    .command('proof')
    .description(
      say({
        zh: '排出校核表：逐个列出数字、页码、出处、原文，原文里找不到的列在最前',
        en: 'typeset the table to proofread by: every figure, its pages and its source, doubtful ones first',
      }),
    )
    .argument('[data-folder]', folder)
    .option(
      '-e, --edition <name>',
      say({
        zh: '校核这一种，默认 pack.yaml 里的第一种',
        en: 'the edition to proofread, the first of pack.yaml',
      }),
    )
    .option(
      '-o, --out <path>',
      say({
        zh: '放进这个文件夹，或写成这个 .pdf 文件，默认 out',
        en: 'folder, or .pdf file, for it; out by default',
      }),
    )
    .option('--templates <folder>', templates)
    .option('--json', json)
    .action(async (dataFolder, options) => {
      const { proof } = await import('./commands/proof.js');
      done(await proof(dataFolder, options, terminal, here));
    });

  program
    .command('import')
    .description(
      say({
        zh: '把 Word 或文本的工作报告读成数据文件夹，可立即生成',
        en: 'read a report, from Word or as text, into a data folder that builds at once',
      }),
    )
    .argument(
      '<report>',
      say({ zh: '报告：.docx、.txt、.md 或 .html', en: 'the report: .docx, .txt, .md or .html' }),
    )
    .argument(
      '[folder]',
      say({
        zh: '新文件夹，默认以报告的名字放在 data 里',
        en: 'the new folder; in data, named after the report, by default',
      }),
    )
    .option('--json', json)
    .action(async (report, target, options) => {
      const { importFrom } = await import('./commands/import.js');
      done(await importFrom(report, target, options, terminal, here));
    });

  program
    .command('new')
    .description(
      say({
        zh: '新建一个示例数据文件夹，或一个工作簿（名字以 .xlsx 结尾），可立即生成',
        en: 'make a small data folder, or a workbook (a name in .xlsx), that builds at once',
      }),
    )
    .argument('<folder>', say({ zh: '新文件夹，或 .xlsx 文件', en: 'the new folder or .xlsx file' }))
    .action(async (target) => {
      const { createNew } = await import('./commands/new.js');
      done(await createNew(target, terminal, here));
    });

  return program;
}

/** Where commander prints help; its errors are printed by us, in the language asked for. */
function helpOutput({ stdout, stderr }: World): OutputConfiguration {
  const columns = ({ isTTY, columns }: TextStream) => (isTTY ? columns : undefined) as number;
  return {
    writeOut: (text) => void stdout.write(text),
    writeErr: (text) => void stderr.write(text),
    getOutHelpWidth: () => columns(stdout),
    getErrHelpWidth: () => columns(stderr),
    outputError: () => {},
  };
}

function describeImpose(
  program: Command,
  say: (text: Bilingual) => string,
  run: (input: string, output: string, options: ImposeOptions) => Promise<void>,
): void {
  const option = (flags: string, zh: string, en: string) => command.option(flags, say({ zh, en }));
  const command = program
    .command('impose')
    .description(
      say({
        zh: '把 PDF 拼到大纸上，供折页、装订或裁切',
        en: 'put a PDF on sheets to be folded, bound or cut',
      }),
    )
    .argument('<input>', say({ zh: '按页序排列的 PDF', en: 'the PDF, its pages in reading order' }))
    .argument('<output>', say({ zh: '拼好的 PDF', en: 'the PDF of the sheets' }));
  option(
    '--layout <name>',
    'saddle 骑马订（默认）、perfect 胶订、2up、4up、cut-stack 裁切叠放',
    'saddle (the default), perfect, 2up, 4up or cut-stack',
  );
  option(
    '--sheet <size>',
    '纸张：A4（默认）、A3、SRA3 …，或 330x480mm',
    'A4 (the default), A3 … or 330x480mm',
  );
  option(
    '--flip <edge>',
    '双面打印沿哪条边翻转：short（默认）、long',
    'turn the sheet on its short edge (the default) or long',
  );
  option('--pages <ranges>', '只用这几页，如 1-8,11', 'only these pages, such as 1-8,11');
  option('--cover <file>', '封面 PDF，1、2 或 4 页', 'PDF of the cover: 1, 2 or 4 pages');
  option(
    '--back-cover',
    '末页是封底，空白页放在它前面',
    'the last page is the back cover: blanks go before it',
  );
  option('--rtl', '右翻（从右向左装订）', 'bound at the right');
  option('--sections <n>', '每帖几张', 'sheets in a section');
  option('--creep', '里层的页向订口移，抵消纸厚', 'move the pages of inner sheets toward the spine');
  option('--paper-thickness <mm>', '纸厚，默认 0.1mm', 'of one sheet, 0.1mm by default');
  option('--bleed <mm>', '页面四边带的出血，如 3mm', 'how far pages paint beyond their trim, such as 3mm');
  option('--crop-marks', '画裁切线', 'draw crop marks');
  option('--fold-marks', '画折线', 'draw fold marks');
  option('--proof', '另写拼版图（PDF 和文本）', 'write a map of the sheets, as PDF and as text, too');
  option('--json', '结果与诊断以 JSON 输出', 'print results and diagnostics as JSON');
  option('-q, --quiet', '只报错误', 'say nothing but errors');
  command.action(run);
}
