import { basename, dirname, join } from 'node:path';
import type { Project } from '../../core/project.js';
import { isDataName } from '../../input/load.js';
import { isReportName, REPORT_FOLDER } from '../../input/report-file.js';
import { templatesIn } from '../../template/sources.js';

/** A folder that a pack is made from, and which of its files count. */
export interface InputFolder {
  readonly path: string;
  readonly takes: (name: string) => boolean;
}

/**
 * Every folder a pack is made from: data, templates, fonts, whether or not it is there at the moment. What
 * counts is named, rather than what doesn't: no editor's swap, lock or backup file can disturb a build.
 */
export async function inputFolders(project: Project): Promise<InputFolder[]> {
  const { world, templatesFolder } = project;
  const editions = await templatesIn(project).folders();
  const fonts = join(world.installation.folder, 'fonts');
  return [
    ...dataInputs(project),
    ...editions.map((name) => ({ path: join(templatesFolder, name), takes: endsIn('.hbs', '.yaml') })),
    { path: join(templatesFolder, 'shared', 'ornaments'), takes: endsIn('.svg') },
    { path: fonts, takes: endsIn('manifest.json') },
    { path: join(fonts, 'local'), takes: endsIn('.ttf', '.otf') },
  ];
}

/** The files that {@link load} reads; of a workbook that is a pack by itself, that file in the folder it is in. */
function dataInputs({ world, dataFolder }: Project): InputFolder[] {
  if (world.files.sync.stat(dataFolder)?.kind === 'file')
    return [{ path: dirname(dataFolder), takes: (name) => name === basename(dataFolder) }];
  return [
    { path: dataFolder, takes: isDataName },
    { path: join(dataFolder, 'ornaments'), takes: endsIn('.svg') },
    { path: join(dataFolder, REPORT_FOLDER), takes: isReportName },
  ];
}

/** Excel and WPS keep a `~$…` file beside an open one, LibreOffice a `.~lock…`, vim a `.….swp`. */
function endsIn(...endings: readonly string[]): (name: string) => boolean {
  return (name) => !/^[.~]/.test(name) && endings.some((ending) => name.toLowerCase().endsWith(ending));
}
