import type { TableNode } from '../../../document/tree.js';
import type { Edition } from '../../../edition/model.js';
import type { TableLayout } from '../../flow.js';

/**
 * Rules of a table whose first `titles` rows are its title and unit line. Three-line table (CY/T 170-2019, 7):
 * thick above the head and under the last row, thin under the head, none at the sides. A hairline between rows
 * leads the eye; a total stands under a thin rule, and groups and totals on a tone. A photocopier drops rules
 * under 0.25 pt and tones under 8 %, so an edition's hairline and tint are not lighter than that.
 */
export function tableLayout(
  table: TableNode,
  { table: style, palette, styles }: Edition,
  titles: number,
): TableLayout {
  const headEnd = titles + table.head.length;
  const bodyEnd = headEnd + table.body.length;
  const isThick = (line: number) => line === titles || line === bodyEnd;
  const isAboveTotal = (line: number) => table.body[line - headEnd]?.kind === 'total';
  const isRow = (row: number) => row >= titles && row < bodyEnd;
  const paddingPt = Math.max(0, style.rowPt - (styles['table-cell']?.pitchPt ?? style.rowPt)) / 2;
  return {
    hLineWidth: (line) => {
      if (isThick(line)) return style.thickPt;
      if (line === headEnd || isAboveTotal(line)) return style.thinPt;
      return line > headEnd && line < bodyEnd ? style.hairlinePt : 0;
    },
    hLineColor: (line) =>
      line <= headEnd || isThick(line) || isAboveTotal(line) ? palette.ink : palette.hairline,
    vLineWidth: () => 0,
    paddingLeft: () => style.paddingPt,
    paddingRight: () => style.paddingPt,
    // the first note stands clear of the bottom rule
    paddingTop: (row) => (isRow(row) || row === bodyEnd ? paddingPt : 0),
    paddingBottom: (row) => (isRow(row) ? paddingPt : 0),
    brokenLineWidth: style.thinPt,
  };
}
