import type { Bilingual } from '../../core/diagnostics.js';
import { findPeriod, type Period } from '../../quantity/period.js';
import { isRate } from '../../quantity/summing.js';
import { isRateUnit, isShareSign } from '../../quantity/unit.js';
import type { CellKind } from './cell.js';
import { type Census, MIXED, shareOf } from './census.js';
import { isDateColumn } from './dates.js';
import type { ColumnType, RecognisedColumn } from './model.js';
import { isUnit, plainUnit, unitIn, withoutUnit } from './units.js';
import { isIndexName, isRateName, isTotalName, ratioIn } from './words.js';

/** Heads of columns that hold words, should they be filled in: 备注, 责任单位, 建设地点, 审核意见. */
const wordsHead =
  /备\s*注|说明|摘要|内容|依据|责任|单位$|地[点址]|联系|电话|负责|意见|签[字名章]|盖章|姓名|职务/u;

/** What an empty column is by its head alone: figures that are not known yet, unless it is for words. */
function typeByHead(head: string): ColumnType {
  if (isRateName(head)) return 'rate';
  return wordsHead.test(head) && findPeriod(head) === undefined ? 'words' : 'amount';
}

/** What a column is by its head and its cells. */
export function typeOf(path: readonly string[], census: Census, tableUnit: string | undefined): ColumnType {
  const head = path.join(' ');
  const isBare = path.length === 0;
  if (census.filled === 0) return isBare ? 'empty' : typeByHead(path.at(-1) ?? '');
  const share = (...kinds: CellKind[]) => shareOf(census, ...kinds);
  if (share('technical') > 0.5) return 'technical';
  if (isPeriodColumn(head, isBare, census)) return 'period';
  // 合计 is often merged over 序号 and the names
  const isOfList = (text: string) => isSerialNumber(text) || isTotalName(text);
  if (serialHead.test(head.trim()) && census.texts.every(isOfList)) return 'serial';
  if (isDateColumn(head, census)) return 'date';
  if (share('code') >= 0.5 || (isCodeHead(head) && share('number', 'code', 'year') > 0.6)) return 'code';
  if (share('number', 'year') === 0 || share('number', 'year', 'missing', 'absent') < 0.6) {
    return isBare && share('number', 'code', 'technical') > 0.8 ? 'code' : 'words';
  }
  // figures of several units, or of another than their head says, are printed as they stand
  const { cellUnit } = census;
  const said = unitIn(head) ?? tableUnit;
  if (cellUnit === MIXED || (cellUnit !== undefined && said !== undefined && said !== cellUnit))
    return 'words';
  return isSerial(head, isBare, census) ? 'serial' : figureType(head, isBare, census, tableUnit);
}

/** Heads of what tells things apart and is no amount: 代码, 身份证, 邮编, 合同号. */
const codeHead =
  /编码|代码|コード|区划码|条码|电话|手机|传真|邮编|邮政|账号|帐号|联系方式|身份证|证件号|文号|(?<!序)号|号码|(?:^|[_\s])(?:code|id|no\.?)$/iu;

/** Whether a head is over codes; where it tells a unit, or that something is counted, its figures are amounts. */
function isCodeHead(head: string): boolean {
  return codeHead.test(head) && unitIn(head) === undefined && !/[数量率额费]$|用户/u.test(head);
}

function isPeriodColumn(head: string, isBare: boolean, census: Census): boolean {
  const periods = shareOf(census, 'period');
  const isJapaneseYear = /和暦|元号|年號/u.test(head) && census.numbers.every((one) => one > 0 && one < 150);
  if (isJapaneseYear && census.numbers.length > 0) return true;
  const saysTime = /年|时间|时期|月|季|year|period|date/iu.test(head);
  const isYears = shareOf(census, 'year') > 0.95 || periods > 0;
  return shareOf(census, 'year', 'period') >= 0.8 && isYears && (saysTime || isBare || periods > 0.8);
}

const serialHead = /^(?:序\s*号|行次|编号|#|no\.?|编)$/iu;

/** A number of a list, be it in hanzi over those of what comes under it: 一, （一）, 1, 1.1. */
function isSerialNumber(text: string): boolean {
  return /^[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,4}(?:\.\d{1,2})?)[)）]?[、.．]?$/u.test(text);
}

/** Whole numbers that rise row by row under 序号 or no head at all. */
function isSerial(head: string, isBare: boolean, { numbers, distinct, filled }: Census): boolean {
  const saysSerial = serialHead.test(head.trim());
  if (!numbers.every(Number.isInteger)) return false;
  // places in an order stand in any, and are no amounts
  if (/(?:排名|名次|位次|位序)$/u.test(head.trim())) return true;
  const rises = numbers.slice(1).filter((one, index) => one > (numbers[index] as number)).length;
  const isRising = rises >= (numbers.length - 1) * 0.95;
  if (saysSerial) return rises >= (numbers.length - 1) * 0.6;
  const byOne = numbers.slice(1).filter((one, index) => one === (numbers[index] as number) + 1).length;
  const isCounted = isRising && byOne >= (numbers.length - 1) * 0.5;
  return isBare && isCounted && numbers.length > 3 && distinct > filled * 0.8 && (numbers[0] as number) <= 1;
}

