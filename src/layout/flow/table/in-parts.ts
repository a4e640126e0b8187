import type { TableContext } from '../context.js';
import { type MeasuredTable, measureTable } from './cells.js';
import { fittedPart } from './fit.js';
import { columnNeeds } from './needs.js';
import { columnParts } from './parts.js';
import type { FittedTable } from './rows.js';

/** White that each column of a part has beside what it needs, in characters of the cells. */
const WHITE_CHARACTERS = 0.5;

/** The table in the fewest parts there can be; undefined where one alone does not. */
export function tableInParts(
  measured: MeasuredTable,
  context: TableContext,
): readonly FittedTable[] | undefined {
  const { edition, widthPt } = context;
  const { table, mostPt, sizePt } = measured;
  const whitePt = WHITE_CHARACTERS * sizePt;
  const needs = columnNeeds(measured, edition.table.paddingPt);
  const loose = columnParts(
    table,
    needs.map((need) => ({ ...need, minPt: need.minPt + whitePt })),
    widthPt,
  );
  const tight = columnParts(table, needs, widthPt);
  // white is worth no further part
  const parts = loose && loose.length === tight?.length ? loose : tight;
  const set = parts?.map((part) => fittedPart(measureTable(part, context, mostPt), context, widthPt));
  return set?.every((part) => part !== undefined) ? set : undefined;
}
