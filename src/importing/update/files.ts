import { basename, join } from 'node:path';
import { limits } from '../../core/limits.js';
import type { FilesAndClock } from '../../core/temporary.js';
import type { Files } from '../../core/world.js';
import { writeWhole } from '../../core/write.js';
import { editedCsv } from '../../editing/csv/batch.js';
import { fingerprintOf } from '../../editing/text.js';
import { REPORT_FOLDER } from '../../input/report-file.js';

import type { AddedRow, CellEdit, PresentTable, TablePlan } from './plan.js';

/** A file of a data folder by its name in it, with `/`. */
export interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where a data folder keeps its files as they were before the last update. */
export const BEFORE_UPDATE = `${REPORT_FOLDER}/before`;

/** What an update did, for it to be taken back. */
export const LAST_UPDATE = `${BEFORE_UPDATE}/update.json`;
export interface LastUpdate {
  /** The files that it wrote, and what they were then, to tell whether a hand has changed them since. */
  readonly written: Readonly<Record<string, string>>;
  /** The files that were there before, which are kept. */
  readonly replaced: readonly string[];
}

/** The CSV files of a folder with the edits of a plan, and those of new tables. */
export async function editedTables(files: Files, folder: string, plan: TablePlan): Promise<FolderFile[]> {
  const touched = [...plan.edits, ...plan.added, ...plan.gone].map(({ table }) => table);
  const written: FolderFile[] = [];
  for (const table of new Set(touched)) {
    if (table.sheet !== undefined || !/\.csv$/i.test(table.file)) continue;
    const name = basename(table.file);
    const content = await files.read(join(folder, name), limits.tableFile);
    if ('why' in content) continue;
    written.push({ name, bytes: editedTable(table, plan, content.bytes) });
  }
  const created = plan.created.map(({ name, text }) => ({
    name: `${name}.csv`,
    bytes: new TextEncoder().encode(text),
  }));
  return [...written, ...created];
}

function editedTable(table: PresentTable, plan: TablePlan, bytes: Buffer): Uint8Array {
  const own = <T extends { readonly table: PresentTable }>(list: readonly T[]) =>
    list.filter((one) => one.table === table);
  const [edits, added, gone] = [own(plan.edits), own(plan.added), own(plan.gone)];
  const columns = newColumns(table, edits, added);
  const places = new Map(table.columns.map(({ header, place }) => [header, (place.column ?? 1) - 1]));
  const width = Math.max(-1, ...places.values()) + 1;
  for (const [index, column] of columns.entries()) places.set(column, width + index);
  return editedCsv(table.file, bytes, {
    columns,
    cells: edits.flatMap(({ row, column, now }) => {
      const [line, at] = [row.place.line, places.get(column)];
      return line === undefined || at === undefined ? [] : [{ line, column: at, text: now }];
    }),
    gone: gone.flatMap(({ row }) => row.place.line ?? []),
    added: added.map((row) => ({ behind: row.behind?.place.line, fields: fieldsOf(row, places) })),
  });
}

/** Headers that a table lacks since no row had a word for them; those a clerk took out are not asked for. */
function newColumns(table: PresentTable, edits: readonly CellEdit[], added: readonly AddedRow[]): string[] {
  const there = new Set(table.columns.map(({ header }) => header));
  const wanted = [...edits.map(({ column }) => column), ...added.flatMap(({ wanted }) => wanted)];
  return [...new Set(wanted)].filter((column) => !there.has(column));
}

function fieldsOf({ cells, id }: AddedRow, places: ReadonlyMap<string, number>): string[] {
  const fields: string[] = [];
  for (const [header, at] of places) fields[at] = header === '编号' ? id : (cells[header] ?? '');
  return Array.from(fields, (field) => field ?? '');
}

/** Puts files into a data folder, the ones that they replace and `taken` into a folder beside the report. */
export async function writeFiles(
  world: FilesAndClock,
  folder: string,
  written: readonly FolderFile[],
  taken: readonly string[],
): Promise<void> {
  const { files } = world;
  const kept: FolderFile[] = [];
  for (const name of [...written.map((one) => one.name), ...taken]) {
    const content = await files.read(join(folder, name), limits.reportFile);
    if (!('why' in content)) kept.push({ name, bytes: content.bytes });
  }
  await files.remove(join(folder, BEFORE_UPDATE));
  for (const { name, bytes } of kept) await writeWhole(world, join(folder, BEFORE_UPDATE, name), bytes);
  for (const { name, bytes } of written) await writeWhole(world, join(folder, name), bytes);
  for (const name of taken) await files.remove(join(folder, name));
  const last: LastUpdate = {
    written: Object.fromEntries(written.map(({ name, bytes }) => [name, fingerprintOf(bytes)])),
    replaced: kept.map(({ name }) => name),
  };
  await writeWhole(world, join(folder, LAST_UPDATE), new TextEncoder().encode(`${JSON.stringify(last)}\n`));
}
