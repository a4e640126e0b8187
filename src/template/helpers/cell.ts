import type { Column } from '../../data/model.js';
import type { ReportRow, ReportTable, Total } from '../../data/report.js';
import type { HelperMaker } from './context.js';
import { getColumn } from './look-up.js';
import { cellMarkup, MISSING, markup, numeralMarkup } from './numeral.js';
import { placed } from './texts.js';

/**
 * `{{cell table row column}}`: a row's cell as it prints in a table, `—` where it is missing. Printing a year
 * column is noted, so that one which no template prints can be reported.
 */
export const cell: HelperMaker =
  (context) => (table: ReportTable, row: ReportRow, column: Column | string, options) => {
    const header = typeof column === 'string' ? column : column.header;
    const found = getColumn(row.cells, header, options);
    const unit = typeof column === 'string' ? undefined : (column.unit ?? row.unit);
    if (typeof column !== 'string' && column.role === 'year') context.showYear(table.name, header);
    const isText = typeof column === 'string' || !['year', 'amount'].includes(column.role);
    const content = isText ? textMarkup(found.text) : cellMarkup(found, unit);
    return markup(placed(context, found.place, content));
  };

/** Text of a cell, which may be quantity-like (2000个) but is printed as it stands. */
function textMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** `{{sum total}}`: a subtotal or total; `—` when no row had a figure. */
export const sum: HelperMaker = () => (total: Total) =>
  total.counted === 0 ? MISSING : markup(numeralMarkup({ digits: total.digits }));

/** `{{change-of row}}`: the difference to the previous year without its unit, `—` where there is none. */
export const changeOf: HelperMaker = () => (row: ReportRow) =>
  row.difference ? markup(numeralMarkup({ digits: row.difference.digits })) : MISSING;
