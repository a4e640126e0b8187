import type { Table } from '../../../document/tree.js';
import type { Edition } from '../../../edition/model.js';
import type { TableLayout } from '../../pdfmake/definition.js';

/**
 * Rules of a three-line table (CY/T 170-2019, 7): thick above the head and under the last row, thin under the
 * head, none at the sides; a hairline between rows leads the eye and survives a photocopier.
 */
export function tableLayout(
  table: Table,
  { table: style, palette }: Edition,
  titleRows: number,
): TableLayout {
  const headEnd = titleRows + table.head.length;
  const rowCount = headEnd + table.body.length;
  const isThick = (line: number) => line === titleRows || line === rowCount;
  return {
    hLineWidth: (line) => {
      if (line < titleRows) return 0;
      if (isThick(line)) return style.thickPt;
      return line === headEnd ? style.thinPt : line > headEnd ? style.hairlinePt : 0;
    },
    hLineColor: (line) => (line <= headEnd || isThick(line) ? palette.ink : palette.hairline),
    vLineWidth: () => 0,
    paddingLeft: () => style.paddingPt,
    paddingRight: () => style.paddingPt,
    paddingTop: () => 0,
    paddingBottom: () => 0,
  };
}
