import type { Big } from 'big.js';
import { isSameUnit } from '../../quantity/unit.js';
import type { Column, Row } from '../model.js';
import { numberIn, unitOf } from '../table/columns.js';
import { comparedColumns } from './difference.js';

const HUNDRED = 100;

/** By how many percent the last figure of a row stands above the one it is compared with. */
export interface Growth {
  /** With one decimal; below zero where it fell. */
  readonly percent: Big;
  /** Whether no word such as 约 or 以上 stands with either figure. */
  readonly isExact: boolean;
  /** Headers of the two columns. */
  readonly from: string;
  readonly to: string;
}

/** The growth of amounts of one unit; of percentages, and of what was nothing or less, there is none. */
export function growthOf(row: Pick<Row, 'cells'>, columns: readonly Column[]): Growth | undefined {
  const [before, last] = comparedColumns(columns) ?? [];
  const [from, to] = [before && numberIn(row, before), last && numberIn(row, last)];
  if (!before || !last || !from || !to || from.value.lte(0)) return undefined;
  const [unit, earlierUnit] = [
    to.unit || unitOf(row, last, columns),
    from.unit || unitOf(row, before, columns),
  ];
  if (/[%‰]|百分点/.test(unit) || !isSameUnit(earlierUnit, unit)) return undefined;
  return {
    percent: to.value.minus(from.value).times(HUNDRED).div(from.value).round(1),
    isExact: [from, to].every(({ prefix, qualifier }) => prefix === '' && qualifier === ''),
    from: before.header,
    to: last.header,
  };
}
