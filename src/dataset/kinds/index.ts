import { plainText } from '../../core/source/characters.js';
import { general } from './general.js';
import { glossary } from './glossary.js';
import { indicators } from './indicators.js';
import type { TableKind, WellKnownTable } from './kind.js';
import { projects } from './projects.js';
import { tasks } from './tasks.js';
import { works } from './works.js';

/** The kinds of table by their names in pack.yaml: adding one is a file here and a line below. */
export const tableKinds = {
  indicators,
  projects,
  works,
  tasks,
  glossary,
  general,
} satisfies Readonly<Record<string, TableKind>>;

export type KindName = keyof typeof tableKinds;

/** The kinds whose columns are laid down. */
export type FixedKind = Exclude<KindName, 'general'>;

export const kindNames = Object.keys(tableKinds) as readonly KindName[];

/** The kind that a name in pack.yaml stands for. */
export function tableKind(name: KindName): TableKind {
  return tableKinds[name];
}

/** The kinds whose columns are laid down, as a folder's files can be told by them. */
export const fixedKinds = kindNames.filter((name): name is FixedKind => name !== 'general');

/** The well-known tables by name, in the order of a pack. */
const wellKnown: ReadonlyMap<string, WellKnownTable> = new Map(
  kindNames.flatMap((kind) => tableKind(kind).tables.map((table) => [table.name, table] as const)),
);

/** The tables that a data folder may hold without saying so in pack.yaml, with their kinds, in the order of a pack. */
export const wellKnownTables: ReadonlyMap<string, FixedKind> = new Map(
  fixedKinds.flatMap((kind) => tableKind(kind).tables.map(({ name }) => [name, kind] as const)),
);

/** What is known of a table by its name alone. */
export function wellKnownTable(name: string): WellKnownTable | undefined {
  return wellKnown.get(name);
}

/**
 * The table that a worksheet holds by its name, `项目`, `projects` or `Projects`; `kinds` are the tables of the data
 * folder.
 */
export function tableOfSheet(sheet: string, kinds: ReadonlyMap<string, KindName>): string | undefined {
  const written = plainText(sheet).text.trim();
  if (kinds.has(written)) return written;
  const name = written.toLowerCase();
  const own = [...kinds.keys()].find((table) => table.toLowerCase() === name);
  if (own !== undefined) return own;
  return [...wellKnown.values()].find(({ sheetNames }) => sheetNames.includes(name))?.name;
}

/** What the worksheet of a well-known table may be called in Chinese. */
export function sheetNamesOf(table: string): readonly string[] {
  return wellKnown.get(table)?.sheetNames ?? [];
}

/** The Chinese name of a well-known table, for its worksheet; of any other the name it has. */
export function sheetOfTable(table: string): string {
  return sheetNamesOf(table)[0] ?? table;
}
