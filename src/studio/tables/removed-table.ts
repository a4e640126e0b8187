import { join } from 'node:path';
import { limits } from '../../core/limits.js';
import type { Edit } from '../../editing/index.js';
import { fingerprintOf } from '../../editing/text.js';
import type { Desk } from '../desk/desk.js';
import type { DataSheet } from '../desk/sheets.js';
import { tablesOf } from '../desk/table-entries.js';
import { isOneFile } from '../folder/read-folder.js';
import { readOnlyFormat } from './refusals.js';
import { settingsOfTables } from './settings.js';

/**
 * The edits that take a table out of a pack: its file, or its sheet where the workbook has others, and what the pack
 * says of it.
 */
export async function tableRemoved(desk: Desk, sheet: DataSheet): Promise<readonly Edit[]> {
  const { report } = desk.session;
  const names = report ? tablesOf(sheet, report).map(({ name }) => name) : [];
  const settings = await settingsOfTables(desk);
  const said = names.filter((name) => settings.names.includes(name));
  for (const name of said) settings.remove(name);
  return [...(said.length > 0 ? settings.edits : []), await rowsRemoved(desk, sheet)];
}

async function rowsRemoved(desk: Desk, { file, sheet, rows, isEditable }: DataSheet): Promise<Edit> {
  const all = await desk.sheets.all();
  const isAlone = all.filter((one) => one.file === file).length === 1;
  const { dataFolder, world } = desk.project;
  if (isAlone && !isOneFile(world.files, dataFolder)) {
    const content = await world.files.read(join(dataFolder, file), limits.workbookFile);
    const before = 'bytes' in content ? fingerprintOf(content.bytes) : null;
    return { kind: 'file', file, before, after: null };
  }
  if (!isEditable || sheet === undefined) throw readOnlyFormat;
  return { kind: 'remove-sheet', file, sheet, before: rows.map(({ fields }) => fields) };
}
