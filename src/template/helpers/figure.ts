import type { Cell } from '../../dataset/model.js';
import { lookUpColumn, lookUpRow } from '../../dataset/rules/names.js';
import { findColumn, unitOf } from '../../dataset/table/columns.js';
import { withoutMark } from '../../quantity/quantity.js';
import { withUnit } from '../../report/canonical-text.js';
import { cellName } from '../../report/value.js';
import type { HelperDefinition } from './context.js';
import { kinds } from './kinds.js';
import { type FoundRow, getColumn, getRow } from './look-up.js';
import { cellMarkup, markup } from './numeral.js';
import { placed } from './texts.js';

/**
 * `{{figure "gdp" "2021年实绩"}}`: a figure of the data by id and column, with unit and qualifier: 7%以上. In a
 * sentence there is no unit line, so a cell that leaves its unit to the header or the unit column gets it here.
 */
export const figure: HelperDefinition = {
  takes: [kinds.text, kinds.text],
  names: [lookUpRow, lookUpColumn],
  isForSentences: true,
  example: '{{figure "gdp" "2026年目标"}}',
  words: {
    zh: '这一格，带单位：6%左右；没有数据的印 —',
    en: 'the cell with its unit: 6%左右; — where it is missing',
  },
  make: (context) => (id: string, header: string, options) => {
    const found = getRow(context, id, options);
    const cell = getColumn(found.row.cells, header, options);
    context.shown.cell(cell);
    const { table, row } = found;
    const name = cellName(row, findColumn(table.columns, header) ?? { header, role: 'text' });
    return markup(placed(context, cell.place, spokenMarkup(found, header, cell), name));
  },
};

/** A cell with its unit, as it stands where no unit line or column states it. */
function spokenMarkup({ table, row }: FoundRow, header: string, cell: Cell): string {
  const column = findColumn(table.columns, header);
  const plain = { ...cell, quantity: withoutMark(cell.quantity) };
  return cellMarkup(column ? withUnit(plain, unitOf(row, column, table.columns)) : plain, undefined);
}
