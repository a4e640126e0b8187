import { basename, join, relative, resolve } from 'node:path';
import { shownJson } from '../../core/control-characters.js';
import { type Diagnostic, errorAt, formatPlace, ReportError } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';
import { findDataFolders, openProject } from '../../core/project.js';
import { unreadableFile } from '../../core/source/unreadable.js';
import type { NewReport, PresentFolder, Update } from '../../importing/update/index.js';
import type { CommandContext } from '../command.js';
import { shellWord } from '../shell-word.js';
import type { Terminal } from '../terminal.js';

interface Asked {
  /** The report, or the folder whose own was written over. */
  readonly report: string;
  readonly folder: string | undefined;
  readonly write: boolean;
  readonly json: boolean;
}

/** Lists what of a data folder follows from its report, which has changed; writes it where that is asked for. */
export async function updateFolder(asked: Asked, context: CommandContext): Promise<void> {
  const { terminal, world } = context;
  const { folder, report } = await pathsOf(asked, context);
  const { presentFolder } = await import('../../app/present-folder.js');
  const { updateOf } = await import('../../importing/update/index.js');
  const present = await presentFolder(openProject(world, { dataFolder: folder }));
  const now = await newReport(report, present, context);
  const update = await updateOf(world.files, present, now);
  if (update === undefined) throw new ReportError([noImport(present.shownAs)]);
  if (asked.write) await write(update, present, now, context);
  if (asked.json) terminal.out(shownJson(resultOf(update, present.shownAs, asked.write)));
  else tell(update, present.shownAs, asked, terminal);
}

/** The folder to update, and the path of the report; none where that in the folder is the new one. */
async function pathsOf(
  { report, folder }: Asked,
  { world }: CommandContext,
): Promise<{ readonly folder: string; readonly report?: string }> {
  const { workingFolder, files } = world;
  const given = resolve(workingFolder, report);
  if (files.sync.stat(given)?.kind === 'folder') return { folder: given };
  if (folder !== undefined) return { report: given, folder: resolve(workingFolder, folder) };
  const found = await findDataFolders(world, workingFolder);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new ReportError([noFolder(report)]);
  return { report: given, folder: only };
}

async function newReport(
  path: string | undefined,
  present: PresentFolder,
  { world }: CommandContext,
): Promise<NewReport> {
  const { files, workingFolder } = world;
  if (path === undefined) {
    const { report, shownAs } = present;
    if (report === undefined) throw new ReportError([noReport(shownAs)]);
    return { file: join(shownAs, report.name), bytes: report.bytes };
  }
  const shownAs = relative(workingFolder, path) || path;
  const content = await files.read(path, limits.reportFile);
  if ('why' in content) throw new ReportError([unreadableFile(shownAs, content.why)]);
  return { file: shownAs, bytes: content.bytes };
}

/** The report takes the place of the one before it, whatever that was called. */
async function write(
  update: Update,
  { path, report }: PresentFolder,
  now: NewReport,
  { world }: CommandContext,
): Promise<void> {
  const { writeFiles } = await import('../../importing/update/files.js');
  const isAnother = report !== undefined && basename(report.name) !== basename(now.file);
  await writeFiles(world, path, await update.files(), isAnother ? [report.name] : []);
}

function resultOf({ told, byHand, plan, ownCells }: Update, folder: string, written: boolean) {
  const counts = {
    ...{ changed: plan.edits.length + ownCells, kept: plan.kept.length, added: plan.added.length },
    ...{ gone: plan.gone.length, left: plan.left.length },
  };
  return { ok: true, folder, written, counts, byHand: byHand.map(({ name }) => name), changes: told };
}

function tell(
  update: Update,
  folder: string,
  { report, folder: given, write }: Asked,
  terminal: Terminal,
): void {
  const { language, colors } = terminal;
  const isChinese = language === 'zh';
  for (const one of update.told) terminal.out(line(one, terminal));
  if (update.told.length === 0) {
    terminal.out(isChinese ? `${folder} 与报告一致` : `${folder} says what the report says`);
    return;
  }
  for (const { name, file } of update.byHand)
    terminal.out(
      isChinese
        ? `  ${name} 在工作簿 ${file} 里，不改写：请照上面所列逐格改`
        : `  ${name} stands in the workbook ${file}, which is not written to: change the cells listed above`,
    );
  const { edits, kept, added, gone, left } = update.plan;
  const changed = edits.length + update.ownCells;
  const counts = isChinese
    ? `改 ${changed} 格，增 ${added.length} 行，删 ${gone.length} 行；手改过、未动 ${kept.length + left.length} 处`
    : `${changed} cells changed, ${added.length} rows added, ${gone.length} taken out; ${kept.length + left.length} changed by hand and left`;
  const mark = write ? colors.green('✓') : '·';
  terminal.out(`${mark} ${folder}  ${colors.dim(counts)}`);
  const again = [
    'briefing import --update',
    shellWord(report),
    ...(given ? [shellWord(given)] : []),
    '--write',
  ];
  const before = join(folder, 'report', 'before');
  if (write)
    terminal.out(isChinese ? `  改前的文件在 ${before}` : `  the files as they were are in ${before}`);
  else
    terminal.out(
      isChinese ? `  没有写入。写入: ${again.join(' ')}` : `  nothing written; to write: ${again.join(' ')}`,
    );
}

function line({ message, place }: Diagnostic, { language, colors }: Terminal): string {
  const where = place ? `${colors.dim(formatPlace(place, language))} ` : '';
  return `${where}${message[language]}`;
}

function noImport(folder: string): Diagnostic {
  const message = {
    zh: `不知道“${folder}”是按哪份报告做的：report/ 里没有上次导入的报告`,
    en: `It is not known what “${folder}” was made of: report/ does not keep the report of the last import`,
  };
  const hint = {
    zh: '把上次的报告放进它的 report/ 再来；只看原文还在不在：briefing check。',
    en: 'Put the report of then into its report/; briefing check tells which clauses are gone.',
  };
  return errorAt('no-last-import', message, { hint });
}

function noReport(folder: string): Diagnostic {
  const message = {
    zh: `“${folder}”的 report/ 里没有报告`,
    en: `There is no report in report/ of “${folder}”`,
  };
  return errorAt('no-kept-report', message);
}

function noFolder(report: string): Diagnostic {
  const message = { zh: '没有指明数据文件夹', en: 'No data folder is named' };
  const command = `briefing import --update ${shellWord(report)} data/…`;
  return errorAt('no-data-folder', message, { hint: { zh: command, en: command } });
}
