import { isBlank } from './empty-columns.js';
import { type PlacedCell, placeCells } from './spans.js';
import type { Inline, TableNode, TableRow } from './tree.js';

/**
 * Prints a dash where a row of the body says nothing in a column of figures (CY/T 170: no empty cells). Rows of
 * groups and sums may be blank where nothing can be added up.
 */
export function withoutEmptyFigures(table: TableNode): TableNode {
  const rows = [...table.head, ...table.body];
  const placed = placeCells(rows, table.columns.length).slice(table.head.length);
  const body = table.body.map((row, index): TableRow => {
    const cells = placed[index]?.cells ?? [];
    const lacksFigure = ({ cell, column }: PlacedCell) =>
      cell.columnSpan === 1 && table.columns[column]?.align === 'figure' && isBlank(cell.children);
    if (row.kind !== 'plain' || !cells.some(lacksFigure)) return row;
    const filled = cells.map((one) => {
      return lacksFigure(one) ? { ...one.cell, children: [dash(one.cell.place)] } : one.cell;
    });
    return { ...row, cells: filled };
  });
  return { ...table, body };
}

function dash(place: Inline['place']): Inline {
  return { kind: 'text', text: '—', place };
}
