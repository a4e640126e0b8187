/** How places in a table of a JSON file are written: by pointers (RFC 6901), for its values have no cells. */
export interface TablePointers {
  /** The list of the rows; empty for the whole file. */
  readonly rows: string;
  /** Where the name of each column stands. */
  readonly header: readonly string[];
  /** What each column is within a row: its key, or its index. */
  readonly keys: readonly string[];
}

/** The header counts as the first line and the first row as the second, as in a worksheet. */
export const HEADER_LINE = 1;
export const FIRST_ROW_LINE = 2;

/** A pointer to what stands under a key or an index. */
export function pointerTo(before: string, key: string | number): string {
  return `${before}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The pointer to a cell of a table; without `column` to its row, without `line` to all rows. */
export function pointerOf(
  { rows, header, keys }: TablePointers,
  line: number | undefined,
  column: number | undefined,
): string {
  if (line === undefined) return rows;
  const index = column === undefined ? undefined : column - 1;
  if (line === HEADER_LINE) return index === undefined ? rows : (header[index] ?? rows);
  const row = pointerTo(rows, line - FIRST_ROW_LINE);
  return index === undefined ? row : pointerTo(row, keys[index] ?? index);
}
