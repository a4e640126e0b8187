import { type Diagnostic, errorAt, type Place, warningAt } from '../diagnostics.js';
import type { Read } from '../source/text.js';
import type { Sheet, SheetRow } from './csv.js';
import { matches, readColumns } from './header.js';
import type { Cell, Column, Quantity, Row, Table, TableKind } from './model.js';
import { quantity } from './quantity.js';
import { type ColumnRule, tableSchemas } from './schema.js';

/**
 * Rows of text → a table of the given kind, its columns found by header in any order. `value` is undefined
 * when the header row itself is at fault, so that what follows doesn't complain of every cell.
 */
export function readTable(
  name: string,
  kind: TableKind,
  { file, rows: [header, ...body] }: Sheet,
): Read<Table | undefined> {
  if (header === undefined) return unread([emptyFile(file)]);
  const { value: columns, found } = readColumns(file, header, tableSchemas[kind]);
  if (found.length > 0) return unread(found);
  const ragged = body.flatMap((row) => fieldCount(file, row, header));
  const rows = body.map((row) => readRow(file, row, columns));
  const missing = missingCells(rows, columns, tableSchemas[kind]);
  const none = rows.length === 0 ? [noRows(file)] : [];
  return { value: { name, kind, file, columns, rows }, found: [...ragged, ...missing, ...none] };
}

function unread(found: readonly Diagnostic[]): Read<undefined> {
  return { value: undefined, found };
}

function noRows(file: string): Diagnostic {
  return warningAt('no-rows', { zh: '表里一行数据也没有', en: 'The table has no rows' }, { place: { file } });
}

function emptyFile(file: string): Diagnostic {
  return errorAt(
    'empty-file',
    { zh: '文件是空的', en: 'The file is empty' },
    {
      place: { file },
      hint: { zh: '第一行应是列名。', en: 'Its first row should hold the column headers.' },
    },
  );
}

/** A row with a comma too many or too few has its figures in the wrong columns. */
function fieldCount(file: string, row: SheetRow, header: SheetRow): Diagnostic[] {
  // Spreadsheet programs add commas for columns that were once in use, to the header or to the rows.
  const expected = filledLength(header);
  const filled = filledLength(row);
  const nameless = row.fields.findIndex((field, index) => field !== '' && header.fields[index] === '');
  if (filled > expected) return [raggedRow({ file, line: row.line, column: expected + 1 }, filled, expected)];
  if (row.fields.length < expected) {
    const { length } = row.fields;
    return [raggedRow({ file, line: row.line, column: length }, length, expected)];
  }
  return nameless === -1 ? [] : [namelessColumn({ file, line: row.line, column: nameless + 1 })];
}

function filledLength({ fields }: SheetRow): number {
  return fields.findLastIndex((field) => field !== '') + 1;
}

function raggedRow(place: Place, actual: number, expected: number): Diagnostic {
  const message = {
    zh: `这一行有${actual}格，表头是${expected}列`,
    en: `The row has ${actual} cells, the header ${expected}`,
  };
  const hint =
    actual > expected
      ? {
          zh: '单元格里有半角逗号时，要用半角引号把整个单元格括起来。',
          en: 'A cell that contains a comma must stand in quotes.',
        }
      : { zh: '空单元格也要留下逗号。', en: 'An empty cell still needs its comma.' };
  return errorAt('ragged-row', message, { place, hint });
}

function namelessColumn(place: Place): Diagnostic {
  const message = { zh: '这一格所在的列没有列名', en: 'The column of this cell has no header' };
  return errorAt('nameless-column', message, { place });
}

function readRow(file: string, { line, fields }: SheetRow, columns: readonly Column[]): Row {
  const cells = columns.map((column): [string, Cell] => {
    const at = column.place.column ?? 1;
    const text = fields[at - 1] ?? '';
    const place = { file, line, column: at, field: column.header };
    return [column.header, { text, quantity: quantityIn(column, text), place }];
  });
  const byHeader = Object.fromEntries(cells);
  return { id: byHeader.编号?.text ?? '', place: { file, line }, cells: byHeader };
}

/** Names, remarks and quotations are words, even where they look like a figure. */
function quantityIn({ role }: Column, text: string): Quantity {
  if (role === 'year' || role === 'amount' || role === 'text') return quantity(text);
  return text === '' ? { kind: 'missing' } : { kind: 'text', text };
}

function missingCells(
  rows: readonly Row[],
  columns: readonly Column[],
  schema: readonly ColumnRule[],
): Diagnostic[] {
  const required = columns.filter(({ header }) =>
    schema.some((rule) => rule.required === 'cell' && matches(rule, header)),
  );
  const cells = rows.flatMap((row) => required.flatMap(({ header }) => row.cells[header] ?? []));
  return cells
    .filter(({ text }) => text === '')
    .map(({ place }) => {
      const message = { zh: `“${place.field}”不能空`, en: `"${place.field}" must be filled in` };
      return errorAt('missing-cell', message, { place });
    });
}
