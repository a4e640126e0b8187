import type { Comparison } from '../../dataset/quantity/comparison.js';
import { type Growth, growthOfCells } from '../../dataset/quantity/growth.js';
import type { ReportRow, ReportTable } from '../report.js';
import { rowValue } from '../value.js';
import { comparedIn, comparedKey, comparedOfRow, earlierOf } from './earlier.js';
import { type Measure, placeOf } from './measure.js';

/** By how many percent an amount grew since the period it is compared with: 增长5.6%. */
export const growth: Measure = {
  of: (row, table) => {
    const own = table.kind === 'general' ? undefined : comparedIn({ table, row });
    return [...(own ? [own] : []), ...comparedOfRow(row, table)].flatMap((compared) => {
      const found = growthIn(compared, table);
      if (!found) return [];
      const [, ...key] = comparedKey(compared, table, false);
      const text = `${found.percent.toFixed(1).replace('-', '−')}%`;
      return [rowValue(row, table, 'growth', found.to, text, ...key)];
    });
  },
  isOfRowAlone: true,
  describe: {
    growth: { printed: (title, column) => (column?.role === 'figure' ? `${title}增长率` : '增长率') },
  },
  helpers: {
    growth: {
      takes: ['growing-row', 'growing-figure'],
      example: '{{growth "grain"}}',
      words: {
        zh: '用话说增长百分之几：增长约0.8%、下降2.3%、与上年持平；后面可写时期',
        en: 'the growth in words, in percent: 增长约0.8%, 下降2.3%, 与上年持平; a period may follow',
      },
      print: (named) => {
        const compared = comparedIn(named);
        const found = compared && growthIn(compared, named.table);
        if (!found) return undefined;
        const { percent, isExact } = found;
        const told = {
          ...placeOf(compared.to.row.cells[found.to]),
          key: comparedKey(compared, named.table, named.column !== undefined),
        };
        if (percent.eq(0)) {
          const level = found.isLevel ? '持平' : '基本持平';
          return { before: `与${earlierOf(compared)}${level}`, ...told };
        }
        const before = `${percent.gt(0) ? '增长' : '下降'}${isExact ? '' : '约'}`;
        return { before, digits: percent.abs().toFixed(1), unit: '%', ...told };
      },
    },
  },
};

function growthIn({ from, to }: Comparison<ReportRow>, { columns }: ReportTable): Growth | undefined {
  return growthOfCells(from, to, columns);
}
