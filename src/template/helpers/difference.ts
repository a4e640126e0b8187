import type { Place } from '../../core/diagnostics.js';
import type { Difference } from '../../dataset/quantity/difference.js';
import { figureName } from '../../report/values.js';
import { comparedPlace } from './cell.js';
import type { HelperMaker } from './context.js';
import { HelperProblem } from './context.js';
import { getRow } from './look-up.js';
import { markup, numeralMarkup } from './numeral.js';
import { placed } from './texts.js';

/** A row's change, and the later of the two cells compared. */
function differenceOf(
  report: Parameters<HelperMaker>[0]['report'],
  id: string,
  options: Parameters<typeof getRow>[2],
): Difference & { readonly place: Place } {
  const { row } = getRow(report, id, options);
  if (row.difference) return { ...row.difference, place: comparedPlace(row) };
  throw new HelperProblem(
    'no-difference',
    { zh: `“${row.label}”没有可比的两年数据`, en: `“${row.label}” has no two figures to compare` },
    options,
  );
}

/** `{{difference "gdp"}}`: +0.2个百分点, −1.5个百分点. */
export const difference: HelperMaker = (context) => (id: string, options) => {
  const { digits, unit, place } = differenceOf(context.report, id, options);
  return markup(placed(context, place, numeralMarkup({ digits, unit }), figureName('difference', id)));
};

/**
 * `{{change "gdp"}}`: the difference in words: 提高0.2个百分点 or 回落1.5个百分点 of a percentage, 增加7.2亿元 or
 * 减少30人 of an amount, 与上年持平.
 */
export const change: HelperMaker = (context) => (id: string, options) => {
  const { digits, sign, unit, place } = differenceOf(context.report, id, options);
  const figure = figureName('difference', id);
  if (sign === 0) return markup(placed(context, place, '与上年持平', figure));
  const amount = numeralMarkup({ digits: digits.replace(/^[+−]/, ''), unit });
  const [up, down] = unit === '个百分点' ? ['提高', '回落'] : ['增加', '减少'];
  return markup(placed(context, place, `${sign > 0 ? up : down}${amount}`, figure));
};
