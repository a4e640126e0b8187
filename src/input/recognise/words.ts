import { halfWidth } from '../../chinese/width.js';
import { plainUnit } from './units.js';

/** A text without any space: names are often spread to one width (合　　计). */
export function squeezed(text: string): string {
  return text.replace(/[\s\u00a0\u3000]+/gu, '');
}

/** A name or a head on one line: breaks within hanzi and spaces that only spread them are dropped. */
export function oneLine(text: string): string {
  const line = text
    .replace(/(?<=[\p{Script=Han}、，])[ \u3000]*\n\s*(?=[\p{Script=Han}（])/gu, '')
    .replace(/[\s\u00a0\u3000]+/gu, ' ')
    .trim();
  return /^(?:\p{Script=Han} )+\p{Script=Han}$/u.test(line) ? line.replaceAll(' ', '') : line;
}

/** What a figure is beside a plain amount: a comparison, a share, a balance. */
export type Ratio = 'same-period' | 'previous' | 'growth' | 'difference' | 'completion' | 'share';

const ratios: readonly (readonly [RegExp, Ratio])[] = [
  [
    /完成.{0,12}(?:预算|计划|目标|%)|(?:预算|计划|目标).{0,8}完成|完成(?:率|进度|比例)|[占为].{0,8}预算|执行率/u,
    'completion',
  ],
  [/(?:增减|增长|增加|减少)[额量数]|差额|净增|比.{2,14}(?:增减|±|增加)(?!.*[%幅])/u, 'difference'],
  [/环\s*比|比上[月季]/u, 'previous'],
  [/同\s*比|比(?:上年|去年)同[期月]|上年同[期月]=100/u, 'same-period'],
  [/比.{1,16}(?:增长|增减|±|升降)|增长|增速|增幅|升降|涨跌|growth/iu, 'growth'],
  [/比重|占比|所占|构成|占.{1,14}[%比]|구성비/u, 'share'],
];

/** The ratio that a head names. A year in it is then what is compared with, not the year of the figure. */
export function ratioIn(text: string): Ratio | undefined {
  const plain = plainUnit(text);
  return ratios.find(([pattern]) => pattern.test(plain))?.[1];
}

/** Whether a head names figures that are percentages. */
export function isRateName(text: string): boolean {
  const plain = plainUnit(text);
  if (/=100|为100/u.test(plain)) return false;
  return /[%‰]|率(?![领先])|比重|占比|比例|同比|环比|增速|增幅|增长$|구성비|성장률/u.test(plain);
}

/** Whether a head names an index: 居民消费价格指数, 上年=100. */
export function isIndexName(text: string): boolean {
  return /指数(?!企业|公司|保险)|=100|为100|지수|index$/iu.test(plainUnit(text));
}

const areas = '[国國省市县縣区區州盟旗镇乡村社厂校院]';
const totalName = new RegExp(
  '^(?:' +
    [
      '总计|总数|合计|共计|小计|累计|總計|合計|小計|总量|總數|計|計',
      `全${areas}(?:合计|总计|小计)?`,
      '[^：:]{0,14}(?:合计|总计|小计|共计|總計|合計|小計)(?:数)?',
      '(?:本年)?(?:收入|支出|收支)总[计额]',
      'total|grandtotal|sum|합계|소계|계|総数|総計|전국|全国|全體|全体',
    ].join('|') +
    ')$',
  'iu',
);

/** Whether a row sums up the page of the sheet that it ends or begins: 本页小计, 过次页. Printed pages are others. */
export function isOfPage(name: string): boolean {
  return /^(?:[本每当此]页(?:小计|合计|累计|共计)|[承接][前上]页|[过转][次下]页)(?:[:：].*)?$/u.test(
    squeezed(name),
  );
}

