import type { Bilingual } from '../../core/diagnostics.js';
import { isTotalName, numberingRank } from './words.js';

/** A row as adding up sees it; figures by column, undefined where there is none. */
export interface SummedRow {
  readonly name: string;
  readonly level: number;
  readonly isGroup: boolean;
  readonly figures: readonly (number | undefined)[];
}

/** A row that is a total, with the columns in which it is the sum of others. */
export interface FoundTotal {
  readonly index: number;
  readonly byName: boolean;
  /**
   * Columns that add up, all in which the total has a figure, and the rows that it was held against; absent where
   * nothing can be added.
   */
  readonly proof?: {
    readonly agreeing: readonly number[];
    readonly all: readonly number[];
    readonly parts: readonly number[];
  };
}

/** Fewer rows than this prove nothing by their sum. */
const LEAST_ROWS = 4;

/** A single sum of fewer digits than this proves nothing. */
const LEAST_DIGITS = 3;

/** Totals by name that are added up; in a long list with a 小计 every few rows the others go by their names alone. */
const MOST_PROVED = 40;

/** The totals of a table: rows by their names, and the first and the last row where they are the sum of the others. */
export function totalsOf(rows: readonly SummedRow[]): FoundTotal[] {
  const named = rows.flatMap(({ name, isGroup }, index) => (isTotalName(name) && !isGroup ? [index] : []));
  const filled = rows.flatMap(({ figures }, index) =>
    figures.some((one) => one !== undefined) ? [index] : [],
  );
  const ends = [filled[0], filled.at(-1)].filter((index) => index !== undefined && !named.includes(index));
  const totals = named.map((index, at): FoundTotal => {
    const proof = at < MOST_PROVED ? proofOf(rows, index, new Set(named)) : undefined;
    return { index, byName: true, ...(proof && { proof }) };
  });
  const least = rows.reduce((low, { level }) => Math.min(low, level), Number.POSITIVE_INFINITY);
  for (const index of new Set(ends as number[])) {
    const row = rows[index] as SummedRow;
    // 七、… in a row of 一、二、三、 is one of them, whatever it adds up to
    if (filled.length < LEAST_ROWS || row.level > least || numberingRank(row.name) !== undefined) continue;
    const proof = proofOf(rows, index, new Set(named), isOnlyOutermost(rows, index));
    if (!proof) continue;
    const { agreeing, all } = proof;
    // two columns that add up are no chance, and neither is one whose sum is long; 1, 2 and 3 make 6 every day
    if (all.length < 2 && isShort(row.figures[all[0] ?? 0])) continue;
    if (agreeing.length >= Math.min(2, all.length) && agreeing.length >= all.length * 0.3)
      totals.push({ index, byName: false, proof });
  }
  return totals.sort((one, other) => one.index - other.index);
}

/** Whether a sum has so few digits that others may come to it by chance. */
function isShort(sum = 0): boolean {
  return (
    String(Math.abs(sum))
      .replace(/\D/g, '')
      .replace(/^0+|0+$/g, '').length < LEAST_DIGITS
  );
}

/** Among others of its level a row that sums up what is set in under it heads that, and is no total of the table. */
function isOnlyOutermost(rows: readonly SummedRow[], total: number): boolean {
  const { level } = rows[total] as SummedRow;
  return rows.every((row, index) => index === total || row.level > level);
}

/** Which columns of a row are sums of other rows, by the choice of rows that agrees best. */
function proofOf(
  rows: readonly SummedRow[],
  total: number,
  totals: ReadonlySet<number>,
  withOwnParts = true,
): FoundTotal['proof'] {
  const { figures } = rows[total] as SummedRow;
  const all = figures.flatMap((figure, column) => (figure === undefined || figure === 0 ? [] : [column]));
  if (all.length === 0) return undefined;
  let best: { readonly agreeing: readonly number[]; readonly parts: readonly number[] } | undefined;
  for (const parts of partsOf(rows, total, totals, withOwnParts)) {
    if (parts.length < 2) continue;
    const agreeing = all.filter((column) => addsUp(rows, total, parts, column));
    if (best === undefined || agreeing.length > best.agreeing.length) best = { agreeing, parts };
    if (best.agreeing.length === all.length) break;
  }
  return best && { ...best, all: all.filter((column) => !isSameAsOnePart(rows, total, best.parts, column)) };
}

