import { anyOf, either, wholly } from '../any-of.js';
import { STRONG_VERBS } from '../lexicon.js';
import type { Doubt } from '../model.js';
import { partsOf } from '../text.js';

/** Nouns that several things named together may have in common: A和B增加值. */
const COMMON_NOUN = new RegExp(
  `${either(
    // of people and their insurance
    anyOf(`(?:保险)?(?:参保|缴费|缴存)(?:人数|率|总人数) 保险(?:基金)?(?:收入|支出|覆盖率|待遇) 患者规范(?:化)?管理率
      (?:常住)?居民(?:年)?(?:人均)?(?:可支配|纯)?收入 (?:人均)?可支配收入
      (?:最低)?(?:养育|保障|生活|供养|补助|工资)标准`),
    // of the economy
    anyOf(`增加值占[^，、]{2,14}(?:比重|比例) 增加值 规模 收入 (?:进出口|出口|进口)(?:额|总额|总值)? 总额 总值 投资 产值 余额
      存款余额 贷款余额 消费支出 支出 营业收入 营收 利润 销售额 零售额 交易额`),
    // shares and amounts of whatever it is
    anyOf(`比例 比重 面积 产量 排放量 排放总量 浓度 平均浓度 人数 数量 增速 增幅 游客数 户数 指数 里程
      覆盖率 参保率 达标率 优良率 优良比例`),
    `${anyOf(`安全 综合 有效 集中 无害化 资源化 风险 隐患`)}*${anyOf(`利用 处理 普及 治理 处置 合格 完成 办结 办复 销号 满意
      入学 巩固 保障 自给 贡献 增长 转化 回收 消除 化解 整改 城镇化 化`)}率`,
    // what there is of things
    anyOf(`产能 装机(?:容量)? (?:饲养|存栏|出栏|保有|销售|播种|种植)(?:量|面积) 成绩 满意度 产业链产值`),
    // things
    anyOf(`示范社 项目 企业 合作社 家庭农场 床位 学位`),
  )}$`,
);

/** 城乡居民收入 of two figures → 城镇居民收入, 农村居民收入; A和B增加值 → A增加值, B增加值; undefined where they don't part so. */
export function sharedNames(name: string, count: number): string[] | undefined {
  const [, told = '', against = ''] = HELD_AGAINST.exec(name) ?? [];
  if (told !== '') return sharedNames(told, count)?.map((one) => `${one}${against}`);
  const plain = name
    .replace(/(?:[比较](?:上年|去年)(?:同期|[末底])?|年均|分别|均|都)+(?:是|为)?$/, '')
    .replace(/^第?一、?第?二、?第?三(次)?产业?/, '第一产业、第二产业、第三产业')
    .replace(/存、贷款(余额)?/, '存款$1、贷款$1')
    // 煤电、汽配、农产品加工三大主导产业产值
    .replace(/(?<=、[^、]{2,})[二两三四五六七八九十\d]大[^、]{0,6}(?:产业|板块|行业|集群)(?=[^、]{2,})/, '');
  const parts = partsOf(plain);
  const pair = PAIRS.find(([both]) => plain.includes(both));
  if (count === 2 && parts.length === 1 && pair) return pair[1].map((one) => plain.replace(pair[0], one));
  return parts.length === count && count > 1 ? withShared(parts) : undefined;
}

/** 单晶硅、碳纤维产能分别占全国比重: what each is held against stands behind all. */
const HELD_AGAINST = /^(.{2,}?)分别((?:占|高于|低于|快于|高出|完成).+)$/;

/** Words that stand for two. */
const PAIRS: readonly (readonly [both: string, each: readonly [string, string]])[] = [
  ['城乡', ['城镇', '农村']],
  ['内外资', ['内资', '外资']],
  ['存贷款', ['存款', '贷款']],
  ['产销量', ['产量', '销量']],
  ['产销额', ['产值', '销售额']],
];

/** Whose the later of several are, where the first alone says it: 生产安全事故起数、死亡人数; '' where each says it or none does. */
export function carriedSubject(name: string): string {
  return subjectOf(withCommonNoun(partsOf(name)));
}

/** Whether the first of several has a word before it that may be meant for all: 限额以上通讯器材、家用电器零售额. */
export function mayShareScope(name: string): boolean {
  const [first = '', ...others] = partsOf(name);
  const isOpen = SCOPE_OF_ALL.test(first) && !COMMON_NOUN.test(first);
  return isOpen && others.length > 0 && !others.some((part) => SCOPE_OF_ALL.test(part));
}

const SCOPE_OF_ALL = /^(?:限额以上|限上|规模以上|规上)/;

/** The parts of a list, each with the noun and the subject that it shares with the others. */
function withShared(parts: readonly string[]): string[] {
  const whole = withCommonNoun(parts);
  const subject = subjectOf(whole);
  return whole.map((part, index) => (index === 0 ? part : `${subject}${part}`));
}

