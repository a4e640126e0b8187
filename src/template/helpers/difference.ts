import type { Place } from '../../core/diagnostics.js';
import type { Difference } from '../../dataset/quantity/difference.js';
import { formatPeriod, isSamePart } from '../../quantity/period.js';
import type { ReportTable } from '../../report/report.js';
import { figureName } from '../../report/value.js';
import { lookUpComparedRow } from './argument-names.js';
import { comparedPlace } from './cell.js';
import type { HelperDefinition } from './context.js';
import { type HelperContext, HelperProblem } from './context.js';
import { kinds } from './kinds.js';
import { getRow } from './look-up.js';
import { markup, numeralMarkup } from './numeral.js';
import { placed } from './texts.js';

/** A row's change, and the later of the two cells compared. */
function differenceOf(
  context: HelperContext,
  id: string,
  options: Parameters<typeof getRow>[2],
): Difference & { readonly place: Place; readonly earlier: string } {
  const { row, table } = getRow(context, id, options);
  const { difference } = row;
  if (difference) return { ...difference, place: comparedPlace(row), earlier: earlierOf(difference, table) };
  throw new HelperProblem(
    'no-difference',
    { zh: `“${row.label}”没有可比的两年数据`, en: `“${row.label}” has no two figures to compare` },
    options,
  );
}

/** What the earlier figure is called beside the later one: 上年, 上年同期, 2025年一季度. */
function earlierOf({ from, to }: Difference, { columns }: ReportTable): string {
  const [before, last] = [from, to].map((name) => columns.find(({ header }) => header === name)?.period);
  if (before === undefined || last?.part === undefined) return '上年';
  return isSamePart(before, last) ? '上年同期' : formatPeriod(before);
}

/** `{{difference "gdp"}}`: +0.2个百分点, −1.5个百分点. */
export const difference: HelperDefinition = {
  takes: [kinds.text],
  names: [lookUpComparedRow],
  isForSentences: true,
  example: '{{difference "gdp"}}',
  words: { zh: '用数字写增减：−0.2个百分点', en: 'the change as a figure: −0.2个百分点' },
  make: (context) => (id: string, options) => {
    const { digits, unit, place } = differenceOf(context, id, options);
    return markup(placed(context, place, numeralMarkup({ digits, unit }), figureName('difference', id)));
  },
};

/**
 * `{{change "gdp"}}`: the difference in words: 提高0.2个百分点 or 回落1.5个百分点 of a percentage, 增加7.2亿元 or
 * 减少30人 of an amount, 与上年持平, of a quarter 与上年同期持平.
 */
export const change: HelperDefinition = {
  takes: [kinds.text],
  names: [lookUpComparedRow],
  isForSentences: true,
  example: '{{change "gdp"}}',
  words: {
    zh: '用话说增减：回落0.2个百分点、增加7.2亿元、与上年持平',
    en: 'the change in words: 回落0.2个百分点, 增加7.2亿元, 与上年持平',
  },
  make: (context) => (id: string, options) => {
    const { digits, sign, unit, place, earlier } = differenceOf(context, id, options);
    const figure = figureName('difference', id);
    if (sign === 0) return markup(placed(context, place, `与${earlier}持平`, figure));
    const amount = numeralMarkup({ digits: digits.replace(/^[+−]/, ''), unit });
    const [up, down] = unit === '个百分点' ? ['提高', '回落'] : ['增加', '减少'];
    return markup(placed(context, place, `${sign > 0 ? up : down}${amount}`, figure));
  },
};
