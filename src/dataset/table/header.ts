import { normalHeader } from '../../chinese/width.js';
import { type Diagnostic, errorAt, type Place } from '../../core/diagnostics.js';
import { nearest, nearestHint } from '../../core/source/nearest.js';
import type { Read } from '../../core/source/text.js';
import { placeIn, type RawTable, type SheetRow } from '../../input/raw-table.js';
import { separatorIn, wrongSeparator } from '../../input/separators.js';
import { isSamePeriod } from '../../quantity/period.js';
import { isRate } from '../../quantity/summing.js';
import type { ReadHeader } from '../kinds/header-form.js';
import type { ColumnRule, RowMeasure, TableKind } from '../kinds/kind.js';
import type { Column } from '../model.js';
import { ungarbled } from './garbled.js';
import { ownColumn } from './own-column.js';
import { simplifiedHeader } from './traditional.js';

/**
 * The header row of a table → its columns, in the order of the file; columns without a header are passed over.
 * Unknown, missing and repeated ones are found.
 */
export function readColumns(
  sheet: RawTable,
  header: SheetRow,
  { columns: schema, measures, takesOthers }: Pick<TableKind, 'columns' | 'measures' | 'takesOthers'>,
): Read<Column[]> {
  const separator = header.fields.length === 1 ? separatorIn(header.fields[0] ?? '') : undefined;
  if (separator) return { value: [], found: [wrongSeparator(separator, placeIn(sheet, header.line))] };
  const garbled = garbledHeader(sheet, header, schema);
  if (garbled) return { value: [], found: [garbled] };
  const columns: Column[] = [];
  const found: Diagnostic[] = [];
  for (const [index, written] of header.fields.entries()) {
    if (written === '') continue;
    const place = placeIn(sheet, header.line, index + 1);
    const column =
      readColumn(written, place, schema) ??
      (takesOthers && !isNear(written, header, schema) ? ownColumn(sheet, header, index) : undefined);
    const twin = column && columns.find((other) => isSameColumn(other, column));
    const measure = measures.find((one) => one.header === normalHeader(written));
    if (measure) found.push(measuredColumn(measure, place));
    else if (column === undefined) found.push(unknownColumn(written, place, header, schema));
    else if (twin !== undefined) found.push(duplicateColumn(column, twin));
    else columns.push(column);
  }
  const missing = schema.filter(
    (rule) => isNeeded(rule) && !header.fields.some((text) => matches(rule, text)),
  );
  const place = placeIn(sheet, header.line);
  const own = columns.flatMap((one) => (schema.some((rule) => matches(rule, one.header)) ? [] : one.header));
  return { value: columns, found: [...found, ...missing.map((rule) => missingColumn(rule, place, own))] };
}

/** Whether two columns have one header, or are of one period however it is written: 2025年一季度, 2025年第1季度. */
function isSameColumn(one: Column, other: Column): boolean {
  if (one.header === other.header) return true;
  const isSameTime = one.period && other.period && isSamePeriod(one.period, other.period);
  return isSameTime === true && one.measure === other.measure;
}

/** Whether a table must have the column of a rule. */
export function isNeeded({ required }: ColumnRule): boolean {
  return required === 'column' || required === 'cell';
}

/** Whether a header may be meant for that of a rule, and is mistyped. */
export function isNear(written: string, header: SheetRow, schema: readonly ColumnRule[]): boolean {
  return (
    nearest(
      normalHeader(written),
      wanting(header, schema).flatMap((rule) => headersOf(rule, written)),
    ) !== undefined
  );
}

/** Whether a header is that of a rule, whatever its width and spaces. */
export function matches(rule: ColumnRule, written: string): boolean {
  return headerUnder(rule, written) !== undefined;
}

/**
 * The header as tables are keyed by it, if it is that of a rule; one of a year or of words may be traditional Chinese.
 */
function headerUnder(rule: ColumnRule, written: string): string | undefined {
  const header = normalHeader(written);
  const isOf = (one: string) => partsUnder(rule, one) !== undefined;
  if (isOf(header)) return header;
  const simplified = rule.role === 'amount' ? undefined : simplifiedHeader(header);
  return simplified !== undefined && isOf(simplified) ? simplified : undefined;
}

function partsUnder({ header }: ColumnRule, written: string): ReadHeader | undefined {
  if (typeof header !== 'string') return header.read(written);
  return header === written ? { title: header } : undefined;
}

function readColumn(written: string, place: Place, schema: readonly ColumnRule[]): Column | undefined {
  const rule = schema.find((candidate) => matches(candidate, written));
  const header = rule && headerUnder(rule, written);
  const parts = header === undefined ? undefined : partsUnder(rule as ColumnRule, header);
  if (rule === undefined || header === undefined || parts === undefined) return undefined;
  return {
    header,
    ...parts,
    role: rule.role,
    ...(rule.isKept && { isKept: true as const }),
    ...(rule.role === 'amount' && isRate(parts) && { unsummed: 'rate' as const }),
    place: { ...place, field: header },
  };
}

