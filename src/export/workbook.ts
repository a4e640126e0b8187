import { textOf } from '../data/columns.js';
import type { Column, ColumnRole, Table } from '../data/model.js';
import { sheetOfTable } from '../data/schema.js';
import { placeIn } from '../data/sheet.js';
import { type Diagnostic, errorAt } from '../diagnostics.js';
import type { Read } from '../source/text.js';
import { type WrittenSheet, writeWorkbook } from '../xlsx/write.js';
import { writtenCell } from './cell.js';

/** Half-width characters; wider texts are wrapped. */
const NARROWEST = 6;
const WIDEST = 48;

/** What a spreadsheet program takes: characters of a cell, characters of a sheet's name. */
const MOST_CHARACTERS = 32_767;
const sheetNames = /^(?!')[^\\/?*[\]:]{1,31}(?<!')$/;

/** The columns whose cells say the same again and again: a list of what is there saves typing and slips. */
const listedRoles: readonly ColumnRole[] = ['group', 'unit'];

/**
 * Tables → a workbook with a sheet for each, which reads back as the same tables. What a workbook can't hold is found,
 * and then there is none.
 */
export function workbookOf(tables: readonly Table[]): Read<Uint8Array | undefined> {
  const found = [...noTables(tables), ...tables.flatMap(longCells), ...wrongNames(tables)];
  if (found.length > 0) return { value: undefined, found };
  return {
    value: writeWorkbook(tables.map((table) => writtenSheet(table, sheetName(table, tables)))),
    found,
  };
}

/** The Chinese name, unless that is the name of another table. */
function sheetName({ name }: Table, tables: readonly Table[]): string {
  const chinese = sheetOfTable(name);
  return tables.some((table) => table.name === chinese) ? name : chinese;
}

function writtenSheet({ columns, rows }: Table, name: string): WrittenSheet {
  const texts = rows.map((row) => columns.map(({ header }) => row.cells[header]?.text ?? ''));
  const headers = columns.map(({ header }) => header);
  return {
    name,
    headers,
    widths: headers.map((header, index) => columnWidth([header, ...texts.map((row) => row[index] ?? '')])),
    rows: texts.map((row) => row.map((text, index) => writtenCell(text, columns[index] as Column))),
    choices: choicesOf({ columns, rows }),
  };
}

/** As wide as the longest line in it, with some white; a Chinese character takes the room of two. */
function columnWidth(texts: readonly string[]): number {
  let widest = 0;
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    const width = [...line].reduce((sum, character) => sum + (character < '\u2000' ? 1 : 2), 0);
    widest = Math.max(widest, width);
  }
  return Math.min(WIDEST, Math.max(NARROWEST, widest + 2));
}

function choicesOf({ columns, rows }: Pick<Table, 'columns' | 'rows'>): Map<number, string[]> {
  const listed = columns.flatMap(({ role }, index): [number, string[]][] => {
    if (!listedRoles.includes(role)) return [];
    const choices = [...new Set(rows.map((row) => textOf(row, columns, role)))].filter((text) => text !== '');
    return choices.length > 0 ? [[index, choices]] : [];
  });
  return new Map(listed);
}

/** A workbook without sheets is none. */
function noTables(tables: readonly Table[]): Diagnostic[] {
  if (tables.length > 0) return [];
  return [errorAt('no-tables', { zh: '没有可写的表', en: 'There are no tables to write' })];
}

function longCells({ rows }: Table): Diagnostic[] {
  const cells = rows.flatMap((row) => Object.values(row.cells));
  return cells
    .filter(({ text }) => text.length > MOST_CHARACTERS)
    .map(({ text, place }) =>
      errorAt(
        'cell-too-long',
        {
          zh: `这一格有${text.length}个字符，工作簿的一格最多${MOST_CHARACTERS}个`,
          en: `The cell has ${text.length} characters, and one of a workbook at most ${MOST_CHARACTERS}`,
        },
        { place },
      ),
    );
}

/** Programs refuse a workbook in which two sheets have one name, small and capital letters being the same. */
function wrongNames(tables: readonly Table[]): Diagnostic[] {
  const names = tables.map((table) => sheetName(table, tables).toLowerCase());
  return tables
    .filter((_, index) => {
      const name = names[index] as string;
      return !sheetNames.test(name) || name === 'history' || names.indexOf(name) !== index;
    })
    .map((table) =>
      errorAt(
        'sheet-name',
        {
          zh: `“${table.name}”不能作工作表的名称`,
          en: `"${table.name}" can't be the name of a worksheet`,
        },
        {
          place: placeIn({ file: table.file, ...(table.sheet !== undefined && { name: table.sheet }) }),
          hint: {
            zh: '最多 31 个字符，不含 \\ / ? * [ ] :，不与别的表重名。',
            en: 'At most 31 characters, none of \\ / ? * [ ] :, and unlike the other tables.',
          },
        },
      ),
    );
}
