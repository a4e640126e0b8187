import { basename, join, parse, relative, resolve } from 'node:path';
import { shownJson } from '../../core/control-characters.js';
import { ReportError } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';
import { unreadableFile } from '../../core/source/unreadable.js';
import { writeFolder } from '../../core/write.js';
import type { ImportedReport } from '../../importing/index.js';
import { type CommandContext, type CommandOptions, command } from '../command.js';
import { json } from '../options.js';
import { shellWord } from '../shell-word.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

const options = {
  update: {
    flags: '--update',
    words: {
      zh: '报告改过了：逐格列出数据文件夹该怎样改',
      en: 'the report has changed: list what is to change in its data folder, cell by cell',
    },
  },
  undo: {
    flags: '--undo',
    words: {
      zh: '撤回数据文件夹的上一次更新：列出哪些文件改回去',
      en: 'take back the last update of a data folder: list the files that become what they were',
    },
    conflictsWith: ['update'],
  },
  write: {
    flags: '--write',
    words: {
      zh: '同 --update、--undo：写入，改前的文件留着',
      en: 'with --update or --undo: write it, keeping the files as they were',
    },
  },
  force: {
    flags: '--force',
    words: {
      zh: '同 --undo：更新以后手改过的也撤回',
      en: 'with --undo: also where files were changed by hand since',
    },
  },
  json,
} as const satisfies CommandOptions;

/** A data folder made of a report, which is never written over; or what of one follows from its report since. */
export const importReport = command({
  name: 'import',
  words: {
    zh: '把 Word 或文本的工作报告读成数据文件夹，可立即生成',
    en: 'read a report, from Word or as text, into a data folder that builds at once',
  },
  arguments: [
    {
      name: '<report>',
      words: {
        zh: '报告：.docx、.doc、.pdf、.txt、.md 或 .html；同 --undo 时是数据文件夹',
        en: 'the report: .docx, .doc, .pdf, .txt, .md or .html; with --undo the data folder',
      },
    },
    {
      name: '[folder]',
      words: {
        zh: '新文件夹，默认以报告的名字放在 data 里；同 --update 时是要更新的',
        en: 'the new folder; in data, named after the report, by default; with --update the one to update',
      },
    },
  ],
  options,
  async run([report, folder], options, context) {
    const { terminal, world } = context;
    const nameOf = (path: string) => relative(world.workingFolder, path) || path;
    const target = resolve(world.workingFolder, folder ?? join('data', parse(report).name));
    try {
      const { write = false, force = false, json = false } = options;
      if (options.undo) {
        const { undoUpdate } = await import('./import-undo.js');
        await undoUpdate({ folder: report, write, force, json }, context);
        return 0;
      }
      if (options.update || options.write) {
        const { updateFolder } = await import('./import-update.js');
        await updateFolder({ report, folder, write, json }, context);
        return 0;
      }
      const imported = await importInto(target, resolve(world.workingFolder, report), nameOf, context);
      if (terminal.interactive) terminal.redraw();
      if (options.json) terminal.out(shownJson(await resultOf(imported, nameOf(target))));
      else await tell(imported, nameOf(target), terminal);
      return 0;
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      if (terminal.interactive) terminal.redraw();
      if (options.json) terminal.out(shownJson({ ok: false, diagnostics: problem.diagnostics }));
      else printDiagnostics(problem.diagnostics, terminal);
      return 1;
    }
  },
});

async function importInto(
  target: string,
  path: string,
  nameOf: (path: string) => string,
  { terminal, world }: CommandContext,
): Promise<ImportedReport> {
  const { importReport } = await import('../../importing/index.js');
  const content = await world.files.read(path, limits.reportFile);
  if ('why' in content) throw new ReportError([unreadableFile(nameOf(path), content.why)]);
  if (terminal.interactive)
    terminal.redraw(terminal.language === 'zh' ? `读 ${basename(path)}…` : `reading ${basename(path)}…`);
  const imported = await importReport(path, content.bytes);
  await writeFolder(world, target, nameOf(target), imported.files);
  return imported;
}

async function resultOf({ written, found }: ImportedReport, folder: string) {
  const { degreesOf } = await import('../../importing/index.js');
  const rows = Object.fromEntries(written.map(({ name, rows }) => [name, rows.length]));
  return { ok: true, folder, rows, checks: degreesOf(written), diagnostics: found };
}

async function tell({ written, found }: ImportedReport, folder: string, terminal: Terminal): Promise<void> {
  const { degreesOf } = await import('../../importing/index.js');
  const { wellKnownTable } = await import('../../dataset/kinds/index.js');
  const { language, colors } = terminal;
  printDiagnostics(found, terminal);
  const degrees = degreesOf(written);
  const counts = written.map(
    ({ name, rows }) => `${wellKnownTable(name)?.rows[language] ?? name} ${rows.length}`,
  );
  terminal.out(`${colors.green('✓')} ${folder}  ${colors.dim(counts.join(language === 'zh' ? '，' : ', '))}`);
  const command = `briefing build ${shellWord(folder)}`;
  if (language === 'zh') {
    terminal.out(`  核对列：1 可用 ${degrees[1]} 行，2 看名称 ${degrees[2]} 行，3 看数字 ${degrees[3]} 行`);
    terminal.out(`  接着运行: ${command}`);
  } else {
    terminal.out(
      `  column 核对: ${degrees[1]} rows sure (1), ${degrees[2]} by name (2), ${degrees[3]} by figure (3)`,
    );
    terminal.out(`  now run: ${command}`);
  }
}
