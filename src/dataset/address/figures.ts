import type { Column } from '../model.js';
import { holdsFigures } from '../table/columns.js';
import { columnsNamed } from './columns.js';
import { nameKey } from './name-key.js';
import { type AddressedTable, type RowFound, rowsIn, rowsNamed, withinTable } from './rows.js';

/** A cell by its row and its column. */
export interface FigureFound<T extends AddressedTable> extends RowFound<T> {
  readonly column: Column;
}

/** A column of a table whose rows are something else: periods. */
export interface ColumnFound<T extends AddressedTable> {
  readonly table: T;
  readonly column: Column;
}

/**
 * The figures that two names may mean, that of a row and that of a column. Nobody remembers which way a table lies: the
 * first may as well be the column, and the second the row, as `月度/工业用电量` and `2025年9月` are where months run down.
 */
export function figuresNamed<T extends AddressedTable>(
  tables: readonly T[],
  item: string,
  column: string,
): FigureFound<T>[] {
  const straight = rowsNamed(tables, item).flatMap(({ table, row }) =>
    columnsNamed(table.columns, column).map((found) => ({ table, row, column: found })),
  );
  if (straight.length > 0) return straight;
  return columnsOfTables(tables, item).flatMap(({ table, column: found }) =>
    rowsIn(table, nameKey(column)).map(({ row }) => ({ table, row, column: found })),
  );
}

/** The columns of figures that a name may mean, of the table that it begins with or of any general one. */
export function columnsOfTables<T extends AddressedTable>(
  tables: readonly T[],
  name: string,
): ColumnFound<T>[] {
  const address = nameKey(name);
  const columnsOf = (table: T, rest: string) =>
    columnsNamed(table.columns, rest)
      .filter(holdsFigures)
      .map((column) => ({ table, column }));
  const inTable = tables.flatMap((table) => {
    const rest = withinTable(address, table);
    return rest === undefined ? [] : columnsOf(table, rest);
  });
  if (inTable.length > 0) return inTable;
  return tables.filter(({ kind }) => kind === 'general').flatMap((table) => columnsOf(table, name));
}

/**
 * What one name may mean: a row; a column, where that is one of a table whose rows are periods; or a cell, as
 * `预算/增值税/执行数` is.
 */
export function itemsNamed<T extends AddressedTable>(
  tables: readonly T[],
  name: string,
): (Partial<FigureFound<T>> & { readonly table: T })[] {
  const rows = rowsNamed(tables, name);
  if (rows.length > 0) return rows;
  const columns = columnsOfTables(tables, name).filter(({ table }) =>
    table.rows.some(({ period }) => period),
  );
  if (columns.length > 0) return columns;
  for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1)) {
    const figures = figuresNamed(tables, name.slice(0, at), name.slice(at + 1));
    if (figures.length > 0) return figures;
  }
  return [];
}
