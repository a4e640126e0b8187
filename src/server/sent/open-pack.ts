import { importReport } from '../../app/documents.js';
import { workspaceIn } from '../../app/open-workspace.js';
import type { PackFiles } from '../../app/pack-files.js';
import type { Workspace } from '../../app/workspace.js';
import { type Diagnostic, errorAt, warningAt } from '../../core/diagnostics.js';
import { processWorld } from '../../core/world/process-world.js';
import { Database } from '../../incremental/database.js';
import { isDataName } from '../../input/load.js';
import { isReportName } from '../../input/report-file.js';
import { Refusal } from '../answer/refusal.js';
import type { TaskLimits } from '../exchange.js';
import type { TaskSurroundings } from '../tasks/task.js';
import { packName } from './file-name.js';
import { type GroupName, MAIN, type Sent, type SentFiles } from './sent.js';
import { commonFolder, isZipOfFiles, unpackZip } from './unpack.js';

/** A pack that was sent, in memory of its own: nothing of another request or of the disk can be reached from it. */
export interface OpenPack {
  readonly workspace: Workspace;
  readonly found: readonly Diagnostic[];
}

/**
 * Opens what was sent as a pack, called `name`: the files of a data folder, the folder zipped, one workbook, or a work
 * report, which is imported on the way.
 */
export async function openPack(
  groups: Sent['groups'],
  name: string | undefined,
  { limits, office, results, databaseFor }: TaskSurroundings,
  group: GroupName = MAIN,
): Promise<OpenPack> {
  const templates = groups.get('templates');
  if (templates && !office.takesTemplates) throw templatesSent;
  const { name: packIs, files, found } = await readPack(groups.get(group), name, limits);
  const { templatesFolder, fontsFolder } = office;
  const { installation } = processWorld();
  // what was sent beside the pack stands alone: earlier data, or templates that hold for one request
  const known = group === MAIN && !templates ? databaseFor?.(files) : undefined;
  const workspace = workspaceIn({ ...installation, localFonts: fontsFolder }, files, {
    name: packIs,
    templatesFolder,
    database: known ?? new Database({ common: installation.database, isForOnce: true, kept: results }),
    // places are told by the names that files were sent under, and are the same for packs of any name
    dataName: '.',
    templates: templates && Object.fromEntries(templates),
  });
  return { workspace, found };
}

/** The files of a pack that was sent, and what it is called. */
interface SentPack {
  readonly name: string;
  readonly files: PackFiles;
  readonly found: readonly Diagnostic[];
}

async function readPack(
  sent: SentFiles | undefined,
  name: string | undefined,
  limits: TaskLimits,
): Promise<SentPack> {
  if (sent === undefined || sent.size === 0) throw nothingSent();
  const [[only = '', bytes = new Uint8Array()] = []] = sent;
  if (sent.size === 1 && isZipOfFiles(bytes)) {
    const { files, folder } = unpackZip(bytes, limits);
    return readFiles(files, name ?? folder ?? stemOf(only));
  }
  const folder = commonFolder([...sent.keys()]);
  const files = new Map([...sent].map(([path, content]) => [path.slice(folder.length), content]));
  return readFiles(files, name ?? folder.split('/').at(-2));
}

async function readFiles(files: SentFiles, name: string | undefined): Promise<SentPack> {
  if (files.size === 0) throw nothingSent();
  const [[only = '', bytes = new Uint8Array()] = []] = files;
  // a pack of one file is called after it, as that of a folder after the folder
  const packIs = packName(name ?? (files.size === 1 ? stemOf(only) : 'pack'));
  if (files.size === 1 && isReport(only)) {
    const { files: made, warnings } = await importReport({ name: only, bytes });
    return { name: packIs, files: made, found: warnings };
  }
  return { name: packIs, files: Object.fromEntries(files), found: inOtherFolders([...files.keys()]) };
}

function stemOf(file: string): string {
  return file.replace(/\.[^.]+$/, '') || 'pack';
}

/** A web page is read as a table as often as it is a report: a report is sent in another format, or beside tables. */
function isReport(name: string): boolean {
  return isReportName(name) && !/\.html?$/i.test(name);
}

/** Of folders in a data folder two are read; files in others would be missing without a word. */
function inOtherFolders(paths: readonly string[]): readonly Diagnostic[] {
  const inFolders = paths.filter((path) => path.includes('/') && !isDataName(path));
  const packs = inFolders.filter((path) => path.endsWith('/pack.yaml'));
  if (packs.length > 1) throw severalPacks(packs);
  return inFolders.map((path) =>
    warningAt(
      'unread-file',
      { zh: '这个文件没有读', en: 'This file was not read' },
      {
        place: { file: path },
        hint: {
          zh: '表格直接放在数据文件夹里，不放在下一级。',
          en: 'Tables lie in the data folder itself, not in a folder in it.',
        },
      },
    ),
  );
}

function severalPacks(packs: readonly string[]): Refusal {
  const title = { zh: '一次只能发一个数据文件夹', en: 'Send one data folder at a time' };
  const found = packs.map((file) => errorAt('several-packs', title, { place: { file } }));
  return new Refusal(422, 'several-packs', title, found);
}

function nothingSent(): Refusal {
  return new Refusal(422, 'no-files', { zh: '请求里没有文件', en: 'The request has no files' });
}

const templatesSent = new Refusal(403, 'templates-sent', {
  zh: '这个服务不接受请求里的模板',
  en: 'This service takes no templates from a request',
});
