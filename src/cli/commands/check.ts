import { basename } from 'node:path';
import { shownJson } from '../../core/control-characters.js';
import { type Diagnostic, ReportError } from '../../core/diagnostics.js';
import { plural } from '../../core/plural.js';
import { findDataFolders, openProject, type Project } from '../../core/project.js';
import { type CommandContext, type CommandOptions, command, type OptionValues } from '../command.js';
import { noDataFolder } from '../messages.js';
import { dataFolder, json, looksOptions, templates } from '../options.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

const options = {
  edition: {
    ...looksOptions.edition,
    words: {
      zh: '只检查这一种（handout、brief …），几种用逗号分开，all 为全部',
      en: 'check only this edition (handout, brief …), or several with commas between; all for every one',
    },
  },
  palette: looksOptions.palette,
  templates,
  explain: {
    flags: '--explain',
    words: {
      zh: '逐张说明普通表格是怎样读的：标题、单位、表头、层级、合计',
      en: 'tell how each table of the office was read: title, unit, head, levels, totals',
    },
  },
  json,
} as const satisfies CommandOptions;

/** Everything that can be said about a data folder and its pack, without writing a file. */
export const check = command({
  name: 'check',
  words: {
    zh: '检查数据与模板，列出全部错误和警告，不写文件',
    en: 'list every error and warning, writing nothing',
  },
  arguments: [dataFolder],
  options,
  async run([folder], options, context) {
    const { terminal, world } = context;
    const folders = folder === undefined ? await findDataFolders(world, world.workingFolder) : [folder];
    const found: Diagnostic[] = folders.length === 0 ? [noDataFolder] : [];
    for (const one of folders) found.push(...(await checkFolder(one, options, context)));
    const errors = found.filter((one) => one.severity === 'error').length;
    if (options.json) terminal.out(shownJson({ ok: errors === 0, diagnostics: found }));
    else {
      printDiagnostics(found, terminal);
      const names = folders.map((one) => basename(one));
      terminal.out(verdict(names, errors, found.length - errors, terminal));
    }
    return errors > 0 ? 1 : 0;
  },
});

async function checkFolder(
  dataFolder: string,
  { templates: templatesFolder, explain, json, edition, palette }: OptionValues<typeof options>,
  { terminal, world }: CommandContext,
): Promise<readonly Diagnostic[]> {
  const { checkPack } = await import('../../app/check.js');
  try {
    const project = openProject(world, { dataFolder, templatesFolder });
    if (explain && !json) {
      const { explainTables } = await import('../explain.js');
      for (const block of await explainTables(project, terminal.language)) terminal.out(block);
    }
    const held = await heldAgainstReport(project);
    const { explainDivided } = await import('../explain.js');
    const found = await checkPack(project, { edition, palette }, (documents) => {
      if (!explain || json) return;
      for (const line of explainDivided(documents, terminal.language)) terminal.out(line);
    });
    // what the report gives otherwise is told once, with all else that moved
    return [...found.filter(({ code }) => held.length === 0 || code !== 'report-figure-changed'), ...held];
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return problem.diagnostics;
  }
}

/** What differs from the report that a data folder keeps; nothing where it keeps none. */
async function heldAgainstReport(project: Project): Promise<readonly Diagnostic[]> {
  const { presentFolder } = await import('../../app/present-folder.js');
  const folder = await presentFolder(project);
  if (folder.report === undefined) return [];
  const { checkAgainstReport } = await import('../../importing/check.js');
  return checkAgainstReport(project.world.files, folder, folder.report);
}

function verdict(
  packs: readonly string[],
  errors: number,
  warnings: number,
  { language, colors }: Terminal,
): string {
  const names = packs.join(language === 'zh' ? '、' : ', ');
  const counts =
    language === 'zh'
      ? `${errors} 处错误，${warnings} 处警告`
      : `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
  const mark = errors > 0 ? colors.red('✗') : colors.green('✓');
  return `${mark} ${names} ${counts}`;
}
