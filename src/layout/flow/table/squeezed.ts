import type { TableContext } from '../context.js';
import { type MeasuredTable, measureTable } from './cells.js';
import type { ColumnNeed } from './column-need.js';
import { cutInTable } from './cut-in-table.js';
import { withWidths } from './fit.js';
import { blocksInTurns } from './in-turns.js';
import { columnNeeds } from './needs.js';
import { columnParts, namesEnd } from './parts.js';
import type { DefinedTable } from './table.js';
import { leastWidthPt } from './widths.js';

/** The names of rows take no more than this share of a page where a column beside them is as wide as that. */
const MOST_OF_NAMES = 0.4;

/**
 * A table with something in it that no column holds on a line: its columns are made as narrow as the page asks, and
 * what is wider, be it figures, is cut there. It is set all the same, and told.
 */
export function squeezedTable(measured: MeasuredTable, context: TableContext): DefinedTable {
  const { edition, widthPt } = context;
  const { table, mostPt } = measured;
  const { paddingPt } = edition.table;
  const needs = columnNeeds(measured, paddingPt, { headsWrap: true });
  const parts = columnParts(table, capped(needs, namesEnd(table), widthPt), widthPt) ?? [table];
  const set = parts.map((part) => {
    const one = measureTable(part, context, mostPt);
    const own = columnNeeds(one, paddingPt, { headsWrap: true });
    const most = capped(own, namesEnd(part), widthPt);
    return withWidths(one, within(most, widthPt), context, widthPt);
  });
  return { blocks: blocksInTurns(set, context), problems: [cutInTable(measured, needs, edition)] };
}

/** The needs of columns of which each fits on a page beside the names of the rows. */
function capped(needs: readonly ColumnNeed[], names: number, widthPt: number): ColumnNeed[] {
  const namePt = (MOST_OF_NAMES * widthPt) / Math.max(1, names);
  const cappedNames = needs.slice(0, names).map((need) => cap(need, namePt));
  const restPt = cappedNames.reduce((left, { minPt }) => left - minPt, widthPt);
  return [...cappedNames, ...needs.slice(names).map((need) => cap(need, restPt))];
}

function cap(need: ColumnNeed, mostPt: number): ColumnNeed {
  return {
    ...need,
    minPt: Math.min(need.minPt, mostPt),
    preferredPt: Math.max(need.minPt, need.preferredPt),
  };
}

/** The needs, all of them less where their least is more than the page has. */
function within(needs: readonly ColumnNeed[], widthPt: number): ColumnNeed[] {
  const leastPt = leastWidthPt(needs);
  const share = leastPt > widthPt ? widthPt / leastPt : 1;
  return needs.map((need) => ({ ...need, minPt: share * need.minPt }));
}
