import type { HelperMaker } from './context.js';
import { getColumn, getRow } from './look-up.js';
import { cellMarkup, markup } from './numeral.js';

/** `{{figure "gdp" "2021年实绩"}}`: a figure of the data by id and column, with unit and qualifier: 7%以上. */
export const figure: HelperMaker =
  ({ report }) =>
  (id: string, header: string, options) =>
    markup(cellMarkup(getColumn(getRow(report, id, options).cells, header, options), undefined));
