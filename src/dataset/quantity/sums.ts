import { Big } from 'big.js';
import type { Place } from '../../core/diagnostics.js';
import { decimalPlaces } from '../../quantity/numerals.js';
import type { Column, Row } from '../model.js';
import { numberIn } from '../table/columns.js';

type Cells = Pick<Row, 'cells'>;

/** The exact sum of a column; it ends in no more noughts behind the point than a figure of the column does. */
export function sumOf(rows: readonly Cells[], column: Column): Total {
  const numbers = rows.map((row) => numberIn(row, column)).filter((one) => one !== undefined);
  const sum = numbers.reduce((total, { value }) => total.plus(value), new Big(0));
  return {
    digits: printedSum(
      sum,
      numbers.map(({ digits }) => digits),
    ),
    counted: numbers.length,
    missing: rows.length - numbers.length,
    approximate: numbers.filter(({ prefix, qualifier }) => prefix !== '' || qualifier !== '').length,
    place: column.place,
  };
}

/** 1531.2955 and 287.7045 make 1819, and 2.5 and 3.50 make 6.00: a figure of theirs ends so too. */
function printedSum(sum: Big, figures: readonly string[]): string {
  const places = Math.max(0, ...figures.map(decimalPlaces));
  const kept = Math.max(0, ...figures.filter((digits) => /\.\d*0$/.test(digits)).map(decimalPlaces));
  const exact = decimalPlaces(sum.toFixed(places).replace(/0+$/, ''));
  return sum.toFixed(Math.max(kept, exact)).replace('-', '−');
}

/** A sum that says what it leaves out. */
export interface Total {
  /** Decimal-exact sum, formatted without grouping: `477`, `1075`, `0.3`; empty of a column that has no sums. */
  readonly digits: string;
  /** Rows that had a figure, and rows that had none. */
  readonly counted: number;
  readonly missing: number;
  /** How many of the figures counted carry words such as 约 or 以上. */
  readonly approximate: number;
  /** The head of the column that is summed. */
  readonly place: Place;
}
