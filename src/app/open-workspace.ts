import { dirname, join, resolve } from 'node:path';
import { ReportError } from '../core/diagnostics.js';
import { openProject, ownTemplates, type Project, type ProjectOptions } from '../core/project.js';
import type { MemoryFiles } from '../core/world/memory-files.js';
import { memoryWorld } from '../core/world/memory-world.js';
import { processWorld } from '../core/world/process-world.js';
import type { Installation, World } from '../core/world.js';
import type { Database } from '../incremental/database.js';
import { packNameOf } from '../input/pack-name.js';
import type { OutputFile } from '../output/output.js';
import { csv } from '../output/tables/csv-output.js';
import { xlsx } from '../output/tables/xlsx-output.js';
import { documentText } from '../output/text/document.js';
import { compareReports } from '../revision/diff/compare.js';
import { type PackState, stateOf } from '../revision/state.js';
import { makePack } from './artifacts.js';
import { checkPack } from './check.js';
import { makeCorrections, makeProof } from './companions.js';
import { outputSource } from './output-source.js';
import { bytesOfFile, type PackFiles, pathInFolder } from './pack-files.js';
import { readReport } from './pipeline.js';
import type {
  CheckSettings,
  FolderOptions,
  Made,
  MakeSettings,
  MemoryOptions,
  MemoryWorkspace,
  Workspace,
} from './workspace.js';

/** A workspace of files that are handed over; neither they nor what is made of them touches a disk. */
export function memoryWorkspace(files: PackFiles, options: MemoryOptions = {}): MemoryWorkspace {
  return workspaceIn(processWorld().installation, files, options);
}

export interface InstalledOptions extends MemoryOptions {
  /** A folder of templates in place of those that come with the program, absolute. */
  readonly templatesFolder?: string | undefined;
  /** What is remembered of its builds. */
  readonly database?: Database | undefined;
  /** What messages call the folder of the files; the name of the pack unless told. */
  readonly dataName?: string | undefined;
}

/** The same with an installation that is told, whose fonts may be elsewhere, and with templates of a folder. */
export function workspaceIn(
  installation: Installation,
  files: PackFiles,
  options: InstalledOptions,
): MemoryWorkspace {
  const { name = 'pack', templates, now } = options;
  const { templatesFolder: from = ownTemplates(installation) } = options;
  const mounts = [{ folder: from, files: installation.files }];
  const world = memoryWorld({ installation, mounts, now });
  const dataFolder = pathInFolder(resolve('/data'), name);
  const templatesFolder = templates ? resolve('/templates') : from;
  if (templates) layTemplates(world.files, from, templatesFolder, templates);
  const { database, dataName } = options;
  const workingFolder = dirname(dataFolder);
  const open = opener(world, { dataFolder, templatesFolder, database, workingFolder, dataName });
  const workspace = new WorkspaceInMemory(name, world.files, dataFolder, open);
  for (const [file, content] of Object.entries(files)) workspace.put(file, content);
  return workspace;
}

/** A workspace of a data folder on disk; each build reads it anew, and nothing is written. */
export function folderWorkspace(folder: string, options: FolderOptions = {}): Workspace {
  const world = processWorld();
  const dataFolder = resolve(world.workingFolder, folder);
  return new ProjectWorkspace(packNameOf(dataFolder), opener(world, { dataFolder, ...options }));
}

/** Opens the project once, when it is first asked for: files may be put in before. */
function opener(world: World, options: ProjectOptions): () => Project {
  let project: Project | undefined;
  return () => {
    project ??= openProject(world, options);
    return project;
  };
}

class ProjectWorkspace implements Workspace {
  constructor(
    readonly name: string,
    private readonly open: () => Project,
  ) {}

  async build({ since, ...settings }: MakeSettings = {}): Promise<Made> {
    const { artifacts, failed, warnings, unchanged } = await makePack(this.open(), {
      ...settings,
      since: since && (await stateIn(since)),
    });
    const told = failed.map(({ name, diagnostics }) => ({ edition: name, diagnostics }));
    return { artifacts, failed: told, warnings, unchanged };
  }

  async check(settings: CheckSettings = {}) {
    try {
      return await checkPack(this.open(), settings);
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      return problem.diagnostics;
    }
  }

  async compare(earlier: Workspace) {
    const { report } = await stateIn(earlier);
    return compareReports(report, await readReport(this.open()));
  }

  async corrections(earlier: Workspace, settings: Pick<MakeSettings, 'edition'> = {}) {
    return (await makeCorrections(this.open(), await stateIn(earlier), settings)).artifact;
  }

  async proof(settings: Pick<MakeSettings, 'edition'> = {}) {
    return (await makeProof(this.open(), settings)).artifact;
  }

  async workbook() {
    const [file] = await xlsx.make(outputSource(this.open()));
    return (file as OutputFile).bytes;
  }

  async csv() {
    const files = await csv.make(outputSource(this.open()));
    return Object.fromEntries(
      files.map(({ name, bytes }) => [name.replace(/\.csv$/, ''), Buffer.from(bytes).toString()]),
    );
  }

  async text({ edition }: Pick<MakeSettings, 'edition'> = {}) {
    const documents = await outputSource(this.open(), edition).documents();
    return Object.fromEntries(documents.map(({ edition, document }) => [edition, documentText(document)]));
  }

  async state(): Promise<PackState> {
    const project = this.open();
    return stateOf(project, await readReport(project));
  }
}

function stateIn(workspace: Workspace): Promise<PackState> {
  if (workspace instanceof ProjectWorkspace) return workspace.state();
  throw new TypeError('an earlier state is a workspace that memoryWorkspace or folderWorkspace has made');
}

class WorkspaceInMemory extends ProjectWorkspace implements MemoryWorkspace {
  constructor(
    name: string,
    private readonly files: MemoryFiles,
    private readonly folder: string,
    open: () => Project,
  ) {
    super(name, open);
  }

  put(file: string, content: PackFiles[string]): void {
    this.files.set(pathInFolder(this.folder, file), bytesOfFile(file, content));
  }

  async remove(file: string): Promise<void> {
    await this.files.remove(pathInFolder(this.folder, file));
  }
}

/** The templates of the installation, and those of a program over them. */
function layTemplates(
  files: MemoryFiles,
  own: string,
  folder: string,
  templates: Readonly<Record<string, string | Uint8Array>>,
): void {
  copyFolder(files, own, folder);
  for (const [name, content] of Object.entries(templates))
    files.set(pathInFolder(folder, name), bytesOfFile(name, content));
}

function copyFolder(files: MemoryFiles, from: string, to: string): void {
  for (const name of files.sync.list(from)) {
    const path = join(from, name);
    if (files.sync.stat(path)?.kind === 'folder') copyFolder(files, path, join(to, name));
    else files.set(join(to, name), files.sync.read(path));
  }
}
