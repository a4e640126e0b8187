import { halfWidth } from '../../chinese/width.js';
import { findPeriod } from '../../quantity/period.js';
import { isMeasure, plainUnit } from './units.js';
import { isTechnical } from './words.js';

/**
 * What a cell is, seen alone. A `year` is four digits that may as well be an amount; `missing` is a sign in place of a
 * figure, `absent` a word there (停产).
 */
export type CellKind =
  | 'empty'
  | 'number'
  | 'year'
  | 'missing'
  | 'absent'
  | 'date'
  | 'code'
  | 'period'
  | 'technical'
  | 'word';

/** A space of any kind between thousands: 12 345. */
const spaced = /(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))/gu;
const currencies: Readonly<Record<string, string>> = {
  '¥': '元',
  '￥': '元',
  $: '美元',
  '€': '欧元',
  '£': '英镑',
};
const withCurrency = /^([-−(]?)\s*([¥￥$€£])\s*([-−(]?[\d,.\s]+\)?)$/u;
const withUnit =
  /^([-−(△▲]?[\d,.]+\)?)\s*(\p{Script=Han}[\p{Script=Han}/·]{0,9}|[a-zA-Z㎡℃°³²]{1,4}(?:\/[\p{L}]{1,4})?)$/u;

const plainNumber = /^-?\d{1,3}(?:\d{0,11}|(?:,\d{3})*)(?:\.\d+)?%?$/;
const figure = /^[-−+±△▲▼▽↑↓]?\s*\(?\s*[-−+]?\s*(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?\s*\)?\s*[%‰]?$/u;
const noteMark =
  '[①-⑳⑴-⒇¹²³⁴⁵*＊※†‡#]{1,3}|\\[\\d{1,2}\\]|\\((?:\\d|[a-z])\\)|[（](?:\\d|注\\d{0,2})[）]|注\\d{1,2}';
const marked = new RegExp(`^(.*\\d(?:\\.\\d+)?[%‰％]?)\\s*(${noteMark})$`, 'u');
const missing = /^(?:[-—–―−－]{1,3}|[…·]{1,3}|\.{2,6}|[*/\\xX×]|N\/?A|null|无数据|\(\s*-\s*\))$/iu;
const absent =
  /^(?:无|暂无|没有|不详|未知|待定|待核|停产|停业|保密|不适用|未\p{Script=Han}{1,3}|尚未\p{Script=Han}{1,4})$/u;
const dateForms =
  /^(?:19|20)\d\d(?:[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?|[-/.]\d{1,2})$/u;
const shortDate = /^(?:0?[1-9]|1[0-2]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\1(?:(?:19|20)?\d\d)$/u;
const dateRange =
  /^(?:19|20)\d\d(?:[-/.年]\d{1,2}月?)?年?\s*[-—–~～至]+\s*(?:19|20)\d\d(?:[-/.年]\d{1,2}月?)?年?$/u;

/** What a text in a cell is. */
export function kindOf(text: string): CellKind {
  if (text === '') return 'empty';
  if (plainNumber.test(text)) return kindOfDigits(text);
  return kindOfText(text);
}

function kindOfDigits(text: string): CellKind {
  if (/^(?:19|20)\d\d$/.test(text)) return 'year';
  if (/^0\d+$/.test(text) && !/^0+$/.test(text)) return 'code';
  return 'number';
}

/**
 * Whether a number is written as spreadsheets show what is too long for its cell, and write it into CSV: 1.23457E+11.
 * It has lost all but its first digits, so that it stands in place of a figure and is none.
 */
export function isScientific(text: string): boolean {
  return /^\s*[-−+]?\d(?:\.\d+)?E[-+]\d{1,3}\s*$/i.test(text);
}

/** A longer text is words, whatever it holds. */
const LONGEST_FIGURE = 64;

function kindOfText(written: string): CellKind {
  if (written.length > LONGEST_FIGURE) return isTechnical(written) ? 'technical' : 'word';
  if (missing.test(written)) return 'missing';
  if (unitInCell(written) !== undefined) return 'number';
  if (absent.test(written) || isScientific(written)) return 'absent';
  const text = halfWidth(written).replace(spaced, '');
  if (/\d/.test(text)) {
    if (figure.test(text)) return kindOfDigits(text.replace(/[\s,]/g, ''));
    const [, before] = marked.exec(written) ?? [];
    if (before !== undefined && figure.test(halfWidth(before))) return 'number';
    if (dateForms.test(text) || dateRange.test(text) || shortDate.test(text)) return 'date';
  }
  if (isTechnical(text)) return 'technical';
  if (text.length <= 20 && findPeriod(text)?.isWhole) return 'period';
  if (/^(?=.*\d)[A-Za-z0-9_./-]{3,}$/.test(text) && !/^\d{1,4}-\d{1,4}$/.test(text)) return 'code';
  return 'word';
}

/** The unit that a cell shows beside its figure, by its format or by hand: ¥12.50, 12.50元/吨. */
export function unitInCell(text: string): string | undefined {
  if (plainNumber.test(text) || text.length > LONGEST_FIGURE || !/\d/.test(text)) return undefined;
  const plain = halfWidth(text.trim());
  const [, , sign] = withCurrency.exec(plain) ?? [];
  if (sign !== undefined) return currencies[sign];
  if (plain.endsWith('‰')) return figure.test(plain) ? '‰' : undefined;
  const [, digits = '', unit = ''] = withUnit.exec(plain) ?? [];
  return isMeasure(unit) && figure.test(digits) ? plainUnit(unit) : undefined;
}

/** The figure of a cell without the unit that it shows. */
export function withoutCellUnit(text: string): string {
  if (unitInCell(text) === undefined) return text;
  const plain = halfWidth(text.trim());
  if (plain.endsWith('‰')) return plain.slice(0, -1);
  const [, before = '', , figures] = withCurrency.exec(plain) ?? [];
  return figures === undefined ? (withUnit.exec(plain)?.[1] ?? text) : before + figures;
}

/** A figure with a mark of a note behind it (2138①, 2140*), taken apart. */
export function splitMark(text: string): { readonly text: string; readonly mark?: string } {
  const [, before, mark] = text.length > LONGEST_FIGURE ? [] : (marked.exec(text.trim()) ?? []);
  if (before === undefined || mark === undefined || !figure.test(halfWidth(before))) return { text };
  return { text: before, mark };
}

/** A name with a mark of a note behind it: 常住人口①, 工业增加值*. */
export function splitNameMark(text: string): { readonly text: string; readonly mark?: string } {
  const [, before, mark] =
    /^(.*[^\s①-⑳*＊※†‡])\s*([①-⑳*＊※†‡¹²³]{1,3}|[[［]\d{1,2}[\]］]|[(（]注\s*\d{1,2}[)）]|(?<!备)注\d{1,2})$/u.exec(
      text.trim(),
    ) ?? [];
  return before === undefined || mark === undefined ? { text } : { text: before, mark };
}

/** The number that a cell shows; △, ▲ and brackets are falls. Undefined for all that is none. */
export function numberIn(text: string): number | undefined {
  if (text.length > LONGEST_FIGURE) return undefined;
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const plain = halfWidth(withoutCellUnit(splitMark(text).text)).replace(/\s/g, '');
  if (!/\d/.test(plain) || !figure.test(plain)) return undefined;
  const size = Number(plain.replace(/[^\d.]/g, ''));
  return /^[-−△▲▼▽↓(]/u.test(plain) ? -size : size;
}
