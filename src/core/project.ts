import { basename, join, relative, resolve } from 'node:path';
import { Database } from '../incremental/database.js';
import { errorAt, ReportError } from './diagnostics.js';
import { SourceFolder } from './source/folder.js';
import { unreadableFile } from './source/unreadable.js';
import type { Installation, World } from './world.js';

/** The program with its version, as files made by it name it. */
export function programName({ folder, files }: Installation): string {
  const { name, version } = JSON.parse(files.sync.read(join(folder, 'package.json')).toString());
  return `${name} ${version}`;
}

/** The templates that come with the program. */
export function ownTemplates({ folder }: Installation): string {
  return join(folder, 'templates');
}

/** Which data, which templates, where out, and the world that these are in. */
export interface Project {
  readonly world: World;
  /** Data folder, or a workbook that is a pack by itself; absolute. */
  readonly dataFolder: string;
  /** The same as messages show it. */
  readonly dataName: string;
  readonly templatesFolder: string;
  readonly outFolder: string;
  /** What is remembered of its builds. */
  readonly database: Database;
}

export interface ProjectOptions {
  readonly dataFolder: string;
  readonly outFolder?: string | undefined;
  readonly templatesFolder?: string | undefined;
  /** The folder that other paths start from; that of the world unless told. */
  readonly workingFolder?: string | undefined;
  /** What messages call the data folder, where that is not its path from there. */
  readonly dataName?: string | undefined;
  /** What is remembered of earlier builds of the same folder; what the world remembers unless told. */
  readonly database?: Database | undefined;
}

/** Settles the paths of one build; throws a ReportError when there is no such folder. */
export function openProject(world: World, options: ProjectOptions): Project {
  const { workingFolder = world.workingFolder } = options;
  const fresh = () => new Database({ common: world.installation.database });
  const { database = world.database ?? fresh() } = options;
  const dataFolder = resolve(workingFolder, options.dataFolder);
  const { dataName = relative(workingFolder, dataFolder) || basename(dataFolder) } = options;
  if (!world.files.sync.stat(dataFolder)) {
    const message = { zh: `没有“${dataName}”`, en: `There is no “${dataName}”` };
    const hint = { zh: '新建一个：briefing new <文件夹>', en: 'make one with: briefing new <folder>' };
    throw new ReportError([errorAt('no-pack', message, { place: { file: dataName }, hint })]);
  }
  return {
    world,
    dataFolder,
    dataName,
    templatesFolder: templatesFolderOf(world, workingFolder, options.templatesFolder),
    outFolder: resolve(workingFolder, options.outFolder ?? 'out'),
    database,
  };
}

/** The folder of templates that is told, or that of the program; throws a ReportError where there is none. */
export function templatesFolderOf(
  world: World,
  workingFolder: string,
  templatesFolder: string | undefined,
): string {
  const folder = resolve(workingFolder, templatesFolder ?? ownTemplates(world.installation));
  const shown = templatesFolder ?? folder;
  const there = world.files.sync.stat(folder);
  if (there?.kind === 'folder') return folder;
  if (there) throw new ReportError([unreadableFile(shown, { kind: 'file' })]);
  const message = { zh: '没有这个模板文件夹', en: 'there is no such folder of templates' };
  throw new ReportError([errorAt('no-templates', message, { place: { file: shown } })]);
}

/** The data folders meant when none is named: this folder if it is one, else each one in `data/`. */
export async function findDataFolders({ files }: World, workingFolder: string): Promise<string[]> {
  if (files.sync.isThere(join(workingFolder, 'pack.yaml'))) return [workingFolder];
  const data = join(workingFolder, 'data');
  const names = await new SourceFolder(files, data, 'data').folders();
  return names
    .map((name) => join(data, name))
    .filter((folder) => files.sync.isThere(join(folder, 'pack.yaml')));
}