/**
 * A total of which one part alone has a figure, the same, proves nothing and contradicts nothing: the others are 停产 or
 * ….
 */
function isSameAsOnePart(
  rows: readonly SummedRow[],
  total: number,
  parts: readonly number[],
  column: number,
): boolean {
  const given = parts.flatMap((index) => rows[index]?.figures[column] ?? []);
  return given.length === 1 && given[0] === rows[total]?.figures[column];
}

/** The rows that a total may be the sum of, the likelier choices first. */
function partsOf(
  rows: readonly SummedRow[],
  total: number,
  totals: ReadonlySet<number>,
  withOwnParts: boolean,
): number[][] {
  const others = rows.flatMap((row, index) => (index === total || row.isGroup ? [] : [index]));
  const plain = others.filter((index) => !totals.has(index));
  const levelOf = (index: number) => (rows[index] as SummedRow).level;
  const outermost = (indices: readonly number[]) => {
    const least = indices.reduce((low, index) => Math.min(low, levelOf(index)), Number.POSITIVE_INFINITY);
    return indices.filter((index) => levelOf(index) === least);
  };
  const own = levelOf(total);
  const below: number[] = [];
  for (let index = total + 1; index < rows.length && levelOf(index) > own; index++)
    if (!(rows[index] as SummedRow).isGroup) below.push(index);
  // from the total or the head of a group before it
  const before: number[] = [];
  for (let index = total - 1; index >= 0; index--) {
    if (totals.has(index) || (rows[index] as SummedRow).isGroup) break;
    before.push(index);
  }
  const after: number[] = [];
  for (let index = total + 1; index < rows.length && !totals.has(index); index++)
    if (!(rows[index] as SummedRow).isGroup) after.push(index);
  const subtotals = others.filter((index) => totals.has(index));
  const second = plain.filter((index) => levelOf(index) === own + 1);
  const firstAndSubtotals = [
    ...subtotals,
    ...plain.filter((index) => index < (subtotals[0] ?? 0)).slice(0, 1),
  ];
  return [
    ...(withOwnParts ? [outermost(below), second] : []),
    outermost(plain),
    plain,
    outermost(before),
    before,
    outermost(after),
    after,
    subtotals,
    firstAndSubtotals,
    outermost(others),
  ];
}

/** The most by which rounded figures may miss their sum. */
const MOST_ROUNDING = 10;

/** Sums of rounded figures may differ by half a unit of the last place for each of them. */
function addsUp(
  rows: readonly SummedRow[],
  total: number,
  parts: readonly number[],
  column: number,
): boolean {
  const whole = rows[total]?.figures[column];
  if (whole === undefined) return false;
  const given: number[] = [];
  let sum = 0;
  for (const index of parts) {
    const figure = rows[index]?.figures[column];
    if (figure === undefined) continue;
    given.push(figure);
    sum += figure;
  }
  if (given.length < 2) return false;
  // no rounding makes up for more, and decimals need not be counted
  if (Math.abs(sum - whole) > MOST_ROUNDING && Math.abs(sum - whole) > 1e-9 * Math.abs(whole)) return false;
  const places = [whole, ...given].reduce((most, one) => Math.max(most, decimalsOf(one)), 0);
  const tolerance = Math.max(
    0.5 * 10 ** -places * Math.min(given.length, 20) * (places > 0 ? 1 : 0.2),
    1e-9 * Math.abs(whole),
  );
  return Math.abs(sum - whole) <= Math.max(tolerance, places === 0 ? 0 : 0.6 * 10 ** -places);
}

function decimalsOf(value: number): number {
  const text = String(value);
  return text.includes('e') ? 0 : (text.split('.')[1]?.length ?? 0);
}

/** What proves a total, in words. */
export function proofInWords(name: string, { proof }: FoundTotal): Bilingual | undefined {
  if (!proof || proof.agreeing.length === 0) return undefined;
  const count = `${proof.agreeing.length}/${proof.all.length}`;
  return { zh: `${name}等于各行之和（${count}列）`, en: `${name} is the sum of rows (${count} columns)` };
}
