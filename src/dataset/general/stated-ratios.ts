import { numberIn } from '../../input/recognise/cell.js';
import { isFigure } from '../../input/recognise/columns.js';
import type { RecognisedColumn, RecognisedRow, RecognisedTable } from '../../input/recognise/model.js';
import {
  formatPeriod,
  isSamePeriod,
  isYearBefore,
  type Period,
  periodBefore,
} from '../../quantity/period.js';
import { isShareSign } from '../../quantity/unit.js';

/** A ratio that a table states, and that two amounts of it contradict. */
export interface ContradictedRatio {
  readonly row: RecognisedRow;
  readonly column: RecognisedColumn;
  readonly stated: string;
  /** What the amounts come to, with the decimals of what is stated. */
  readonly reckoned: string;
  /** The heads of the amounts. */
  readonly of: readonly string[];
  /** What seems to have happened, where that can be told. */
  readonly slip?: Slip;
  /** How many rows of the column have the same slip, where it is most of them. */
  readonly rows?: number;
}

/** A point set wrong, a share that is no percentage, a sign turned. */
export type Slip = 'ten' | 'hundred' | 'sign';

/** Growth is reckoned at constant prices as often as not: only where so many rows agree are the others in doubt. */
const LEAST_AGREEING = 3;
const LEAST_SHARE = 0.7;

/** What is a part of a whole, or of a plan, is reckoned in one way alone: two rows tell that it is of these columns. */
const LEAST_EXACT = 2;
const LEAST_EXACT_SHARE = 0.5;

/** Smaller ratios than this, in percent, are like others by chance. */
const LEAST_TELLING = 3;

/**
 * The stated ratios of a table that its own amounts contradict: growth, differences, shares, what is done of a plan. A
 * slip of the pen is found in any row, all else where most rows of the column agree with their amounts.
 */
export function contradictedRatios(table: RecognisedTable): ContradictedRatio[] {
  return table.columns.flatMap((column, at) => {
    const reckon = column.leftOut ? undefined : reckoningOf(table, at);
    if (!reckon) return [];
    const checked = table.rows.flatMap((row) => checkedRow(row, column, at, reckon) ?? []);
    const wrong = checked.filter(({ isRight }) => !isRight);
    const right = checked.length - wrong.length;
    const isExact =
      column.ratio === 'completion' || column.ratio === 'share' || column.ratio === 'difference';
    const [least, share] = isExact ? [LEAST_EXACT, LEAST_EXACT_SHARE] : [LEAST_AGREEING, LEAST_SHARE];
    const mostAgree = right >= least && right >= checked.length * share;
    const slips = wrong.filter(({ found }) => found.slip !== undefined);
    return ofColumn((mostAgree ? wrong : slips).map(({ found }) => found));
  });
}

/** Where most of what is found in a column is one slip, that is said once. */
function ofColumn(found: readonly ContradictedRatio[]): ContradictedRatio[] {
  const [first] = found.filter(({ slip }) => slip !== undefined);
  const alike = found.filter(({ slip }) => first !== undefined && slip === first.slip);
  return first && alike.length >= LEAST_AGREEING ? [{ ...first, rows: alike.length }] : [...found];
}

/** What a ratio of a row should be, how far rounding may take it from that, and of what it is. */
interface Reckoned {
  readonly value: number;
  readonly rounding: number;
  readonly of: readonly string[];
}

type Reckoning = (row: RecognisedRow) => readonly Reckoned[];

/** How the ratio of a column follows from other columns; undefined where it is not clear of which. */
function reckoningOf(table: RecognisedTable, at: number): Reckoning | undefined {
  const { columns } = table;
  const { type, ratio } = columns[at] as RecognisedColumn;
  if (ratio === 'difference') {
    const pair = type === 'amount' ? comparedColumns(columns, at, isYearBefore) : undefined;
    return pair && ((row) => [difference(columns, row, pair)].flatMap((one) => one ?? []));
  }
  if (type !== 'rate') return undefined;
  if (ratio === 'completion') return ratioOf(columns, plannedColumns(columns, at));
  if (ratio === 'share') return shareOf(table, at);
  const isBefore = ratio === 'previous' ? isPeriodBefore : isYearBefore;
  const isGrowth = ratio === 'growth' || ratio === 'same-period' || ratio === 'previous';
  const pair = isGrowth ? comparedColumns(columns, at, isBefore) : undefined;
  if (!pair)
    return isGrowth ? downwards(table, at, ratio === 'previous' ? periodBefore : yearBefore) : undefined;
  const growth = ratioOf(columns, pair, -100);
  // of what is in percent itself the growth is told in points, or not
  return (row) => {
    const points = isShareSign(row.unit ?? '') ? difference(columns, row, pair) : undefined;
    return [...(growth?.(row) ?? []), ...(points ? [points] : [])];
  };
}

