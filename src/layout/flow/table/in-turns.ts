import type { TableRow } from '../../../document/tree.js';
import type * as pdf from '../../flow.js';
import { styleOf, type TableContext } from '../context.js';
import { typeAreaHeightPt, typeAreaWidthPt } from '../page.js';
import { defineBlock } from './block.js';
import type { MeasuredRow } from './cells.js';
import { heightsOf } from './heights.js';
import { type FittedTable, resumedRow } from './rows.js';
import { resumedGroups, rowsKept } from './rows-kept.js';
import { type Turns, turnsOf } from './turns.js';

/** Of the height of a page so much is not reckoned with: heights are estimated. */
const SPARE_SHARE = 0.04;

/** So many names of groups stand again at the head of a page. */
const MOST_RESUMED = 2;

/** What a heading before the table takes, in lines of the grid. */
const HEADING_LINES = 4;

/**
 * The parts of a table as blocks. Where they are long, the same rows of all parts stand on one page, one part below
 * the other, or on pages that follow each other, before the next rows do: nobody has to leaf through all of a long
 * table to find the last columns of a row.
 */
export function blocksInTurns(parts: readonly FittedTable[], context: TableContext): readonly pdf.Block[] {
  if (parts.length < 2) return parts.map((part) => defineBlock(part, context));
  const { ends, areShared } = turnsOfParts(parts, context);
  const stack = ends.flatMap((end, turn) =>
    parts.map((part, index) => {
      const isFirst = turn === 0 && index === 0;
      const isLast = turn === ends.length - 1 && index === parts.length - 1;
      const one =
        isFirst && isLast ? part : rowsOf(part, ends[turn - 1] ?? 0, end, { isFirst, isLast }, context);
      const { float: _, mayFollowFigures: __, ...block } = defineBlock(one, context);
      const isFollowed = areShared && index < parts.length - 1;
      return { ...block, keepTogether: true, ...(isFollowed && { keepWithNext: true }) };
    }),
  );
  // figures may precede the table as a whole
  return [{ stack, mayFollowFigures: true }];
}

function turnsOfParts(
  parts: readonly FittedTable[],
  { edition, isUnderHeading, widthPt }: TableContext,
): Turns {
  const { table } = parts[0] as FittedTable;
  const count = table.body.length;
  // cells that reach over several rows are not cut
  if (table.body.some(({ cells }) => cells.some(({ rowSpan }) => rowSpan > 1)))
    return { ends: [count], areShared: false };
  const orientation = widthPt > typeAreaWidthPt(edition, 'portrait') ? 'landscape' : 'portrait';
  const pagePt = (1 - SPARE_SHARE) * typeAreaHeightPt(edition, orientation);
  const resumedPt = table.body.some(({ kind, level }) => kind === 'group' || level)
    ? MOST_RESUMED * edition.table.rowPt
    : 0;
  const headingPt = isUnderHeading ? HEADING_LINES * edition.page.pitchPt : 0;
  const isKept = rowsKept(table);
  const heights = parts.map((part) => heightsOf(part, edition));
  const room = {
    pagePt: pagePt - resumedPt,
    firstPt: pagePt - headingPt,
    beforePt: table.title ? styleOf(edition, 'table-title').beforePt : 0,
    pitchPt: edition.page.pitchPt,
  };
  return turnsOf(heights, room, (row) => !isKept(row));
}

/**
 * Some rows of a part, as a table of its own. What other such tables have, too, are cells of its own: each stands in
 * the structure of its table.
 */
function rowsOf(
  part: FittedTable,
  from: number,
  end: number,
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
  context: TableContext,
): FittedTable {
  const { table } = part;
  const groups = from > 0 ? resumedGroups(table, from) : [];
  const resumed = groups.flatMap((at) => part.body[at] ?? []);
  const body = [
    ...resumed.map((group) => ofItsOwn(resumedRow(group, context, table.columns.length))),
    ...part.body.slice(from, end),
  ].map(isFirst ? (row) => row : withOwnCells);
  const head = isFirst ? part.head : part.head.map(withOwnCells);
  const rowOf = ({ row }: MeasuredRow): TableRow => row;
  return {
    ...part,
    head,
    body,
    table: {
      ...table,
      ...(from > 0 && { id: `${table.id}.${from}`, isContinued: true as const }),
      head: head.map(rowOf),
      body: body.map(rowOf),
      notes: isLast ? table.notes : [],
    },
  };
}

/** The row without the figures that follow it elsewhere. */
function ofItsOwn({ row: { isNameOfNext: _, ...row }, cells }: MeasuredRow): MeasuredRow {
  return { row, cells };
}

function withOwnCells({ row, cells }: MeasuredRow): MeasuredRow {
  const own = cells.map((one) => ({ ...one, cell: { ...one.cell } }));
  return { row: { ...row, cells: own.map(({ cell }) => cell) }, cells: own };
}
