import { keptColumns } from './kept-columns.js';
import { placeCells } from './spans.js';
import type { Inline, TableNode } from './tree.js';

/**
 * Leaves out the columns that may go and in which no row of the body says anything: an empty text or the
 * dash of a missing value. Spans over a column that goes shrink by one.
 */
export function withoutEmptyColumns(table: TableNode, droppable: readonly boolean[]): TableNode {
  if (!droppable.includes(true)) return table;
  const rows = [...table.head, ...table.body];
  const placed = placeCells(rows, table.columns.length);
  const filled = droppable.map((mayGo) => !mayGo);
  for (const { cell, column } of placed.slice(table.head.length).flatMap(({ cells }) => cells)) {
    if (cell.columnSpan === 1 && !isBlank(cell.children)) filled[column] = true;
  }
  if (filled.every(Boolean)) return table;
  return keptColumns(table, filled);
}

/** Whether a cell says nothing: no text, or the dash of a missing value. */
export function isBlank(nodes: readonly Inline[]): boolean {
  return nodes.every((node) => {
    if (node.kind === 'text') return node.text.trim() === '' || node.text === '—';
    return node.kind === 'span' && isBlank(node.children);
  });
}
