import { keptColumns } from '../../../document/kept-columns.js';
import { type PlacedRow, placeCells } from '../../../document/spans.js';
import type { Inline, TableCell, TableNode, TableRow } from '../../../document/tree.js';
import { namesEnd } from './parts.js';

/**
 * A table with the names of its rows in lines of their own above their figures, over the full width: the form for
 * small pages. What stands before a name, a number or a code, is in its line, and so are their heads. Undefined where
 * rows have no names, or cells reach over several rows.
 */
export function stackedTable(table: TableNode): TableNode | undefined {
  const { head, body, columns } = table;
  const names = namesEnd(table);
  const width = columns.length - names;
  const rows = placeCells(body, columns.length);
  if (width < 2 || !rows.every((row) => isStackable(row, names))) return undefined;
  const figures = keptColumns(
    table,
    columns.map((_, column) => column >= names),
  );
  const nameOf = (row: PlacedRow | undefined) => joined(cellsBefore(row, names), width);
  const stub = joined(
    placeCells(head, columns.length).flatMap((row) => cellsBefore(row, names)),
    width,
  );
  return {
    ...figures,
    head: [...(stub ? [{ kind: 'head' as const, cells: [stub], place: table.place }] : []), ...figures.head],
    body: figures.body.flatMap((row, index): TableRow[] => {
      const name = nameOf(rows[index]);
      if (!name || isAcross(rows[index], columns.length)) return [row];
      const { indent: _, ...below } = row;
      return [{ ...row, cells: [name], isNameOfNext: true }, below];
    }),
  };
}

/** Whether a row has a name among its first cells, or is one text over all columns. */
function isStackable({ cells }: PlacedRow, names: number): boolean {
  if (cells.some(({ cell }) => cell.rowSpan > 1)) return false;
  if (cells.length === 1) return true;
  return (
    cells.some(({ cell, column }) => cell.header && column < names) &&
    cells.every(({ cell, column }) => column >= names || column + cell.columnSpan <= names)
  );
}

function isAcross(row: PlacedRow | undefined, columns: number): boolean {
  return row?.cells.length === 1 && row.cells[0]?.cell.columnSpan === columns;
}

function cellsBefore(row: PlacedRow | undefined, names: number): TableCell[] {
  return (row?.cells ?? []).filter(({ column }) => column < names).map(({ cell }) => cell);
}

/** Cells as one over so many columns, full-width spaces between them. */
function joined(cells: readonly TableCell[], columnSpan: number): TableCell | undefined {
  const filled = cells.filter(({ children }) => children.length > 0);
  const [first] = filled;
  if (!first) return undefined;
  const gap: Inline = { kind: 'text', text: '　', place: first.place };
  const children = filled.flatMap((cell, index) => (index === 0 ? cell.children : [gap, ...cell.children]));
  const named = filled.find(({ header }) => header) ?? first;
  return { ...named, children, header: true, columnSpan, rowSpan: 1, align: 'left' };
}
