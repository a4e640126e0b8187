import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorAt, ReportError } from './diagnostics.js';
import { SourceFolder } from './source/folder.js';
import { unreadableFile } from './source/unreadable.js';

/** The folder that holds templates and fonts: the nearest above this file, built or not, that has a package.json. */
export const INSTALLATION = packageAbove(dirname(fileURLToPath(import.meta.url)));

function packageAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageAbove(dirname(folder));
}

/** The program with its version, as files made by it name it. */
export function programName(): string {
  const { name, version } = JSON.parse(readFileSync(join(INSTALLATION, 'package.json'), 'utf8'));
  return `${name} ${version}`;
}

/** Which data, which templates, where out. */
export interface Project {
  /** Data folder, absolute. */
  readonly dataFolder: string;
  /** The same as messages show it. */
  readonly dataName: string;
  readonly templatesFolder: string;
  readonly outFolder: string;
}

export interface ProjectOptions {
  readonly dataFolder: string;
  readonly outFolder?: string | undefined;
  readonly templatesFolder?: string | undefined;
  readonly workingFolder: string;
}

/** Settles the paths of one build; throws a ReportError when the data folder is not one. */
export function openProject(options: ProjectOptions): Project {
  const dataFolder = resolve(options.workingFolder, options.dataFolder);
  const dataName = relative(options.workingFolder, dataFolder) || basename(dataFolder);
  if (!isThere(join(dataFolder, 'pack.yaml'))) {
    throw new ReportError([
      errorAt(
        'no-pack',
        { zh: `“${dataName}”不是数据文件夹：里面没有 pack.yaml`, en: `“${dataName}” holds no pack.yaml` },
        {
          place: { file: dataName },
          hint: { zh: '新建一个：briefing new <文件夹>', en: 'make one with: briefing new <folder>' },
        },
      ),
    ]);
  }
  return {
    dataFolder,
    dataName,
    templatesFolder: templatesFolderOf(options),
    outFolder: resolve(options.workingFolder, options.outFolder ?? 'out'),
  };
}

function templatesFolderOf({ templatesFolder, workingFolder }: ProjectOptions): string {
  const folder = resolve(workingFolder, templatesFolder ?? join(INSTALLATION, 'templates'));
  const shown = templatesFolder ?? folder;
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return folder;
    throw new ReportError([unreadableFile(shown, { kind: 'file' })]);
  }
  const message = { zh: '没有这个模板文件夹', en: 'there is no such folder of templates' };
  throw new ReportError([errorAt('no-templates', message, { place: { file: shown } })]);
}

/** Whether there is anything of that name, be it a link that leads nowhere: what is wrong with it is told on reading. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (problem) {
    return !['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes((problem as NodeJS.ErrnoException).code ?? '');
  }
}

/** The data folders meant when none is named: this folder if it is one, else each one in `data/`. */
export async function findDataFolders(workingFolder: string): Promise<string[]> {
  if (isThere(join(workingFolder, 'pack.yaml'))) return [workingFolder];
  const data = join(workingFolder, 'data');
  const names = await new SourceFolder(data, 'data').folders();
  return names.filter((name) => isThere(join(data, name, 'pack.yaml'))).map((name) => join(data, name));
}
