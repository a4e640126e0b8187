import * as v from 'valibot';
import { isOpenName } from '../core/folder-names.js';
import { limits } from '../core/limits.js';
import type { Edit } from './edit.js';

const file = v.pipe(v.string(), v.maxLength(1000), v.check(isOpenName));
const sheet = v.optional(v.pipe(v.string(), v.maxLength(200)));
/** What spreadsheet programs take as the name of a sheet. */
const sheetName = v.pipe(v.string(), v.regex(/^[^\\/?*:[\]'\p{Cc}]{1,31}$/u));
const line = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_048_576));
const column = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.tableColumns));
const cellText = v.pipe(v.string(), v.maxLength(limits.cellCharacters));
const rows = v.pipe(
  v.array(v.pipe(v.array(cellText), v.maxLength(limits.tableColumns))),
  v.maxLength(limits.tableRows),
);
const key = v.pipe(
  v.string(),
  v.maxLength(200),
  v.check((name) => name !== '__proto__'),
);
const path = v.pipe(
  v.array(v.union([key, v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.yamlNodes))])),
  v.minLength(1),
  v.maxLength(limits.yamlDepth),
);
const text = v.pipe(v.string(), v.maxLength(limits.textFile));

const value = v.pipe(
  v.unknown(),
  v.check((one) => isShallow(one, limits.yamlDepth)),
);

function isShallow(one: unknown, depth: number): boolean {
  if (one === null || typeof one !== 'object') return true;
  return depth > 0 && Object.values(one).every((inner) => isShallow(inner, depth - 1));
}

const edit = v.variant('kind', [
  v.object({
    kind: v.literal('cells'),
    file,
    sheet,
    cells: v.pipe(
      v.array(v.object({ line, column, before: cellText, after: cellText })),
      v.minLength(1),
      v.maxLength(limits.tableCells),
      v.check((cells) => new Set(cells.map((cell) => `${cell.line},${cell.column}`)).size === cells.length),
    ),
  }),
  v.object({ kind: v.literal('insert-rows'), file, sheet, line, rows, like: v.optional(line) }),
  v.object({ kind: v.literal('remove-rows'), file, sheet, line, before: rows }),
  v.object({ kind: v.literal('move-rows'), file, sheet, line, to: line, before: rows }),
  v.object({ kind: v.literal('insert-column'), file, sheet, column }),
  v.object({
    kind: v.literal('remove-column'),
    ...{ file, sheet, column },
    before: v.pipe(v.array(v.object({ line, text: cellText })), v.maxLength(limits.tableRows)),
    lines: v.optional(v.object({ head: line, last: line })),
  }),
  v.object({ kind: v.literal('insert-sheet'), file, sheet: sheetName, rows }),
  v.object({ kind: v.literal('value'), file, path, before: v.optional(value), after: v.optional(value) }),
  v.object({ kind: v.literal('insert-value'), file, path, after: value }),
  v.object({
    ...{ kind: v.literal('move-value'), file, path, before: value },
    to: v.optional(v.union([key, v.pipe(v.number(), v.integer(), v.minValue(0))])),
  }),
  v.object({ kind: v.literal('remove-sheet'), file, sheet: v.string(), before: rows }),
  v.object({ kind: v.literal('text'), file, before: text, after: text }),
  v.object({ kind: v.literal('file'), file, before: v.nullable(v.string()), after: v.nullable(v.string()) }),
]);

const edits = v.pipe(v.array(edit), v.minLength(1), v.maxLength(1000));

/**
 * Edits as a request has them; undefined for what is none. What only the inverse of an edit may say (what stood in a
 * file to the character) is left out: nobody writes XML into a workbook by a request.
 */
export function readEdits(sent: unknown): readonly Edit[] | undefined {
  const read = v.safeParse(edits, sent, { abortEarly: true });
  return read.success ? (read.output as readonly Edit[]) : undefined;
}
