import { type Diagnostic, errorAt, type Place } from '../diagnostics.js';
import type { Sheet, SheetRow } from './csv.js';
import type { Cell, Column, Row, Table, TableKind } from './model.js';
import { nearestHint } from './nearest.js';
import { quantity } from './quantity.js';
import { type ColumnRule, tableSchemas } from './schema.js';
import type { Read } from './source.js';
import { normalHeader } from './width.js';

/**
 * Rows of text → a table of the given kind, its columns found by header in any order. `value` is undefined
 * when the header row itself is at fault, so that what follows doesn't complain of every cell.
 */
export function readTable(name: string, kind: TableKind, sheet: Sheet): Read<Table | undefined> {
  const [header, ...body] = sheet.rows;
  if (header === undefined) return { value: undefined, found: [emptyFile(sheet.file)] };
  const { value: columns, found } = readColumns(sheet.file, header, tableSchemas[kind]);
  if (found.length > 0) return { value: undefined, found };
  const ragged = body.flatMap((row) => fieldCount(sheet.file, row, header));
  const rows = body.map((row) => readRow(sheet.file, row, columns));
  const missing = rows.flatMap((row) => missingCells(row, columns, tableSchemas[kind]));
  return { value: { name, kind, file: sheet.file, columns, rows }, found: [...ragged, ...missing] };
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

function readColumns(file: string, header: SheetRow, schema: readonly ColumnRule[]): Read<Column[]> {
  const separator = header.fields.length === 1 ? /[;\t，；|]/.exec(header.fields[0] ?? '')?.[0] : undefined;
  if (separator) return { value: [], found: [wrongSeparator(separator, { file, line: header.line })] };
  const columns: Column[] = [];
  const found: Diagnostic[] = [];
  for (const [index, written] of header.fields.entries()) {
    if (written === '') continue;
    const column = readColumn(written, { file, line: header.line, column: index + 1 }, schema);
    const twin = columns.find((other) => other.header === column?.header);
    if (column === undefined) found.push(unknownColumn(written, index, file, header, schema));
    else if (twin !== undefined) found.push(duplicateColumn(column, twin));
    else columns.push(column);
  }
  const missing = schema.filter(
    (rule) => rule.required && !header.fields.some((text) => matches(rule, text)),
  );
  return { value: columns, found: [...found, ...missing.map((rule) => missingColumn(rule, file, header))] };
}

function matches(rule: ColumnRule, written: string): boolean {
  const header = normalHeader(written);
  return typeof rule.header === 'string' ? rule.header === header : rule.header.test(header);
}

function readColumn(written: string, place: Place, schema: readonly ColumnRule[]): Column | undefined {
  const rule = schema.find((candidate) => matches(candidate, written));
  if (rule === undefined) return undefined;
  const header = normalHeader(written);
  const parts = typeof rule.header === 'string' ? undefined : rule.header.exec(header)?.groups;
  const { title = header, unit, year, measure } = parts ?? {};
  return {
    header,
    title,
    role: rule.role,
    ...(unit !== undefined && { unit }),
    ...(year !== undefined && { year: Number(year) }),
    ...(measure !== undefined && { measure }),
    place: { ...place, field: header },
  };
}

/** What a column is called in messages; for a pattern, a header that fits it. */
function headerName({ header, examples = [] }: ColumnRule): string {
  return typeof header === 'string' ? header : (examples[0] ?? '');
}

/** The headers that a rule allows, those of a pattern with the year that `written` has. */
function headersOf({ header, examples = [] }: ColumnRule, written: string): readonly string[] {
  const year = /\d{4}年/.exec(normalHeader(written))?.[0];
  if (typeof header === 'string') return [header];
  return year ? examples.map((example) => example.replace(/\d{4}年/, year)) : examples;
}

function unknownColumn(
  written: string,
  index: number,
  file: string,
  header: SheetRow,
  schema: readonly ColumnRule[],
): Diagnostic {
  // A column that is there already can't have been meant; of a pattern there may be more.
  const wanting = schema.filter(
    (rule) => typeof rule.header !== 'string' || !header.fields.some((text) => matches(rule, text)),
  );
  const known = wanting.flatMap((rule) => headersOf(rule, written));
  return errorAt(
    'unknown-column',
    { zh: `没有名为“${written}”的列`, en: `There is no column named "${written}" in this kind of table` },
    {
      place: { file, line: header.line, column: index + 1 },
      hint: nearestHint(normalHeader(written), known, wanting.map(headerName)),
    },
  );
}

function wrongSeparator(separator: string, place: Place): Diagnostic {
  const shown =
    separator === '\t' ? { zh: '制表符', en: 'tabs' } : { zh: `“${separator}”`, en: `"${separator}"` };
  return errorAt(
    'wrong-separator',
    { zh: `各列用${shown.zh}隔开，不是半角逗号`, en: `Columns are separated by ${shown.en}, not by commas` },
    {
      place,
      hint: { zh: '另存为“CSV（逗号分隔）”。', en: 'Save the sheet as “CSV (comma delimited)”.' },
    },
  );
}

function duplicateColumn(column: Column, twin: Column): Diagnostic {
  const at = twin.place.column;
  return errorAt(
    'duplicate-column',
    {
      zh: `列名“${column.header}”重复，第${at}列已用`,
      en: `Column ${at} has the header "${column.header}" too`,
    },
    { place: column.place },
  );
}

function missingColumn(rule: ColumnRule, file: string, header: SheetRow): Diagnostic {
  const name = headerName(rule);
  const message =
    typeof rule.header === 'string'
      ? { zh: `缺少“${name}”列`, en: `The column "${name}" is missing` }
      : { zh: `缺少像“${name}”这样的列`, en: `There is no column such as "${name}"` };
  return errorAt('missing-column', message, { place: { file, line: header.line } });
}

/** A row with a comma too many or too few has its figures in the wrong columns. */
function fieldCount(file: string, row: SheetRow, header: SheetRow): Diagnostic[] {
  const expected = header.fields.length;
  const filled = row.fields.findLastIndex((field) => field !== '') + 1;
  const actual = row.fields.length < expected ? row.fields.length : Math.max(filled, expected);
  const nameless = row.fields.findIndex((field, index) => field !== '' && header.fields[index] === '');
  if (actual === expected && nameless === -1) return [];
  if (actual === expected) return [namelessColumn({ file, line: row.line, column: nameless + 1 })];
  const hint =
    actual > expected
      ? {
          zh: '单元格里有半角逗号时，要用半角引号把整个单元格括起来。',
          en: 'A cell that contains a comma must stand in quotes.',
        }
      : { zh: '空单元格也要留下逗号。', en: 'An empty cell still needs its comma.' };
  return [
    errorAt(
      'ragged-row',
      {
        zh: `这一行有${actual}格，表头是${expected}列`,
        en: `The row has ${actual} cells, the header ${expected}`,
      },
      { place: { file, line: row.line, column: Math.min(actual, expected + 1) }, hint },
    ),
  ];
}

function namelessColumn(place: Place): Diagnostic {
  return errorAt(
    'nameless-column',
    { zh: '这一格所在的列没有列名', en: 'The column of this cell has no header' },
    {
      place,
    },
  );
}

function readRow(file: string, { line, fields }: SheetRow, columns: readonly Column[]): Row {
  const cells = columns.map((column): [string, Cell] => {
    const at = column.place.column ?? 1;
    const text = fields[at - 1] ?? '';
    const place = { file, line, column: at, field: column.header };
    return [column.header, { text, quantity: quantity(text), place }];
  });
  const byHeader = Object.fromEntries(cells);
  return { id: byHeader.编号?.text ?? '', place: { file, line }, cells: byHeader };
}

function missingCells(row: Row, columns: readonly Column[], schema: readonly ColumnRule[]): Diagnostic[] {
  const required = columns.filter(({ header }) =>
    schema.some((rule) => rule.required === 'cell' && matches(rule, header)),
  );
  return required.flatMap(({ header }) => {
    const cell = row.cells[header];
    if (cell === undefined || cell.text !== '') return [];
    return [
      errorAt(
        'missing-cell',
        { zh: `“${header}”不能空`, en: `"${header}" must be filled in` },
        { place: cell.place },
      ),
    ];
  });
}
