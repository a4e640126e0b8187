import { Big } from 'big.js';
import type { ChartFormat } from '../../dataset/chart-spec.js';
import type { Quantity, QuantityNumber, QuantityRange } from '../../quantity/model.js';
import { decimalPlaces } from '../../quantity/numerals.js';
import { formatQuantity, withoutMark } from '../../quantity/quantity.js';
import { isSameUnit } from '../../quantity/unit.js';

/** Where a figure is drawn: a number at its value, a range in its middle; undefined for what is no figure. */
export function figureValue(quantity: Quantity): Big | undefined {
  if (quantity.kind === 'number') return quantity.value;
  if (quantity.kind === 'range') return quantity.from.plus(quantity.to).div(2);
  return undefined;
}

/** The values of those that are figures. */
export function figuresOf(quantities: readonly Quantity[]): readonly Big[] {
  return quantities.flatMap((quantity) => figureValue(quantity) ?? []);
}

export function addUp(values: readonly Big[]): Big {
  return values.reduce((sum, value) => sum.plus(value), new Big(0));
}

/** What a range is counted with is its middle, which nobody has stated: sums and shares of such are 约. */
export function aboutOf(quantities: readonly Quantity[]): string {
  return quantities.some(({ kind }) => kind === 'range') ? '约' : '';
}

/** All digits of a number, with a true minus sign. */
export function printed(value: Big): string {
  return value.toFixed().replace('-', '−');
}

/** Signs that belong to the number itself and are printed with it even where the unit is stated. */
const signUnit = /^(?:%|‰|℃)$/;

/**
 * A figure as a label: its digits as the data prints them unless the format says otherwise, with the sign of
 * a percentage. Another unit is left out where it is the one stated for the chart, except with a qualifier,
 * which stands at its unit (3亿元以上). Empty for what is no figure.
 */
export function printFigure(
  quantity: Quantity,
  rowUnit: string,
  statedUnit: string,
  format: ChartFormat = {},
): string {
  if (quantity.kind !== 'number' && quantity.kind !== 'range') return '';
  return labelOf(withoutMark(quantity), rowUnit, statedUnit, format);
}

function labelOf(
  quantity: QuantityNumber | QuantityRange,
  rowUnit: string,
  statedUnit: string,
  format: ChartFormat,
): string {
  const unit = quantity.unit || rowUnit;
  const bare = isSameUnit(unit, statedUnit) && quantity.qualifier === '' && !signUnit.test(unit);
  const shown = bare ? '' : unit;
  if (quantity.kind === 'range') {
    const [from, to] = [quantity.fromDigits, quantity.toDigits];
    const apart = roundDigits(from, format) !== roundDigits(to, format);
    const digits = (one: string) => groupDigits(apart ? roundDigits(one, format) : one, format);
    return formatQuantity({ ...quantity, unit: shown, fromDigits: digits(from), toDigits: digits(to) });
  }
  const qualifierAt = quantity.unit === '' ? shown.length : quantity.qualifierAt;
  const digits = formatDigits(quantity.digits, format);
  return formatQuantity({ ...quantity, digits, unit: shown, qualifierAt });
}

/** Digits as a format prints them. */
export function formatDigits(digits: string, format: ChartFormat): string {
  return groupDigits(roundDigits(digits, format), format);
}

/** Whether a format prints a figure with other digits than it has. */
export function isRounded(quantity: Quantity, format: ChartFormat): boolean {
  if (quantity.kind === 'number') return roundDigits(quantity.digits, format) !== quantity.digits;
  if (quantity.kind !== 'range') return false;
  return printFigure(quantity, '', '', { ...format, thousands: false }) !== printFigure(quantity, '', '');
}

/** Half up, away from zero; a figure that would become zero keeps its digits. */
function roundDigits(digits: string, { decimals }: ChartFormat): string {
  if (decimals === undefined || decimalPlaces(digits) <= decimals) return digits;
  const sign = /^[−+]?/.exec(digits)?.[0] ?? '';
  const whole = new Big(digits.slice(sign.length));
  const rounded = whole.round(decimals, Big.roundHalfUp);
  return rounded.eq(0) && !whole.eq(0) ? digits : sign + rounded.toFixed(decimals);
}

/** Digits with commas between the thousands, if the format says so. */
export function groupDigits(digits: string, { thousands }: ChartFormat): string {
  if (!thousands) return digits;
  const [whole = '', ...fraction] = digits.split('.');
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...fraction].join('.');
}
