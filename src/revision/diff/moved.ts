import type { ReportTable } from '../../report/report.js';
import type { MovedRow } from './model.js';

/** The fewest rows that must have been moved for the rows that both tables have to stand as they do now. */
export function movedRows(before: ReportTable | undefined, after: ReportTable | undefined): MovedRow[] {
  // places in the table: the numbers that are printed run by groups, in whatever order the rows stand
  const old = new Map(before?.rows.map(({ id }, index) => [id, index + 1]));
  const kept = (after?.rows ?? []).flatMap(({ id, label }, index): MovedRow[] => {
    const earlier = old.get(id);
    return earlier === undefined ? [] : [{ id, label, before: earlier, after: index + 1 }];
  });
  const standing = longestRise(kept.map((row) => row.before));
  return kept.filter((_, index) => !standing.has(index));
}

/** The indexes of a longest series of numbers that rise from one to the next. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  // of the series of each length, the index on which the lowest one ends
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, value] of numbers.entries()) {
    const length = firstNotBelow(ends, value, numbers);
    previous[index] = ends[length - 1];
    ends[length] = index;
  }
  const series = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) series.add(at);
  return series;
}

function firstNotBelow(ends: readonly number[], value: number, numbers: readonly number[]): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[ends[middle] as number] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
