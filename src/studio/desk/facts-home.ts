import { stringify } from 'yaml';
import { packSheetNames } from '../../dataset/pack-sheets/words.js';
import type { Edit } from '../../editing/index.js';
import { bytesOfText } from '../folder/folder-file.js';
import { isOneFile } from '../folder/read-folder.js';
import type { Desk } from './desk.js';
import { packText } from './pack-file.js';
import type { DataSheet } from './sheets.js';

/** Where a pack says what its tables don't: its cover, texts or charts. */
export interface FactsHome {
  /** As edits name it. */
  readonly file: string;
  /** Of a workbook: the sheet as it is, or undefined where it is made by `first`. */
  readonly inWorkbook?: { readonly sheet: DataSheet | undefined; readonly isEditable: boolean };
  /** What makes the file or the sheet, where it is not there yet. */
  readonly first: readonly Edit[];
}

/**
 * The home of the cover, the texts or the charts: pack.yaml, or a sheet of the workbook that says what pack.yaml would.
 * Folders of tables alone have neither, and get pack.yaml with their first word; `head` is the first row of a new
 * sheet.
 */
export async function factsHome(
  desk: Desk,
  role: keyof typeof packSheetNames,
  head: readonly string[],
): Promise<FactsHome> {
  const { project, session } = desk;
  if ((await packText(desk)) !== undefined) return { file: 'pack.yaml', first: [] };
  const sheets = await desk.sheets.all();
  const name = packSheetNames[role];
  const sheet = sheets.find((one) => one.sheet?.trim() === name);
  const isFile = isOneFile(project.world.files, project.dataFolder);
  const book = sheet ?? sheets.find((one) => isFile || isPackSheet(one));
  if (book) {
    const { file, isEditable } = book;
    const first: Edit[] = sheet ? [] : [{ kind: 'insert-sheet', file, sheet: name, rows: [head] }];
    return { file, inWorkbook: { sheet, isEditable }, first };
  }
  const text = stringify({ title: session.report?.pack.title ?? project.dataName });
  const after = Buffer.from(bytesOfText(text)).toString('base64');
  return { file: 'pack.yaml', first: [{ kind: 'file', file: 'pack.yaml', before: null, after }] };
}

const PACK_SHEETS: readonly string[] = Object.values(packSheetNames);

/** Whether a sheet is called as one that says what pack.yaml would. */
export function isPackSheet({ sheet = '' }: DataSheet): boolean {
  return PACK_SHEETS.includes(sheet.trim());
}