function yearBefore({ year, ...part }: Period): Period | undefined {
  return year === undefined ? undefined : { ...part, year: year - 1 };
}

/** Where periods run down, a growth is of the amounts before it: of this row, and of that of the earlier period. */
function downwards(
  { columns, rows }: RecognisedTable,
  at: number,
  earlierOf: (period: Period) => Period | undefined,
): Reckoning | undefined {
  const amount = columns.findLastIndex(
    (column, index) => index < at && isFigure(column) && !column.leftOut && !column.ratio,
  );
  if (amount < 0 || columns[amount]?.type !== 'amount' || columns[amount]?.period) return undefined;
  const keyOf = ({ outer = '' }: RecognisedRow, period: Period) => `${outer} ${formatPeriod(period)}`;
  const dated = new Map(rows.flatMap((row) => (row.period ? [[keyOf(row, row.period), row] as const] : [])));
  const head = columns[amount]?.path.join('/') ?? '';
  return (row) => {
    const before = row.period && earlierOf(row.period);
    const earlier = before && dated.get(keyOf(row, before));
    if (!earlier) return [];
    const of = [head, earlier.name];
    return quotient(row.cells[amount] ?? '', earlier.cells[amount] ?? '', of, -100) ?? [];
  };
}

type Pair = readonly [later: number, earlier: number];

function isPeriodBefore(one: Period | undefined, other: Period | undefined): boolean {
  const before = other && periodBefore(other);
  return one !== undefined && before !== undefined && isSamePeriod(one, before);
}

/** The amounts of the later and of the earlier period that a column compares: the only such pair under its heads. */
function comparedColumns(
  columns: readonly RecognisedColumn[],
  at: number,
  isBefore: (one: Period | undefined, other: Period | undefined) => boolean,
): Pair | undefined {
  const amounts = amountsIn(columns).filter((index) => columns[index]?.period);
  const last = columns[at]?.period;
  const periodAt = (index: number) => columns[index]?.period;
  const isOfLast = (period: Period | undefined) => period && last && isSamePeriod(period, last);
  const laters = last
    ? amounts.filter((index) => isOfLast(periodAt(index)))
    : amounts.filter((index) => index < at).slice(-2);
  const pairs = laters.flatMap((later) =>
    amounts
      .filter((earlier) => isBefore(periodAt(earlier), periodAt(later)))
      .map((earlier): Pair => [later, earlier]),
  );
  return pairs.length === 1 ? pairs[0] : pairByWords(columns);
}

/** 累计 beside 上年同期, in a table that does not say of which months: its only two amounts. */
function pairByWords(columns: readonly RecognisedColumn[]): Pair | undefined {
  const amounts = amountsIn(columns);
  const isLastYear = (index: number) =>
    columns[index]?.path.some((head) => /^(?:上年|去年)/u.test(head)) === true;
  const [earlier, ...others] = amounts.filter(isLastYear);
  const later = amounts.find((index) => !isLastYear(index));
  if (amounts.length !== 2 || earlier === undefined || later === undefined || others.length > 0)
    return undefined;
  return [later, earlier];
}

function amountsIn(columns: readonly RecognisedColumn[]): number[] {
  return columns.flatMap(({ type, leftOut, ratio }, index) =>
    type === 'amount' && !leftOut && !ratio ? [index] : [],
  );
}

/** What was done and what was planned: the last of each before the column. */
function plannedColumns(columns: readonly RecognisedColumn[], at: number): Pair | undefined {
  const before = amountsIn(columns).filter((index) => index < at);
  const isPlan = (index: number) => /预算|计划|目标|任务/u.test(columns[index]?.path.join(' ') ?? '');
  const isDone = (index: number) => /执行|完成|决算|实际|实绩/u.test(columns[index]?.path.join(' ') ?? '');
  const done = before.findLast((index) => isDone(index) && !isPlan(index));
  const plan = before.findLast((index) => isPlan(index) && !isDone(index));
  return done === undefined || plan === undefined ? undefined : [done, plan];
}

