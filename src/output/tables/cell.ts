import { Big } from 'big.js';
import type { Column, Row } from '../../dataset/model.js';
import { holdsFigures } from '../../dataset/table/columns.js';
import { displayedNumber } from '../../input/xlsx/displayed-value.js';
import type { WrittenCell } from '../../input/xlsx/write.js';

/** A figure that a number format can show: 1,380.50 or -8.5%. */
const figurePattern = /^-?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)$/;

/**
 * The text of a cell → how a spreadsheet holds it: 8.5% as the number 0.085 shown with one decimal, so that it can be
 * reckoned with there. Whatever would not read back as the same text (7%以上, 007, figures of more digits than a
 * spreadsheet keeps) and all words stay text.
 */
export function writtenCell(text: string, column: Column): WrittenCell {
  const [figure, whole, decimals, percent] = figurePattern.exec(text) ?? [];
  if (!holdsFigures(column) || figure === undefined || whole === undefined) return text;
  const digits = new Big(figure.replace(/[,%]/g, ''));
  const value = (percent ? digits.div(100) : digits).toNumber();
  const grouped = whole.includes(',') ? '#,##0' : '0';
  const pattern = `${grouped}${decimals ? `.${'0'.repeat(decimals.length)}` : ''}${percent}`;
  const shown = displayedNumber(value, pattern);
  return shown?.text === text && shown.doubt === undefined ? { value, pattern } : text;
}

/** The text of a cell as it is written; a name is set in by a character for each level, as it is read back. */
export function textOfCell({ cells, level = 0 }: Row, { header, role }: Column): string {
  const text = cells[header]?.text ?? '';
  return role === 'label' && text !== '' ? '\u3000'.repeat(level) + text : text;
}
