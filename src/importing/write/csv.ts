import { asText } from '../../core/source/formula.js';

/** Spreadsheet programs take a file for UTF-8 by this mark. */
const MARK = '\ufeff';

/** The text of a CSV file of these columns. */
export function csvText(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): string {
  return csvOfRows([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]);
}

/** The text of a CSV file of rows as they stand. */
export function csvOfRows(rows: readonly (readonly string[])[]): string {
  return `${MARK}${rows.map((cells) => `${csvLine(cells)}\r\n`).join('')}`;
}

/** A line of a CSV file, without its end. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(csvField).join(',');
}

export function csvField(cell: string): string {
  const text = asText(cell);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
