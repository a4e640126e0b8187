import type { Read } from '../../core/source/text.js';
import type { Worksheet } from '../xlsx/read.js';
import { UnreadableWorkbook, unreadable } from '../xlsx/unreadable.js';
import { csv } from './csv.js';
import { html } from './html.js';
import { json } from './json.js';
import { otherFormats } from './other-formats.js';
import type { SheetReader, TableFile } from './reader.js';
import { sqlite } from './sqlite.js';
import { tabbed } from './tabbed.js';
import { xlsx } from './xlsx.js';

/** The formats of tables. The first that accepts a file reads it; the last accepts any. */
export const sheetReaders: readonly SheetReader[] = [json, sqlite, otherFormats, html, tabbed, csv, xlsx];

/** The reader of files with this ending; undefined where they are no tables. */
export function readerOf(extension: string): SheetReader | undefined {
  return sheetReaders.find(({ extensions }) => extensions.includes(extension));
}

/** The tables of a file of any format, or why there are none: what it is, its bytes tell. */
export async function readSheets(file: TableFile): Promise<Read<readonly Worksheet[]>> {
  try {
    const reader = sheetReaders.find(({ accepts }) => accepts(file)) as SheetReader;
    return await reader.read(file);
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    return { value: [], found: [unreadable(file.file, error.reason)] };
  }
}
