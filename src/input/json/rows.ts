import { Big } from 'big.js';
import { type Bilingual, type Diagnostic, errorAt } from '../../core/diagnostics.js';
import { findControl, plainText } from '../../core/source/characters.js';
import { controlCharacter } from '../../core/source/taken-out.js';
import type { Read } from '../../core/source/text.js';
import { cellText, lookOf, type Oddity, placeIn, type RawTable, type SheetRow } from '../raw-table.js';
import { TableSize, TableTooLarge } from '../table-size.js';
import type { JsonValue } from './parse.js';
import { FIRST_ROW_LINE, HEADER_LINE, type TablePointers } from './pointers.js';

/** The rows of a table as JSON has them, and the names of its columns. */
export interface JsonRows {
  readonly columns: readonly string[];
  readonly rows: readonly JsonValue[];
  /** Whether a row is an object with keys, or a list in the order of the columns. */
  readonly areLists: boolean;
}

/** What a message needs to name a place in it. */
export interface JsonTableName {
  readonly file: string;
  readonly name: string;
  readonly pointers: TablePointers;
}

/** What a row that is none may be written as. */
export const tableShapes: Bilingual = {
  zh: '一行写成 {"列名": 值, …}；或写成 {"columns": ["列名", …], "rows": [[值, …], …]}。',
  en: 'A row is {"column": value, …}; or write {"columns": ["column", …], "rows": [[value, …], …]}.',
};

/** The rows of a table as text; none of one that is too large. */
export function readRows(rows: JsonRows, of: JsonTableName): Read<RawTable> {
  const reader = new RowReader(rows, of);
  try {
    return reader.read();
  } catch (problem) {
    if (!(problem instanceof TableTooLarge)) throw problem;
    const found = problem.diagnostic((line, column) => placeIn(of, line, column));
    return { value: { ...of, rows: [] }, found: [found] };
  }
}

class RowReader {
  private readonly rows: SheetRow[] = [];
  private readonly size = new TableSize();
  private readonly found: Diagnostic[] = [];
  private readonly odd: Oddity[] = [];
  /** Columns of which it has been said that they hold more than a cell does. */
  private readonly nested = new Set<number>();

  constructor(
    private readonly json: JsonRows,
    private readonly of: JsonTableName,
  ) {}

  read(): Read<RawTable> {
    this.add(
      HEADER_LINE,
      this.json.columns.map((column, index) => this.plain(column, HEADER_LINE, index + 1)),
    );
    for (const [index, row] of this.json.rows.entries()) this.readRow(index + FIRST_ROW_LINE, row);
    const odd = this.odd.length > 0 ? { odd: this.odd } : {};
    return { value: { ...this.of, rows: this.rows, ...odd }, found: this.found };
  }

  private readRow(line: number, row: JsonValue): void {
    const cells = this.cellsOf(line, row);
    if (cells !== undefined)
      this.add(
        line,
        cells.map((cell, index) => this.textOf(cell, line, index + 1)),
      );
  }

  private cellsOf(line: number, row: JsonValue): readonly (JsonValue | undefined)[] | undefined {
    const { columns, areLists } = this.json;
    if (row.kind === 'list' && areLists) return this.listed(line, row.items);
    if (row.kind === 'object' && !areLists) return columns.map((column) => row.members.get(column));
    this.found.push(errorAt('json-row', notARow, { place: placeIn(this.of, line), hint: tableShapes }));
    return undefined;
  }

  /** A value too many or too few puts those behind it into the wrong columns. */
  private listed(line: number, items: readonly JsonValue[]): readonly JsonValue[] {
    const [actual, expected] = [items.length, this.json.columns.length];
    if (actual === expected) return items;
    const message = {
      zh: `这一行有${actual}个值，columns 有${expected}列`,
      en: `The row has ${actual} values, columns has ${expected}`,
    };
    this.found.push(errorAt('ragged-row', message, { place: placeIn(this.of, line), hint: nullForNothing }));
    return items.slice(0, expected);
  }

  private textOf(cell: JsonValue | undefined, line: number, column: number): string {
    switch (cell?.kind) {
      case 'text':
        return this.plain(cell.text, line, column);
      case 'number':
        return writtenOut(cell.written);
      case 'boolean':
        // as in a worksheet
        return cell.isTrue ? 'TRUE' : 'FALSE';
      case 'object':
      case 'list':
        this.tellNested(line, column);
        return '';
      default:
        return '';
    }
  }

  /** A text as it is read from a table of any format: escapes (`\u200b`) can stand for anything. */
  private plain(written: string, line: number, column: number): string {
    const control = findControl(written);
    if (control) this.found.push(controlCharacter(control, placeIn(this.of, line, column)));
    const { text, taken, replaced } = plainText(written);
    for (const { unseen } of taken) if (unseen !== undefined) this.odd.push({ line, column, unseen });
    for (const { from, to } of replaced) this.odd.push({ line, column, from, to });
    return text;
  }

  private tellNested(line: number, column: number): void {
    if (this.nested.has(column)) return;
    this.nested.add(column);
    const name = this.json.columns[column - 1] ?? '';
    const message = {
      zh: `“${name}”里又套着一组值，一格放不下`,
      en: `"${name}" holds values within values, and a cell only one`,
    };
    this.found.push(
      errorAt('json-nested', message, { place: placeIn(this.of, line, column), hint: flatten }),
    );
  }

  private add(line: number, written: readonly string[]): void {
    const fields = written.map(cellText);
    if (fields.every((field) => field === '')) return;
    const looks = written.map((text, index) => (fields[index] === '' ? undefined : lookOf(text)));
    const row = { line, fields, ...(looks.some(Boolean) && { looks }) };
    this.size.add(row);
    this.rows.push(row);
  }
}

/** More zeros than any figure of a table has; a number with more is left as it was written. */
const MOST_ZEROS = 30;

/** A number as a clerk writes it: 1.10 as it stands, 1.2e3 as 1200. */
function writtenOut(written: string): string {
  const exponent = /e(.+)$/i.exec(written)?.[1];
  if (exponent === undefined || Math.abs(Number(exponent)) > MOST_ZEROS) return written;
  return new Big(written).toFixed();
}

const notARow: Bilingual = { zh: '这不是一行', en: 'This is no row' };
const nullForNothing: Bilingual = { zh: '没有的写 null。', en: 'Write null for nothing.' };
const flatten: Bilingual = {
  zh: '把里面的各项写成各自的列，或另成一张表。',
  en: 'Make a column of each of them, or a table of its own.',
};
