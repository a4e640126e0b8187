import { Big } from 'big.js';
import { numberIn } from './columns.js';
import type { Column, Row } from './model.js';
import { decimalOf, decimalPlaces } from './numerals.js';
import type { Total } from './report.js';

type Cells = Pick<Row, 'cells'>;

/** The sum of a column, with as many decimal places as its most precise figure. */
export function sumOf(rows: readonly Cells[], column: Column): Total {
  const numbers = rows.map((row) => numberIn(row, column)).filter((one) => one !== undefined);
  const sum = numbers.reduce((total, { value }) => total.plus(value), new Big(0));
  const places = Math.max(0, ...numbers.map(({ digits }) => decimalPlaces(digits)));
  return {
    digits: sum.toFixed(places).replace('-', '−'),
    counted: numbers.length,
    missing: rows.length - numbers.length,
    approximate: numbers.filter(({ prefix, qualifier }) => prefix !== '' || qualifier !== '').length,
    place: column.place,
  };
}

/** 1 for the largest figure of a column; equal figures share a rank, a row without one has none. */
export function rankOf(row: Cells, column: Column, rows: readonly Cells[]): number | undefined {
  const own = numberIn(row, column);
  if (own === undefined) return undefined;
  return 1 + rows.filter((other) => numberIn(other, column)?.value.gt(own.value)).length;
}

/** What a row's figure is of the column's total, in percent with one decimal place. */
export function shareOf(row: Cells, column: Column, total: Total): string | undefined {
  const own = numberIn(row, column);
  const whole = decimalOf(total.digits);
  if (own === undefined || whole.lte(0)) return undefined;
  return own.value.times(100).div(whole).toFixed(1);
}
