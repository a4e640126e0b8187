import { type Bilingual, type Diagnostic, errorAt, type Place } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import { columnsNamed } from '../address/columns.js';
import { columnsOfTables, figuresNamed } from '../address/figures.js';
import { nameKey } from '../address/name-key.js';
import { rowsIn, rowsNamed, withinTable } from '../address/rows.js';
import type { Column, Dataset, Row, Table } from '../model.js';
import { findColumn, findTable, holdsFigures, textOf } from '../table/columns.js';
import { rowsWithFigures, type TableRow, tablesWithFigures } from './rule.js';

/** A name in a text, a chart or a total, for something in the data. */
export interface Name {
  readonly name: string;
  readonly place: Place;
}

/** What names have referred to so far: a column or a group belongs to the table or the row before it. */
export interface Scope {
  readonly table?: Table;
  readonly row?: Row;
  readonly column?: Column;
  /** What may be a row or a column, as the name after it will tell. */
  readonly item?: string;
}

/** Finds what a name refers to, or says that there is no such thing. */
export type Lookup = (
  name: Name,
  scope: Scope,
  dataset: Dataset,
  /** The names that are written behind it. */
  after?: readonly Name[],
) => Scope | Diagnostic;

export function isProblem(result: Scope | Diagnostic): result is Diagnostic {
  return 'severity' in result;
}

export const lookUpTable: Lookup = (name, _, dataset) => {
  const table = findTable(dataset, name.name);
  return table ? { table } : unknownTable(name, dataset);
};

/** A row of any table that holds figures, by its id or by its name. */
export const lookUpRow: Lookup = (name, _, dataset) =>
  onlyRow(name, rowsNamed(tablesWithFigures(dataset), name.name), () => idsOf(rowsWithFigures(dataset)));

/** A row of the table in scope. */
export const lookUpRowOfTable: Lookup = (name, { table }) => {
  if (table === undefined) return unknown('id', name, []);
  const address = nameKey(name.name);
  const named = table.rows.filter(({ id }) => id === name.name).map((row) => ({ table, row }));
  const found = named.length > 0 ? named : rowsIn(table, withinTable(address, table) ?? address);
  return onlyRow(name, found, () => [
    ...table.rows.map((row) => textOf(row, table.columns, 'label')),
    ...table.rows.map(({ id }) => id),
  ]);
};

function onlyRow(name: Name, found: readonly TableRow[], known: () => string[]): Scope | Diagnostic {
  const [first, second] = found;
  if (second) return ambiguous('id', name, idsOf(found));
  return first ?? unknown('id', name, known());
}

function idsOf(rows: readonly TableRow[]): string[] {
  return rows.map(({ row }) => row.id);
}

/** A row, or else a column: the name that follows tells which of its figures is meant. */
export const lookUpItem: Lookup = (name, _, dataset) => {
  const tables = tablesWithFigures(dataset);
  const isThere = rowsNamed(tables, name.name).length > 0 || columnsOfTables(tables, name.name).length > 0;
  return isThere ? { item: name.name } : unknown('id', name, idsOf(rowsWithFigures(dataset)));
};

/** The figure of the item in scope that a name tells: by a column, or by a row of the item's column. */
export const lookUpFigureOfItem: Lookup = (name, { item = '' }, dataset) => {
  const tables = tablesWithFigures(dataset);
  const found = figuresNamed(tables, item, name.name);
  const [first, second] = found;
  if (second) return ambiguous('column', name, figuresTold(found));
  if (first) return first;
  const rows = rowsNamed(tables, item);
  const across = rows.length > 0 ? [] : columnsOfTables(tables, item);
  const headers = rows.flatMap(({ table }) => table.columns.map(({ header }) => header));
  const labels = across.flatMap(({ table }) => table.rows.map((row) => textOf(row, table.columns, 'label')));
  return unknown('column', name, [...new Set([...headers, ...labels])]);
};

/** A figure of the row in scope, by its column. */
export const lookUpFigureOfRow: Lookup = (name, scope) => {
  const { table, row } = scope;
  const columns = (table?.columns ?? []).filter(holdsFigures);
  const [column, second] = columnsNamed(columns, name.name);
  if (column === undefined || row === undefined) return unknownColumn(name, columns);
  if (second)
    return ambiguous(
      'column',
      name,
      columnsNamed(columns, name.name).map(({ header }) => header),
    );
  return row.cells[column.header]?.quantity.kind === 'number' ? { ...scope, column } : noFigure(name, row);
};

