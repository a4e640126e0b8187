import type { ColumnNeed } from './column-need.js';
import { columnWidths } from './widths.js';

/** White that each column of a narrow table has beside what it needs, in characters of the cells. */
const COMFORT_CHARACTERS = 2;

/** The parts of the measure that a narrow table may take, so that tables which follow each other are alike. */
const SHARES = [1 / 2, 2 / 3];

/** A column of figures this many times as wide as they are on average is left out where the others are made alike. */
const ODD_COLUMN = 1.6;

/** Of what is left over, so much goes to every column alike before columns of figures are made alike. */
const EVEN_SHARE_PT = 10;

/**
 * How wide a table is set whose columns need little: a half or two thirds of the measure where that leaves each of
 * them some white and holds a line of `leastPt`, so that the eye finds from a name to its figure; else all of it.
 */
export function fittedWidthPt(
  needs: readonly ColumnNeed[],
  measurePt: number,
  sizePt: number,
  leastPt: number,
): number {
  const comfortPt = sum(needs.map(({ preferredPt }) => preferredPt + COMFORT_CHARACTERS * sizePt));
  const share = SHARES.find((one) => one * measurePt >= Math.max(comfortPt, leastPt));
  return (share ?? 1) * measurePt;
}

/**
 * Column widths that fill a width as a yearbook does: the columns of figures are alike as far as there is room, and
 * white is shared by all columns. `insetPt` is the padding of a column, both sides together.
 */
export function evenWidths(needs: readonly ColumnNeed[], widthPt: number, insetPt: number): number[] {
  const figures = alikeColumns(needs);
  const leftPt = widthPt - sum(needs.map(({ preferredPt }) => preferredPt));
  if (leftPt >= 0) return spread(needs, figures, leftPt);
  const leastPt = figures.reduce((most, at) => Math.max(most, needs[at]?.minPt ?? 0), 0);
  const alike = needs.map((need, at) => {
    if (!figures.includes(at)) return need;
    return { ...need, minPt: leastPt, preferredPt: Math.max(leastPt, need.preferredPt) };
  });
  if (sum(alike.map(({ minPt }) => minPt)) > widthPt) return columnWidths(needs, widthPt, insetPt);
  const widths = columnWidths(alike, widthPt, insetPt);
  const meanPt = sum(figures.map((at) => widths[at] as number)) / figures.length;
  return widths.map((width, at) => (figures.includes(at) ? meanPt : width));
}

/** The columns of figures that are to be alike. */
function alikeColumns(needs: readonly ColumnNeed[]): number[] {
  const figures = [...needs.keys()].filter((at) => needs[at]?.isFigure);
  const meanPt = sum(figures.map((at) => needs[at]?.minPt ?? 0)) / figures.length;
  return figures.filter((at) => (needs[at]?.minPt ?? 0) <= ODD_COLUMN * meanPt);
}

/** Hands out a surplus where nothing wraps: the narrowest columns of figures are widened first. */
function spread(needs: readonly ColumnNeed[], figures: readonly number[], surplusPt: number): number[] {
  const evenPt = Math.min(EVEN_SHARE_PT, surplusPt / needs.length);
  const widths = needs.map(({ preferredPt }) => preferredPt + evenPt);
  const restPt = levelled(widths, figures, surplusPt - evenPt * needs.length);
  return widths.map((width) => width + restPt / needs.length);
}

/** Widens the narrowest of some columns, time and again, until they are alike; the rest of `roomPt` is returned. */
function levelled(widths: number[], columns: readonly number[], roomPt: number): number {
  const sorted = columns.toSorted((one, other) => (widths[one] as number) - (widths[other] as number));
  let leftPt = roomPt;
  for (let count = 1; count < sorted.length && leftPt > 0; count++) {
    const lowPt = widths[sorted[0] as number] as number;
    const stepPt = Math.min((widths[sorted[count] as number] as number) - lowPt, leftPt / count);
    for (const at of sorted.slice(0, count)) widths[at] = lowPt + stepPt;
    leftPt -= stepPt * count;
  }
  return Math.max(0, leftPt);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
