import { type Bilingual, type Diagnostic, errorAt, type Place } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import type { Column, Dataset, Row, Table } from '../model.js';
import { findColumn, findTable, holdsFigures, textOf } from '../table/columns.js';
import { rowsWithFigures } from './rule.js';

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
}

/** Finds what a name refers to, or says that there is no such thing. */
export type Lookup = (name: Name, scope: Scope, dataset: Dataset) => Scope | Diagnostic;

export function isProblem(result: Scope | Diagnostic): result is Diagnostic {
  return 'severity' in result;
}

export const lookUpTable: Lookup = (name, _, dataset) => {
  const table = findTable(dataset, name.name);
  return table ? { table } : unknownTable(name, dataset);
};

/** A row of any table that holds figures. */
export const lookUpRow: Lookup = (name, _, dataset) => {
  const rows = rowsWithFigures(dataset);
  const idsOf = () => rows.map(({ row }) => row.id);
  return rows.find(({ row }) => row.id === name.name) ?? unknown('id', name, idsOf());
};

/** A row of the table in scope. */
export const lookUpRowOfTable: Lookup = (name, { table }) => {
  const rows = table?.rows ?? [];
  const row = rows.find(({ id }) => id === name.name);
  const ids = rows.map(({ id }) => id);
  return row ? { row } : unknown('id', name, ids);
};

export const lookUpGroup: Lookup = (name, { table }) =>
  table && groupNames(table).includes(name.name) ? { table } : unknownGroup(name, table);

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
function groupNames({ rows, columns }: Table): string[] {
  return [...new Set(rows.map((row) => textOf(row, columns, 'group')))];
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

const messages = {
  table: (name) => ({ zh: `没有名为“${name}”的表`, en: `There is no table named "${name}"` }),
  id: (name) => ({ zh: `没有编号为“${name}”的行`, en: `No row has the id "${name}"` }),
  group: (name) => ({ zh: `没有名为“${name}”的分组`, en: `There is no group named "${name}"` }),
  column: (name) => ({ zh: `没有名为“${name}”的列`, en: `There is no such column as "${name}"` }),
} as const satisfies Record<string, (name: string) => Bilingual>;