/** Figures of one name, told apart by their columns, or by their rows where these are several. */
export function figuresTold(
  found: readonly { readonly row: { readonly id: string }; readonly column: { readonly header: string } }[],
): string[] {
  const isOneRow = new Set(found.map(({ row }) => row.id)).size === 1;
  return found.map(({ row, column }) => (isOneRow ? column.header : row.id));
}

export const lookUpGroup: Lookup = (name, { table }) =>
  table && isGroupOf(table, name.name) ? { table } : unknownGroup(name, table);

/** The groups of a general table are the names that its rows stand under. */
function isGroupOf(table: Table, name: string): boolean {
  if (table.kind !== 'general') return groupNames(table).includes(name);
  return groupNames(table).some((group) => nameKey(group) === nameKey(name));
}

export const lookUpColumn = lookUpColumnThat(() => true);
export const lookUpAmount = lookUpColumnThat(({ role }) => role === 'amount');
export const lookUpFigures = lookUpColumnThat(holdsFigures);

function lookUpColumnThat(serves: (column: Column) => boolean): Lookup {
  return (name, scope) => {
    const columns = (scope.table?.columns ?? []).filter(serves);
    const column = findColumn(columns, name.name);
    return column ? { ...scope, column } : unknownColumn(name, columns);
  };
}

/** The groups of a table, in order of first appearance. */
function groupNames({ rows, columns, kind }: Table): string[] {
  if (kind === 'general') return [...new Set(rows.flatMap(({ under = [] }) => under))];
  return [...new Set(rows.map((row) => textOf(row, columns, 'group')))];
}

/** A row that has no number in a column. */
export function noFigure({ name, place }: Name, { id }: Row): Diagnostic {
  const message = { zh: `“${id}”的“${name}”没有数`, en: `"${id}" has no figure in "${name}"` };
  return errorAt('no-figure', message, { place });
}

/** A table that is named and isn't there. */
export function unknownTable(name: Name, { tables }: Dataset): Diagnostic {
  return unknown('table', name, Object.keys(tables));
}

/** A group that no row of the table belongs to. */
export function unknownGroup(name: Name, table: Table | undefined): Diagnostic {
  return unknown('group', name, table ? groupNames(table) : []);
}

/** A column that the table doesn't have, or not with figures that can be used here. */
export function unknownColumn(name: Name, columns: readonly Column[]): Diagnostic {
  const headers = columns.map(({ header }) => header);
  return unknown('column', name, headers);
}

function unknown(what: keyof typeof messages, { name, place }: Name, known: readonly string[]): Diagnostic {
  return errorAt(`unknown-${what}`, messages[what](name), { place, hint: nearestHint(name, known) });
}

/** A name of several things: which is meant is not for a program to guess. */
function ambiguous(what: 'id' | 'column', { name, place }: Name, those: readonly string[]): Diagnostic {
  return errorAt(`ambiguous-${what}`, severalCalled(name), { place, hint: choiceOf(those) });
}

/** The same of a row, a column or a cell. */
export function ambiguousItem(name: Name, found: readonly Scope[]): Diagnostic {
  const those = found.map(({ table, row, column }) => row?.id ?? `${table?.name}/${column?.header}`);
  return ambiguous('id', name, those);
}

export function severalCalled(name: string): Bilingual {
  return { zh: `叫“${name}”的不止一个`, en: `More than one thing is called "${name}"` };
}

/** So many of the things of one name are told. */
const MOST_TOLD = 6;

export function choiceOf(those: readonly string[]): Bilingual {
  const told = [...new Set(those)].slice(0, MOST_TOLD);
  const more = told.length < new Set(those).size;
  return {
    zh: `写明是哪一个：${told.join('、')}${more ? '等' : ''}。`,
    en: `Say which: ${told.join(', ')}${more ? ' …' : ''}.`,
  };
}

const messages = {
  table: (name) => ({ zh: `没有名为“${name}”的表`, en: `There is no table named "${name}"` }),
  id: (name) => ({ zh: `没有编号或名称为“${name}”的行`, en: `No row has the id or the name "${name}"` }),
  group: (name) => ({ zh: `没有名为“${name}”的分组`, en: `There is no group named "${name}"` }),
  column: (name) => ({ zh: `没有名为“${name}”的列`, en: `There is no such column as "${name}"` }),
} as const satisfies Record<string, (name: string) => Bilingual>;
