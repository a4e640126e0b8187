import { type Diagnostic, errorAt } from '../diagnostics.js';
import { nearestHint } from '../source/nearest.js';
import type { Read } from '../source/text.js';
import type { LoadedData } from './load.js';
import type { Pack, Table } from './model.js';
import { underSettings } from './settings.js';
import { findSources, type TableSource } from './sources.js';
import { readTable } from './table.js';

/** The tables of a folder as far as they could be read. */
export interface ReadTables {
  readonly tables: Readonly<Record<string, Table>>;
  /** Whether all of them could, with every cell, and it is clear where each is. */
  readonly complete: boolean;
}

/** The sheets of a folder → its tables, of the kinds that their names or pack.yaml give them. */
export function readTables(loaded: LoadedData, pack: Pack | undefined): Read<ReadTables> {
  const { value: sources, found } = findSources(loaded, pack);
  const reads = sources.map((source) => {
    const { value, ...read } = readSource(source);
    return { value: value && underSettings(value, pack?.tables[value.name]), ...read };
  });
  const isWhole = reads.every(({ value, isSound }) => value !== undefined && isSound);
  // by name, so that it is all the same whether they are files or the sheets of a workbook
  const tables = reads
    .flatMap(({ value }) => value ?? [])
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return {
    value: {
      tables: Object.fromEntries(tables.map((table) => [table.name, table])),
      complete: isWhole && isSound(found),
    },
    found: [...reads.flatMap((read) => read.found), ...found, ...missingTables(loaded, sources, pack)],
  };
}

/** A table; it is not sound where cells of it could not be read. */
interface SourceRead extends Read<Table | undefined> {
  readonly isSound: boolean;
}

function readSource({ table, kind, read }: TableSource): SourceRead {
  const { value: sheet, found } = read();
  if (sheet === undefined) return { value: undefined, found, isSound: false };
  const { value, found: foundInRows } = readTable(table, kind, sheet);
  return { value, found: [...found, ...foundInRows], isSound: isSound(found) };
}

function isSound(found: readonly Diagnostic[]): boolean {
  return found.every(({ severity }) => severity !== 'error');
}

/** Tables that pack.yaml speaks of have to be there. */
function missingTables(
  { sheets, workbooks }: LoadedData,
  sources: readonly TableSource[],
  pack: Pack | undefined,
): Diagnostic[] {
  const absent = Object.entries(pack?.tables ?? {}).filter(([name]) => {
    return !sources.some(({ table }) => table === name);
  });
  const there = [
    ...Object.keys(sheets),
    ...workbooks.flatMap(({ name, sheets }) => [name, ...sheets.map((sheet) => sheet.name)]),
  ];
  return absent.map(([name, { place }]) =>
    errorAt(
      'missing-table',
      {
        zh: `没有文件 ${name}.csv 或 ${name}.xlsx，也没有工作表“${name}”`,
        en: `There is no file ${name}.csv or ${name}.xlsx, and no worksheet "${name}"`,
      },
      { place, hint: nearestHint(name, there) },
    ),
  );
}