function figureType(
  head: string,
  isBare: boolean,
  census: Census,
  tableUnit: string | undefined,
): ColumnType {
  const { numbers, distinct, filled, percents, texts } = census;
  if (isBare && numbers.every(Number.isInteger) && distinct > filled * 0.8 && numbers.some((one) => one > 99))
    return 'code';
  const isRate = isRateName(head);
  const unit = unitIn(head);
  const isMeasured = unit !== undefined && !isRateUnit(unit) && !isIndexName(unit);
  // 高锰酸盐指数（mg/L） is measured
  if (isIndexName(head) && !isMeasured) return 'index';
  if (tableUnit !== undefined && isIndexName(tableUnit) && !isRate) return 'index';
  if (percents / filled > 0.5) return 'rate';
  // a head that tells the unit of an amount is one whatever else it says
  if (unit !== undefined) return isMeasured ? 'amount' : 'rate';
  if (isRate || isShareSign(tableUnit ?? '')) return 'rate';
  if (isBare && filled > 3 && new Set(texts).size === 1) return 'technical';
  return 'amount';
}

/** Whether a type is one of figures. */
export function isFigure({ type }: Pick<RecognisedColumn, 'type'>): boolean {
  return type === 'amount' || type === 'rate' || type === 'index';
}

/** The amounts whose sums mean something: those of 单产 or 元/吨 mean nothing. */
export function summableColumns(columns: readonly RecognisedColumn[]): RecognisedColumn[] {
  const heads = new Set(columns.map(({ path }) => path.at(-1)));
  // 余额/限额 beside 余额 and 限额 is what the one is of the other
  const isQuotient = (head = '') => {
    const terms = head.split(/\s*[/／÷]\s*/u);
    return terms.length === 2 && terms.every((term) => heads.has(term));
  };
  return columns.filter(({ type, path, unit, leftOut }) => {
    if (type !== 'amount' || leftOut || isQuotient(path.at(-1))) return false;
    return !path.some((title) => isRate({ title })) && !(unit !== undefined && isRate({ title: '', unit }));
  });
}

/** A column of a table, with the unit, the period and the ratio that its head tells; `at` counts from 1. */
export function columnOf(
  at: number,
  path: readonly string[],
  type: ColumnType,
  ofTable: Period | undefined,
  cellUnit?: string,
): RecognisedColumn {
  const written = path.map(withoutUnit).filter((text) => text !== '' && !isUnit(text));
  const shown = written.length > 0 ? written : path;
  if (!isFigure({ type })) return { at, path: shown, type };
  const deepest = [...path].reverse();
  const unit = deepest
    .map((text) => unitIn(text) ?? (isUnit(text) ? plainUnit(text) : undefined))
    .find(Boolean);
  const period = periodOf(deepest, ofTable);
  const ratio = deepest.map(ratioIn).find((found) => found !== undefined);
  const own = unit ?? cellUnit ?? (type === 'rate' ? '%' : undefined);
  return {
    at,
    path: shown,
    type,
    ...(own !== undefined && { unit: own }),
    ...(period && { period }),
    ...(ratio && { ratio }),
  };
}

/** The period that the texts over a column name together: 2025年 over 9月, 1—9月 over 累计. */
function periodOf(deepest: readonly string[], ofTable: Period | undefined): Period | undefined {
  // 比2024年增长: the year is what is compared with
  const dated = deepest.filter((text) => {
    const ratio = ratioIn(text);
    return ratio === undefined || ratio === 'share' || !/比|较/u.test(text);
  });
  const found = dated.flatMap((text) => findPeriod(text)?.period ?? []);
  const year = found.find((one) => one.year !== undefined)?.year ?? ofTable?.year;
  const [first] = found;
  if (first === undefined) return cumulative(deepest, ofTable);
  const part = found.find((one) => one.part !== undefined) ?? first;
  const isCumulative = part.part !== undefined && dated.some((text) => /累[计計]/u.test(text));
  return {
    ...part,
    ...(year !== undefined && { year }),
    ...(isCumulative && { span: 'cumulative' as const }),
  };
}

/** 本月, 累计, 本期 and 上年同期 in a table of September, or of the first nine months. */
function cumulative(heads: readonly string[], ofTable: Period | undefined): Period | undefined {
  if (ofTable === undefined) return undefined;
  const isSaid = (pattern: RegExp) => heads.some((text) => ratioIn(text) === undefined && pattern.test(text));
  const isLast = isSaid(/^(?:上年|去年)(?:同[期月])?(?!.*(?:末|底|结))/u) && ofTable.year !== undefined;
  const of = isLast ? { ...ofTable, year: (ofTable.year as number) - 1 } : ofTable;
  if (of.part === undefined)
    return isLast || isSaid(/^(?:本年|当年|今年)度?(?!.*(?:末|底|结))/u) ? of : undefined;
  if (heads.some((text) => /累[计計]|本年/u.test(text))) return { ...of, span: 'cumulative' };
  if (heads.some((text) => /[本当當][月季]/u.test(text))) return { ...of, span: 'point' };
  return isLast || isSaid(/[本当當]期/u) ? of : undefined;
}

/** Why columns are not printed. */
export const whyLeftOut = {
  technical: { zh: '程序用的值', en: 'written for programs' },
  empty: { zh: '整列空', en: 'empty' },
  serial: { zh: '没有表头的序号', en: 'serial numbers without a head' },
  unit: { zh: '单位列', en: 'units' },
  flag: { zh: '是否标记', en: 'yes or no' },
  code: { zh: '编码没有表头', en: 'codes without a head' },
  same: { zh: '各行相同', en: 'the same in all rows' },
  beside: { zh: '表外的演算', en: 'reckoning beside the table' },
  names: { zh: '重复的名称列', en: 'the names again' },
  pack: { zh: 'pack.yaml 写明', en: 'by pack.yaml' },
} as const satisfies Record<string, Bilingual>;