/** What a column is called in messages; of a form, a header that has it. */
export function headerName(rule: ColumnRule): string {
  return headersOf(rule, '')[0] ?? '';
}

/** The headers that a rule allows, those of a form with the period that `written` has. */
function headersOf({ header }: ColumnRule, written: string): readonly string[] {
  return typeof header === 'string' ? [header] : header.examples(normalHeader(written));
}

/** The rules that a column may be meant for: one that is there already can't; of a form there may be more. */
function wanting(header: SheetRow, schema: readonly ColumnRule[]): readonly ColumnRule[] {
  return schema.filter(
    (rule) => typeof rule.header !== 'string' || !header.fields.some((text) => matches(rule, text)),
  );
}

function unknownColumn(
  written: string,
  place: Place,
  header: SheetRow,
  schema: readonly ColumnRule[],
): Diagnostic {
  const rules = wanting(header, schema);
  const known = rules.flatMap((rule) => headersOf(rule, written));
  return errorAt(
    'unknown-column',
    { zh: `不认识列名“${written}”`, en: `"${written}" is not a column of this kind of table` },
    { place, hint: nearestHint(normalHeader(written), known, rules.map(headerName)) },
  );
}

/** What follows from other columns can't be filled in: a figure of its own could contradict them. */
function measuredColumn({ header, from }: RowMeasure, place: Place): Diagnostic {
  const hint = {
    zh: `它由${from.map((title) => `“${title}”`).join('')}算出：删去这一列。`,
    en: `It follows from ${from.join(', ')}: take the column out.`,
  };
  return errorAt(
    'unknown-column',
    { zh: `“${header}”不用填写`, en: `"${header}" is not to be filled in` },
    { place, hint },
  );
}

/** Headers that were opened in the wrong encoding and saved: that says it all about them. */
export function garbledHeader(
  sheet: RawTable,
  { fields, line }: SheetRow,
  schema: readonly ColumnRule[],
): Diagnostic | undefined {
  const known = schema.flatMap(({ header }) => (typeof header === 'string' ? [header] : []));
  for (const [index, written] of fields.entries()) {
    const meant = ungarbled(written, known);
    if (meant === undefined) continue;
    const message = {
      zh: `列名是乱码：“${written}”应是“${meant}”`,
      en: `The headers are garbled: "${written}" should be "${meant}"`,
    };
    const hint = {
      zh: 'UTF-8 的文件被当成别的编码打开，又存了一次：从原来的文件重新打开或导入，编码选 UTF-8。',
      en: 'A file in UTF-8 was opened as something else and saved: open or import the original again, as UTF-8.',
    };
    return errorAt('garbled-text', message, { place: placeIn(sheet, line, index + 1), hint });
  }
  return undefined;
}

function duplicateColumn(column: Column, twin: Column): Diagnostic {
  const { address, column: number } = twin.place;
  const where = { zh: address ?? `第${number}列`, en: address ?? `Column ${number}` };
  const message =
    column.header === twin.header
      ? {
          zh: `列名“${column.header}”重复，${where.zh}已用`,
          en: `${where.en} has the header "${column.header}" too`,
        }
      : {
          zh: `列名“${column.header}”与${where.zh}“${twin.header}”是同一时期`,
          en: `"${column.header}" is the same period as "${twin.header}" of ${where.en.toLowerCase()}`,
        };
  return errorAt('duplicate-column', message, { place: column.place });
}

/** So many columns of an office's own are named that may be the one that is missing. */
const MOST_NAMED = 3;

/** `own` are the columns that the kind does not know: one of them may be meant for it. */
function missingColumn(rule: ColumnRule, place: Place, own: readonly string[]): Diagnostic {
  const name = headerName(rule);
  const isForm = typeof rule.header !== 'string';
  const message = isForm
    ? { zh: `缺少像“${name}”这样的列`, en: `There is no column such as "${name}"` }
    : { zh: `缺少“${name}”列`, en: `The column "${name}" is missing` };
  const named = own.slice(0, MOST_NAMED);
  const hint =
    named.length > 0
      ? {
          zh: `${named.map((one) => `“${one}”`).join('或')}就是它的，改列名；不是，就加这一列。`,
          en: `If it is ${named.map((one) => `"${one}"`).join(' or ')}, change its header; if not, add the column.`,
        }
      : { zh: '在表头里加上这一列。', en: 'Add it to the headers.' };
  return errorAt('missing-column', message, { place, hint });
}
