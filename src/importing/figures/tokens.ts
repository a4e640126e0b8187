import { BOUNDS, MORE, NUMBER, QUALIFIERS } from '../../quantity/grammar.js';
import { plainFigures } from '../text.js';
import { countsThings, isUnitBefore, UNIT } from './units.js';

/** A figure as it stands in a text, taken apart. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** 约, 近, 超, 第 … */
  readonly prefix: string;
  readonly digits: string;
  /** The second end of a range. */
  readonly to: string;
  /** 万, 亿 … */
  readonly scale: string;
  /** 余 or 多, and whether it stands behind the scale: 79万余件. */
  readonly more: string;
  readonly isMoreBehind: boolean;
  /** 5.5亿多吨 … */
  readonly unit: string;
  /** 以上, 左右 … */
  readonly suffix: string;
  /** A rank: 第3, without a unit of its own. */
  readonly isRank: boolean;
  /** Its unit stands behind the next figure of the row only. */
  readonly isBorrowing: boolean;
}

const SCALE = '(?:万亿|千亿|百亿|十亿|千万|百万|十万|万|亿|千|百)';
const FIGURE = new RegExp(
  `(?<prefix>${BOUNDS})?(?<digits>${NUMBER})(?: ?(?<first>${SCALE}?(?:${UNIT})?)(?:——?|－|-|–|~|～|至|到)(?<to>${NUMBER}))?` +
    `(?<before>${MORE})? ?(?<scale>${SCALE})?(?<behind>${MORE})? ?(?<unit>${UNIT})?(?<suffix>${QUALIFIERS})?`,
  'g',
);
/** Begun at the first digit of a number only: one of ten thousand digits is not looked through from each of them. */
const RATIO = /(?<!\d)\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+/g;
/** Counts in Chinese numerals are figures where a report counts on: 连续十七年, 十件实事. */
const IN_WORDS =
  /(?<=连续|持续)[一二三四五六七八九十]{1,3}(年)|[一二三四五六七八九十]{1,3}(件)(?=[^，。；]{0,6}实事)/g;

/** The figures of a text in order; digits that are names, dates or parts of quoted words are none. */
export function tokensOf(written: string): Token[] {
  const text = plainFigures(written);
  const named = namesIn(text);
  const tokens = [
    ...[...text.matchAll(FIGURE)].flatMap((match) => tokenOf(match, text, named) ?? []),
    ...[...text.matchAll(RATIO)].flatMap((match) => ratioOf(match, text, named) ?? []),
    ...[...text.matchAll(IN_WORDS)].flatMap((match) => inWords(match, named)),
  ].toSorted((one, other) => one.start - other.start);
  return withBorrowedUnits(tokens, text).filter(
    (token) =>
      token.unit !== '' ||
      token.scale !== '' ||
      token.isRank ||
      token.digits.includes(':') ||
      isCoefficient(token, text),
  );
}

/** 利用系数0.562, 死亡率0.86: what is measured has no unit. */
function isCoefficient({ start, end, digits }: Token, text: string): boolean {
  const before = text.slice(Math.max(0, start - FAR), start);
  const isMeasured =
    /(?:率|系数|指数|收入比|之比)(?:[为达至]|达到|缩小[到至]|降[到至]|提[升高][到至])?$/.test(before);
  return isMeasured && /^\d+\.\d+$/.test(digits) && /^(?:[，。；、]|$)/.test(text.slice(end));
}

function inWords(match: RegExpExecArray, isName: (at: number) => boolean): Token[] {
  const { index, 0: all } = match;
  const unit = match[1] ?? match[2] ?? '';
  if (isName(index)) return [];
  return [{ ...NONE, start: index, end: index + all.length, digits: all.slice(0, -1), unit }];
}

const NONE: Token = {
  ...{ start: 0, end: 0, prefix: '', digits: '', to: '', scale: '', more: '', isMoreBehind: false },
  ...{ unit: '', suffix: '', isRank: false, isBorrowing: false },
};

/** Stretches in which digits belong to names: quoted words, titles of works and laws, numbers of documents. */
function namesIn(text: string): (at: number) => boolean {
  const names = [...text.matchAll(/“[^“”]{1,40}”|‘[^‘’]{1,30}’|《[^《》]{1,80}》|〔\d{4}〕\d+号/g)];
  return (at) => names.some(({ index, 0: name }) => at >= index && at < index + name.length);
}