/** Whether a row by its name is a total: 合计, 总计, 全市, 税收收入小计, 一、合计. */
export function isTotalName(name: string): boolean {
  const bare = squeezed(halfWidth(name))
    .replace(/^[一二三四五六七八九十]+[、.]/u, '')
    .replace(/[:：]$|[(（][^()（）]*[)）]$/gu, '');
  // 合计（大写）：壹拾万元整
  if (/^(?:金额)?[合总共]计.{0,6}大写/u.test(bare) || isOfPage(bare)) return true;
  // 合计 Total says it twice
  return totalName.test(bare.replace(/(?<=\p{Script=Han})[A-Za-z][A-Za-z.,&'-]*$/u, ''));
}

/** Whether a line under a table tells where the figures come from. */
export function isSource(text: string): boolean {
  return /^[\s\u3000]*[(（]?(?:(?:资料|数据|資料|數據|图表)(?:来源|來源|提供|出典|出處)?|来源|出处|出處|出典|자료|출처|source)\s*[:：]/iu.test(
    text,
  );
}

const noteWord =
  /^[\s\u3000]*[(（]?(?:[*＊※]?\s*(?:备\s*注|注\s*释|附\s*注|说\s*明|注|註|備註|note)s?\s*\d*\s*[:：.、）)]|注\d)/iu;
const noteMark = /^[\s\u3000]*[*＊※†①-⑳]\s*[\p{L}"“]{3}|^[\s\u3000]*[[［]\d{1,2}[\]］]\s*\p{L}{3}/u;

/** Whether a line under a table is a note: 注：…, 说明：…, ①不含…. */
export function isNote(text: string): boolean {
  return noteWord.test(text) || noteMark.test(text);
}

/** Whether a line is what a program or a form says of itself: 时间：最近10年, 填报单位：…. */
export function isAboutSheet(text: string): boolean {
  const about =
    '数据库|(?:截[止至]|统计|结算|数据)?(?:日期|时间(?:段)?)|(?:会计|所属|报告|统计)?期间|税款所属期|地区|频率|部门(?:名称)?|(?:预算)?单位名称|预算(?:单位|部门)|(?:编制|填报|填表|制表|报送|审核|复核)(?:单位|部门|机关|人|日期|时间)|制表|审核|复核|制单|(?:单位)?负责人|联系(?:人|电话)|公式|表\\s*号|(?:制定|批准|备案)机关|综合机关(?:名称)?|(?:批准|备案)文号|有效期至?|报出日期|组织机构代码|统一社会信用代码';
  // 填报单位（盖章）：
  return new RegExp(
    `^[\\s\\u3000]*(?:${about})\\s*(?:[(（](?:盖章|公章|签章|签字|签名)[)）])?\\s*[:：]`,
    'u',
  ).test(text);
}

/** Whether a text tells one thing by name: 项目名称：…, 学校：…. What heads columns ends with its colon, or has none. */
export function isField(text: string): boolean {
  return !isAmongName(text) && /^[\s\u3000]*[\p{Script=Han}（）()]{2,12}\s*[:：]\s*\S/u.test(text);
}

/** Whether a text is over a list of the tables of a workbook: 目　录. */
export function isContents(text: string): boolean {
  return /^(?:目录|目次|contents|索引)$/iu.test(squeezed(text));
}

/** Whether a text by its words and its length is the title of a table, and no head of a column. */
export function isLikeTitle(text: string): boolean {
  return text.length >= 8 && /表|数据|情况|统计|\d{4}年/u.test(text);
}

/** Whether a line announces that the table goes on: 续表, （续）, 续上表. */
export function isContinuation(text: string): boolean {
  return /续表|续上表|^续\s*\d*$|[(（]续[表\d]{0,2}[)）]|續表|continued/iu.test(text);
}

const tableNumber =
  /^(?:附?[表件]|table|schedule)\s*(?:\d+|[一二三四五六七八九十]+)(?:[-—－–.]\d+)*\s*[:：]?$/iu;

/** 会企01表, 公开01表, 财决批复02表. */
const formNumber = /^[\p{Script=Han}]{1,8}\s*\d{1,3}(?:[-—－–]\d{1,2})?\s*表$/u;

/** Whether a text is the number of a table or a form and nothing else: 表4-1, 附件1, 附表三, 会企01表. */
export function isTableNumber(text: string): boolean {
  return tableNumber.test(text.trim()) || formNumber.test(text.trim());
}

const leadingNumber =
  /^(附?[表件]\s*(?:\d+|[一二三四五六七八九十]+)(?:[-—－–.]\d+)*)(?:[\s\u3000:：、.]+|(?=(?:19|20)\d\d年)|(?=[\p{Script=Han}])(?<=\d))(.{2,})$/u;
const leadingOrdinal = /^(\d{1,2}[-—－–]\d{1,3}(?:[-—－–]\d{1,2})?)[\s\u3000、.]*(?=[^\d月季年日])(.{2,})$/u;

/** The number that a title begins with, and the title without it: 表4-1　债务余额, 1-6 各地区人口. */
export function splitNumber(title: string): { readonly number?: string; readonly title: string } {
  const text = title
    .trim()
    .replace(/^(附?[表件]\s*)([０-９]+)/u, (_, what, digits) => what + halfWidth(digits));
  // 表12025年…: a page has lost the space between the number and the year
  const [, lost, dated] = /^(附?表\s?\d{1,2}?)((?:19|20)\d\d年.{2,})$/u.exec(text) ?? [];
  if (lost !== undefined && dated !== undefined) return { number: squeezed(lost), title: dated };
  const [, number, rest] = leadingNumber.exec(text) ?? leadingOrdinal.exec(text) ?? [];
  return number === undefined || rest === undefined
    ? { title: text }
    : { number: squeezed(number), title: rest };
}

/** What reporting platforms leave in their exports: not for print. */
export function isTechnical(text: string): boolean {
  return /^[A-Z][A-Z0-9_]*#|^\s*AND\s+T\.|^[A-Z]{2,}_T_|^[0-9A-F]{24,}$|^Unnamed: \d+/u.test(text);
}

/** Whether a text is a formula over columns (A=B+C, 1=2+3, 丙=甲+乙): said of the columns, no head of its own. */
export function isFormula(text: string): boolean {
  const term = '(?:[A-Za-z]|[甲乙丙丁]|[(（]?\\d{1,2}[)）]?|[①-⑳])';
  return new RegExp(`^${term}\\s*[=＝]\\s*${term}(?:\\s*[-+*/×÷－＋]\\s*(?:${term}|100%?))*$`, 'u').test(
    text.trim(),
  );
}

const numberings: readonly RegExp[] = [
  /^第?[一二三四五六七八九十]{1,3}[、．.]/u,
  /^[(（][一二三四五六七八九十]{1,3}[)）]/u,
  /^\d{1,2}[、．.](?!\d)/u,
  /^[(（]\d{1,2}[)）]|^\d{1,2}[)）]/u,
  /^[①-⑳]/u,
];

/** The rank that the numbering before a name has: 一、 0, （一） 1, 1. 2, (1) 3, ① 4; undefined without any. */
export function numberingRank(name: string): number | undefined {
  const rank = numberings.findIndex((pattern) => pattern.test(name.trimStart()));
  return rank < 0 ? undefined : rank;
}

/** Whether a name says that it is of what stands before it: 其中：税收收入, #工业. */
export function isAmongName(name: string): boolean {
  return /^[\s\u3000]*(?:其\s*中|其内|内[:：]|＃|#)/u.test(name);
}
