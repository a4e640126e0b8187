import { differenceOfCells } from '../../dataset/quantity/difference.js';
import { changeInWords } from '../change-in-words.js';
import { figureName, rowValue } from '../value.js';
import { comparedIn, comparedKey, comparedOfRow, earlierOf } from './earlier.js';
import { type Measure, type Named, type PrintedFigure, placeOf } from './measure.js';

/** How much the last period of a row differs from the one it is compared with: +0.3个百分点. */
export const difference: Measure = {
  of: (row, table) => {
    const { digits = '', unit = '', to = '' } = row.difference ?? {};
    const own = digits === '' ? [] : [rowValue(row, table, 'difference', to, digits + unit)];
    const compared = comparedOfRow(row, table).flatMap(({ from, to: last }) => {
      const found = differenceOfCells(from, last, table.columns);
      const { header } = last.column;
      return found ? [rowValue(row, table, 'difference', header, found.digits + found.unit, header)] : [];
    });
    return [...own, ...compared];
  },
  isOfRowAlone: true,
  describe: {
    difference: {
      // of a general table each figure has one, and those that no text prints are nobody's concern
      compared: ({ name, id = '' }) => (name === figureName('difference', id) ? '增减' : undefined),
      printed: (title, column) => (column?.role === 'figure' ? `${title}增减` : '增减'),
    },
  },
  helpers: {
    difference: {
      takes: ['compared-row', 'compared-figure'],
      example: '{{difference "gdp"}}',
      words: {
        zh: '用数字写增减：−0.2个百分点；后面可写时期',
        en: 'the change as a figure: −0.2个百分点; a period may follow',
      },
      print: (named) => {
        const found = differenceIn(named);
        return found && { digits: found.digits, unit: found.unit, ...found.told };
      },
    },
    change: {
      takes: ['compared-row', 'compared-figure'],
      kind: 'difference',
      example: '{{change "gdp"}}',
      words: {
        zh: '用话说增减：回落0.2个百分点、增加7.2亿元、与上年持平；后面可写时期',
        en: 'the change in words: 回落0.2个百分点, 增加7.2亿元, 与上年持平; a period may follow',
      },
      print: inWords,
    },
  },
};

function differenceIn(named: Named) {
  const compared = comparedIn(named);
  const found = compared && differenceOfCells(compared.from, compared.to, named.table.columns);
  if (!found) return undefined;
  const key = comparedKey(compared, named.table, named.column !== undefined);
  return { ...found, compared, told: { ...placeOf(compared.to.row.cells[found.to]), key } };
}

/** 提高0.2个百分点, 减少30人, 与上年持平. */
function inWords(named: Named): PrintedFigure | undefined {
  const found = differenceIn(named);
  if (!found) return undefined;
  const { compared, told } = found;
  if (found.sign === 0) return { before: `与${earlierOf(compared)}持平`, ...told };
  return { ...changeInWords(found), ...told };
}
