/** Where a table stands in its sheet: what is above its head and below its last row is a title or a note. */
export interface TableLines {
  readonly head: number;
  readonly last: number;
}

/** How many columns of rows have a text in any of them. */
export function widthOf(rows: readonly { readonly fields: readonly string[] }[]): number {
  return rows.reduce(
    (most, { fields }) => Math.max(most, fields.findLastIndex((text) => text !== '') + 1),
    0,
  );
}

/** A row that a column is taken out of: its texts, the column from 0, and the {@link widthOf} all rows. */
export interface RowOfColumn {
  readonly line: number;
  readonly fields: readonly string[];
  readonly column: number;
  readonly width: number;
}

/**
 * The column (from 0) whose cell a row loses when a column is taken out: its own, but a title, a unit or a note that
 * only happens to stand there is no part of the column. It stays, and an empty cell beside it goes instead.
 */
export function cellTaken(
  { line, fields, column, width }: RowOfColumn,
  lines: TableLines | undefined,
): number {
  const at = (one: number) => fields[one] ?? '';
  if (lines === undefined || at(column) === '') return column;
  const isAlone = fields.every((text, index) => index === column || text === '');
  if (line >= lines.head && (line <= lines.last || !isAlone)) return column;
  if (column + 1 < width && at(column + 1) === '') return column + 1;
  return column > 0 && at(column - 1) === '' ? column - 1 : column;
}
