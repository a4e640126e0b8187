import { rowValue } from '../value.js';
import { earlierOf } from './earlier.js';
import { type Measure, type Named, type PrintedFigure, placeOf } from './measure.js';

/** How much the last period of a row differs from the one it is compared with: +0.3个百分点. */
export const difference: Measure = {
  of: (row, table) => {
    const { digits = '', unit = '', to = '' } = row.difference ?? {};
    return digits === '' ? [] : [rowValue(row, table, 'difference', to, digits + unit)];
  },
  isOfRowAlone: true,
  describe: { difference: { compared: () => '增减', printed: () => '增减' } },
  helpers: {
    difference: {
      takes: ['compared-row'],
      example: '{{difference "gdp"}}',
      words: { zh: '用数字写增减：−0.2个百分点', en: 'the change as a figure: −0.2个百分点' },
      print: ({ row }) => {
        const { digits, unit, to } = row?.difference ?? {};
        return digits === undefined || unit === undefined
          ? undefined
          : { digits, unit, ...placeOf(row?.cells[to ?? '']) };
      },
    },
    change: {
      takes: ['compared-row'],
      kind: 'difference',
      example: '{{change "gdp"}}',
      words: {
        zh: '用话说增减：回落0.2个百分点、增加7.2亿元、与上年持平',
        en: 'the change in words: 回落0.2个百分点, 增加7.2亿元, 与上年持平',
      },
      print: inWords,
    },
  },
};

/** 提高0.2个百分点 or 回落1.5个百分点 of a percentage, 增加7.2亿元 or 减少30人 of an amount, 与上年持平. */
function inWords({ row, table }: Named): PrintedFigure | undefined {
  if (!row?.difference) return undefined;
  const { digits, sign, unit, to } = row.difference;
  const place = placeOf(row.cells[to]);
  if (sign === 0) return { before: `与${earlierOf(row.difference, table)}持平`, ...place };
  const [up, down] = unit === '个百分点' ? ['提高', '回落'] : ['增加', '减少'];
  return { before: sign > 0 ? up : down, digits: digits.replace(/^[+−]/, ''), unit, ...place };
}
