import type { Difference } from '../../data/report.js';
import type { HelperMaker } from './context.js';
import { HelperProblem } from './context.js';
import { getRow } from './look-up.js';
import { markup, numeralMarkup } from './numeral.js';

function differenceOf(
  report: Parameters<HelperMaker>[0]['report'],
  id: string,
  options: Parameters<typeof getRow>[2],
): Difference {
  const { row } = getRow(report, id, options);
  if (row.difference) return row.difference;
  throw new HelperProblem(
    'no-difference',
    { zh: `“${row.label}”没有可比的两年数据`, en: `“${row.label}” has no two figures to compare` },
    options,
  );
}

/** `{{difference "gdp"}}`: +0.2个百分点, −1.5个百分点. */
export const difference: HelperMaker =
  ({ report }) =>
  (id: string, options) => {
    const { digits, unit } = differenceOf(report, id, options);
    return markup(numeralMarkup({ digits, unit }));
  };

/** `{{change "gdp"}}`: the difference in words, 提高0.2个百分点, 回落1.5个百分点, 与上年持平. */
export const change: HelperMaker =
  ({ report }) =>
  (id: string, options) => {
    const { digits, sign, unit } = differenceOf(report, id, options);
    if (sign === 0) return '与上年持平';
    const amount = numeralMarkup({ digits: digits.replace(/^[+−]/, ''), unit });
    return markup(`${sign > 0 ? '提高' : '回落'}${amount}`);
  };
