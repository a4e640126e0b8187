import { normalHeader } from '../../chinese/width.js';
import { placeIn, type RawTable, type SheetRow } from '../../input/raw-table.js';
import { censusOf } from '../../input/recognise/census.js';
import { isFigure, typeOf } from '../../input/recognise/columns.js';
import { Grid } from '../../input/recognise/grid.js';
import type { Quantity } from '../../quantity/model.js';
import { quantity } from '../../quantity/quantity.js';
import { isRate } from '../../quantity/summing.js';
import { headerParts } from '../../quantity/unit.js';
import type { Column } from '../model.js';

/**
 * A column that a table's kind does not have, as an office keeps it: one of figures where its cells are such and its
 * head names no dates or codes (比上年增长（%）), else of words, printed as they stand (建设地点, 起止年限). `index` is
 * that of its head in the header row, from 0.
 */
export function ownColumn(sheet: RawTable, { line, fields }: SheetRow, index: number): Column {
  const header = normalHeader(fields[index] ?? '');
  const isFigures = holdsFigures(sheet, line, header, index);
  const [, title = header, bracket] = /^(.+)（([^（）]+)）$/.exec(header) ?? [];
  const parts = isFigures && bracket !== undefined ? headerParts(title, bracket) : { title: header };
  return {
    header,
    ...parts,
    role: isFigures ? 'amount' : 'text',
    isOwn: true,
    ...(isFigures && isRate(parts) && { unsummed: 'rate' as const }),
    place: { ...placeIn(sheet, line, index + 1), field: header },
  };
}

const FIGURE_KINDS: readonly Quantity['kind'][] = ['number', 'range', 'missing'];

function holdsFigures(sheet: RawTable, headLine: number, header: string, index: number): boolean {
  const rows = sheet.rows.filter((row) => row.line > headLine);
  const cells = rows.map(({ fields }) => fields[index] ?? '');
  if (!cells.every((cell) => FIGURE_KINDS.includes(quantity(cell).kind))) return false;
  const grid = new Grid({ rows });
  const all = Array.from({ length: grid.height }, (_, row) => row);
  return isFigure({ type: typeOf([header], censusOf(grid, all, index), undefined) });
}
