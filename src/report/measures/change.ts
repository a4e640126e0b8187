import { differenceBetween } from '../../dataset/quantity/difference.js';
import { isActual } from '../../dataset/table/columns.js';
import { isYearBefore } from '../../quantity/period.js';
import { rowValue } from '../value.js';
import type { Measure } from './measure.js';

/** Changes from an actual figure to that of the same period of the next year, by the later one's header. */
export const change: Measure = {
  of: (row, table) => {
    const actual = table.years.filter(isActual);
    return actual.flatMap((last) => {
      const before = actual.find((one) => isYearBefore(one.period, last.period));
      const found = before && differenceBetween(row, before, last, table.columns);
      const { header } = last;
      return found ? [rowValue(row, table, 'change', header, found.digits + found.unit, header)] : [];
    });
  },
  isOfRowAlone: true,
  describe: {
    change: {
      compared: ({ column }) => `增减 ${column}`,
      printed: (title, column) => `${title}比上年${column?.period?.part ? '同期' : ''}增减`,
    },
  },
};
