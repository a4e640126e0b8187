import type { Cell } from '../../dataset/model.js';
import { holdsFigures } from '../../dataset/table/columns.js';
import type { ReportRow, ReportTable } from '../../report/report.js';
import { MISSING, NOT_GIVEN } from './numeral.js';

/** A figure that is less than half of the last place it is printed with. */
const BELOW_HALF = /^[−+]?0\.0+$/;

const WORDS: readonly (readonly [sign: string, means: string])[] = [
  [NOT_GIVEN, '数据缺或未列'],
  [MISSING, '没有或不适用'],
];

/**
 * What stands in place of a figure of a general table that its sheet does not give. A sum that is left empty is one
 * that has no sense.
 */
export function signFor({ text }: Cell, { rowKind }: ReportRow): string {
  return text === '' && rowKind !== 'total' ? NOT_GIVEN : MISSING;
}

/**
 * The sentence that explains the signs which a general table prints, each once; empty where it has none, or where the
 * notes of the table explain them themselves.
 */
export function explainedSigns(table: ReportTable, notes: readonly string[]): string {
  const used = usedSigns(table);
  const isTold = (sign: string) => notes.some((note) => note.replace(/[-–]/gu, MISSING).includes(sign));
  const told = [...WORDS, ...[...used].flatMap((sign) => (BELOW_HALF.test(sign) ? [belowHalf(sign)] : []))]
    .filter(([sign]) => used.has(sign) && !isTold(`“${sign}”`))
    .map(([sign, means]) => `“${sign}”表示${means}`);
  return told.length === 0 ? '' : `${told.join('，')}。`;
}

function belowHalf(sign: string): readonly [string, string] {
  return [sign, '不足半个单位'];
}

function usedSigns(table: ReportTable): Set<string> {
  const figures = table.columns.filter(holdsFigures);
  const used = new Set<string>();
  for (const row of table.rows) {
    if (row.rowKind === 'group') continue;
    for (const { header } of figures) {
      const cell = row.cells[header];
      const sign = cell && signIn(cell, row);
      if (sign !== undefined) used.add(sign);
    }
  }
  return used;
}

function signIn(cell: Cell, row: ReportRow): string | undefined {
  const { quantity } = cell;
  if (quantity.kind === 'missing') return signFor(cell, row);
  if (quantity.kind === 'text') return quantity.text === NOT_GIVEN ? NOT_GIVEN : undefined;
  if (quantity.kind !== 'number' || !BELOW_HALF.test(quantity.digits)) return undefined;
  return quantity.value.eq(0) ? undefined : quantity.digits.replace(/^[−+]/u, '');
}
