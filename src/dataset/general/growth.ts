import { numberIn } from '../../input/recognise/cell.js';
import { isFigure } from '../../input/recognise/columns.js';
import type { RecognisedColumn, RecognisedRow, RecognisedTable } from '../../input/recognise/model.js';
import { formatPeriod, isSamePeriod, isYearBefore, type Period } from '../../quantity/period.js';

/** A growth that a table states, and that two amounts of its row contradict. */
export interface ContradictedGrowth {
  readonly row: RecognisedRow;
  readonly column: RecognisedColumn;
  readonly stated: string;
  /** What the amounts come to, in percent. */
  readonly reckoned: string;
}

/** Growth is reckoned at constant prices as often as not: only where so many rows agree are the others in doubt. */
const LEAST_AGREEING = 3;
const LEAST_SHARE = 0.7;

/**
 * The stated growths of a table that its own amounts contradict, in columns where most of them agree: by two columns of a
 * row or, where periods run down, by two rows of the column before.
 */
export function contradictedGrowths({ columns, rows }: RecognisedTable): ContradictedGrowth[] {
  return columns.flatMap((column, at) => {
    if (column.leftOut || column.type !== 'rate' || !isGrowth(column)) return [];
    const checked = [...checkedAcross(columns, rows, at), ...checkedDown(columns, rows, at)];
    const wrong = checked.filter(({ isRight }) => !isRight);
    const right = checked.length - wrong.length;
    return right >= LEAST_AGREEING && right >= checked.length * LEAST_SHARE
      ? wrong.map(({ found }) => found)
      : [];
  });
}

interface Checked {
  readonly isRight: boolean;
  readonly found: ContradictedGrowth;
}

function checkedAcross(
  columns: readonly RecognisedColumn[],
  rows: readonly RecognisedRow[],
  at: number,
): Checked[] {
  const pair = comparedColumns(columns, at);
  if (!pair) return [];
  const [later, earlier] = pair;
  return rows.flatMap(
    (row) => check(row, columns, at, [row.cells[later] ?? '', row.cells[earlier] ?? '']) ?? [],
  );
}

/** The amounts before a growth, of this row and of that of the same period of the year before. */
function checkedDown(
  columns: readonly RecognisedColumn[],
  rows: readonly RecognisedRow[],
  at: number,
): Checked[] {
  const amount = columns.findLastIndex(
    (column, index) => index < at && isFigure(column) && !column.leftOut && !column.ratio,
  );
  if (amount < 0 || columns[amount]?.type !== 'amount' || columns[amount]?.period) return [];
  const keyOf = ({ outer = '' }: RecognisedRow, period: Period) => `${outer} ${formatPeriod(period)}`;
  const dated = new Map(rows.flatMap((row) => (row.period ? [[keyOf(row, row.period), row] as const] : [])));
  return rows.flatMap((row) => {
    const { year, ...part } = row.period ?? { span: 'point' };
    const earlier = year === undefined ? undefined : dated.get(keyOf(row, { ...part, year: year - 1 }));
    if (!earlier) return [];
    return check(row, columns, at, [row.cells[amount] ?? '', earlier.cells[amount] ?? '']) ?? [];
  });
}

function isGrowth({ ratio }: RecognisedColumn): boolean {
  return ratio === 'growth' || ratio === 'same-period';
}

/** The amounts of the later and of the earlier year that a growth compares: the only such pair under its heads. */
function comparedColumns(
  columns: readonly RecognisedColumn[],
  at: number,
): readonly [number, number] | undefined {
  const amounts = columns.flatMap((column, index) =>
    isFigure(column) && column.type === 'amount' && !column.leftOut && !column.ratio && column.period
      ? [index]
      : [],
  );
  const before = amounts.filter((index) => index < at);
  const last = columns[at]?.period;
  const keyOf = (index: number) => columns[index]?.period;
  const isOfLast = (period: Period | undefined) => period && last && isSamePeriod(period, last);
  const laters = last ? amounts.filter((index) => isOfLast(keyOf(index))) : before.slice(-2);
  const pairs = laters.flatMap((later) =>
    amounts
      .filter((earlier) => isYearBefore(keyOf(earlier), keyOf(later)))
      .map((earlier) => [later, earlier] as const),
  );
  return pairs.length === 1 ? pairs[0] : undefined;
}

function check(
  row: RecognisedRow,
  columns: readonly RecognisedColumn[],
  at: number,
  amounts: readonly [later: string, earlier: string],
): Checked | undefined {
  const texts = [row.cells[at] ?? '', ...amounts] as const;
  const [stated, now, before] = texts.map(numberIn);
  const column = columns[at];
  if (column === undefined || stated === undefined || now === undefined) return undefined;
  if (before === undefined || before <= 0) return undefined;
  const reckoned = (now / before - 1) * 100;
  // the amounts are rounded too, and so is the growth
  const rounding = 100 * (halfUnit(texts[1]) / before + (halfUnit(texts[2]) * now) / before ** 2);
  const isRight = Math.abs(reckoned - stated) <= rounding + 1.1 * halfUnit(texts[0]) + 1e-9;
  return {
    isRight,
    found: { row, column, stated: texts[0], reckoned: reckoned.toFixed(placesOf(texts[0])) },
  };
}

function placesOf(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
}

/** Half a unit of the last place that a figure is written with. */
function halfUnit(text: string): number {
  return 0.5 * 10 ** -placesOf(text);
}
