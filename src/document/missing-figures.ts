import { isBlank } from './empty-columns.js';
import { placeCells } from './spans.js';
import type { Inline, TableNode, TableRow } from './tree.js';

/**
 * Prints a dash where a row of the body says nothing in a column of figures (CY/T 170: no empty cells). Rows of
 * groups and sums may be blank where nothing can be added up.
 */
export function withoutEmptyFigures(table: TableNode): TableNode {
  const rows = [...table.head, ...table.body];
  const placed = placeCells(rows, table.columns.length).slice(table.head.length);
  const body = table.body.map((row, index): TableRow => {
    if (row.kind !== 'plain') return row;
    const cells = (placed[index]?.cells ?? []).map(({ cell, column }) => {
      const isFigure = cell.columnSpan === 1 && table.columns[column]?.align === 'figure';
      return isFigure && isBlank(cell.children) ? { ...cell, children: [dash(cell.place)] } : cell;
    });
    return { ...row, cells };
  });
  return { ...table, body };
}

function dash(place: Inline['place']): Inline {
  return { kind: 'text', text: '—', place };
}
