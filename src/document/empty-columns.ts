import { type PlacedCell, placeCells } from './placement.js';
import type { Inline, Table, TableCell, TableRow } from './tree.js';

/**
 * Leaves out the columns that may go and in which no row of the body says anything: an empty text or the
 * dash of a missing value. Spans over a column that goes shrink by one.
 */
export function withoutEmptyColumns(table: Table, droppable: readonly boolean[]): Table {
  const filled = droppable.map((mayGo) => !mayGo);
  const placed = new Map([...placeCells(table.head), ...placeCells(table.body)]);
  for (const { cell, column } of table.body.flatMap((row) => placed.get(row) ?? [])) {
    if (cell.columnSpan === 1 && !isBlank(cell.children)) filled[column] = true;
  }
  if (filled.every(Boolean)) return table;
  const keep = (row: TableRow): TableRow => ({ ...row, cells: keptCells(placed.get(row) ?? [], filled) });
  return {
    ...table,
    columns: table.columns.filter((_, column) => filled[column]),
    head: table.head.map(keep),
    body: table.body.map(keep),
  };
}

function keptCells(placed: readonly PlacedCell[], filled: readonly boolean[]): TableCell[] {
  return placed.flatMap(({ cell, column }) => {
    const columnSpan = filled.slice(column, column + cell.columnSpan).filter(Boolean).length;
    return columnSpan > 0 ? [{ ...cell, columnSpan }] : [];
  });
}

function isBlank(nodes: readonly Inline[]): boolean {
  return nodes.every((node) => {
    if (node.kind === 'text') return node.text.trim() === '' || node.text === '—';
    return node.kind === 'span' && isBlank(node.children);
  });
}
