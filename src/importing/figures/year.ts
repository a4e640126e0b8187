import { anyOf } from '../any-of.js';
import type { Role, YearClass } from '../model.js';

/** Where a figure stands, as far as it tells of what year it is. */
export interface Setting {
  readonly role: Role;
  /** The year whose work is planned. */
  readonly year: number;
  /** The clause before the figure, and the sentence before it. */
  readonly clause: string;
  readonly sentence: string;
  readonly behind: string;
}

const BASE: Readonly<Record<Role, YearClass>> = {
  front: 'last',
  review: 'last',
  'review-period': 'period',
  plan: 'plan',
  'plan-period': 'later',
  notes: 'other',
};

const SEVERAL_YEARS = new RegExp(
  anyOf(`年均 (?:过去|这|近|前)?(?:五|四|三|两|十|5|3)年(?:来|间|累计)
  过去(?:的)?(?:五|三|四)年 近(?:五|三|四|十)年 “?十[一二三四五]+五”?(?:期间|时期|以来) 五年累计 累计增长
  与?20\\d\\d年相比 比20\\d\\d年 较20\\d\\d年 党的十[八九]大以来 本届政府`),
);
const UP_TO =
  '(?:增加|提高|增长|上升|提升|跃升|攀升|下降|降低|降|减少|减|增|升|扩大|发展|缩小|拓展|跃)(?:到|至|为)';
const PLANNED =
  /“?十[一二三四五六]+五”?(?:末|期末|期间|时期)|到20[2-9]\d年|今后[五三]年|未来[五三]年|用?[三两五][到至—]?[五]?年(?:左右)?(?:时间|内)|力争[三五]年/;

/** The year that a figure is of, by the part of the report and by the words before it. */
export function yearOf(setting: Setting): YearClass {
  const { role, year, clause, sentence, behind } = setting;
  const base = BASE[role];
  const looksBack = base === 'last' || base === 'period';
  if (isBaseOfRise(clause, behind)) return 'other';
  const named = namedYear(clause);
  if (named !== undefined) return ofNamedYear(named, setting, base);
  if (looksBack && SEVERAL_YEARS.test(clause)) return 'period';
  if (base === 'last' && severalYearsOpen(sentence)) return 'period';
  if (base === 'period' && new RegExp(`${year - 1}年|去年`).test(sentence)) return 'last';
  if (
    base === 'plan' &&
    new RegExp(`(?:去年|上年|${year - 1}年)(?!同期|末|水平)`).test(clause) &&
    !/[比较](?:上年|去年)/.test(clause)
  )
    return 'last';
  if (base === 'plan' && PLANNED.test(sentence) && !/今年/.test(clause)) return 'later';
  if (base === 'last' && new RegExp(`今年(?!以来)|年底前将|${year}年将?`).test(clause)) return 'plan';
  return base;
}

/** The year that a later figure is meant for: 到2027年, by the clause or else by its sentence; “十四五”末 is one, too. */
export function laterYearOf({ year, clause, sentence }: Setting): number | undefined {
  for (const words of [clause, sentence]) {
    const named = [
      ...words.matchAll(/(20\d\d)年(?!度|代|版)|“?十([四五六])五”?(?:末|期末|时期末|规划末)/g),
    ].at(-1);
    const [, told, plan] = named ?? [];
    const found = told === undefined ? FIVE_YEAR_ENDS[plan ?? ''] : Number(told);
    if (found !== undefined && found > year) return found;
  }
  return undefined;
}

/** The last years of five-year plans. */
const FIVE_YEAR_ENDS: Readonly<Record<string, number>> = { 四: 2025, 五: 2030, 六: 2035 };

/** 过去五年，… opens a sentence whose figures are all of those years, until one is told to be of last year. */
function severalYearsOpen(sentence: string): boolean {
  return /^(?:——)?(?:回顾|回首)?(?:过去|这|近)?(?:的)?[五四三]年(?:来|间)?，|^(?:过去|近)[五四三]年/.test(
    sentence,
  );
}

/** 由5个增加到8个, 16%的税率降至13%: the first is of an earlier time. */
function isBaseOfRise(clause: string, behind: string): boolean {
  if (/^的[^，。；、\d]{1,12}?(?:降|提|增|升|调)[^，。；、\d]{0,3}(?:至|到|为)(?=\d)/.test(behind))
    return true;
  return /(?:由|从)[^，。]*$/.test(clause) && new RegExp(`^[^，。；]{0,14}${UP_TO}`).test(behind);
}

/** The last year named in a clause, names of plans and editions apart. */
function namedYear(clause: string): number | undefined {
  const years = clause.match(/(?:19|20)\d\d年(?!度|代|来|[一二三]次|版)/g);
  const last = years?.at(-1);
  return last === undefined ? undefined : Number(last.slice(0, 4));
}

function ofNamedYear(named: number, { year, clause }: Setting, base: YearClass): YearClass {
  const since = clause.slice(clause.lastIndexOf(`${named}年`));
  if (named === year - 1) return /[比较与]20\d\d年$/.test(clause) && base === 'plan' ? base : 'last';
  if (named === year) return 'plan';
  if (named > year) return 'later';
  const isRise = new RegExp(UP_TO).test(since);
  if (isRise) return base === 'last' || base === 'period' ? 'period' : base;
  // 是2017年的1.4倍
  if (new RegExp(`(?:[是为]|达到?)${named}年的$`).test(clause)) return base;
  if (new RegExp(`[比较与]${named}年`).test(clause))
    return base === 'plan' || base === 'later' ? base : 'period';
  return 'other';
}
