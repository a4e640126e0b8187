import type { TableNode } from '../../../document/tree.js';
import type { Edition } from '../../../edition/model.js';
import type { TableLayout } from '../../flow.js';

/**
 * Rules of a table whose first `titles` rows are its title and unit line. Three-line table (CY/T 170-2019, 7):
 * thick above the head and under the last row, thin under the head, none at the sides. A hairline between rows
 * leads the eye; a total stands under a thin rule, and groups and totals on a tone. A photocopier drops rules
 * under 0.25 pt and tones under 8 %, so an edition's hairline and tint are not lighter than that.
 */
export function tableLayout(table: TableNode, edition: Edition, titles: number): TableLayout {
  const { table: style, palette } = edition;
  const headEnd = titles + table.head.length;
  const bodyEnd = headEnd + table.body.length;
  const isThick = (line: number) => line === titles || line === bodyEnd;
  const isAboveTotal = (line: number) =>
    table.body[line - headEnd]?.kind === 'total' && !table.body[line - headEnd - 1]?.isNameOfNext;
  const isRow = (row: number) => row >= titles && row < bodyEnd;
  const paddingPt = cellPaddingPt(edition);
  const hasHairline = edition.look === 'ruled' ? hairlinesOf(table) : () => true;
  return {
    hLineWidth: (line) => {
      if (isThick(line)) return style.thickPt;
      if (line === headEnd || isAboveTotal(line)) return style.thinPt;
      if (table.body[line - headEnd - 1]?.isNameOfNext) return 0;
      return line > headEnd && line < bodyEnd && hasHairline(line - headEnd) ? style.hairlinePt : 0;
    },
    hLineColor: (line) =>
      line <= headEnd || isThick(line) || isAboveTotal(line) ? palette.ink : palette.hairline,
    vLineWidth: () => 0,
    paddingLeft: () => style.paddingPt,
    paddingRight: () => style.paddingPt,
    // the first note stands clear of the bottom rule
    paddingTop: (row) => {
      const isUnderName = table.body[row - headEnd - 1]?.isNameOfNext === true;
      return (isRow(row) && !isUnderName) || row === bodyEnd ? paddingPt : 0;
    },
    paddingBottom: (row) => (isRow(row) && !table.body[row - headEnd]?.isNameOfNext ? paddingPt : 0),
    brokenLineWidth: style.thinPt,
  };
}

/** Rows from one hairline of the ruled look to the next, where no groups part them. */
const ROWS_APART = 5;

/** Before which rows of the body the ruled look has a hairline: those of groups, or else every fifth. */
function hairlinesOf({ body }: TableNode): (row: number) => boolean {
  if (body.some(({ kind }) => kind === 'group')) return (row) => body[row]?.kind === 'group';
  return (row) => row % ROWS_APART === 0;
}

/** White above and below the lines of a cell. */
export function cellPaddingPt({ table: { rowPt }, styles }: Edition): number {
  return Math.max(0, rowPt - (styles['table-cell']?.pitchPt ?? rowPt)) / 2;
}
