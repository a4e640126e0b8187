import { type Diagnostic, errorAt, type Place, warningAt } from '../../core/diagnostics.js';
import { onOneLine } from '../../core/source/lines.js';
import { plainHanziUsed, unseenTaken } from '../../core/source/taken-out.js';
import type { Read } from '../../core/source/text.js';
import { Database } from '../../incremental/database.js';
import { memo } from '../../incremental/memo.js';
import {
  type CellLook,
  cellPlaceIn,
  type Oddity,
  placeIn,
  type RawTable,
  type SheetRow,
} from '../../input/raw-table.js';
import { levelsOf } from '../../input/recognise/levels.js';
import { isAmongName } from '../../input/recognise/words.js';
import type { Quantity } from '../../quantity/model.js';
import { quantity } from '../../quantity/quantity.js';
import { type FixedKind, tableKind } from '../kinds/index.js';
import type { ColumnRule } from '../kinds/kind.js';
import type { Cell, Column, Row, Table } from '../model.js';
import { headerBelow, withoutNotes } from './around.js';
import { holdsLines, textOf } from './columns.js';
import { matches, readColumns } from './header.js';
import { withMeasures } from './measures.js';
import { fillMerged, mergedHeader } from './merged.js';
import { RowIds } from './row-ids.js';

/**
 * Rows of text → a table of the given kind, its columns found by header in any order. `value` is undefined
 * when the header row itself is at fault, so that what follows doesn't complain of every cell.
 */
export function readTable(
  name: string,
  kind: FixedKind,
  sheet: RawTable,
  database = new Database(),
): Read<Table | undefined> {
  return tablesRead(database, sheet, [name, kind], () => tableIn(name, kind, sheet));
}

/** Tables by the sheet they were read from: a sheet that has not changed is the very same in the next build. */
const tablesRead = memo<RawTable, Read<Table | undefined>>('table');

function tableIn(name: string, kind: FixedKind, sheet: RawTable): Read<Table | undefined> {
  const ofKind = tableKind(kind);
  const schema = ofKind.columns;
  const [header, ...body] = sheet.rows;
  if (header === undefined) return unread([emptySheet(sheet)]);
  const below = headerBelow(sheet, schema);
  if (below.length > 0) return unread(below);
  const merged = mergedHeader(sheet, header);
  if (merged.length > 0) return unread(merged);
  const { value: columns, found } = readColumns(sheet, header, ofKind);
  if (found.length > 0) return unread(found);
  const data = withoutNotes(sheet, body);
  const filled = fillMerged(sheet, data.rows, columns);
  const ragged = isText(sheet) ? filled.value.flatMap((row) => fieldCount(sheet, row, header)) : [];
  const nameless = namelessColumns(sheet, filled.value, header);
  const cells = filled.value.map((row) => readRow(sheet, row, columns));
  const rows = withIds(name, withLevels(cells, filled.value, columns), columns);
  const missing = missingCells(rows, columns, schema);
  const none = rows.length === 0 ? [noRows(sheet)] : [];
  const told = toldOf(sheet, columns);
  const of = { file: sheet.file, ...(sheet.name !== undefined && { sheet: sheet.name }) };
  return {
    value: withMeasures({ name, kind, ...of, columns, rows }, tableKind(kind).measures),
    found: [...data.found, ...filled.found, ...ragged, ...nameless, ...missing, ...none, ...told],
  };
}

/** What was taken out of headers, names and figures, and hanzi that were written as something else. */
function toldOf(sheet: RawTable, columns: readonly Column[]): Diagnostic[] {
  const { odd = [], rows } = sheet;
  const header = rows[0]?.line;
  const telling = new Set(columns.filter((column) => !holdsLines(column)).map(({ place }) => place.column));
  const placed = odd.map((one) => ({ ...one, index: one }));
  const unseen = placed.filter(
    ({ unseen, line, column }) => unseen !== undefined && (line === header || telling.has(column)),
  );
  const placeOf = ({ line, column }: Oddity) => placeIn(sheet, line, column);
  const hanzi = placed.flatMap(({ from, to, index }) =>
    from === undefined || to === undefined ? [] : [{ from, to, index }],
  );
  return [...unseenTaken(unseen, placeOf), ...plainHanziUsed(hanzi, placeOf)];
}

function unread(found: readonly Diagnostic[]): Read<undefined> {
  return { value: undefined, found };
}

function noRows(sheet: RawTable): Diagnostic {
  const message = { zh: '表里一行数据也没有', en: 'The table has no rows' };
  return warningAt('no-rows', message, { place: placeIn(sheet) });
}

