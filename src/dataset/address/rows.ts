import type { Column, Row } from '../model.js';
import { textOf } from '../table/columns.js';
import { leadsTo, nameKey, type StandingName, standingName, wholePeriod } from './name-key.js';

/** A table as far as addresses look at it, of the data or of a report. */
export interface AddressedTable {
  readonly name: string;
  readonly kind: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Pick<Row, 'id' | 'cells' | 'under' | 'period' | 'rowKind' | 'level'>[];
}

/** A row and the table it stands in. */
export interface RowFound<T extends AddressedTable> {
  readonly table: T;
  readonly row: T['rows'][number];
}

/**
 * The rows that a name may mean: the one with that id, or else those of that name, under a table and the names that it
 * stands under as far as these are told: `增值税`, `预算/增值税`, `预算/税收收入/增值税`. More than one is for the caller to
 * refuse.
 */
export function rowsNamed<T extends AddressedTable>(tables: readonly T[], name: string): RowFound<T>[] {
  for (const table of tables) {
    const row = table.rows.find(({ id }) => id === name);
    if (row) return [{ table, row }];
  }
  const address = nameKey(name);
  const inTable = tables.flatMap((table) => {
    const rest = withinTable(address, table);
    return rest === undefined ? [] : rowsIn(table, rest);
  });
  return inTable.length > 0 ? inTable : tables.flatMap((table) => rowsIn(table, address));
}

/** The rest of an address, as a key, that begins with the name of a table; undefined where it does not. */
export function withinTable(address: string, { name }: AddressedTable): string | undefined {
  const start = `${nameKey(name)}/`;
  return address.startsWith(start) && address.length > start.length ? address.slice(start.length) : undefined;
}

/** The rows of a table that an address, as a key, may mean. */
export function rowsIn<T extends AddressedTable>(table: T, address: string): RowFound<T>[] {
  const last = address.slice(address.lastIndexOf('/') + 1);
  const period = wholePeriod(last);
  return table.rows.flatMap((row: T['rows'][number]): RowFound<T>[] => {
    const label = textOf(row, table.columns, 'label');
    // nearly all rows are told by a look at their last character
    if (row.period === undefined && !endsLike(last, label)) return [];
    const name = standingName(label, period && row.period);
    return leadsTo(address, name, outerNames(row, table)) ? [{ table, row }] : [];
  });
}

function endsLike(address: string, label: string): boolean {
  const key = nameKey(label);
  return address === key || key.includes('/') || address.endsWith(key.at(-1) ?? '');
}

function outerNames(
  row: Pick<Row, 'cells' | 'under'>,
  { columns }: Pick<AddressedTable, 'columns'>,
): StandingName[] {
  const group = textOf(row, columns, 'group');
  return (row.under ?? (group === '' ? [] : [group])).map((name) => standingName(name));
}
