import { growthOf } from '../../dataset/quantity/growth.js';
import { rowValue } from '../value.js';
import { earlierOf } from './earlier.js';
import { type Measure, placeOf } from './measure.js';

/** By how many percent an amount grew since the period it is compared with: 增长5.6%. */
export const growth: Measure = {
  of: (row, table) => {
    const found = growthOf(row, table.columns);
    return found
      ? [rowValue(row, table, 'growth', found.to, `${found.percent.toFixed(1).replace('-', '−')}%`)]
      : [];
  },
  isOfRowAlone: true,
  describe: { growth: { printed: () => '增长率' } },
  helpers: {
    growth: {
      takes: ['growing-row'],
      example: '{{growth "grain"}}',
      words: {
        zh: '用话说增长百分之几：增长约0.8%、下降2.3%、与上年持平',
        en: 'the growth in words, in percent: 增长约0.8%, 下降2.3%, 与上年持平',
      },
      print: ({ row, table }) => {
        const found = row && growthOf(row, table.columns);
        if (!found) return undefined;
        const { percent, isExact } = found;
        const place = placeOf(row.cells[found.to]);
        if (percent.eq(0)) return { before: `与${earlierOf(found, table)}持平`, ...place };
        const before = `${percent.gt(0) ? '增长' : '下降'}${isExact ? '' : '约'}`;
        return { before, digits: percent.abs().toFixed(1), unit: '%', ...place };
      },
    },
  },
};
