import type { Diagnostic } from '../../../core/diagnostics.js';
import type { TableNode } from '../../../document/tree.js';
import type * as pdf from '../../flow.js';
import { styleOf, type TableContext } from '../context.js';
import { type MeasuredTable, measureTable } from './cells.js';
import { tableLayout } from './layout.js';
import { columnNeeds } from './needs.js';
import { columnParts } from './parts.js';
import { type FittedTable, RowDefiner } from './rows.js';
import { tooWide } from './too-wide.js';
import { columnWidths, leastWidthPt } from './widths.js';

/** A table of no more rows than this is not begun near the foot of a page to be continued on the next. */
const SHORT_TABLE_ROWS = 20;

/**
 * A three-line table (CY/T 170) with title and unit above, notes below, on whole lines of the grid. One that is
 * too wide for the measure goes onto landscape pages of its own where the context allows that, then into the
 * edition's small size, then in parts that each have some of its columns; what is too wide even so is a problem.
 */
export function defineTable(table: TableNode, context: TableContext): readonly pdf.Block[] | Diagnostic {
  const { turnedWidthPt, widthPt, edition } = context;
  const full = measureTable(table, context);
  const upright = fitted(full, context, widthPt);
  if (upright) return [block(upright, context)];
  const widestPt = turnedWidthPt ?? widthPt;
  const small = measureTable(table, context, edition.table.smallPt);
  const turned = fitted(full, context, widestPt) ?? fitted(small, context, widestPt);
  if (!turned) {
    const parts = inParts(full, context) ?? inParts(small, context);
    return parts ?? tooWide(small, columnNeeds(small, edition.table.paddingPt), widestPt, edition);
  }
  const set = block(turned, { ...context, widthPt: widestPt });
  return [turnedWidthPt === undefined ? set : { section: [set], pageOrientation: 'landscape' }];
}

/** The table in parts below each other, of so many columns as fit; undefined where one alone does not. */
function inParts(measured: MeasuredTable, context: TableContext): readonly pdf.Block[] | undefined {
  const { edition, widthPt } = context;
  const parts = columnParts(measured.table, columnNeeds(measured, edition.table.paddingPt), widthPt);
  const sizePt = measured.mostPt;
  const set = parts?.map((part) => fitted(measureTable(part, context, sizePt), context, widthPt));
  return set?.every((part) => part !== undefined) ? set.map((part) => block(part, context)) : undefined;
}

/** The table with the widths its columns take in a measure; undefined where it is too wide. */
function fitted(
  measured: MeasuredTable,
  { edition }: TableContext,
  measurePt: number,
): FittedTable | undefined {
  const needs = columnNeeds(measured, edition.table.paddingPt);
  if (leastWidthPt(needs) > measurePt) return undefined;
  return { ...measured, widths: columnWidths(needs, measurePt, 2 * edition.table.paddingPt) };
}

function block(fitted: FittedTable, context: TableContext): pdf.FlowTable {
  const { table } = fitted;
  const define = new RowDefiner(fitted, context);
  const titles = define.titles(false);
  const head = define.rows(fitted.head);
  const headerRows = titles.length + head.length;
  const isShort = table.body.length <= SHORT_TABLE_ROWS;
  return {
    id: table.id,
    margin: [0, spaceBeforePt(table, context), 0, 0],
    gridSnap: 'end',
    keepTogether: isShort,
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
      keepRowWithNext: rowsKept(table, headerRows),
      resumedRow: (row) => resumedGroup(fitted, define, headerRows, row - headerRows),
    },
    layout: tableLayout(table, context.edition, titles.length),
  };
}

/** White before a table's title; under a heading there is enough. */
function spaceBeforePt(table: TableNode, { edition, isUnderHeading }: TableContext): number {
  return table.title && !isUnderHeading ? styleOf(edition, 'table-title').beforePt : 0;
}

/**
 * Which rows stay on the page of the next: the head of a group, what a subtotal or total sums up, and the last
 * two rows, which the notes are about.
 */
function rowsKept({ body }: TableNode, headerRows: number): (row: number) => boolean {
  const lastRow = headerRows + body.length - 1;
  const isSum = (index: number) => body[index]?.kind === 'subtotal' || body[index]?.kind === 'total';
  return (row) => {
    const index = row - headerRows;
    return row >= lastRow - 1 || body[index]?.kind === 'group' || isSum(index + 1);
  };
}

/** The group that a row of the body goes on with, as it stands at the head of a further page. */
function resumedGroup(
  { body }: FittedTable,
  define: RowDefiner,
  headerRows: number,
  index: number,
): pdf.ResumedRow | undefined {
  const kindOf = (at: number) => body[at]?.row.kind;
  if (kindOf(index) !== 'plain' && kindOf(index) !== 'subtotal') return undefined;
  const isBound = (at: number) => kindOf(at) === 'group' || kindOf(at) === 'total';
  let at = index - 1;
  while (at >= 0 && !isBound(at)) at--;
  const group = body[at];
  if (group?.row.kind !== 'group') return undefined;
  return { rowIndex: headerRows + at, cells: define.resumed(group) };
}
