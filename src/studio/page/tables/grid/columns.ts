import type { Column } from 'slickgrid';
import { say } from '../../language.js';
import type { SheetModel } from '../model.js';
import { words } from '../words.js';
import { letterOf } from './cells.js';

/** A row as the grid holds it: nothing but where it is, for its cells are asked of the model. */
export interface GridRow {
  readonly row: number;
}

/** Before the columns of the sheet stands one with the numbers of the rows. */
export const FIRST_COLUMN = 1;

const NUMBER_WIDTH = 36;
const DERIVED_WIDTH = 66;
const LEAST_WIDTH = 48;
const MOST_WIDTH = 232;
/** Figures are short; what is long among them is told above the grid. */
const MOST_FIGURE_WIDTH = 104;
/** So many rows are looked at for the width of a column. */
const MEASURED_ROWS = 100;
const HANZI_WIDTH = 13;
const LETTER_WIDTH = 7.6;
/** White at both sides, the line, and the mark that a cell may have. */
const AROUND = 30;

/** The columns of the grid: the numbers of rows, those of the sheet by their letters, and what follows from them. */
export function columnsOf(model: SheetModel, kept: Readonly<Record<string, number>>): Column<GridRow>[] {
  const own = Array.from({ length: model.columnCount }, (_, column): Column<GridRow> => {
    const id = `c${column}`;
    return {
      id,
      field: 'row',
      name: letterOf(column),
      width: kept[id] ?? widthOf(model, column),
      minWidth: LEAST_WIDTH,
    };
  });
  const derived = model.derived.map(({ title }, index): Column<GridRow> => {
    const id = `d${index}`;
    return {
      id,
      field: 'row',
      name: title,
      width: kept[id] ?? DERIVED_WIDTH,
      minWidth: LEAST_WIDTH,
      selectable: false,
    };
  });
  const numbers: Column<GridRow> = {
    id: 'rows',
    field: 'row',
    name: say(words).rows,
    width: NUMBER_WIDTH,
    resizable: false,
  };
  return [numbers, ...own, ...derived];
}

function widthOf(model: SheetModel, column: number): number {
  // the name by which texts find a row is none of the clerk's business
  if (model.note(column)?.role === 'id') return LEAST_WIDTH;
  const count = Math.min(model.rowCount, MEASURED_ROWS);
  const texts = Array.from({ length: count }, (_, row) => model.text({ row, column }));
  const widest = texts.reduce((most, text) => Math.max(most, measured(text)), 0);
  const most = holdsFigures(model, column) ? MOST_FIGURE_WIDTH : MOST_WIDTH;
  return Math.round(Math.max(LEAST_WIDTH, Math.min(most, widest + AROUND)));
}

/** Whether the cells of a column are read as figures. */
export function holdsFigures(model: SheetModel, column: number): boolean {
  const role = model.note(column)?.role;
  return role === 'period' || role === 'amount' || role === 'figure' || role === 'measure';
}

function measured(text: string): number {
  let width = 0;
  for (const one of text.slice(0, 40)) width += one < '\u2000' ? LETTER_WIDTH : HANZI_WIDTH;
  return width;
}

const KEPT = 'briefing-columns';
/** Sheets whose widths are kept; the oldest go first. */
const MOST_SHEETS = 50;

type Kept = Record<string, Record<string, number>>;

function allKept(): Kept {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

/** The widths of a sheet's columns as somebody drew them, by the column's id. */
export function keptWidths(sheet: string): Readonly<Record<string, number>> {
  return allKept()[sheet] ?? {};
}

export function keepWidths(sheet: string, columns: readonly Column<GridRow>[], drawn: string): void {
  const { [sheet]: before = {}, ...others } = allKept();
  const width = columns.find(({ id }) => id === drawn)?.width;
  if (width === undefined) return;
  const all = Object.entries({ ...others, [sheet]: { ...before, [drawn]: width } }).slice(-MOST_SHEETS);
  localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(all)));
}
