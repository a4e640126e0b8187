import { formatPeriod, monthsOfPart, type Period } from '../../quantity/period.js';
import type { BoundCategory } from '../data/bound-chart.js';
import type { Names } from '../data/names.js';
import { blockOf } from './block.js';
import { type ChartArea, labelSizes } from './chart-area.js';

/** Fewer places along an axis are named in full. */
const fewest = 6;
/** From one name of a month to the next named one. */
const steps = [1, 2, 3, 6, 12];
/** White between two names. */
const gapPt = 3;

/** Names are set at most this much smaller before fewer of them are. */
const shrinkPt = 1.5;

/** What stands under a place: a month, and under the first of a year that year. */
interface TimeName {
  readonly part: string;
  readonly year: string;
}

/**
 * Names of months or quarters along an axis, the year under the first of each: as many of them as have room, January
 * always. Undefined where the places are something else, or where not even one name a year fits.
 */
export function timeNames(
  categories: readonly BoundCategory[],
  slotPt: number,
  sheet: ChartArea,
): Names | undefined {
  const periods = categories.flatMap(({ period }) => (period?.part ? [period] : []));
  if (categories.length < fewest || periods.length < categories.length) return undefined;
  for (const step of steps) {
    const names = namesOf(periods, step);
    for (const sizePt of labelSizes(sheet.style)) {
      if (sizePt < sheet.style.labelSizePt - shrinkPt) break;
      const isRow = (texts: readonly string[]) =>
        standsApart(
          texts.map((text) => sheet.textWidthPt(text, sizePt)),
          slotPt,
        );
      if (!isRow(names.map(({ part }) => part)) || !isRow(names.map(({ year }) => year))) continue;
      const blocks = names.map(({ part, year }) =>
        blockOf(year === '' ? [part].filter(Boolean) : [part, year], sheet, { sizePt, align: 'center' }),
      );
      return { sizePt, blocks, extentPt: Math.max(...blocks.map(({ heightPt }) => heightPt)) };
    }
  }
  return undefined;
}

/** The first of each year, and those that are January or so many months later. */
function namesOf(periods: readonly Period[], step: number): readonly TimeName[] {
  return periods.map(({ year, part }, index) => {
    const isFirst = index === 0 || periods[index - 1]?.year !== year;
    const months = part ? (part.number - 1) * monthsOfPart[part.unit] : 0;
    const isNamed = isFirst || months % step === 0;
    return {
      part: isNamed && part ? formatPeriod({ part, span: 'point' }) : '',
      year: isFirst && year !== undefined ? `${year}年` : '',
    };
  });
}

/** Whether texts of these widths, each in the middle of its slot, leave white between them. */
function standsApart(widthsPt: readonly number[], slotPt: number): boolean {
  let end = Number.NEGATIVE_INFINITY;
  return widthsPt.every((widthPt, index) => {
    if (widthPt === 0) return true;
    const from = index * slotPt - widthPt / 2;
    const isApart = from >= end + gapPt;
    end = from + widthPt;
    return isApart;
  });
}
