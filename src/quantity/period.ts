import { chineseOf, numberOfChinese } from '../chinese/numerals.js';
import { halfWidth } from '../chinese/width.js';

/** A part of a year: 9月, 三季度, 下半年. */
export interface YearPart {
  readonly unit: 'month' | 'quarter' | 'half';
  /** From 1. */
  readonly number: number;
}

/**
 * The time that a figure is of. A cumulative one runs from the beginning of the year to the end of its part
 * (1—9月, 前三季度); `first` is the month it begins with where that is another (3—5月).
 */
export interface Period {
  /** Absent where a text names none (一季度): then it is that of the table. */
  readonly year?: number;
  /** Absent for a whole year. */
  readonly part?: YearPart;
  readonly span: 'point' | 'cumulative';
  readonly first?: number;
  /** The first of several whole years that end with `year`: 2016—2020年. */
  readonly firstYear?: number;
}

/** A period found in a text, and whether the text says nothing else. */
export interface FoundPeriod {
  readonly period: Period;
  readonly isWhole: boolean;
}

const year = '(?<!\\d)(?:(?<year>(?:19|20)\\d\\d)(?:年度?|财年)?)';
const ordinal = '(?<number>十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])';

/** What each way of writing a period looks like, the more telling first. */
const forms: readonly { readonly pattern: RegExp; readonly read: (found: Groups) => Omit<Period, 'year'> }[] =
  [
    {
      pattern: new RegExp(`${year}?前(?<number>[二三23])个?季度?`, 'u'),
      read: ({ number }) => ({ part: { unit: 'quarter', number: numberOf(number) }, span: 'cumulative' }),
    },
    {
      pattern: new RegExp(`${year}?[-/.]?(?:第?(?<number>[一二三四1-4])季度?|Q(?<q>[1-4]))`, 'iu'),
      read: ({ number, q }) => ({ part: { unit: 'quarter', number: numberOf(number ?? q) }, span: 'point' }),
    },
    {
      pattern: new RegExp(`${year}?(?<half>[上下])半年`, 'u'),
      read: ({ half }) => ({ part: { unit: 'half', number: half === '上' ? 1 : 2 }, span: 'point' }),
    },
    {
      pattern: new RegExp(`${year}?(?<!\\d)(?<first>0?[1-9]|1[0-2])月?-${ordinal}月份?`, 'u'),
      read: ({ first, number }) => ({
        part: { unit: 'month', number: numberOf(number) },
        span: 'cumulative',
        ...(Number(first) > 1 && { first: Number(first) }),
      }),
    },
    {
      pattern: /(?<!\d)(?<year>(?:19|20)\d\d)年(?<number>1[0-2]|0?[1-9])月份?/u,
      read: ({ number }) => ({ part: { unit: 'month', number: numberOf(number) }, span: 'point' }),
    },
    {
      pattern: /^(?<year>(?:19|20)\d\d)[-/.](?<number>1[0-2]|0?[1-9])$/u,
      read: ({ number }) => ({ part: { unit: 'month', number: numberOf(number) }, span: 'point' }),
    },
    {
      pattern: /^(?<year>(?:19|20)\d\d)M?(?<number>1[0-2]|0[1-9])$/u,
      read: ({ number }) => ({ part: { unit: 'month', number: numberOf(number) }, span: 'point' }),
    },
    {
      pattern: new RegExp(`^${ordinal}月份?`, 'u'),
      read: ({ number }) => ({ part: { unit: 'month', number: numberOf(number) }, span: 'point' }),
    },
    { pattern: /(?<!\d)(?<year>(?:19|20)\d\d)(?:年度?|财年|FY|년)/u, read: () => ({ span: 'point' }) },
    {
      pattern: /^(?<year>(?:19|20)\d\d)(?=$|[\p{Script=Han}（(])(?!号|万|亿|元|人)/u,
      read: () => ({ span: 'point' }),
    },
    { pattern: /^(?:民[国國])(?<minguo>\d{2,3})年?/u, read: () => ({ span: 'point' }) },
  ];

type Groups = Readonly<Record<string, string | undefined>>;

/** What stands beside a period may be so long and still say nothing else. */
const MOST_BESIDES = 12;

/** Words that may stand beside a period without saying anything else. */
const besides = /^(?:末|底|年|度|月|份|累[计計]|合[计計]|数|值|期|实[绩际]|完成|\(.{0,3}\))*$/u;

/**
 * The period that a text names: 2025年, 2025年一季度, 2025年上半年, 2025年9月, 2025年1—9月, 9月末, a bare 2024. `of` is
 * the year of the table, which a month or a quarter alone is of.
 */
export function findPeriod(text: string, of?: number): FoundPeriod | undefined {
  if (!/\d|[季月]|半年/u.test(text)) return undefined;
  const plain = withOneYear(
    halfWidth(text)
      .replace(/\s+/g, '')
      .replace(/[～~〜–—―−至到]+/g, '-'),
  );
  if (plain === undefined) return undefined;
  for (const { pattern, read } of forms) {
    const found = pattern.exec(plain);
    if (!found) continue;
    const { year: written, minguo } = found.groups ?? {};
    const own = minguo === undefined ? (written === undefined ? of : Number(written)) : Number(minguo) + 1911;
    const { span, ...rest } = read(found.groups ?? {});
    const around = plain.slice(0, found.index) + plain.slice(found.index + found[0].length);
    const isCumulative = span === 'cumulative' || (rest.part !== undefined && /累[计計]/u.test(around));
    return {
      period: {
        ...(own !== undefined && { year: own }),
        ...rest,
        span: isCumulative ? 'cumulative' : 'point',
      },
      isWhole: around.length <= MOST_BESIDES && besides.test(around),
    };
  }
  return undefined;
}

const fromTo =
  /(?<!\d)((?:19|20)\d\d)[年.](0?[1-9]|1[0-2])月?(?:\d{1,2}日)?-((?:19|20)\d\d)[年.](0?[1-9]|1[0-2])(?:月(?:\d{1,2}日)?|(?!\d))/u;

/** 2025年1月-2025年9月 → 2025年1-9月; months of two years are no part of either, and undefined. */
function withOneYear(plain: string): string | undefined {
  const [whole, first, from, last, to] = fromTo.exec(plain) ?? [];
  if (whole === undefined) return plain;
  return first === last ? plain.replace(whole, `${first}年${from}-${to}月`) : undefined;
}

function numberOf(written = ''): number {
  return /^\d/.test(written) ? Number(written) : (numberOfChinese(written) ?? 0);
}

/** How many months a part of a year has. */
export const monthsOfPart = { month: 1, quarter: 3, half: 6 } as const;

/** The last month of a period in its year. */
function lastMonth({ part }: Period): number {
  return part ? part.number * monthsOfPart[part.unit] : 12;
}

/** The first month of a period in its year. */
function firstMonth({ part, span, first }: Period): number {
  if (first !== undefined) return first;
  return part && span === 'point' ? (part.number - 1) * monthsOfPart[part.unit] + 1 : 1;
}

/** The order of time: by the end of the period, and of those with the same end the shorter first. */
export function comparePeriods(one: Period, other: Period): number {
  return (
    (one.year ?? 0) - (other.year ?? 0) ||
    lastMonth(one) - lastMonth(other) ||
    firstYearOf(other) - firstYearOf(one) ||
    firstMonth(other) - firstMonth(one)
  );
}

const firstYearOf = ({ firstYear, year = 0 }: Period) => firstYear ?? year;

/** Whether two periods are the same time. */
export function isSamePeriod(one: Period, other: Period): boolean {
  return comparePeriods(one, other) === 0;
}

/** Whether two periods are the same part of a year, be it of the same year or not: a whole year is one too. */
export function isSamePart(one: Period, other: Period): boolean {
  return isSamePeriod({ ...one, year: 0 }, { ...other, year: 0 });
}

/** Whether two periods are months, quarters or halves both, each by itself. */
export function isSameLength(one: Period, other: Period): boolean {
  if (one.firstYear !== undefined || other.firstYear !== undefined) return false;
  return one.span === 'point' && other.span === 'point' && one.part?.unit === other.part?.unit;
}

/** Whether one is the same period of the year before another: 2024年 before 2025年, 2024年一季度 before 2025年一季度. */
export function isYearBefore(one: Period | undefined, other: Period | undefined): boolean {
  if (one?.year === undefined || other?.year !== one.year + 1) return false;
  if (one.firstYear !== undefined || other.firstYear !== undefined) return false;
  return isSamePeriod({ ...one, year: one.year + 1 }, other);
}

/**
 * The period of the same length that ends where this one begins: 2024年四季度 before 2025年一季度. A cumulative one, which
 * always begins with the year, follows none.
 */
export function periodBefore({ year, part, span, firstYear }: Period): Period | undefined {
  if (year === undefined || firstYear !== undefined || span === 'cumulative') return undefined;
  if (part === undefined) return { year: year - 1, span };
  if (part.number > 1) return { year, part: { ...part, number: part.number - 1 }, span };
  return { year: year - 1, part: { ...part, number: 12 / monthsOfPart[part.unit] }, span };
}

/** How periods side by side are told apart with the fewest words. */
export interface PeriodLabels {
  /** 2024 and 2025; or 一季度 and 二季度. */
  readonly names: readonly string[];
  /** The same where room is scarce: 24 and 25; 一季 and 二季. */
  readonly short: readonly string[];
  /** What they share, to be told once: 一季度, or 2025年; nothing of whole years. */
  readonly common: string;
}

/** Labels of periods: by year where they are one part of several years, by part where they are of one year. */
export function periodLabels(periods: readonly Period[]): PeriodLabels {
  const [first, ...others] = periods;
  if (first === undefined) return { names: [], short: [], common: '' };
  if (others.every((one) => isSamePart(one, first))) {
    const years = periods.map(({ year = 0 }) => year);
    const short = years.map((year) => String(year % 100).padStart(2, '0'));
    return { names: years.map(String), short, common: formatPart(first) };
  }
  const isOneYear = periods.every(({ year, firstYear }) => year === first.year && firstYear === undefined);
  if (!isOneYear) return { names: periods.map(formatPeriod), short: periods.map(formatPeriod), common: '' };
  const names = periods.map((one) => formatPart(one) || '全年');
  return { names, short: names.map((name) => name.replace(/[度年月]$/, '')), common: yearOf(first) };
}

/** A period as it is printed: 2025年, 2021—2025年, 2025年一季度, 2025年前三季度, 2025年9月, 2025年1—9月. */
export function formatPeriod(period: Period): string {
  return yearOf(period) + formatPart(period);
}

function yearOf({ year, firstYear }: Period): string {
  const first = firstYear === undefined ? '' : `${firstYear}—`;
  return year === undefined ? '' : `${first}${year}年`;
}

function formatPart({ part, span, first }: Period): string {
  if (part === undefined) return '';
  if (part.unit === 'half') return part.number === 1 ? '上半年' : '下半年';
  if (part.unit === 'quarter') return `${span === 'cumulative' ? '前' : ''}${chineseOf(part.number)}季度`;
  return span === 'cumulative' ? `${first ?? 1}—${part.number}月` : `${part.number}月`;
}
