import { warningAt } from '../../core/diagnostics.js';
import type { Database } from '../../incremental/database.js';
import { keptTable } from '../../incremental/kept.js';
import { memo } from '../../incremental/memo.js';
import { figuresIn, isAmong, numbersIn, scaleOf } from '../../quantity/numerals.js';
import { mistypedFigure } from '../../quantity/typos.js';
import type { ColumnRole } from '../kinds/kind.js';
import type { Cell, Column, Row } from '../model.js';
import { holdsFigures, unitOf } from '../table/columns.js';
import { withoutMarks } from '../terms/marks.js';
import { allRows, type TableRule } from './rule.js';

const rolesWithFigures: readonly ColumnRole[] = ['label', 'period', 'amount', 'text'];

/** A number of a row that its source does not have. */
export interface MissingNumber {
  readonly digits: string;
  readonly cell: Cell;
  readonly column: Column;
}

/**
 * The numbers in the figures and texts of a row that don't occur in its own 原文, whatever their width, commas,
 * sign and scale (0.5亿元 is found in 5000万元, 17 in 十七年). A row of a table without 原文 has none.
 */
export function numbersMissingFromQuote(
  row: Pick<Row, 'cells'>,
  columns: readonly Column[],
): MissingNumber[] {
  const quoteColumn = columns.find(({ role }) => role === 'quote');
  const quote = quoteColumn && row.cells[quoteColumn.header]?.text;
  if (quote === undefined || quote === '') return [];
  const stated = numbersIn(quote);
  return columns
    .filter(({ role }) => rolesWithFigures.includes(role))
    .flatMap((column) => {
      const cell = row.cells[column.header];
      if (cell === undefined) return [];
      const unit = isFigure(cell) ? scaleOf(unitOf(row, column, columns)) : scaleOf('');
      return figuresIn(withoutMarks(cell.text))
        .filter(({ value, scaled }) => !isAmong(stated, scaled, scaled.eq(value) ? unit : scaleOf('')))
        .map(({ digits }) => ({ digits, cell, column }));
    });
}

/** The unit of the column or the row counts for figures only: the 5020 of a project's name has none. */
function isFigure({ quantity }: Cell): boolean {
  return quantity.kind === 'number' || quantity.kind === 'range';
}

/** A figure that is no number yet is told of by another rule. */
function isWellTyped({ cell, column }: MissingNumber): boolean {
  return !holdsFigures(column) || mistypedFigure(cell.text) === undefined;
}

/** Whether a row lacks nothing that its quote should have. */
const sound = keptTable<boolean>('quotes of rows');

function missingFrom(row: Row, columns: readonly Column[], database: Database): readonly MissingNumber[] {
  const find = () => numbersMissingFromQuote(row, columns);
  return sound(
    database,
    '',
    () => textsOf(row, columns),
    () => find().length === 0,
  )
    ? []
    : find();
}

/** All that decides whether a row lacks something: its texts, which of them are figures, and in what unit. */
function textsOf(row: Row, columns: readonly Column[]): string {
  const texts = columns.map((column) => {
    const cell = row.cells[column.header];
    if (!cell) return '';
    return [column.role, isFigure(cell), isFigure(cell) ? unitOf(row, column, columns) : '', cell.text].join(
      '|',
    );
  });
  return texts.join('\n');
}

/** By row, which is the same object in the next build where nothing in its table has changed. */
const missing = memo<Row, readonly MissingNumber[]>('numbers missing from the quote of a row');

/** Every printed number can be traced to the clause it was taken from. */
export const numbersInQuotes: TableRule = ({ dataset, database }) =>
  allRows(dataset).flatMap(({ row, table: { columns } }) =>
    missing(database, row, [columns], () => missingFrom(row, columns, database))
      .filter(isWellTyped)
      .map(({ digits, cell }) =>
        warningAt(
          'number-not-in-quote',
          { zh: `“${digits}”不在这一行的原文里`, en: `"${digits}" does not occur in 原文 of this row` },
          { place: cell.place },
        ),
      ),
  );
