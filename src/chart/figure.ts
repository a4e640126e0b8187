import type { Big } from 'big.js';
import type { Quantity } from '../data/model.js';

/** Where a figure is drawn: a number at its value, a range in its middle; undefined for what is no figure. */
export function figureValue(quantity: Quantity): Big | undefined {
  if (quantity.kind === 'number') return quantity.value;
  if (quantity.kind === 'range') return quantity.from.plus(quantity.to).div(2);
  return undefined;
}

/** Signs that belong to the number itself and are printed with it even where the unit is stated. */
const signUnit = /^[%‰℃]$/;

/**
 * A figure as a label: its digits as the data prints them, with the sign of a percentage. Another unit is left out
 * where it is the one stated for the chart, except with a qualifier, which stands behind its unit (3亿元以上).
 */
export function printFigure(quantity: Quantity, rowUnit: string, statedUnit: string): string {
  if (quantity.kind !== 'number' && quantity.kind !== 'range') return '';
  const unit = quantity.unit || rowUnit;
  const sign = signUnit.test(unit) ? unit : '';
  const stated = unit === statedUnit && quantity.qualifier === '' && sign === '';
  const shownUnit = stated ? '' : unit;
  if (quantity.kind === 'range') {
    return `${quantity.fromDigits}${sign}～${quantity.toDigits}${shownUnit}${quantity.qualifier}`;
  }
  return quantity.prefix + quantity.digits.replace('-', '−') + shownUnit + quantity.qualifier;
}
