import { decimalPlaces } from '../../quantity/numerals.js';
import { isSameUnit } from '../../quantity/unit.js';
import type { Column, Row } from '../model.js';
import { numberIn, unitOf } from '../table/columns.js';
import { actualMeasures } from '../table/schema.js';

/**
 * The columns of one year each, by year; within a year what has happened comes before what is planned, else
 * in the order of the file.
 */
export function yearColumns(columns: readonly Column[]): Column[] {
  const isPlan = ({ measure = '' }: Column) => Number(!actualMeasures.includes(measure));
  return columns
    .filter(({ year }) => year !== undefined)
    .toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0) || isPlan(a) - isPlan(b));
}

/**
 * The last year's figure less that of the year before, within one row and so of one indicator. A year that
 * has both an actual figure and a plan counts with the actual one.
 */
export function differenceOf(row: Row, columns: readonly Column[]): Difference | undefined {
  const compared = comparedYears(columns);
  return compared && differenceBetween(row, ...compared, columns);
}

/** The figure of one column less that of another before it; none unless both are numbers of one unit. */
export function differenceBetween(
  row: Pick<Row, 'cells'>,
  before: Column,
  last: Column,
  columns: readonly Column[],
): Difference | undefined {
  const [from, to] = [numberIn(row, before), numberIn(row, last)];
  if (from === undefined || to === undefined) return undefined;

  const unit = to.unit || unitOf(row, last, columns);
  if (!isSameUnit(from.unit || unitOf(row, before, columns), unit)) return undefined;
  const change = to.value.minus(from.value);
  const places = Math.max(decimalPlaces(from.digits), decimalPlaces(to.digits));
  const sign = change.cmp(0);
  const digits = `${signs[sign]}${change.abs().toFixed(places)}`;
  return { digits, sign, unit: unit === '%' ? '个百分点' : unit, from: before.header, to: last.header };
}

/** The two columns whose figures are compared, the earlier first; undefined where there are no two years. */
export function comparedYears(columns: readonly Column[]): readonly [Column, Column] | undefined {
  const figures = yearColumns(columns).filter(({ role }) => role === 'year');
  const onePerYear = figures.filter((column, index) => column.year !== figures[index - 1]?.year);
  const [before, last] = onePerYear.slice(-2);
  return before && last && [before, last];
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
