import { decimalPlaces } from '../../quantity/numerals.js';
import { comparePeriods, isSamePart, isSamePeriod, periodBefore } from '../../quantity/period.js';
import { isSameUnit } from '../../quantity/unit.js';
import type { Column, Row } from '../model.js';
import { isActual, isOfPeriod, numberIn, unitOf } from '../table/columns.js';

/**
 * The columns of one period each, figures and words, in order of time; within a period what came of it stands before
 * what is planned, else they stand in the order of the file.
 */
export function periodColumns<C extends Column>(columns: readonly C[]): C[] {
  const isPlan = (column: C) => Number(!isActual(column));
  return columns
    .filter(isOfPeriod)
    .toSorted((one, other) => compareColumns(one, other) || isPlan(one) - isPlan(other));
}

function compareColumns({ period: one }: Column, { period: other }: Column): number {
  return one && other ? comparePeriods(one, other) : 0;
}

/**
 * The last figure that has an earlier one to compare it with, less that one, within one row and so of one indicator.
 */
export function differenceOf(row: Row, columns: readonly Column[]): Difference | undefined {
  const compared = comparedColumns(columns);
  return compared && differenceBetween(row, ...compared, columns);
}

/** A cell, by its row and its column. */
export interface CellOf {
  readonly row: Pick<Row, 'cells'>;
  readonly column: Column;
}

/** The figure of one column less that of another before it; none unless both are numbers of one unit. */
export function differenceBetween(
  row: Pick<Row, 'cells'>,
  before: Column,
  last: Column,
  columns: readonly Column[],
): Difference | undefined {
  return differenceOfCells({ row, column: before }, { row, column: last }, columns);
}

/** The figure of one cell less that of another; none unless both are numbers of one unit. */
export function differenceOfCells(
  before: CellOf,
  last: CellOf,
  columns: readonly Column[],
): Difference | undefined {
  const [from, to] = [numberIn(before.row, before.column), numberIn(last.row, last.column)];
  if (from === undefined || to === undefined) return undefined;

  const unit = to.unit || unitOf(last.row, last.column, columns);
  if (!isSameUnit(from.unit || unitOf(before.row, before.column, columns), unit)) return undefined;
  const change = to.value.minus(from.value);
  const places = Math.max(decimalPlaces(from.digits), decimalPlaces(to.digits));
  const sign = change.cmp(0);
  const digits = `${signs[sign]}${change.abs().toFixed(places)}`;
  return {
    digits,
    sign,
    unit: unit === '%' ? '个百分点' : unit,
    from: before.column.header,
    to: last.column.header,
  };
}

/**
 * The two columns whose figures are compared, the earlier first: the last of all for which there is the same period of
 * an earlier year, or else the period right before. A period that has both a result and a plan counts with the result.
 */
export function comparedColumns(columns: readonly Column[]): readonly [Column, Column] | undefined {
  const figures = periodColumns(columns).filter(({ role }) => role === 'period');
  const onePerPeriod = figures.filter((column, index) => {
    const before = figures[index - 1];
    return before === undefined || compareColumns(before, column) !== 0;
  });
  for (const [index, last] of [...onePerPeriod.entries()].reverse()) {
    const before = earlierOf(last, onePerPeriod.slice(0, index));
    if (before) return [before, last];
  }
  return undefined;
}

/**
 * The column of figures that one of a period is compared with: of the same period of an earlier year, or right before.
 */
export function figureBefore(column: Column, columns: readonly Column[]): Column | undefined {
  const figures = periodColumns(columns).filter(({ role }) => role === 'period');
  return earlierOf(
    column,
    figures.slice(
      0,
      Math.max(
        0,
        figures.findIndex((one) => compareColumns(one, column) === 0),
      ),
    ),
  );
}

function earlierOf({ period }: Column, columns: readonly Column[]): Column | undefined {
  if (period === undefined) return undefined;
  const rightBefore = periodBefore(period);
  return (
    columns.findLast((one) => one.period && isSamePart(one.period, period)) ??
    columns.findLast((one) => one.period && rightBefore && isSamePeriod(one.period, rightBefore))
  );
}

const signs = { '1': '+', '0': '', '-1': '−' } as const;

/** How far the later of two columns stands from the earlier in a row. */
export interface Difference {
  /** Signed decimal with a true minus sign: `+0.3`, `−1.5`, `0.0`. */
  readonly digits: string;
  readonly sign: -1 | 0 | 1;
  /** 个百分点 for percentages, else the unit of the figures. */
  readonly unit: string;
  /** Headers of the two columns compared: `2021年实绩` and `2022年目标`. */
  readonly from: string;
  readonly to: string;
}
