import { asText } from '../../core/source/formula.js';
import type { Table } from '../../dataset/model.js';
import { isFilledIn } from '../../dataset/table/columns.js';
import { textOfCell } from './cell.js';

/** Spreadsheet programs take a file for UTF-8 by this mark. */
const MARK = '\ufeff';

/** A table → the text of its CSV file, which reads back as the same table and holds no formula. */
export function csvOf({ columns, rows }: Table): string {
  const filledIn = columns.filter(isFilledIn);
  const headers = filledIn.map(({ header }) => header);
  const lines = rows.map((row) => filledIn.map((column) => textOfCell(row, column)));
  return `${MARK}${[headers, ...lines].map((fields) => `${fields.map(field).join(',')}\r\n`).join('')}`;
}

function field(cell: string): string {
  const text = asText(cell);
  // in some languages spreadsheet programs part cells at semicolons
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