function tokenOf(match: RegExpExecArray, text: string, isName: (at: number) => boolean): Token | undefined {
  const { digits = '', first = '', to = '', before = '', behind = '', suffix = '' } = match.groups ?? {};
  let { scale = '', unit = '' } = match.groups ?? {};
  const found = match.groups?.prefix ?? '';
  const prefix = isEndOfWord(found, text.slice(0, match.index)) ? '' : found;
  const start = match.index + found.length - prefix.length;
  let end = match.index + match[0].length;
  const at = start + prefix.length;
  const isJoined = /[A-Za-z.·+\-\d:]$/.test(text.slice(0, at)) && !/(?:GDP|CPI|PPI)$/.test(text.slice(0, at));
  if (isName(at) || isJoined) return undefined;
  const following = text.slice(end);
  if (suffix === '' && unit !== '' && !isUnitBefore(unit, following.slice(0, 4))) {
    end -= unit.length;
    unit = '';
  }
  const behindDigits = text.slice(at + digits.length);
  if (to === '' && isNameBehind(behindDigits, unit, scale)) return undefined;
  if (isDate(digits, to, unit, behindDigits)) return undefined;
  // 全国168个城市第7位: the field of a ranking is no figure of the report
  if (/全[国省市]$/.test(text.slice(0, at)) && /^[^，。；、\d]{0,10}第\d/.test(text.slice(end)))
    return undefined;
  if (isDescription(text, start, end, scale + unit, suffix)) return undefined;
  // 一年365天天天 …: what every year has is no figure
  if (unit === '天' && /一年$/.test(text.slice(0, at))) return undefined;
  const isRank = prefix === '第' && unit === '' && scale === '' && isRankedAt(text, start, end);
  if (prefix === '第' && !isRank && !/^(?:位|名)$/.test(unit)) return undefined;
  if (to !== '' && first !== '' && !(scale + unit).startsWith(first) && first !== unit) return undefined;
  if (unit === '' && scale !== '' && /^[\p{Script=Han}]/u.test(text.slice(end)) && /^[千百]$/.test(scale))
    scale = '';
  return {
    ...{ start, end, prefix, digits, to, scale, unit, suffix, isRank, isBorrowing: false },
    more: before || behind,
    isMoreBehind: behind !== '' && scale !== '',
  };
}

/** 项目签约3543亿元, 反超3个百分点: what would make the figure an estimate ends a word. */
function isEndOfWord(prefix: string, before: string): boolean {
  const word =
    prefix === '约'
      ? /[签合节条预特制契公履解违邀续集]$/
      : prefix === '近'
        ? /[附邻最靠]$/
        : prefix === '前'
          ? /[提目之此]$/
          : /[赶反]$/;
  return prefix.length === 1 && prefix !== '第' && word.test(before);
}

/**
 * What tells which things are meant, and is nothing that was reached: 10亿元以上项目99个, 80个5亿元以上项目, 60岁以上人口,
 * 100亿级产业, 前5年的.
 */
