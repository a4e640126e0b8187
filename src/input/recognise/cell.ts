import { halfWidth } from '../../chinese/width.js';
import { findPeriod } from '../../quantity/period.js';
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

const plainNumber = /^-?\d{1,3}(?:\d{0,11}|(?:,\d{3})*)(?:\.\d+)?%?$/;
const figure = /^[-−+±△▲▼▽↑↓]?\s*\(?\s*[-−+]?\s*(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?\s*\)?\s*[%‰]?$/u;
const noteMark = '[①-⑳⑴-⒇¹²³⁴⁵*＊※†‡#]{1,3}|\\[\\d{1,2}\\]|\\((?:\\d|[a-z])\\)|[（](?:\\d|注)[）]';
const marked = new RegExp(`^(.*\\d(?:\\.\\d+)?[%‰％]?)\\s*(${noteMark})$`, 'u');
const missing = /^(?:[-—–―−－]{1,3}|[…·]{1,3}|\.{2,6}|[*/\\xX×]|N\/?A|null|无数据|\(\s*-\s*\))$/iu;
const absent =
  /^(?:无|暂无|没有|不详|未知|待定|待核|停产|停业|保密|不适用|未\p{Script=Han}{1,3}|尚未\p{Script=Han}{1,4})$/u;
const dateForms =
  /^(?:19|20)\d\d(?:[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?|[-/.]\d{1,2})$/u;
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

/** A longer text is words, whatever it holds. */
const LONGEST_FIGURE = 64;

function kindOfText(written: string): CellKind {
  if (written.length > LONGEST_FIGURE) return isTechnical(written) ? 'technical' : 'word';
  if (missing.test(written)) return 'missing';
  if (absent.test(written)) return 'absent';
  const text = halfWidth(written);
  if (/\d/.test(text)) {
    if (figure.test(text)) return kindOfDigits(text.replace(/[\s,]/g, ''));
    const [, before] = marked.exec(written) ?? [];
    if (before !== undefined && figure.test(halfWidth(before))) return 'number';
    if (dateForms.test(text) || dateRange.test(text)) return 'date';
  }
  if (isTechnical(text)) return 'technical';
  if (text.length <= 20 && findPeriod(text)?.isWhole) return 'period';
  if (/^(?=.*\d)[A-Za-z0-9_./-]{3,}$/.test(text) && !/^\d{1,4}-\d{1,4}$/.test(text)) return 'code';
  return 'word';
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
    /^(.*[^\s①-⑳*＊※†‡])\s*([①-⑳*＊※†‡¹²³]{1,3}|[[［]\d{1,2}[\]］])$/u.exec(text.trim()) ?? [];
  return before === undefined || mark === undefined ? { text } : { text: before, mark };
}

/** The number that a cell shows; △, ▲ and brackets are falls. Undefined for all that is none. */
export function numberIn(text: string): number | undefined {
  if (text.length > LONGEST_FIGURE) return undefined;
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const plain = halfWidth(splitMark(text).text).replace(/\s/g, '');
  if (!/\d/.test(plain) || !figure.test(plain)) return undefined;
  const size = Number(plain.replace(/[^\d.]/g, ''));
  return /^[-−△▲▼▽↓(]/u.test(plain) ? -size : size;
}
