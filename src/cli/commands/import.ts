import { basename, join, parse, relative, resolve } from 'node:path';
import { shownJson } from '../../core/control-characters.js';
import { ReportError } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';
import { unreadableFile } from '../../core/source/unreadable.js';
import { processWorld } from '../../core/world/process-world.js';
import { writeFolder } from '../../core/write.js';
import { wellKnownTable } from '../../dataset/kinds/index.js';
import { degreesOf, type ImportedReport, importReport } from '../../importing/index.js';
import { shellWord } from '../shell-word.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

interface ImportOptions {
  readonly json?: boolean;
}

/** `briefing import`: a data folder made of a report. Never writes over anything. Answers the exit status. */
export async function importFrom(
  report: string,
  folder: string | undefined,
  options: ImportOptions,
  terminal: Terminal,
  workingFolder: string,
): Promise<number> {
  const nameOf = (path: string) => relative(workingFolder, path) || path;
  const path = resolve(workingFolder, report);
  const target = resolve(workingFolder, folder ?? join('data', parse(report).name));
  try {
    const content = await processWorld().files.read(path, limits.reportFile);
    if ('why' in content) throw new ReportError([unreadableFile(nameOf(path), content.why)]);
    if (terminal.interactive)
      terminal.redraw(terminal.language === 'zh' ? `读 ${basename(path)}…` : `reading ${basename(path)}…`);
    const imported = await importReport(path, content.bytes);
    await writeFolder(processWorld(), target, nameOf(target), imported.files);
    if (terminal.interactive) terminal.redraw();
    if (options.json) terminal.out(shownJson(resultOf(imported, nameOf(target))));
    else tell(imported, nameOf(target), terminal);
    return 0;
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    if (terminal.interactive) terminal.redraw();
    if (options.json) terminal.out(shownJson({ ok: false, diagnostics: problem.diagnostics }));
    else printDiagnostics(problem.diagnostics, terminal);
    return 1;
  }
}

function resultOf({ written, found }: ImportedReport, folder: string) {
  const rows = Object.fromEntries(written.map(({ name, rows }) => [name, rows.length]));
  return { ok: true, folder, rows, checks: degreesOf(written), diagnostics: found };
}

function tell({ written, found }: ImportedReport, folder: string, terminal: Terminal): void {
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
