import type { CellSpan } from '../../model.js';
import { childOf, type Element, elementAt, isOn, settingOf } from './tree.js';

/** A cell of a table with the places of its grid that it fills. */
export interface WordCell {
  readonly element: Element;
  readonly span: CellSpan;
}

/**
 * The rows of a table as they are printed: rows that are deleted left out, cells that continue others one with them.
 */
export function tableRows(table: Element): {
  readonly rows: readonly (readonly WordCell[])[];
  readonly headRows: number;
} {
  const kept = rowsOf(table).filter((row) => elementAt(row, 'trPr', 'del') === undefined);
  /** For each column of the grid, the cell above that goes on below. */
  let above = new Map<number, { span: { columns: number; rows: number } }>();
  const rows = kept.map((row) => {
    let column = numberAt(row, 'trPr', 'gridBefore') ?? 0;
    const open: typeof above = new Map();
    const cells: (WordCell & { span: { columns: number; rows: number } })[] = [];
    for (const element of cellsOf(row)) {
      const columns = Math.min(MOST_COLUMNS, Math.max(1, numberAt(element, 'tcPr', 'gridSpan') ?? 1));
      const merge = elementAt(element, 'tcPr', 'vMerge');
      const goesOn = merge !== undefined && settingOf(merge) !== 'restart';
      const known = goesOn ? above.get(column) : undefined;
      if (known) {
        known.span.rows++;
        open.set(column, known);
      } else {
        const cell = { element, span: { columns, rows: 1 } };
        cells.push(cell);
        if (merge !== undefined) open.set(column, cell);
      }
      column += columns;
    }
    above = open;
    return cells;
  });
  const heads = kept.findIndex((row) => !isOn(elementAt(row, 'trPr', 'tblHeader')));
  return { rows, headRows: heads === -1 ? 0 : heads };
}

/** Word has no table with more columns. */
const MOST_COLUMNS = 63;

/** Rows and cells may stand in controls. */
export function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) =>
    child.name === 'tr' ? [child] : ['sdt', 'sdtContent', 'ins'].includes(child.name) ? rowsOf(child) : [],
  );
}

export function cellsOf(row: Element): Element[] {
  return row.children.flatMap((child) =>
    child.name === 'tc' ? [child] : ['sdt', 'sdtContent'].includes(child.name) ? cellsOf(child) : [],
  );
}

function numberAt(element: Element, properties: string, name: string): number | undefined {
  const value = Number(settingOf(childOf(childOf(element, properties), name)));
  return Number.isInteger(value) ? value : undefined;
}
