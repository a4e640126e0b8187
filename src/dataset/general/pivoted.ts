import { splitNameMark } from '../../input/recognise/cell.js';
import type { RecognisedColumn, RecognisedRow, RecognisedTable } from '../../input/recognise/model.js';
import { comparePeriods, findPeriod, formatPeriod } from '../../quantity/period.js';

/**
 * A long table, a figure a row, as a wide one: one category down, the other across, in order of time where it is
 * one. Other columns are left out; several columns of figures stand under each head.
 */
export function pivoted(table: RecognisedTable): RecognisedTable {
  const { pivot, columns, rows } = table;
  if (pivot === undefined) return table;
  const indexOf = (at: number) => columns.findIndex((column) => column.at === at);
  const [down, across] = [indexOf(pivot.rows), indexOf(pivot.columns)];
  const values = pivot.values.map(indexOf);
  const name = columns[down];
  if (name === undefined || across < 0) return table;
  const heads = ordered([...new Set(rows.map(({ cells }) => cells[across] ?? ''))]);
  const lines = new Map<string, RecognisedRow[]>();
  for (const row of rows) {
    const key = row.cells[down] ?? '';
    const known = lines.get(key);
    if (known) known.push(row);
    else lines.set(key, [row]);
  }
  return {
    ...table,
    shape: 'plain',
    columns: [
      name,
      ...heads.flatMap((head) => values.map((index) => underHead(columns[index], head, values.length))),
    ],
    names: [name.at],
    rows: [...lines].map(([key, of]): RecognisedRow => {
      const byHead = new Map(of.map((row) => [row.cells[across] ?? '', row]));
      const cells = heads.flatMap((head) => values.map((index) => byHead.get(head)?.cells[index] ?? ''));
      const [first] = of as [RecognisedRow];
      const period = findPeriod(key);
      return {
        ...(period?.isWhole && { period: period.period }),
        line: first.line,
        name: splitNameMark(key).text,
        level: 0,
        kind: first.kind,
        cells: [key, ...cells],
      };
    }),
  };
}

/** Periods in order of time, everything else as it comes. */
function ordered(heads: string[]): string[] {
  const periods = new Map(
    heads.flatMap((head) => {
      const found = findPeriod(head);
      return found?.isWhole ? [[head, found.period] as const] : [];
    }),
  );
  if (periods.size < heads.length) return heads;
  return heads.sort((one, other) => {
    const [a, b] = [periods.get(one), periods.get(other)];
    return a && b ? comparePeriods(a, b) : 0;
  });
}

function underHead(column: RecognisedColumn | undefined, head: string, count: number): RecognisedColumn {
  const { leftOut: _, ...of } = column as RecognisedColumn;
  const period = findPeriod(head);
  const title = period?.isWhole && /^\d{4}$/.test(head) ? formatPeriod(period.period) : head;
  return {
    ...of,
    path: count > 1 ? [title, ...of.path] : [title],
    ...(period?.isWhole && { period: period.period }),
  };
}
