import { join } from 'node:path';
import { limits } from '../../core/limits.js';
import type { Edit } from '../../editing/index.js';
import { fingerprintOf } from '../../editing/text.js';
import { workbookOfSheets } from '../../editing/workbook/converted.js';
import { readSheets } from '../../input/readers/index.js';
import { TableFile } from '../../input/readers/reader.js';
import type { Desk } from '../desk/desk.js';
import type { DataSheet } from '../desk/sheets.js';
import { freeName } from '../folder/free-name.js';
import { isOneFile } from '../folder/read-folder.js';
import type { NewTable } from '../wire/tables.js';
import { noSheet, readOnlyFormat } from './refusals.js';

/**
 * The edits that put a workbook which can be changed (.xlsx) in the place of a file that is only read, and the key that
 * a sheet of it has then. A pack that is but this file keeps it: it would be another pack.
 */
export async function fileConverted(desk: Desk, { file, sheet }: DataSheet): Promise<NewTable> {
  const { world, dataFolder } = desk.project;
  if (isOneFile(world.files, dataFolder)) throw readOnlyFormat;
  const content = await world.files.read(join(dataFolder, file), limits.workbookFile);
  if (!('bytes' in content)) throw noSheet;
  const { value } = await readSheets(new TableFile(file, content.bytes));
  const name = await nameFor(desk, file.replace(/\.\w+$/, ''));
  const sheets = value.map((one) => ({ name: one.name, isHidden: one.hidden, table: one.value }));
  const bytes = workbookOfSheets(name, sheets);
  const edits: Edit[] = [
    { kind: 'file', file: name, before: null, after: Buffer.from(bytes).toString('base64') },
    { kind: 'file', file, before: fingerprintOf(content.bytes), after: null },
  ];
  return { key: `${name}#${sheet ?? value[0]?.name ?? ''}`, edits };
}

async function nameFor({ project: { world, dataFolder } }: Desk, base: string): Promise<string> {
  const { names } = await world.files.list(dataFolder);
  const taken = new Set(names.map((name) => name.toLowerCase()));
  return freeName(
    (end) => `${base}${end}.xlsx`,
    (name) => taken.has(name.toLowerCase()),
  );
}
