import { type Diagnostic, warningAt } from '../../core/diagnostics.js';
import { placeIn, type SheetRow } from '../raw-table.js';

/** What a spreadsheet program does not show of a sheet, counted from 1. */
export interface Hidden {
  readonly rows: readonly number[];
  readonly columns: readonly { readonly first: number; readonly last: number }[];
}

/** Hidden rows and columns that hold something are read like the others, which is worth a warning of each. */
export function hiddenFindings(
  sheet: { readonly file: string; readonly name: string },
  rows: readonly SheetRow[],
  hidden: Hidden,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const filled = new Set(rows.map(({ line }) => line));
  const hiddenRows = hidden.rows.filter((line) => filled.has(line));
  const [row] = hiddenRows;
  if (row !== undefined) {
    const count = hiddenRows.length;
    const message = {
      zh: `有${count}行隐藏了，照样读入`,
      en: count === 1 ? 'A hidden row is read all the same' : `${count} hidden rows are read all the same`,
    };
    found.push(warningAt('hidden-rows', message, { place: placeIn(sheet, row), hint: unhide }));
  }
  const column = firstHiddenColumn(rows, hidden.columns);
  if (column !== undefined) {
    const message = { zh: '有列隐藏了，照样读入', en: 'Hidden columns are read all the same' };
    const place = placeIn(sheet, rows[0]?.line ?? 1, column);
    found.push(warningAt('hidden-columns', message, { place, hint: unhide }));
  }
  return found;
}

/** Columns that hold nothing may be hidden: programs hide the thousands that are never used. */
function firstHiddenColumn(rows: readonly SheetRow[], hidden: Hidden['columns']): number | undefined {
  const isFilled = (column: number) => rows.some(({ fields }) => (fields[column - 1] ?? '') !== '');
  const widest = rows.reduce((most, { fields }) => Math.max(most, fields.length), 0);
  for (const { first, last } of hidden) {
    for (let column = first; column <= Math.min(last, widest); column++) if (isFilled(column)) return column;
  }
  return undefined;
}

const unhide = {
  zh: '取消隐藏，或删去不要的内容。',
  en: 'Show them, or delete what is not wanted.',
};
