import type { Cell, Column } from '../../dataset/model.js';
import { quantity } from '../../quantity/quantity.js';
import type { ReportRow, ReportTable } from '../../report/report.js';
import { cellName } from '../../report/value.js';
import type { WorkCell, WorkTable } from '../../report/work-report.js';

/**
 * A table of the report with each of its figures tied to the cell of the data that has it: the table of the data has
 * the same names in its first column. Figures that differ stay untied, as do those of rows with merged cells.
 */
export function withTiedCells(table: WorkTable, tables: readonly ReportTable[]): WorkTable {
  const found = tables.map((one) => rowsByName(table, one)).find((rows) => rows !== undefined);
  if (found === undefined) return table;
  const body = table.body.map((cells, index) => {
    const row = found.rows[index];
    if (row === undefined || cells.some(({ columns, rows }) => columns * rows > 1)) return cells;
    return cells.map((cell, at): WorkCell => {
      const column = found.columns.find(({ place }) => place.column === at + 1);
      const own = column && row.cells[column.header];
      if (column === undefined || own === undefined || !isSameFigure(cell.text, own)) return cell;
      return { ...cell, tied: { name: cellName(row, column), cell: own } };
    });
  });
  return { ...table, body };
}

interface FoundRows {
  readonly columns: readonly Column[];
  /** One for each row of the body, if there is one of its name. */
  readonly rows: readonly (ReportRow | undefined)[];
}

/** The rows of a table of the data for those of a table of the report; undefined where most have none. */
function rowsByName({ body }: WorkTable, { columns, rows, layout }: ReportTable): FoundRows | undefined {
  const [first] = columns;
  if (layout === undefined || first === undefined) return undefined;
  const free = [...rows];
  const found = body.map(([head]) => {
    const at = free.findIndex((row) => named(row.cells[first.header]?.text) === named(head?.text));
    return at === -1 ? undefined : free.splice(at, 1)[0];
  });
  const count = found.filter((row) => row !== undefined).length;
  return count > 0 && count * 2 > body.length ? { columns, rows: found } : undefined;
}

const named = (text: string | undefined) => (text ?? '').replace(/\s/g, '');

function isSameFigure(written: string, { text, quantity: held }: Cell): boolean {
  return held.kind === 'number' && quantity(written).kind === 'number' && named(written) === named(text);
}