function subjectOf([first = '', ...others]: readonly string[]): string {
  if (others.length === 0 || !others.every((part) => MEASURE_ALONE.test(part))) return '';
  const subject = first.replace(MEASURE_AT_END, '');
  return subject.length >= 2 && subject !== first ? subject : (/^“[^”]+”/.exec(first)?.[0] ?? '');
}

/** What is measured, and not of what. */
const MEASURE_ALONE = wholly(
  `${anyOf(`年 总`)}?${anyOf(`死亡人数 损失数 损失金额 [^“”、]{2}率 破案数 受伤人数 伤亡人数 直接经济损失 注册资本 利润总?额?
    利税(?:总额)? 税收(?:收入)? 营业收入 营收 增加值 产值 总?花费 总?收入 主营业务收入 总投资 从业人员 就业人数 产量
    面积 销售额 交易额 金额`)}(?:增[速幅])?`,
);
const MEASURE_AT_END =
  /(?:起数|立案数|发案数|户数|家数|个数|件数|[^“”、]{2}率|数量|(?<!指)数|(?:接待)?人次|(?:年|总)*(?:产值|产量|面积|增加值|营收|营业|金额)|(?:营业|销售|综合|主营业务|技工贸|税收)?总?收入)$/;

/** Levels that stand for all that follows: 省、市重点项目年度投资. */
const LEVEL = /^(?:全国|国家|中央|省|市|县|区|乡|镇|国家级|省级|市级|县级|城市|农村|城镇|乡村)$/;

function withCommonNoun(parts: readonly string[]): string[] {
  const last = parts.at(-1) ?? '';
  const level = /^(?:国家级|省级|市级|县级|城市|农村|城镇|乡村|省|市|县|区|乡|镇)/.exec(last)?.[0];
  if (level !== undefined && parts.slice(0, -1).every((part) => LEVEL.test(part)))
    return parts.map((part, index) => (index === parts.length - 1 ? last : part + last.slice(level.length)));
  const noun = COMMON_NOUN.exec(last)?.[0];
  if (noun === undefined || noun === last) return [...parts];
  // 零售总额、进出口总额增幅: a total may have its growth told
  const isOwn = (part: string) =>
    /增[速幅]$/.test(noun) ? part.endsWith(noun) : COMMON_NOUN.test(part) || endsAlike(part, noun);
  return parts.map((part, index) =>
    index === parts.length - 1 || isOwn(part) || isLonger(part, last, noun) ? part : joined(part, noun),
  );
}

/** 城镇居民 and 居民人均可支配收入 overlap. */
const joined = (part: string, noun: string) =>
  part.endsWith(noun.slice(0, 2)) ? part + noun.slice(2) : part + noun;

/** 集中供热率、燃气普及率: each is a rate by itself. */
const endsAlike = (part: string, noun: string) =>
  /[率额值]$/.test(noun) && part.length > 2 && part.endsWith(noun.slice(-1));

/** A part that is longer than the last is a thing by itself, unless the noun only tells what of each is measured. */
function isLonger(part: string, last: string, noun: string): boolean {
  // 接待游客、旅游综合收入: what was done is no income
  if (
    !/^(?:项目|企业)$/.test(noun) &&
    STRONG_VERBS.some((verb) => part.startsWith(verb)) &&
    !STRONG_VERBS.some((verb) => last.startsWith(verb))
  )
    return true;
  return (
    part.length > last.length &&
    !/^(?:增加值|增速|增幅|产值|营业?收入?|收入|投资|产量|.*[率额值])$/.test(noun)
  );
}

/** Names of things that all have one figure: A、B和C均达100%. */
export function namesOfAll(name: string): string[] {
  const parts = partsOf(name);
  const isList = parts.length > 1 && parts.every((part) => part.length >= 2);
  return isList ? withShared(parts) : [name];
}

/** How nouns end that tell what is measured. */
const MEASURED = /(?:率|标准|比例|比重|费|额|值)$/;
const IS_MEASURED = /(?:[率额值量数费价次起]|标准|比例|比重|收入|支出|补贴|花费)$/;

/** A和B某某率 of which the text does not tell where what they share begins, and 市区、某县咖啡馆 that a place stands for. */
export function isSharingUnclear(name: string): boolean {
  const parts = partsOf(name);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (parts.length < 2 || LEVEL.test(first)) return false;
  const isShort = first.length <= 2 && last.length > 3 && COMMON_NOUN.exec(last) === null;
  return isShort || (MEASURED.test(last) && !IS_MEASURED.test(first) && COMMON_NOUN.exec(last) === null);
}

/** 分别增长7.5%、8%左右: whether the qualifier is of both the text does not say. */
export function qualifierDoubts(suffixes: readonly string[]): readonly Doubt[] {
  const isOnLastOnly = suffixes.at(-1) !== '' && suffixes.slice(0, -1).every((suffix) => suffix === '');
  return isOnLastOnly ? ['qualifier-unclear'] : [];
}
