import * as v from 'valibot';
import type { Reading } from '../../input/recognise/model.js';

const optional = v.exactOptional;
const text = v.pipe(v.string(), v.nonEmpty());
const line = v.pipe(v.number(), v.integer(), v.minValue(1));
/** `3`, or `3-4`: lines or columns, counted from 1. */
const range = v.union([line, v.pipe(v.string(), v.regex(/^\s*\d{1,7}\s*[-–—～~]\s*\d{1,7}\s*$/))]);
const ranges = v.union([range, v.array(range)]);
/** A column by its number or by its letters. */
const column = v.union([line, v.pipe(v.string(), v.regex(/^\s*[A-Za-z]{1,3}\s*$/))]);

/** What pack.yaml may say of how the sheet of a general table is read; all of it goes before what is recognised. */
export const readingSchema = {
  head: optional(range),
  skip: optional(ranges),
  'skip-columns': optional(v.union([column, v.array(column)])),
  levels: optional(
    v.union([
      v.literal('flat'),
      v.record(
        v.pipe(v.string(), v.regex(/^\d+$/)),
        v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
      ),
    ]),
  ),
  total: optional(v.union([v.literal('none'), ranges])),
  transpose: optional(v.boolean()),
  pivot: optional(v.union([v.literal('none'), v.strictObject({ rows: text, columns: text, values: text })])),
};

type Written = v.InferOutput<v.StrictObjectSchema<typeof readingSchema, undefined>> & {
  readonly unit?: string;
};

/** The settings of a table as the recogniser takes them; undefined where none of them is given. */
export function readingFrom(written: Written): Reading | undefined {
  const { head, skip, levels, total, transpose, pivot, unit, 'skip-columns': columns } = written;
  const reading: Reading = {
    ...(head !== undefined && { head: endsOf(head) }),
    ...(skip !== undefined && { skip: [skip].flat().map(endsOf) }),
    ...(columns !== undefined && { skipColumns: [columns].flat().map(columnNumber) }),
    ...(unit !== undefined && { unit }),
    ...(levels !== undefined && { levels: levels === 'flat' ? levels : { ...levels } }),
    ...(total !== undefined && { total: total === 'none' ? total : [total].flat().map(endsOf) }),
    ...(transpose !== undefined && { transpose }),
    ...(pivot !== undefined && { pivot }),
  };
  return Object.keys(reading).length > 0 ? reading : undefined;
}

type Range = number | string;

function endsOf(range: Range): [number, number] {
  const [first = 1, last = first] = String(range)
    .split(/[-–—～~]/)
    .map(Number);
  return first <= last ? [first, last] : [last, first];
}

/** 3, or `C`. */
function columnNumber(written: number | string): number {
  if (typeof written === 'number') return written;
  return [...written.trim().toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
