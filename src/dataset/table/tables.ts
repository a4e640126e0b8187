import { type Diagnostic, errorAt } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import type { Read } from '../../core/source/text.js';
import { Database } from '../../incremental/database.js';
import type { LoadedData } from '../../input/load.js';
import type { Pack, Table } from '../model.js';
import { readGeneralTables } from './general.js';
import { readingOfKind } from './reading-faults.js';
import { underSettings } from './settings.js';
import { findSources, type GeneralSource, type Sources, type TableSource } from './sources.js';
import { readTable } from './table.js';

/** The tables of a folder as far as they could be read. */
export interface ReadTables {
  readonly tables: Readonly<Record<string, Table>>;
  /** Whether all of them could, with every cell, and it is clear where each is. */
  readonly complete: boolean;
}

/** The sheets of a folder → its tables, of the kinds that their names or pack.yaml give them. */
export function readTables(
  loaded: LoadedData,
  pack: Pack | undefined,
  database = new Database(),
): Read<ReadTables> {
  const { value: sources, found } = findSources(loaded, pack, database);
  const fixed = sources.tables.map((source) => {
    const { values, ...read } = readSource(source, database);
    const under = (table: Table) => underSettings(table, pack?.tables[table.name], database);
    const unused = readingOfKind(source.table, pack?.tables[source.table]);
    return { values: values.map(under), ...read, found: [...read.found, ...unused] };
  });
  const general = sources.general.map((source) => readGeneralSource(source, pack, database));
  const reads = [...fixed, ...general];
  const isWhole = reads.every((read) => read.isSound);
  // by name, so that it is all the same whether they are files or the sheets of a workbook
  const tables = reads
    .flatMap(({ values }) => values)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return {
    value: {
      tables: Object.fromEntries(tables.map((table) => [table.name, table])),
      complete: isWhole && isSound(found),
    },
    found: [
      ...reads.flatMap((read) => read.found),
      ...found,
      ...missingTables(loaded, tables, sources, pack),
    ],
  };
}

/** The tables of a source; not sound where it or cells of it could not be read. */
interface SourceRead {
  readonly values: readonly Table[];
  readonly found: readonly Diagnostic[];
  readonly isSound: boolean;
}

function readSource({ table, kind, read }: TableSource, database: Database): SourceRead {
  const { value: sheet, found } = read();
  if (sheet === undefined) return { values: [], found, isSound: false };
  database.beforeLarge();
  const { value, found: foundInRows } = readTable(table, kind, sheet, database);
  return {
    values: value ? [value] : [],
    found: [...found, ...foundInRows],
    isSound: value !== undefined && isSound(found),
  };
}

/** Without pack.yaml it is not known how sheets of no known kind are to be read. */
function readGeneralSource(source: GeneralSource, pack: Pack | undefined, database: Database): SourceRead {
  if (pack === undefined) return { values: [], found: [], isSound: true };
  const { value, found } = readGeneralTables(source, pack, database);
  return { values: value.map(({ table }) => table), found, isSound: isSound(found) };
}

function isSound(found: readonly Diagnostic[]): boolean {
  return found.every(({ severity }) => severity !== 'error');
}

/** Tables that pack.yaml speaks of have to be there. */
function missingTables(
  { sheets, workbooks }: LoadedData,
  tables: readonly Table[],
  sources: Sources,
  pack: Pack | undefined,
): Diagnostic[] {
  const absent = Object.entries(pack?.tables ?? {}).filter(([name]) => {
    const isRead = tables.some((table) => table.name === name);
    return (
      !isRead &&
      ![...sources.tables.map(({ table }) => table), ...sources.general.map((one) => one.name)].includes(name)
    );
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
