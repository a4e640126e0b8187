import { warningAt } from '../../core/diagnostics.js';
import { isScientific } from '../../input/recognise/cell.js';
import { allRows, type TableRule } from './rule.js';

/** A number of which only the first digits are left, be it an amount or a code, among figures or words. */
export const scientificNumbers: TableRule = ({ dataset }) =>
  allRows(dataset).flatMap(({ row }) =>
    Object.values(row.cells).flatMap(({ quantity, text, place }) => {
      if (quantity.kind !== 'text' || !isScientific(text)) return [];
      const message = {
        zh: `“${text.trim()}”是科学记数法，后面的数字已经丢了`,
        en: `"${text.trim()}" is in scientific notation, its last digits are lost`,
      };
      const hint = {
        zh: '在原来的表里把这一列设为“数值”，是编码的设为“文本”，再存一次。',
        en: 'In the sheet it comes from give the column the format Number, or Text for codes, and save it again.',
      };
      return [warningAt('scientific-number', message, { place, hint })];
    }),
  );
