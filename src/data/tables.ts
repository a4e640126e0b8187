import { type Diagnostic, errorAt, warningAt } from '../diagnostics.js';
import { nearestHint } from '../source/nearest.js';
import type { Read, SourceText } from '../source/text.js';
import { readCsv } from './csv.js';
import type { LoadedData } from './load.js';
import type { Pack, Table, TableKind } from './model.js';
import { wellKnownTables } from './schema.js';
import { readTable } from './table.js';

/** The tables of a folder as far as they could be read. */
export interface ReadTables {
  readonly tables: Readonly<Record<string, Table>>;
  /** Whether all of them could. */
  readonly complete: boolean;
}

/** The sheets of a folder → its tables, of the kinds that their names or pack.yaml give them. */
export function readTables(loaded: LoadedData, pack: Pack | undefined): Read<ReadTables> {
  const kinds = new Map(wellKnownTables);
  for (const [name, { kind }] of Object.entries(pack?.tables ?? {})) kinds.set(name, kind);
  const sheets = Object.entries(loaded.sheets);
  const unused = sheets.filter(([name]) => pack && !kinds.has(name)).map(unusedFile);
  const reads = sheets.flatMap(([name, source]) => {
    const kind = kinds.get(name);
    return kind === undefined ? [] : [readSheet(name, kind, source)];
  });
  const tables = reads.map(({ value }) => value).filter((table) => table !== undefined);
  return {
    value: {
      tables: Object.fromEntries(tables.map((table) => [table.name, table])),
      complete: tables.length === reads.length,
    },
    found: [
      ...reads.flatMap(({ found }) => found),
      ...unused,
      ...loaded.unread.map(unreadFile),
      ...missingTables(loaded, pack),
    ],
  };
}

function readSheet(name: string, kind: TableKind, source: SourceText): Read<Table | undefined> {
  const { value: sheet, found } = readCsv(source);
  return found.length > 0 ? { value: undefined, found } : readTable(name, kind, sheet);
}

function unusedFile([name, { file }]: readonly [string, SourceText]): Diagnostic {
  return warningAt(
    'unused-file',
    { zh: '没有用到这个文件', en: 'The file is not used' },
    {
      place: { file },
      hint: {
        zh: `改用通用的表名，或在 pack.yaml 的 tables 里写上 ${name} 和它的 kind。`,
        en: `Give it a well-known name, or list ${name} with its kind under "tables" in pack.yaml.`,
      },
    },
  );
}

function unreadFile(file: string): Diagnostic {
  return warningAt(
    'unread-file',
    { zh: '没有读这个文件', en: 'The file is not read' },
    {
      place: { file },
      hint: { zh: '另存为“CSV UTF-8”。', en: 'Save it as “CSV UTF-8”.' },
    },
  );
}

/** Tables that pack.yaml speaks of have to be there. */
function missingTables({ sheets }: LoadedData, pack: Pack | undefined): Diagnostic[] {
  const absent = Object.entries(pack?.tables ?? {}).filter(([name]) => !Object.hasOwn(sheets, name));
  return absent.map(([name, { place }]) =>
    errorAt(
      'missing-table',
      { zh: `没有文件 ${name}.csv`, en: `There is no file ${name}.csv` },
      {
        place,
        hint: nearestHint(name, Object.keys(sheets)),
      },
    ),
  );
}
