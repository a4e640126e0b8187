import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { limits } from '../../core/limits.js';
import type { Project } from '../../core/project.js';
import { isDataName } from '../../input/load.js';
import type { SheetRow } from '../../input/raw-table.js';
import { readSheets } from '../../input/readers/index.js';
import { TableFile } from '../../input/readers/reader.js';
import { isTableText, mayBeProse } from '../../input/text-table.js';
import { isOneFile } from '../folder/read-folder.js';
import { fileStamp } from './file-stamp.js';

/** A sheet of data as it stands in its file, whether or not its pack can be built. */
export interface DataSheet {
  /** What the page asks for it by: `projects.csv`, `统计表.xlsx#项目`. */
  readonly key: string;
  /** Name of its file in the data folder. */
  readonly file: string;
  /** The same as messages give it. */
  readonly shownFile: string;
  /** Name of the worksheet, where the file is a workbook. */
  readonly sheet?: string;
  /** Changes with the content of the file. */
  readonly version: string;
  /** Whether its file can be changed by the program; the others are only read. */
  readonly isEditable: boolean;
  /** Whether the workbook hides it. */
  readonly isHidden: boolean;
  readonly rows: readonly SheetRow[];
}

/** The line behind the last row, whose cells may hold several. */
export function nextLine({ rows, sheet }: DataSheet): number {
  const last = rows.at(-1);
  const lines =
    sheet === undefined ? Math.max(1, ...(last?.fields ?? []).map((one) => one.split('\n').length)) : 1;
  return (last?.line ?? 0) + lines;
}

interface ReadFile {
  readonly stamp: string;
  readonly sheets: readonly DataSheet[];
}

/** The sheets of a data folder, each file read once until it changes. */
export class DataSheets {
  private files = new Map<string, ReadFile>();

  constructor(private readonly project: Project) {}

  /** Those of all files in the order of their names. */
  async all(): Promise<readonly DataSheet[]> {
    const { world, dataFolder } = this.project;
    const isFile = isOneFile(world.files, dataFolder);
    const folder = isFile ? dirname(dataFolder) : dataFolder;
    const { names } = isFile
      ? { names: [basename(dataFolder)] }
      : await world.files.list(dataFolder).catch(() => ({ names: [] }));
    const wanted = names.filter((name) => isDataName(name) && name !== 'pack.yaml').toSorted();
    const read = await Promise.all(wanted.map((name) => this.read(folder, name)));
    this.files = new Map(read.map((one, index) => [wanted[index] as string, one]));
    return read.flatMap(({ sheets }) => sheets);
  }

  async find(key: string): Promise<DataSheet | undefined> {
    return (await this.all()).find((sheet) => sheet.key === key);
  }

  private async read(folder: string, name: string): Promise<ReadFile> {
    const { world, dataFolder, dataName } = this.project;
    const path = join(folder, name);
    const stamp = fileStamp(world.files, path);
    const before = this.files.get(name);
    if (before?.stamp === stamp) return before;
    const shownFile = path === dataFolder ? dataName : join(dataName, name);
    const content = await world.files.read(path, limits.workbookFile);
    const bytes = 'bytes' in content ? content.bytes : Buffer.alloc(0);
    const file = new TableFile(shownFile, bytes);
    const isProse = mayBeProse(name) && !isTableText(file);
    const { value } = isProse ? { value: [] } : await readSheets(file);
    const isText = /\.(csv|tsv|txt)$/i.test(name);
    const isEditable = isText || /\.xls[xm]$/i.test(name);
    const version = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const sheets = value.map(({ name: sheet, hidden: isHidden, value: { rows } }): DataSheet => {
      const own = isText ? {} : { sheet };
      const key = isText ? name : `${name}#${sheet}`;
      return { key, file: name, shownFile, ...own, version, isEditable, isHidden, rows };
    });
    return { stamp, sheets };
  }
}
