import type { Column } from '../model.js';

/** Shares, points, multiples and degrees, and what is so much for each of something: 元/吨, 每万人. */
const RATE_UNIT = /^(?:[%‰‱]|个?百分点|倍|成|折|级|[℃℉]|°[CF]|分贝|dB|pH)$|[/每]/;

/** What a sum of says nothing, whatever its unit: 城镇化率, 价格指数, 人均收入, 均价, 排名. The 率 of 功率 is none. */
const RATE_TITLE = new RegExp(
  [
    '(?:指数|(?<!功)率|比|比重|占比|比例|比值|系数|密度|浓度|强度|单价|价格|排名|位次|名次|增速|增幅|涨幅|降幅)$',
    '[人户地亩均]均|平均|均[价值]|每[百千万亿十]?[人户亩个件吨平公]',
  ].join('|'),
);

/** Why the figures of an amount column are not added up. */
export type Unsummed = NonNullable<Column['unsummed']>;

/** Whether sums of an amount column would say nothing, by its title and unit: shares, indices and other rates. */
export function isRate({ title, unit = '' }: Pick<Column, 'title' | 'unit'>): boolean {
  return RATE_UNIT.test(unit) || RATE_TITLE.test(title.replace(/（[^（）]*）$/, ''));
}

/** Whether that is certain from the unit alone, so that no setting can ask for the sum. */
export function isSurelyRate({ unit = '' }: Pick<Column, 'unit'>): boolean {
  return RATE_UNIT.test(unit);
}
