import * as v from 'valibot';
import { halfWidth } from '../../chinese/width.js';
import { shaped } from '../../core/source/shape.js';
import type { LineRange, Reading } from '../../input/recognise/model.js';

const optional = v.exactOptional;
const text = v.pipe(v.string(), v.nonEmpty());
const line = v.pipe(v.number(), v.integer(), v.minValue(1));

const lines = '\\d{1,7}(?:\\s*[-–—～~至]\\s*\\d{1,7})?';
const columns = '(?:[A-Za-z]{1,3}|\\d{1,5})';
const separator = '[,，、;；\\s]+';

function listOf(one: string) {
  return v.pipe(v.string(), v.regex(new RegExp(`^\\s*${one}(?:${separator}${one})*\\s*$`)));
}

/** `3`, or `3-4`: lines counted from 1. */
const range = v.union([line, v.pipe(v.string(), v.regex(new RegExp(`^\\s*${lines}\\s*$`)))]);
/** Several of them, in a list or, as in a cell, between commas. */
const ranges = v.union([line, listOf(lines), v.array(range)]);
/** A column by its number or by its letters. */
const column = v.union([line, v.pipe(v.string(), v.regex(new RegExp(`^\\s*${columns}\\s*$`)))]);

const levels = v.union([
  v.literal('flat'),
  v.literal('codes'),
  v.record(
    v.pipe(v.string(), v.regex(/^\d+$/)),
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
  ),
]);

const pivot = v.union([
  v.literal('none'),
  v.strictObject({ rows: text, columns: text, values: v.union([text, v.array(text)]) }),
]);

const shapes = {
  head: { zh: '行号，如 3 或 3-4', en: 'row numbers such as 3 or 3-4' },
  skip: { zh: '行号，如 1 或 [1, 42-50]', en: 'row numbers such as 1 or [1, 42-50]' },
  columns: { zh: '列，如 E 或 [E, I]', en: 'columns such as E or [E, I]' },
  levels: {
    zh: 'flat（不分级）、codes（按编码），或 { 行: 层级 }',
    en: 'flat, codes, or { row: level }',
  },
  total: { zh: '行号，如 5 或 [31, 41]，或 none（没有）', en: 'row numbers such as 5 or [31, 41], or none' },
  pivot: {
    zh: '{ rows: 往下的列, columns: 往右的列, values: 数字列 }，或 none',
    en: '{ rows: …, columns: …, values: … } with heads of columns, or none',
  },
};

/** What pack.yaml may say of how the sheet of a general table is read; all of it goes before what is recognised. */
export const readingSchema = {
  head: optional(shaped(range, shapes.head)),
  skip: optional(shaped(ranges, shapes.skip)),
  'skip-columns': optional(shaped(v.union([line, listOf(columns), v.array(column)]), shapes.columns)),
  levels: optional(shaped(levels, shapes.levels)),
  total: optional(shaped(v.union([v.literal('none'), ranges]), shapes.total)),
  transpose: optional(v.boolean()),
  pivot: optional(shaped(pivot, shapes.pivot)),
};

type Written = v.InferOutput<v.StrictObjectSchema<typeof readingSchema, undefined>> & {
  readonly unit?: string;
};

/** The settings of a table as the recogniser takes them; undefined where none of them is given. */
export function readingFrom(written: Written): Reading | undefined {
  const { head, skip, levels, total, transpose, pivot, unit, 'skip-columns': columns } = written;
  const reading: Reading = {
    ...(head !== undefined && { head: endsOf(String(head)) }),
    ...(skip !== undefined && { skip: partsOf(skip).map(endsOf) }),
    ...(columns !== undefined && { skipColumns: partsOf(columns).map(columnNumber) }),
    ...(unit !== undefined && { unit }),
    ...(levels !== undefined && { levels: typeof levels === 'string' ? levels : { ...levels } }),
    ...(total !== undefined && { total: total === 'none' ? total : partsOf(total).map(endsOf) }),
    ...(transpose !== undefined && { transpose }),
    ...(pivot !== undefined && {
      pivot: pivot === 'none' ? pivot : { ...pivot, values: [pivot.values].flat() },
    }),
  };
  return Object.keys(reading).length > 0 ? reading : undefined;
}

type Listed = number | string | readonly (number | string)[];

function partsOf(listed: Listed): string[] {
  return [listed]
    .flat()
    .flatMap((one) => String(one).split(new RegExp(`(?<![-–—～~至]\\s*)${separator}(?!\\s*[-–—～~至])`)))
    .filter((one) => one !== '');
}

function endsOf(range: string): LineRange {
  const [first = 1, last = first] = range.split(/[-–—～~至]/).map(Number);
  return first <= last ? [first, last] : [last, first];
}

/** 3, or `C`. */
function columnNumber(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  return [...halfWidth(written).toUpperCase()].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
}
