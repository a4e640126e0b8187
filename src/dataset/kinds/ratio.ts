import { isSameUnit } from '../../quantity/unit.js';
import type { RowMeasure } from './kind.js';

const HUNDRED = 100;

/** What one column is of another, in percent with one decimal: 执行率, of 执行数 and 预算数. */
export function ratio(header: string, part: string, whole: string): RowMeasure {
  return {
    header,
    unit: '%',
    from: [part, whole],
    of: ([one, other]) => {
      if (!one || !other || other.value.lte(0) || !isSameUnit(one.unit, other.unit))
        return { kind: 'missing' };
      const value = one.value.times(HUNDRED).div(other.value).round(1);
      const prefix = one.isExact && other.isExact ? '' : '约';
      const digits = value.toFixed(1).replace('-', '−');
      return { kind: 'number', value, digits, unit: '%', prefix, qualifier: '', qualifierAt: 1 };
    },
  };
}
