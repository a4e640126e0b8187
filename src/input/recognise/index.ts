import type { RawTable } from '../raw-table.js';
import { tableNameOf } from '../readers/reader.js';
import { headingOf, isSection } from './above.js';
import { findAreas } from './areas.js';
import { buildTable, type SheetFacts } from './build.js';
import { formTables } from './forms.js';
import { Grid } from './grid.js';
import type { Reading, RecognisedTable } from './model.js';
import { putTogether, sidesOf } from './sides.js';
import { turned } from './turned.js';

type Sheet = Pick<RawTable, 'name' | 'rows' | 'merges' | 'separator'> & { readonly file?: string };

/**
 * The tables that an office's sheet holds, as it is: titles, units, heads of several rows, indented names, totals,
 * notes. Nothing is required of the sheet; one that holds no table yields none.
 *
 * The idea is to find the columns of figures first. What has words in them is a head, what has figures is data, and
 * a row that fills none of them is a text. Merges, bold type and indents only refine that.
 *
 * `readings` are what pack.yaml says of its tables, in their order.
 */
export function recognise(sheet: Sheet, readings: readonly Reading[] = []): RecognisedTable[] {
  const { separator } = sheet;
  const tables = tablesOf(sheet, readings);
  return separator === undefined ? tables : tables.map((table) => ({ ...table, separator }));
}

function tablesOf(sheet: Sheet, readings: readonly Reading[]): RecognisedTable[] {
  const facts = {
    ...{ sheet: sheet.name ?? '', file: tableNameOf(sheet.file ?? '') },
    notes: [],
    heading: '',
  };
  const form = formTables(sheet, facts, readings, (part, ofPart, read) =>
    tablesIn(new Grid(part), read, ofPart),
  );
  if (form) return form;
  const grid = new Grid(sheet);
  const transpose = readings[0]?.transpose;
  const upright = transpose === false ? undefined : turned(grid, transpose === true);
  if (upright === undefined) return tablesIn(grid, readings, facts);
  const turnedGrid = new Grid(upright.sheet);
  return tablesIn(turnedGrid, readings, facts).map((table) => ({ ...table, isTransposed: true }));
}

function tablesIn(grid: Grid, readings: readonly Reading[], ofSheet: SheetFacts): RecognisedTable[] {
  const found: RecognisedTable[] = [];
  const areas = findAreas(grid, readings);
  const ofAll = areas[0] ? headingOf(areas[0].blocks[0]) : '';
  const notes = (areas.at(-1)?.notes ?? []).filter(({ text }) => isOfAllTables(text));
  for (const area of areas) {
    const reading = readings[found.length] ?? {};
    const sides = sidesOf(grid, area);
    const heading = isSection(area.blocks[0]) ? ofAll : ofSheet.heading;
    const facts = { ...ofSheet, notes, heading };
    const tables = sides.flatMap((side) => buildTable(grid, area, side, reading, facts) ?? []);
    found.push(...putTogether(tables, sides, area));
  }
  return found;
}

/** Whether a note below the last table may be of those before it, too: 以上单位均为万元. */
function isOfAllTables(text: string): boolean {
  return /均|统一|一律|全部|各表|以上|所有/u.test(text);
}
