import { chartColumns, keyNamed } from '../../dataset/pack-sheets/words.js';
import type { DataSheet } from '../desk/sheets.js';
import type { ChartCell, ChartSheet } from '../wire/charts.js';

/** What the page changes of a chart, by its place in a declaration. */
const CHANGED = ['type', 'title', 'topic', 'columns', 'rows.ids', 'rows.sort', 'rows.order'];

/** The row of a worksheet that declares a chart: the nth below its head. */
export function chartSheet(sheet: DataSheet, index: number): ChartSheet | undefined {
  const keys = chartColumns({});
  const [head, ...rows] = sheet.rows;
  const row = rows[index];
  if (!head || !row) return undefined;
  const placeOf = (field: string) => keyNamed(keys, field)?.path.join('.');
  const found = head.fields.map(placeOf);
  const missing = CHANGED.filter((place) => !found.includes(place));
  const cells = CHANGED.map((place): [string, ChartCell] => {
    const at = found.indexOf(place);
    if (at !== -1) return [place, { column: at + 1, text: row.fields[at] ?? '' }];
    const newHead = keys.find(({ path }) => path.join('.') === place)?.names[0] ?? place;
    return [place, { column: head.fields.length + 1 + missing.indexOf(place), text: '', newHead }];
  });
  return {
    ...{ key: sheet.key, name: sheet.sheet ?? '', headLine: head.line, line: row.line, fields: row.fields },
    cells: Object.fromEntries(cells),
  };
}
