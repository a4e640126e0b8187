import { tableKind, wellKnownTable } from '../dataset/kinds/index.js';
import type { Column, Table, TableLayout, TableSettings } from '../dataset/model.js';
import { holdsFigures } from '../dataset/table/columns.js';
import { isToldBy } from '../quantity/unit.js';
import type { ReportTable } from './report.js';

/** How a table prints that no template has a place for: as its sheet was read, or column by column. */
export function layoutOf(table: Table, { unit }: TableSettings): TableLayout | undefined {
  return table.layout ?? (hasPlace(table) ? undefined : layoutByColumns(table, unit));
}

/** Whether templates have a place for a table: they know it by its name, and a second one of its kind they don't. */
function hasPlace({ name, kind }: Table): boolean {
  return kind === 'glossary' || (tableKind(kind).print === 'template' && wellKnownTable(name) !== undefined);
}

/** A head in one row over the columns that print; `unit` is that of the line above. */
export function layoutByColumns(
  table: Pick<Table, 'name' | 'kind' | 'columns'>,
  unit: string | undefined,
): TableLayout {
  const columns = printedColumns(table);
  return {
    order: 0,
    title: table.name,
    head: [columns.map((column, first) => ({ text: headOf(column, unit), columns: 1, rows: 1, first }))],
    columns: columns.map(alignOf),
    notes: [],
    sources: [],
  };
}

/** The columns of a table that print one beside the other; groups stand over their rows. */
export function printedColumns<C extends Column>({
  kind,
  columns,
}: Pick<ReportTable, 'kind'> & { readonly columns: readonly C[] }): readonly C[] {
  return kind === 'general' ? columns : columns.filter(({ isKept, role }) => !isKept && role !== 'group');
}

/** The unit stands in the head where the line over the table does not tell it; a percent sign stays with its figure. */
function headOf({ title, unit }: Column, line: string | undefined): string {
  const isTold = unit === undefined || unit === '%' || isToldBy(line, unit);
  return isTold ? title : `${title}（${unit}）`;
}

function alignOf(column: Column): TableLayout['columns'][number] {
  if (holdsFigures(column)) return { align: 'figure', grow: 0 };
  return { align: 'left', grow: column.role === 'label' ? 2 : column.role === 'unit' ? 0 : 1 };
}
