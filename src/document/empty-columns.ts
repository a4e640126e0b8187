import type { Inline, Table, TableCell, TableRow } from './tree.js';

/**
 * Leaves out the columns that may go and in which no row of the body says anything: an empty text or the
 * dash of a missing value. Spans over a column that goes shrink by one.
 */
export function withoutEmptyColumns(table: Table, droppable: readonly boolean[]): Table {
  const filled = droppable.map((mayGo) => !mayGo);
  for (const row of table.body) {
    for (const { cell, column } of columnsOf(row)) {
      if (cell.columnSpan === 1 && !isBlank(cell.children)) filled[column] = true;
    }
  }
  if (filled.every(Boolean)) return table;
  const keep = (row: TableRow): TableRow => ({ ...row, cells: [...keptCells(row, filled)] });
  return {
    ...table,
    columns: table.columns.filter((_, column) => filled[column]),
    head: table.head.map(keep),
    body: table.body.map(keep),
  };
}

function* columnsOf(row: TableRow): Generator<{ cell: TableCell; column: number }> {
  let column = 0;
  for (const cell of row.cells) {
    yield { cell, column };
    column += cell.columnSpan;
  }
}

function* keptCells(row: TableRow, filled: readonly boolean[]): Generator<TableCell> {
  for (const { cell, column } of columnsOf(row)) {
    const columnSpan = filled.slice(column, column + cell.columnSpan).filter(Boolean).length;
    if (columnSpan > 0) yield { ...cell, columnSpan };
  }
}

function isBlank(nodes: readonly Inline[]): boolean {
  return nodes.every((node) => {
    if (node.kind === 'text') return node.text.trim() === '' || node.text === '—';
    return node.kind === 'span' && isBlank(node.children);
  });
}
