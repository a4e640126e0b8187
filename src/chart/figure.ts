import type { Big } from 'big.js';
import type { Quantity } from '../data/model.js';
import { formatQuantity } from '../data/quantity.js';

/** Where a figure is drawn: a number at its value, a range in its middle; undefined for what is no figure. */
export function figureValue(quantity: Quantity): Big | undefined {
  if (quantity.kind === 'number') return quantity.value;
  if (quantity.kind === 'range') return quantity.from.plus(quantity.to).div(2);
  return undefined;
}

/** Signs that belong to the number itself and are printed with it even where the unit is stated. */
const signUnit = /^(?:%|‰|℃)$/;

/**
 * A figure as a label: its digits as the data prints them, with the sign of a percentage. Another unit is
 * left out where it is the one stated for the chart, except with a qualifier, which stands at its unit
 * (3亿元以上). Empty for what is no figure.
 */
export function printFigure(quantity: Quantity, rowUnit: string, statedUnit: string): string {
  if (quantity.kind !== 'number' && quantity.kind !== 'range') return '';
  const unit = quantity.unit || rowUnit;
  const bare = unit === statedUnit && quantity.qualifier === '' && !signUnit.test(unit);
  const shown = bare ? '' : unit;
  if (quantity.kind === 'range') return formatQuantity({ ...quantity, unit: shown });
  const qualifierAt = quantity.unit === '' ? shown.length : quantity.qualifierAt;
  return formatQuantity({ ...quantity, unit: shown, qualifierAt });
}
