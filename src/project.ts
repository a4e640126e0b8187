import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorAt, ReportError } from './diagnostics.js';

/** The folder that holds templates, fonts and the shipped data: two levels above this file once built. */
export const INSTALLATION = resolve(dirname(fileURLToPath(import.meta.url)), '..');

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
  if (!existsSync(join(dataFolder, 'pack.yaml'))) {
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
  if (existsSync(folder)) return folder;
  const message = { zh: '没有这个模板文件夹', en: 'there is no such folder of templates' };
  throw new ReportError([errorAt('no-templates', message, { place: { file: templatesFolder ?? folder } })]);
}

/** The data folders meant when none is named: this folder if it is one, else each one in `data/`. */
export async function findDataFolders(workingFolder: string): Promise<string[]> {
  if (existsSync(join(workingFolder, 'pack.yaml'))) return [workingFolder];
  const data = join(workingFolder, 'data');
  if (!existsSync(data)) return [];
  const names = (await readdir(data)).filter((name) => existsSync(join(data, name, 'pack.yaml')));
  return names.sort().map((name) => join(data, name));
}
