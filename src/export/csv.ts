import type { Table } from '../data/model.js';

/** Spreadsheet programs take a file for UTF-8 by this mark. */
const MARK = '\ufeff';

/** A table → the text of its CSV file, which reads back as the same table. */
export function csvOf({ columns, rows }: Table): string {
  const headers = columns.map(({ header }) => header);
  const lines = rows.map((row) => headers.map((header) => row.cells[header]?.text ?? ''));
  return `${MARK}${[headers, ...lines].map((fields) => `${fields.map(field).join(',')}\r\n`).join('')}`;
}

function field(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
