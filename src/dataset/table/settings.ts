import type { Database } from '../../incremental/database.js';
import { memo } from '../../incremental/memo.js';
import { isSurelyRate } from '../../quantity/summing.js';
import { statedUnits } from '../../quantity/unit.js';
import type { Column, Table, TableSettings } from '../model.js';
import { findColumn } from './columns.js';

/** Tables by what was read and by the settings that bear on their columns: the very same in the next build. */
const tables = memo<Table, Table>('table under settings');

/**
 * A table as pack.yaml has it: its unit line is the unit of cells that leave theirs to it, and only the columns that
 * may be summed are.
 */
export function underSettings(table: Table, settings: TableSettings | undefined, database: Database): Table {
  const { unit, sums } = settings ?? {};
  if (unit === undefined && (sums === undefined || sums === true)) return table;
  return tables(database, table, [unit, sums], () => ({
    ...table,
    columns: table.columns.map((column) => withSums(withUnit(column, unit), sums)),
  }));
}

/** Where the line states several units, a cell without one could mean any of them. */
function withUnit(column: Column, line: string | undefined): Column {
  const [unit, ...others] = statedUnits(line);
  const isTheirs =
    (column.role === 'unit' || isBareAmount(column)) && unit !== undefined && others.length === 0;
  return isTheirs ? { ...column, unit } : column;
}

/** An amount whose header has no brackets that could state its unit, or the base of an index. */
function isBareAmount({ role, header }: Column): boolean {
  return role === 'amount' && !header.includes('（');
}

function withSums(column: Column, sums: TableSettings['sums']): Column {
  if (column.role !== 'amount' || sums === undefined || sums === true) return column;
  const isAskedFor = sums !== false && sums.some((header) => findColumn([column], header) !== undefined);
  if (!isAskedFor) return { ...column, unsummed: column.unsummed ?? 'setting' };
  if (isSurelyRate(column)) return column;
  const { unsummed: _, ...summed } = column;
  return summed;
}