function isDescription(text: string, start: number, end: number, unit: string, suffix: string): boolean {
  const behind = text.slice(end, end + FAR);
  // 近14亿人口的发展中大国
  if (/^[万亿]+$/.test(unit) && behind.startsWith('人口的')) return true;
  if (/^级(?!$|[，。；、])/.test(behind) && unit !== '') return true;
  // 15分钟生活圈, 15年免费教育: how far and how long it is meant to be
  if (/^(?:分钟|小时|年|天|日|米|公里)$/.test(unit) && IS_MEANT.test(behind)) return true;
  // 3个月内办理结果答复率
  if (/^(?:个月|天|小时|分钟|周|个?工作日)$/.test(unit) && /^之?内\p{Script=Han}{2}/u.test(behind))
    return true;
  // 在36个工业行业大类中，28个…: the field of what is counted
  if (/[在从]$/.test(text.slice(0, start)) && /^[^，。；、\d]{2,14}中，/.test(behind)) return true;
  // 0—14岁人口, 18岁青年
  if (unit === '岁' && /^的?(?:人口|儿童|少年|青年|老年?人|妇女|女性|学生|居民|人群|占\d)/.test(behind))
    return true;
  // 全球前1%学科
  if (text[start] === '前' && /^[%‰]$/.test(unit)) return true;
  if (isThreshold(text, start, behind)) return true;
  if (/(?:前|过去|这|未来|今后)$/.test(text.slice(0, start)) && unit === '年') return true;
  if (text[start] === '前' && unit === '年') return true;
  // 近10年来最大降幅, 60年来, 在3年内
  if (unit === '年' && /^(?:前(?!所未)|以?来|之?内)/.test(behind)) return true;
  // 56个民族, 500万酒城人民: whom a report speaks to
  if (unit === '个' && behind.startsWith('民族')) return true;
  if (/^[万亿]?人?$/.test(unit) && ADDRESSED.test(behind)) return true;
  // 其中50亿元以上3个, 中考600分以上46人, 争议10年以上的3件
  if (/^及?以[上下]$/.test(suffix) && /^的?\d+(?:余|多)?[个家户人名件条座]/.test(behind)) return true;
  // 35蒸吨以下燃煤锅炉全部清零: nothing else is told of it
  if (isKindAtHead(text, start, end, unit, suffix)) return true;
  // 超10亿元企业超30户
  const isBound = /^(?:超过?|过)/.test(text.slice(start, end)) && /元$/.test(unit);
  if (isBound && IS_COUNTED.test(behind)) return true;
  if (!/^及?(?:以上|以下|以内)$/.test(suffix)) return false;
  if (TELLS_APART.test(behind) || IS_OF_COUNTED.test(text.slice(Math.max(0, start - FAR), start))) {
    if (/^的?\p{Script=Han}{2}/u.test(behind) && !IS_PREDICATE.test(behind)) return true;
  }
  if (/[岁度层]$/.test(unit) && /^的?\p{Script=Han}{2}/u.test(behind)) return true;
  // 30户以上自然村寨垃圾收运设施覆盖率提高至80%: at the head of its clause, with what was reached behind
  if (!/[%‰点]$/.test(unit) && isOfClauseHead(text, start, text.slice(end, end + CLAUSE))) return true;
  // 5万只以上养殖小区4个
  if (countsThings(unit) && IS_COUNTED.test(behind)) return true;
  if (countsThings(unit) || unit === '' || /[%‰点]$/.test(unit)) return false;
  const isCount = /\d(?:余|多)?(?:个|家|项|户|条|台|件|名)$/.test(text.slice(0, start));
  return IS_COUNTED.test(behind) || (isCount && /^(?:的)?\p{Script=Han}{2}/u.test(behind));
}

const IS_MEANT =
  /^(?:(?!时|的)[^，。；、\d]{0,8}?(?:圈|免费教育|义务教育|攻坚|行动计划|政策|[^率]率(?=\d|达|为|均|和|保持)))/;

/** 65个村集体收入超50万元: what is counted has more than so much. */
function isThreshold(text: string, start: number, behind: string): boolean {
  if (!/^(?:超过?|过|突破)\d/.test(text.slice(start)) || !/^(?:[，。；]|$)/.test(behind)) return false;
  return /\d(?:余|多)?(?:个|家|户)[^，。；、\d]{2,14}$/.test(text.slice(Math.max(0, start - FAR), start));
}

/** Things, and how many of them there are. */
const IS_COUNTED =
  /^(?:的(?=\p{Script=Han})|(?=\p{Script=Han}{2}|[县市区镇乡村园]\d))[^，。；、\d]{1,14}?(?:达到?|突破|超过?|超|近|约|已|有)*\d+(?:\.\d+)?[万亿]*余?(?:个|家|项|户|条|台|件|人|名|[，。；、]|$)/u;
const ADDRESSED = /^[^，。；、\d]{0,8}?(?:人民(?![政币法检医])|儿女|父老|同胞)/;
/** 50万元以上集体经济强村占比提高到15%, 收入10万元以上村达60%: a share of those that are meant. */
const TELLS_APART =
  /^的?[^，。；、\d]{1,14}?(?:占比|比例|比重|占|达到?|增长|下降)[^，。；、\d]{0,8}\d+(?:\.\d+)?%/;
/** 41家年耗能5000吨以上重点企业: behind the count of what is meant. */
const IS_OF_COUNTED = /\d(?:余|多)?(?:个|家|项|户|条|台|件|名)[^，。；、\d以]{1,8}$/;
const IS_PREDICATE = /^(?:的)?(?:增长|增速|目标|任务|左右|占|达|高于|低于)/;