function emptySheet(sheet: RawTable): Diagnostic {
  const message =
    sheet.name === undefined
      ? { zh: '文件是空的', en: 'The file is empty' }
      : { zh: '工作表是空的', en: 'The worksheet is empty' };
  return errorAt('empty-file', message, {
    place: placeIn(sheet),
    hint: { zh: '第一行应是列名。', en: 'Its first row should hold the column headers.' },
  });
}

function isText({ name }: RawTable): boolean {
  return name === undefined;
}

/** A row with a comma too many or too few has its figures in the wrong columns; in a worksheet there are no commas. */
function fieldCount(sheet: RawTable, row: SheetRow, header: SheetRow): Diagnostic[] {
  // Spreadsheet programs add commas for columns that were once in use, to the header or to the rows.
  const expected = filledLength(header);
  const filled = filledLength(row);
  if (filled > expected) return [raggedRow(placeIn(sheet, row.line, expected + 1), filled, expected)];
  const { length } = row.fields;
  return length < expected ? [raggedRow(placeIn(sheet, row.line, length), length, expected)] : [];
}

/** Cells whose column has no header, said once for each column; in a text only those between others. */
function namelessColumns(sheet: RawTable, rows: readonly SheetRow[], header: SheetRow): Diagnostic[] {
  const first = new Map<number, SheetRow>();
  for (const row of rows) {
    const last = isText(sheet) ? filledLength(header) : row.fields.length;
    for (let index = 0; index < last; index++)
      if (row.fields[index] && !header.fields[index] && !first.has(index)) first.set(index, row);
  }
  return [...first].map(([index, { line }]) => namelessColumn(placeIn(sheet, line, index + 1)));
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

function readRow(sheet: RawTable, { line, fields }: SheetRow, columns: readonly Column[]): Row {
  const cells = columns.map((column): [string, Cell] => {
    const at = column.place.column ?? 1;
    const written = fields[at - 1] ?? '';
    const text = holdsLines(column) ? written : onOneLine(written);
    const place = cellPlaceIn(sheet, line, at, column.header);
    return [column.header, { text, quantity: quantityIn(column, text), place }];
  });
  const byHeader = Object.fromEntries(cells);
  return { id: byHeader.编号?.text ?? '', place: placeIn(sheet, line), cells: byHeader };
}

/** How deep rows stand, by spaces before their names and by 其中; numbering alone is left to lists that are meant so. */
function withLevels(
  rows: readonly Row[],
  sheetRows: readonly SheetRow[],
  columns: readonly Column[],
): readonly Row[] {
  const label = columns.find(({ role }) => role === 'label');
  const at = (label?.place.column ?? 1) - 1;
  const names = sheetRows.map(({ fields, looks }, row) => ({
    row,
    name: fields[at] ?? '',
    indent: setIn(looks?.[at]),
    isBold: false,
    hasValues: true,
    isMerged: false,
  }));
  if (!names.some(({ name, indent }) => indent > 0 || isAmongName(name))) return rows;
  const { levels } = levelsOf(names);
  return rows.map((row, index) => (levels[index] ? { ...row, level: levels[index] } : row));
}

/** A single half-width space before a name is a slip of the hand. */
function setIn(look: CellLook | undefined): number {
  const indent = look?.indent ?? 0;
  return indent < 2 ? 0 : indent;
}

/** Where no column has ids, rows are known by their names, as those of general tables are. */
function withIds(table: string, rows: readonly Row[], columns: readonly Column[]): readonly Row[] {
  if (columns.some(({ role }) => role === 'id')) return rows;
  const ids = new RowIds(table);
  return rows.map((row) => ({
    ...row,
    id: ids.idOf({ name: textOf(row, columns, 'label'), line: row.place.line ?? 0 }),
  }));
}

/** Names, remarks and quotations are words, even where they look like a figure. */
function quantityIn({ role }: Column, text: string): Quantity {
  if (role === 'period' || role === 'amount' || role === 'text') return quantity(text);
  return text === '' ? { kind: 'missing' } : { kind: 'text', text };
}

/** Whether every row must have a text in the column of a rule. */
function fillsRows({ required }: ColumnRule): boolean {
  return required === 'cell' || required === 'if-there';
}

function missingCells(
  rows: readonly Row[],
  columns: readonly Column[],
  schema: readonly ColumnRule[],
): Diagnostic[] {
  const required = columns.filter(({ header }) =>
    schema.some((rule) => fillsRows(rule) && matches(rule, header)),
  );
  const cells = rows.flatMap((row) => required.flatMap(({ header }) => row.cells[header] ?? []));
  return cells
    .filter(({ text }) => text === '')
    .map(({ place }) => {
      const message = { zh: `“${place.field}”不能空`, en: `"${place.field}" must be filled in` };
      return errorAt('missing-cell', message, { place });
    });
}
