import type { TableNode } from '../../../document/tree.js';
import type * as pdf from '../../flow.js';
import { styleOf, type TableContext } from '../context.js';
import { tableLayout } from './layout.js';
import { type FittedTable, RowDefiner } from './rows.js';
import { isResumable, resumedGroups, rowsKept } from './rows-kept.js';

/** A table of no more rows than this is not begun near the foot of a page to be continued on the next. */
const SHORT_TABLE_ROWS = 20;

/** A table as the engine sets it, in the middle of the measure where it is narrower. */
export function defineBlock(fitted: FittedTable, context: TableContext): pdf.FlowTable {
  const { table } = fitted;
  const define = new RowDefiner(fitted, context);
  const titles = define.titles(false);
  const head = define.rows(fitted.head);
  const headerRows = titles.length + head.length;
  const isShort = table.body.length <= SHORT_TABLE_ROWS;
  const isKept = rowsKept(table);
  // what the others were measured as is not held by the pages
  const names = new Map([...fitted.body.entries()].filter(([at]) => isResumable(table, at)));
  return {
    id: table.id,
    margin: [besidePt(fitted, context), spaceBeforePt(table, context), 0, 0],
    gridSnap: 'end',
    keepTogether: isShort,
    mayFollowFigures: true,
    ...(isShort && { float: 'table' }),
    table: {
      widths: fitted.widths,
      rowRole: (row) => {
        if (row < titles.length) return 'caption';
        if (row < headerRows) return 'head';
        return row < headerRows + table.body.length ? 'body' : 'note';
      },
      headerRows,
      body: [...titles, ...head, ...define.rows(fitted.body), ...define.notes()],
      continuedHead: () => [...define.titles(true), ...head],
      keepRowWithNext: (row) => isKept(row - headerRows),
      resumedRows: (row) =>
        resumedGroups(table, row - headerRows).flatMap((at) => {
          const group = names.get(at);
          // a name that stands above its figures has no rule under it, but the row of those has
          const looksLike = group?.row.isNameOfNext ? at + 1 : at;
          return group ? [{ rowIndex: headerRows + looksLike, cells: define.resumed(group) }] : [];
        }),
    },
    layout: tableLayout(table, context.edition, titles.length),
  };
}

/** White at the left of a table that is narrower than the measure, to the nearest point. */
function besidePt({ widths }: FittedTable, { widthPt }: TableContext): number {
  const leftPt = widthPt - widths.reduce((sum, width) => sum + width, 0);
  return leftPt < 1 ? 0 : leftPt / 2;
}

/** White before a table's title; under a heading there is enough. */
function spaceBeforePt(table: TableNode, { edition, isUnderHeading }: TableContext): number {
  return table.title && !isUnderHeading ? styleOf(edition, 'table-title').beforePt : 0;
}
