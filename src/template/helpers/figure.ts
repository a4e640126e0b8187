import type { Cell } from '../../dataset/model.js';
import { lookUpFigureOfItem, lookUpItem } from '../../dataset/rules/names.js';
import { unitOf } from '../../dataset/table/columns.js';
import { withoutMark } from '../../quantity/quantity.js';
import { withUnit } from '../../report/canonical-text.js';
import { cellName } from '../../report/value.js';
import type { HelperDefinition } from './context.js';
import { kinds } from './kinds.js';
import { type FoundFigure, getColumn, getFigure } from './look-up.js';
import { cellMarkup, markup } from './numeral.js';
import { placed } from './texts.js';

/**
 * `{{figure "gdp" "2021年实绩"}}`: a figure of the data by id and column, with unit and qualifier: 7%以上. In a
 * sentence there is no unit line, so a cell that leaves its unit to the header or the unit column gets it here.
 */
export const figure: HelperDefinition = {
  takes: [kinds.text, kinds.text],
  names: [lookUpItem, lookUpFigureOfItem],
  isForSentences: true,
  example: '{{figure "gdp" "2026年目标"}}',
  words: {
    zh: '这一格，带单位：6%左右；没有数据的印 —',
    en: 'the cell with its unit: 6%左右; — where it is missing',
  },
  make: (context) => (item: string, name: string, options) => {
    const found = getFigure(context, item, name, options);
    const { row, column } = found;
    const cell = getColumn(row.cells, column.header, options);
    context.shown.cell(cell);
    return markup(placed(context, cell.place, spokenMarkup(found, cell), cellName(row, column)));
  },
};

/** A cell with its unit, as it stands where no unit line or column states it. */
function spokenMarkup({ table, row, column }: FoundFigure, cell: Cell): string {
  const plain = { ...cell, quantity: withoutMark(cell.quantity) };
  return cellMarkup(withUnit(plain, unitOf(row, column, table.columns)), undefined);
}