/**
 * A share of the only total in the table: in the amounts right before it, or in other ones before, for a head need not
 * say of which.
 */
function shareOf({ columns, rows }: RecognisedTable, at: number): Reckoning | undefined {
  const amounts = amountsIn(columns).filter((index) => index < at);
  const [total, ...others] = rows.filter(({ kind }) => kind === 'total');
  if (amounts.at(-1) !== at - 1 || !total || others.length > 0) return undefined;
  return (row) =>
    amounts.toReversed().flatMap((amount) => {
      const of = [columns[amount]?.path.join('/') ?? '', total.name];
      return quotient(row.cells[amount] ?? '', total.cells[amount] ?? '', of, 0) ?? [];
    });
}

function ratioOf(
  columns: readonly RecognisedColumn[],
  pair: Pair | undefined,
  less = 0,
): Reckoning | undefined {
  if (!pair) return undefined;
  const [later, earlier] = pair;
  const of = headsOf(columns, pair);
  return ({ cells }) => quotient(cells[later] ?? '', cells[earlier] ?? '', of, less) ?? [];
}

/** In percent, with what the rounding of both amounts may do; of a base that is no more than nothing there is none. */
function quotient(text: string, base: string, of: readonly string[], less: number): Reckoned[] | undefined {
  const [one, other] = [numberIn(text), numberIn(base)];
  if (one === undefined || other === undefined || other <= 0) return undefined;
  const rounding = 100 * (halfUnit(text) / other + (halfUnit(base) * Math.abs(one)) / other ** 2);
  return [{ value: (one / other) * 100 + less, rounding, of }];
}

function difference(
  columns: readonly RecognisedColumn[],
  { cells }: RecognisedRow,
  pair: Pair,
): Reckoned | undefined {
  const [later = '', earlier = ''] = pair.map((index) => cells[index] ?? '');
  const [one, other] = [numberIn(later), numberIn(earlier)];
  if (one === undefined || other === undefined) return undefined;
  return { value: one - other, rounding: halfUnit(later) + halfUnit(earlier), of: headsOf(columns, pair) };
}

function headsOf(columns: readonly RecognisedColumn[], pair: Pair): string[] {
  return pair.map((index) => columns[index]?.path.join('/') ?? '');
}

function checkedRow(
  row: RecognisedRow,
  column: RecognisedColumn,
  at: number,
  reckon: Reckoning,
): { isRight: boolean; found: ContradictedRatio } | undefined {
  const text = row.cells[at] ?? '';
  const stated = numberIn(text);
  const [first, ...others] = reckon(row);
  if (stated === undefined || first === undefined) return undefined;
  const isNear = (value: number, rounding: number, said: number) =>
    Math.abs(value - said) <= rounding + 1.1 * halfUnit(text) + 1e-9;
  const isRight = [first, ...others].some(({ value, rounding }) => isNear(value, rounding, stated));
  const slip = slipIn(first.value, stated, (said, scale) =>
    isNear(first.value, first.rounding + scale * halfUnit(text), said),
  );
  const reckoned = first.value.toFixed(Math.min(placesOf(text), MOST_PLACES));
  return {
    isRight,
    found: { row, column, stated: text, reckoned, of: first.of, ...(slip && { slip }) },
  };
}

/** What the stated ratio would have to be turned into to be right. */
function slipIn(
  value: number,
  stated: number,
  isRight: (said: number, scale: number) => boolean,
): Slip | undefined {
  if (Math.abs(value) < LEAST_TELLING || stated === 0) return undefined;
  if (isRight(-stated, 1)) return 'sign';
  // a figure of one digit says too little of where its point should be
  if (isRight(stated * 10, 2) || isRight(stated / 10, 1)) return 'ten';
  return isRight(stated * 100, 20) ? 'hundred' : undefined;
}

const MOST_PLACES = 6;

function placesOf(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
}

/** Half a unit of the last place that a figure is written with. */
function halfUnit(text: string): number {
  return 0.5 * 10 ** -placesOf(text);
}
