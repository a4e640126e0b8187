import Handlebars from 'handlebars';
import type { Bilingual } from '../core/diagnostics.js';
import { type Position, TextProblem } from '../handlebars/problem.js';

/**
 * What an expression of a template writes: text and numbers as they are. Throws a TextProblem for anything else, which
 * JavaScript would print as “[object Object]”, “NaN” or a list with commas.
 */
export function writtenText(value: unknown, isEscaped: boolean, position: Position): string {
  if (value instanceof Handlebars.SafeString) return value.toString();
  if (typeof value === 'string') return isEscaped ? Handlebars.escapeExpression(value) : value;
  if (typeof value === 'number' && isPlain(value)) return String(value);
  const { message, hint } = whyNotWritten(value);
  throw new TextProblem('not-a-text', message, position, hint);
}

/** A number that reads as one: not NaN, nor 1e+21. */
function isPlain(value: number): boolean {
  return Number.isFinite(value) && !String(value).includes('e');
}

interface Reason {
  readonly message: Bilingual;
  readonly hint?: Bilingual;
}

function whyNotWritten(value: unknown): Reason {
  if (value === undefined || value === null) return nothing;
  if (typeof value === 'number')
    return { message: { zh: `“${value}”印不出`, en: `${value} can't be printed` } };
  if (typeof value === 'boolean') return yesOrNo;
  if (Array.isArray(value)) return { message: aList, hint: hintForItems(value) };
  if (typeof value === 'object' && isRecord(value)) {
    return { message: aRecord, hint: helperFor(value) ?? hintForFields(Object.keys(value)) };
  }
  return { message: { zh: '这里的值不是文字', en: 'what stands here is no text' } };
}

function isRecord(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype;
}

const nothing: Reason = {
  message: { zh: '这里没有值可印', en: 'there is no value to print here' },
  hint: { zh: '可有可无的，先用 {{#if …}} 判断', en: 'ask with {{#if …}} first where it may be missing' },
};
const yesOrNo: Reason = {
  message: { zh: '是或否不能直接印', en: 'yes or no can’t be printed' },
  hint: { zh: '用 {{#if …}} 判断', en: 'ask with {{#if …}}' },
};
const aList: Bilingual = {
  zh: '这里是一个列表，不能直接印',
  en: 'this is a list, which can’t be printed as such',
};
const aRecord: Bilingual = { zh: '这里是一组值，不能直接印', en: 'these are several values, not one text' };

/** The helper that prints a thing which has one. */
function helperFor(value: Record<string, unknown>): Bilingual | undefined {
  const has = (...fields: string[]) => fields.every((field) => Object.hasOwn(value, field));
  const call = has('quantity', 'place')
    ? '{{cell …}}'
    : has('text', 'place')
      ? '{{passage …}}'
      : has('digits', 'counted')
        ? '{{sum …}}'
        : undefined;
  return call === undefined ? undefined : { zh: `用 ${call}`, en: `print it with ${call}` };
}

function hintForItems(list: readonly unknown[]): Bilingual {
  const [first] = list;
  const inside = typeof first === 'object' && first !== null && isRecord(first) ? Object.keys(first) : [];
  const { zh, en } = inside.length > 0 ? hintForFields(inside) : { zh: '', en: '' };
  return {
    zh: `用 {{#each …}} 逐个写${zh && `；每个里面${zh}`}`,
    en: `write each with {{#each …}}${en && `; in each ${en}`}`,
  };
}

const MOST_FIELDS = 12;

function hintForFields(fields: readonly string[]): Bilingual {
  const shown = fields.slice(0, MOST_FIELDS);
  const more = fields.length > shown.length;
  if (shown.length === 0) return { zh: '里面没有值', en: 'there is nothing in it' };
  return {
    zh: `有 ${shown.join('、')}${more ? ' 等' : ''}`,
    en: `there is ${shown.join(', ')}${more ? ' …' : ''}`,
  };
}
