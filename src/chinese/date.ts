import { numberOfChinese, valueOfChinese } from './numerals.js';
import { halfWidth } from './width.js';

/** A date as it was written, in ISO form; or that it has the form of one and there is no such day. */
export type ReadDate = { readonly iso: string } | 'no-such-day';

const forms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/,
];
const inWords =
  /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十元]{1,3})月([一二三四五六七八九十]{1,3})[日号]$/;

/**
 * Reads 2022-02-22, 2022.2.22, 2022/2/22, 20220222, 2022年2月22日 and 二〇二二年二月二十二日, in figures of either
 * width, with spaces or without. Undefined for what has no such form.
 */
export function readDate(written: string): ReadDate | undefined {
  const text = halfWidth(written).replace(/\s/g, '');
  for (const form of forms) {
    const [, year, month, day] = form.exec(text) ?? [];
    if (year !== undefined) return dateOf(Number(year), Number(month), Number(day));
  }
  const [, year, month = '', day = ''] = inWords.exec(text) ?? [];
  if (year === undefined) return undefined;
  return dateOf(Number(valueOfChinese(year)), month === '元' ? 1 : numberOf(month), numberOf(day));
}

/** 1 to 99 in words; not a number for what is none, as 十十. */
function numberOf(words: string): number {
  return numberOfChinese(words) ?? Number.NaN;
}

function dateOf(year: number, month: number, day: number): ReadDate {
  const date = new Date(Date.UTC(year, month - 1, day));
  // a calendar that is asked for a day it has not gives another; of years below 100 it makes 19xx
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { iso: date.toISOString().slice(0, 10) } : 'no-such-day';
}

/** 2022-02-22 → 2022年2月22日, in Arabic figures (GB/T 9704-2012, 7.3.5.4); undefined for what is no date. */
export function chineseDateOf(date: string): string | undefined {
  const read = readDate(date);
  if (read === undefined || read === 'no-such-day') return undefined;
  const [year, month, day] = read.iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
