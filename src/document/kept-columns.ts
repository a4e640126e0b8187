import { type PlacedCell, placeCells } from './spans.js';
import type { TableCell, TableNode, TableRow } from './tree.js';

/** A table with some of its columns only; spans over others shrink, and cells that stood in them alone go. */
export function keptColumns(table: TableNode, kept: readonly boolean[]): TableNode {
  const rows = [...table.head, ...table.body];
  const placed = placeCells(rows, table.columns.length);
  const narrowed = rows.map((row, index): TableRow => {
    return { ...row, cells: (placed[index]?.cells ?? []).flatMap((one) => keptCell(one, kept)) };
  });
  return {
    ...table,
    columns: table.columns.filter((_, column) => kept[column]),
    head: narrowed.slice(0, table.head.length),
    body: narrowed.slice(table.head.length),
  };
}

function keptCell({ cell, column }: PlacedCell, kept: readonly boolean[]): TableCell[] {
  const columnSpan = kept.slice(column, column + cell.columnSpan).filter(Boolean).length;
  if (columnSpan === 0) return [];
  return [columnSpan === cell.columnSpan ? cell : { ...cell, columnSpan }];
}