/** A clause that opens with how large the things are that it is of, and has no other figure. */
function isKindAtHead(text: string, start: number, end: number, unit: string, suffix: string): boolean {
  const isSize = /^及?以[上下]$/.test(suffix) && /[吨米伏瓦里亩户元]$/.test(unit);
  const isHead = /(?:^|[，。；：！？\n])(?:实现|确保|所有|全部)?$/.test(
    text.slice(Math.max(0, start - FAR), start),
  );
  return isSize && isHead && /^的?\p{Script=Han}{4,}(?:[，。；]|$)/u.test(text.slice(end, end + FAR));
}

/** Words that tell what a figure is stand no farther behind it. */
const FAR = 24;
/** What is reached by what a figure describes stands no farther behind it. */
const CLAUSE = 40;

function isOfClauseHead(text: string, start: number, behind: string): boolean {
  const isHead = start === 0 || /[，。；：！？\n]/.test(text[start - 1] ?? '');
  return (
    isHead && /^\p{Script=Han}{2}[^，。；、]*?(?:率|比例|比重|水平|标准)[^，。；、]{0,8}\d/u.test(behind)
  );
}

/** 5G, 500强, 206国道, 3A级, 35千伏: digits that begin a name. */
function isNameBehind(behind: string, unit: string, scale: string): boolean {
  if (
    /^[A-Za-z·+]/.test(behind) &&
    !(unit === 'P' && /^P(?![A-Za-z])/.test(behind)) &&
    !/^(?:μg|PFLOPS|EFLOPS)/.test(behind)
  )
    return true;
  if (/^(?:强|国道|省道|县道|号|路|团|千伏(?!安)|周年|五星|月|日|时许)/.test(behind)) return true;
  return scale === '' && unit === '' && /^(?:线|师|医院|中)/.test(behind);
}

function isDate(digits: string, to: string, unit: string, behind: string): boolean {
  const isYear = /^(?:19|20)\d\d$/.test(digits) && (unit === '年' || /^年/.test(behind));
  const isSpan = /^(?:19|20)\d\d$/.test(to) && unit === '年';
  return (
    isYear ||
    isSpan ||
    /^(?:(?:\d|[—\-~～至])*)?[月日](?!$)/.test(behind) ||
    /^(?:—|-|～|至)\d{1,2}月/.test(behind)
  );
}

/** 居全省第3, 排名全国第12和 …: a rank ends the clause or is joined to the next. */
function isRankedAt(text: string, start: number, end: number): boolean {
  const before = /(?:全[国省市区州县盟]|居|列|排名?|前|第|中部|西部|东部|增速)$/.test(text.slice(0, start));
  return before && !/^[\p{Script=Han}A-Za-z]/u.test(text.slice(end).replace(/^(?:和|且|的|及)/, ''));
}

function ratioOf(
  { index, 0: digits }: RegExpExecArray,
  text: string,
  isName: (at: number) => boolean,
): Token | undefined {
  const isTime =
    /^\d{1,2}:\d\d$/.test(digits) && !/比|为|到|至/.test(text.slice(Math.max(0, index - 12), index));
  if (isName(index) || isTime) return undefined;
  return { ...NONE, start: index, end: index + digits.length, digits };
}

/** 提高4、2.9个百分点: a bare number in a row of figures has the unit of the next. */
function withBorrowedUnits(tokens: readonly Token[], text: string): Token[] {
  const result: Token[] = [...tokens];
  for (let index = result.length - 2; index >= 0; index--) {
    const [one, next] = [result[index] as Token, result[index + 1] as Token];
    const isBare = one.unit === '' && one.scale === '' && !one.isRank && !one.digits.includes(':');
    // 提高4个、2.9个百分点, 50年、20年一遇
    const isCut = next.unit === '个百分点' ? one.unit === '个' : next.unit === '年一遇' && one.unit === '年';
    if (isCut && /^[、和及与]$/.test(text.slice(one.end, next.start)))
      result[index] = { ...one, unit: next.unit, isBorrowing: true };
    if (!isBare || next.unit + next.scale === '' || !/^[、和及与]$/.test(text.slice(one.end, next.start)))
      continue;
    result[index] = { ...one, scale: next.scale, unit: next.unit, isBorrowing: true };
  }
  return result;
}

/** The figure as a cell of a table has it: as written, its width apart. */
export function shownFigure({ start, end, isBorrowing, scale, unit }: Token, text: string): string {
  const written = plainFigures(text).slice(start, end).replace(/\s/g, '');
  return isBorrowing ? written.replace(/[个年]$/, '') + scale + unit : written;
}
