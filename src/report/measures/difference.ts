import { rowValue } from '../value.js';
import type { Measure } from './measure.js';

/** How much the last period of a row differs from the one it is compared with: +0.3个百分点. */
export const difference: Measure = {
  of: (row, table) => {
    const { digits = '', unit = '', to = '' } = row.difference ?? {};
    return digits === '' ? [] : [rowValue(row, table, 'difference', to, digits + unit)];
  },
  isOfRowAlone: true,
  describe: { difference: { compared: () => '增减', printed: () => '增减' } },
};
