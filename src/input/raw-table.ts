import type { Place } from '../core/diagnostics.js';
import { pointerOf, type TablePointers } from './json/pointers.js';
import type { Separator } from './separators.js';

/** Rows of text as they stand in a spreadsheet; blank rows are left out, so `line` tells where one stands. */
export interface RawTable {
  readonly file: string;
  /** Name of the worksheet, when the file is a workbook. */
  readonly name?: string;
  readonly rows: readonly SheetRow[];
  /** Cells that are merged into one, which holds the text of the first of them. */
  readonly merges?: readonly CellRange[];
  /** What was written in its cells otherwise than it is read. */
  readonly odd?: readonly Oddity[];
  /** How places in it are written, where not as in a spreadsheet. */
  readonly pointers?: TablePointers;
  /** What parts the cells of a text, where that is no comma. */
  readonly separator?: Exclude<Separator, ','>;
  /** That its figures were written with commas for points, and are read with points. */
  readonly hadDecimalCommas?: true;
}

/** What nobody saw in a cell (`unseen`), or a hanzi `to` that was written as something that looks like it. */
export interface Oddity {
  readonly line: number;
  readonly column: number;
  readonly unseen?: string;
  readonly from?: string;
  readonly to?: string;
}

const uneven = /\t| [ \n]|\n[ \n]/;

/** The text of a cell: lines as they were broken in it, one space where there are several, none at the edges. */
export function cellText(written: string): string {
  const text = written.trim();
  if (!uneven.test(text)) return text;
  return text
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

export interface SheetRow {
  /**
   * From 1: the row of a worksheet; in a text file the line in which the row begins, for a quoted field may
   * carry it over several.
   */
  readonly line: number;
  /** Trimmed. */
  readonly fields: readonly string[];
  /** How cells look beside their text, where any of the row is set in or bold. */
  readonly looks?: readonly (CellLook | undefined)[];
}

/** What can be seen of a cell besides its text: in tables of offices it tells levels. */
export interface CellLook {
  /** How far the text is set in, by spaces or by its alignment, in half-width characters. */
  readonly indent?: number;
  readonly bold?: boolean;
}

/** Half-width characters that one step of the indent of a spreadsheet program is worth. */
const INDENT_STEP = 2;

/** The look of a cell by its text with the spaces before it, and its format; undefined where nothing is to be seen. */
export function lookOf(text: string, steps = 0, bold = false): CellLook | undefined {
  const [spaces = ''] = /^[\s\u00a0\u3000]+/u.exec(text) ?? [];
  const width = [...spaces].reduce(
    (sum, space) => sum + (space === '\u3000' ? 2 : space === '\n' ? 0 : 1),
    0,
  );
  const indent = width + INDENT_STEP * steps;
  if (indent === 0 && !bold) return undefined;
  return { ...(indent > 0 && { indent }), ...(bold && { bold }) };
}

/** A block of cells; rows and columns count from 1, and the last ones belong to it. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The place of a cell of a sheet; without `column` that of the row, without `line` that of the whole sheet. */
export function placeIn(
  { file, name, pointers }: Pick<RawTable, 'file' | 'name' | 'pointers'>,
  line?: number,
  column?: number,
): Place {
  // written out, for each cell has one
  const at = line === undefined ? { file } : column === undefined ? { file, line } : { file, line, column };
  if (name === undefined) return at;
  const address = pointers ? pointerOf(pointers, line, column) : addressOf(name, line, column);
  // the whole of a file has an empty pointer
  return { ...at, sheet: name, ...(address !== '' && { address }) };
}

/** The place of a cell under a head of this name. */
export function cellPlaceIn(sheet: RawTable, line: number, column: number, field: string): Place {
  const { file, name } = sheet;
  return name === undefined ? { file, line, column, field } : { ...placeIn(sheet, line, column), field };
}

/** How spreadsheet programs write a place: `项目!D7`, the row `项目!7:7`, the sheet `项目`. */
function addressOf(sheet: string, line?: number, column?: number): string {
  const name = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  if (line === undefined) return name;
  return `${name}!${column === undefined ? `${line}:${line}` : columnLetters(column) + line}`;
}

/** 1 → A, 26 → Z, 27 → AA. */
export function columnLetters(column: number): string {
  const last = (column - 1) % 26;
  const before = (column - 1 - last) / 26;
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + last);
}
