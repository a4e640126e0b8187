import type { RawTable } from '../raw-table.js';
import { type Area, findAreas } from './areas.js';
import { buildTable } from './build.js';
import { Grid } from './grid.js';
import type { Reading, RecognisedTable } from './model.js';
import { putTogether, sidesOf } from './sides.js';
import { turned } from './turned.js';

/**
 * The tables that an office's sheet holds, as it is: titles, units, heads of several rows, indented names, totals,
 * notes. Nothing is required of the sheet; one that holds no table yields none.
 *
 * The idea is to find the columns of figures first. What has words in them is a head, what has figures is data, and
 * a row that fills none of them is a text. Merges, bold type and indents only refine that.
 */
export function recognise(
  sheet: Pick<RawTable, 'name' | 'rows' | 'merges'>,
  reading: Reading = {},
): RecognisedTable[] {
  const grid = new Grid(sheet);
  const upright = reading.transpose === false ? undefined : turned(grid, reading.transpose === true);
  if (upright === undefined) return tablesIn(grid, reading);
  const turnedGrid = new Grid(upright.sheet);
  return tablesIn(turnedGrid, reading).map((table) => ({ ...table, isTransposed: true }));
}

function tablesIn(grid: Grid, reading: Reading): RecognisedTable[] {
  return findAreas(grid, reading).flatMap((area: Area) => {
    const sides = sidesOf(grid, area);
    const tables = sides.flatMap(([from, to]) => buildTable(grid, area, from, to, reading) ?? []);
    return putTogether(tables, sides, area);
  });
}
