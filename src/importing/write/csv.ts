import { asText } from '../../core/source/formula.js';

/** Spreadsheet programs take a file for UTF-8 by this mark. */
const MARK = '\ufeff';

/** The text of a CSV file; columns that no row fills are left out unless they are wanted. */
export function csvText(
  headers: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
  wanted: readonly string[],
): string {
  const columns = headers.filter(
    (header) => wanted.includes(header) || rows.some((row) => (row[header] ?? '') !== ''),
  );
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return `${MARK}${lines.map((cells) => `${cells.map(field).join(',')}\r\n`).join('')}`;
}

function field(cell: string): string {
  const text = asText(cell);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
