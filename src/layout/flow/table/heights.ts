import type { Edition } from '../../../edition/model.js';
import { styleOf } from '../context.js';
import type { MeasuredRow } from './cells.js';
import { cellPaddingPt } from './layout.js';
import type { FittedTable } from './rows.js';

/** How high a table will be, by the lines that its texts take at least. Lengths in pt. */
export interface TableHeights {
  /** Title, unit and head, as they stand on each page. */
  readonly topPt: number;
  readonly rows: readonly number[];
  readonly notesPt: number;
}

export function heightsOf(fitted: FittedTable, edition: Edition): TableHeights {
  const { table, head, body, widths } = fitted;
  const { title, unit, notes } = table;
  const pitchOf = (name: string) => styleOf(edition, name).pitchPt;
  const titlesPt = (title ? pitchOf('table-title') : 0) + (unit ? pitchOf('table-unit') : 0);
  const paddingPt = cellPaddingPt(edition);
  const heightOf = (row: MeasuredRow) => rowHeightPt(row, widths, edition.table.paddingPt, paddingPt);
  const headPt = head.reduce((sum, row) => sum + heightOf(row), 0);
  const widthPt = widths.reduce((sum, width) => sum + width, 0);
  const noteStyle = styleOf(edition, 'table-note');
  const notesPt = notes.reduce((sum, note) => {
    const characters = note.reduce((count, one) => count + ('text' in one ? one.text.length : 4), 0);
    return sum + Math.ceil((characters * noteStyle.sizePt) / widthPt) * noteStyle.pitchPt;
  }, 0);
  return { topPt: titlesPt + headPt, rows: body.map(heightOf), notesPt };
}

/** What the whole table takes on a page without end. */
export function totalHeightPt({ topPt, rows, notesPt }: TableHeights): number {
  return rows.reduce((sum, row) => sum + row, topPt + notesPt);
}

function rowHeightPt(
  { cells, row }: MeasuredRow,
  widths: readonly number[],
  sidePt: number,
  paddingPt: number,
): number {
  let linesPt = 0;
  for (const { cell, column, maxWidthPt, style, insetPt } of cells) {
    if (cell.rowSpan > 1) continue;
    let widthPt = -2 * sidePt - insetPt;
    for (let at = column; at < column + cell.columnSpan; at++) widthPt += widths[at] ?? 0;
    const lines = Math.max(1, Math.ceil((maxWidthPt - insetPt) / Math.max(widthPt, style.sizePt) - ROUNDING));
    linesPt = Math.max(linesPt, lines * style.pitchPt);
  }
  return linesPt + (row.isNameOfNext ? 1 : 2) * paddingPt;
}

const ROUNDING = 1e-6;
