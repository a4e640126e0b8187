import { chineseChartTypes } from '../../chart/kinds/index.js';
import type { Read } from '../../core/source/text.js';
import { sheetOfTable, wellKnownTables } from '../../dataset/kinds/index.js';
import type { ColumnRole } from '../../dataset/kinds/kind.js';
import type { Column, Table } from '../../dataset/model.js';
import { type StarterSheet, starterSheets } from '../../dataset/pack-sheets/starter.js';
import { isFilledIn, textOf } from '../../dataset/table/columns.js';
import { type WrittenCell, type WrittenSheet, writeWorkbook } from '../../input/xlsx/write.js';
import { textOfCell, writtenCell } from './cell.js';
import { columnWidth, lineCount } from './column-widths.js';
import { beyondLimits } from './limits.js';

/** The columns whose cells say the same again and again: a list of what is there saves typing and slips. */
const listedRoles: readonly ColumnRole[] = ['group', 'unit'];

/**
 * Tables → a workbook with a sheet for each, which reads back as the same tables. What a workbook can't hold is found,
 * and then there is none.
 */
export function workbookOf(tables: readonly Table[]): Read<Uint8Array | undefined> {
  const nameOf = (table: Table) => sheetName(table, tables);
  const found = beyondLimits(tables, nameOf);
  if (found.length > 0) return { value: undefined, found };
  return {
    value: writeWorkbook(inUsualOrder(tables).map((table) => writtenSheet(table, nameOf(table)))),
    found,
  };
}

/** A new workbook that is a pack by itself, for a clerk to fill in. */
export function starterWorkbook(): Uint8Array {
  return writeWorkbook(starterSheets(Object.keys(chineseChartTypes)).map(writtenStarter));
}

function writtenStarter({ name, headers, rows, choices = {}, prompts = {} }: StarterSheet): WrittenSheet {
  const widths = headers.map((header, index) =>
    columnWidth([header, ...rows.map((row) => row[index] ?? '')]),
  );
  const byColumn = <T>(of: Readonly<Record<string, T>>) =>
    new Map(Object.entries(of).map(([header, value]) => [headers.indexOf(header), value]));
  return {
    name,
    headers,
    widths,
    lineCounts: rows.map((row) => Math.max(...row.map((text, at) => lineCount(text, widths[at] ?? 1)))),
    rows: rows.map((row) => row.map((text) => plainCell(text))),
    choices: byColumn(choices),
    prompts: byColumn(prompts),
  };
}

/** Figures are numbers of the spreadsheet, which it can add up; all else is text. */
function plainCell(text: string): WrittenCell {
  if (!/^\d+(?:\.\d+)?$/.test(text)) return text;
  return { value: Number(text), pattern: `0${text.replace(/^\d+/, '').replace(/\d/g, '0')}` };
}

/** The order of a pack: indicators first, the glossary behind, tables of one's own at the end. */
function inUsualOrder(tables: readonly Table[]): Table[] {
  const order = [...wellKnownTables.keys()];
  const rank = ({ name }: Table) => (order.includes(name) ? order.indexOf(name) : order.length);
  return tables.toSorted((one, other) => rank(one) - rank(other));
}

/** The Chinese name, unless that is the name of another table. */
function sheetName({ name }: Table, tables: readonly Table[]): string {
  const chinese = sheetOfTable(name);
  return tables.some((table) => table.name === chinese) ? name : chinese;
}

function writtenSheet({ columns: all, rows }: Table, name: string): WrittenSheet {
  const columns = all.filter(isFilledIn);
  const texts = rows.map((row) => columns.map((column) => textOfCell(row, column)));
  const headers = columns.map(({ header }) => header);
  const widths = headers.map((header, index) =>
    columnWidth([header, ...texts.map((row) => row[index] ?? '')]),
  );
  return {
    name,
    headers,
    widths,
    lineCounts: texts.map((row) =>
      Math.max(...row.map((text, index) => lineCount(text, widths[index] ?? 1))),
    ),
    rows: texts.map((row) => row.map((text, index) => writtenCell(text, columns[index] as Column))),
    choices: choicesOf({ columns, rows }),
  };
}

function choicesOf({ columns, rows }: Pick<Table, 'columns' | 'rows'>): Map<number, string[]> {
  const listed = columns.flatMap(({ role }, index): [number, string[]][] => {
    if (!listedRoles.includes(role)) return [];
    const choices = [...new Set(rows.map((row) => textOf(row, columns, role)))].filter((text) => text !== '');
    return choices.length > 0 ? [[index, choices]] : [];
  });
  return new Map(listed);
}
