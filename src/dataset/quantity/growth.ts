import type { Big } from 'big.js';
import { isRateUnit, isSameUnit } from '../../quantity/unit.js';
import type { Column } from '../model.js';
import { numberIn, unitOf } from '../table/columns.js';
import type { CellOf } from './difference.js';

const HUNDRED = 100;

/** By how many percent the last figure of a row stands above the one it is compared with. */
export interface Growth {
  /** With one decimal; below zero where it fell. */
  readonly percent: Big;
  /** Whether the two are the same figure: what grew by less than a twentieth of a percent comes to 0.0 as well. */
  readonly isLevel: boolean;
  /** Whether no word such as 约 or 以上 stands with either figure. */
  readonly isExact: boolean;
  /** Headers of the two columns. */
  readonly from: string;
  readonly to: string;
}

/**
 * The growth between two cells of one unit, the earlier first; of percentages, and of what was nothing or less, there
 * is none.
 */
export function growthOfCells(before: CellOf, last: CellOf, columns: readonly Column[]): Growth | undefined {
  const [from, to] = [numberIn(before.row, before.column), numberIn(last.row, last.column)];
  if (!from || !to || from.value.lte(0)) return undefined;
  const unit = to.unit || unitOf(last.row, last.column, columns);
  const earlierUnit = from.unit || unitOf(before.row, before.column, columns);
  if (isRateUnit(unit) || !isSameUnit(earlierUnit, unit)) return undefined;
  return {
    percent: to.value.minus(from.value).times(HUNDRED).div(from.value).round(1),
    isLevel: to.value.eq(from.value),
    isExact: [from, to].every(({ prefix, qualifier }) => prefix === '' && qualifier === ''),
    from: before.column.header,
    to: last.column.header,
  };
}
