import { SCALES } from '../../chinese/numerals.js';
import { COUNTERS, HEAD_UNITS, MEASURES, TIMES, unitPattern } from '../../chinese/units.js';
import { halfWidth } from '../../chinese/width.js';

const scale = `[${SCALES}]*`;
const things = unitPattern(MEASURES, COUNTERS, TIMES, HEAD_UNITS);
const share = '[%‰]';
const base = '(?:以?(?:上年|上月|去年)(?:同[期月])?(?:价格)?(?:为|=)100|\\d{4}年?(?:为|=)100)';
const single = `(?:${scale}(?:${things})|${share}|${base})`;
const wholeUnit = new RegExp(`^${single}(?:[/每·,、](?:${single}|${scale}))*$`, 'u');

/** Full-width signs and spaces as they are compared and kept: ％ → %, 元／吨 → 元/吨. */
export function plainUnit(text: string): string {
  return halfWidth(text).replace(/\s+/gu, '').replaceAll('，', ',');
}

/** Whether a text is a unit and nothing else: 万元, 元/吨, %, 万千瓦时, 上年=100. */
export function isUnit(text: string): boolean {
  const plain = plainUnit(text);
  return plain.length <= 16 && wholeUnit.test(plain);
}

const counted = new RegExp(`^${scale}(?:${unitPattern(COUNTERS, TIMES)}|[月日时分秒度])$`, 'u');

/** Whether a text is the unit of what is measured or paid: what is counted (5岁, 3号, 2个) is as often a name. */
export function isMeasure(text: string): boolean {
  return isUnit(text) && !counted.test(plainUnit(text));
}

const unitWord =
  /(?:(?:计量|计算|金额|货币)?[单單単]\s*位|단\s*위)\s*[:：]?\s*([^\s　)）】\]］;；|]{1,16}(?:(?<=[,，、])\s[^\s　)）】\]］;；|]{1,8})*)/u;
const unitLine = /(?:[单單単]\s*位|단\s*위)\s*[:：]/u;

/** Whether a text says the unit of a whole table: 单位：万元. 编制单位 and 填报单位 name an office, not a unit. */
export function isUnitLine(text: string): boolean {
  return unitLine.test(text.replace(officeName, ''));
}

const officeName = /(?:编制|填报|制表|报送|主管|责任|预算|建设|牵头|发布)[单單]\s*位\s*[:：]\s*\S*/gu;

/** The title that stands before the unit in one cell: 2024年财政收支（单位：万元）; undefined for the unit of a table alone. */
export function titleBeforeUnit(text: string): string | undefined {
  const [, title = ''] =
    /^(?!(?:计量|金额|货币|资金)\s*[单單])(.+?[^\s　(（【［[])[\s　]*[(（【［[]?\s*(?:(?:计量|金额)?[单單]\s*位|단\s*위)\s*[:：][^:：]{1,16}$/su.exec(
      text,
    ) ?? [];
  return title === '' || /[:：]/u.test(title) ? undefined : title;
}

/** The unit that a line over a table tells: 单位：万元, （单位：亿元、%）, or 万元 alone. */
export function unitOfLine(text: string): string | undefined {
  const rest = text.replace(officeName, ' ');
  const found = unitLine.test(rest) ? unitWord.exec(rest)?.[1] : undefined;
  if (found !== undefined) return plainUnit(found);
  const bare = rest.replace(/^[\s　(（]+|[\s　)）]+$/gu, '');
  return isUnit(bare) ? plainUnit(bare) : undefined;
}

/** The unit that a name or a head carries: 常住人口（万人）→ 万人; of several brackets the last that holds a unit. */
export function unitIn(text: string): string | undefined {
  if (isUnitLine(text)) return unitOfLine(text);
  const inner = [
    ...halfWidth(text).matchAll(/\(([^()]{1,16})\)|\[([^[\]]{1,16})\]|【([^【】]{1,16})】/gu),
  ].map(([, round, square, bold]) => round ?? square ?? bold ?? '');
  const found = inner.findLast(isUnit);
  if (found !== undefined) return plainUnit(found);
  // 比上年增长% and 较上年±百分点 without brackets
  return /[^\d\s个]个?([%‰]|百分点)$/u.exec(plainUnit(text))?.[1];
}

/**
 * A head or a name without the unit in its brackets at its end, or before what says the same in English; the same where
 * it has none.
 */
export function withoutUnit(text: string): string {
  const open =
    /\s*[(（[［【]([^()（）[\]［］【】]{1,16})[)）\]］】](?=\s*$|\s*[A-Za-z][^\p{Script=Han}]*$)/u.exec(text);
  if (open?.[1] === undefined || !isUnit(open[1]) || open.index === 0) return text;
  return (text.slice(0, open.index) + text.slice(open.index + open[0].length)).trimEnd();
}
