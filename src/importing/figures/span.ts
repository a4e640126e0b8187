import { numberOfChinese } from '../../chinese/numerals.js';
import type { Role, YearClass } from '../model.js';
import { plainFigures } from '../text.js';

/** The first and the last year of several that a figure is of. */
export interface YearSpan {
  readonly from: number;
  readonly to: number;
}

/** Where a figure of several years stands: what may tell of which, the nearest words first. */
export interface SpanSetting {
  readonly role: Role;
  /** The year whose work is planned. */
  readonly year: number;
  readonly words: readonly string[];
}

/** The first years of five-year plans. */
const PLAN_STARTS: Readonly<Record<string, number>> = {
  ...{ 十一: 2006, 十二: 2011, 十三: 2016, 十四: 2021, 十五: 2026, 十六: 2031 },
};
const PLAN = /(?<![较比与]“?)“?(?<![较比与])(十[一二三四五六])五”?(?!末|规划《)/;
const BACK =
  /(?:过去|近|这|前|五年来，?|连续)(?:的)?([二两三四五六七八九十345])年|([二两三四五六七八九十345])年(?:来|间|累计|共|年均)/;
const AHEAD =
  /(?:今后|未来|用|力争)(?:的)?([二两三四五六七八九十2345])年|([二两三四五2345])年(?:内|时间|左右)/;
/** A term of office: what a chapter on several years is of where it does not say how many. */
const TERM = 5;

/** The years of a figure of a past period or of a later one; undefined where the report does not tell them. */
export function spanOf(of: YearClass, { role, year, words }: SpanSetting): YearSpan | undefined {
  if (of !== 'period' && of !== 'later') return undefined;
  for (const written of words) {
    const text = plainFigures(written);
    const plan = PLAN_STARTS[PLAN.exec(text)?.[1] ?? ''];
    const found = (of === 'period' ? BACK : AHEAD).exec(text);
    const count = countIn(found?.[1] ?? found?.[2]);
    if (count !== undefined)
      return of === 'period' ? { from: year - count, to: year - 1 } : { from: year, to: year + count - 1 };
    if (plan !== undefined && (of === 'later' ? plan >= year - 1 : plan < year))
      return { from: plan, to: of === 'later' ? plan + TERM - 1 : Math.min(plan + TERM - 1, year - 1) };
  }
  return of === 'period' && role === 'review-period' ? { from: year - TERM, to: year - 1 } : undefined;
}

function countIn(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (written === '两') return 2;
  return /\d/.test(written) ? Number(written) : numberOfChinese(written);
}
