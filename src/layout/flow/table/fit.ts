import type { TableContext } from '../context.js';
import type { MeasuredTable } from './cells.js';
import type { ColumnNeed } from './column-need.js';
import { evenWidths, fittedWidthPt } from './even-widths.js';
import { columnNeeds } from './needs.js';
import type { FittedTable } from './rows.js';
import { columnWidths, leastWidthPt } from './widths.js';

/** The table with the widths its columns take in a measure; undefined where it is too wide. */
export function fittedTable(
  measured: MeasuredTable,
  context: TableContext,
  measurePt: number,
): FittedTable | undefined {
  const needs = columnNeeds(measured, context.edition.table.paddingPt);
  return leastWidthPt(needs) > measurePt ? undefined : withWidths(measured, needs, context, measurePt);
}

/** The same for a part of a table, whose heads may take as many lines as it takes. */
export function fittedPart(
  measured: MeasuredTable,
  context: TableContext,
  measurePt: number,
): FittedTable | undefined {
  const plain = fittedTable(measured, context, measurePt);
  if (plain) return plain;
  const needs = columnNeeds(measured, context.edition.table.paddingPt, { headsWrap: true });
  return leastWidthPt(needs) > measurePt ? undefined : withWidths(measured, needs, context, measurePt);
}

/** The table with columns of widths that hold what they need; the measure holds their least. */
export function withWidths(
  measured: MeasuredTable,
  needs: readonly ColumnNeed[],
  context: TableContext,
  measurePt: number,
): FittedTable {
  const insetPt = 2 * context.edition.table.paddingPt;
  const { table } = measured;
  const isStacked = table.body.some(({ isNameOfNext }) => isNameOfNext);
  if (!table.isFitted && !isStacked) return { ...measured, widths: columnWidths(needs, measurePt, insetPt) };
  const widthPt = isStacked ? measurePt : fittedWidthPt(needs, measurePt, measured.sizePt, measured.titlePt);
  return { ...measured, widths: evenWidths(needs, widthPt, insetPt) };
}
