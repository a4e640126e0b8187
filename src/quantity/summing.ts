/** Shares, points, multiples and degrees, and what is so much for each of something: 元/吨, 每万人. */
const RATE_UNIT = /^(?:[%‰‱]|个?百分点|倍|成|折|级|[℃℉]|°[CF]|分贝|dB|pH)$|[/每]/;

/** What a sum of says nothing, whatever its unit: 城镇化率, 价格指数, 人均收入, 均价, 排名. The 率 of 功率 is none. */
const RATE_TITLE = new RegExp(
  [
    '(?:指数|(?<!功)率|比|比重|占比|比例|比值|系数|密度|浓度|强度|单价|价格|排名|位次|名次|增速|增幅|涨幅|降幅)$',
    '[人户地亩均]均|平均|均[价值]|[单亩]产(?![值量品])|单耗|气温|每[百千万亿十]?[人户亩个件吨平公]',
  ].join('|'),
);

/** What figures are called, and their unit where it is known. */
interface Named {
  readonly title: string;
  readonly unit?: string;
}

/** Whether sums of a column would say nothing, by its title and unit: shares, indices and other rates. */
export function isRate({ title, unit = '' }: Named): boolean {
  return RATE_UNIT.test(unit) || RATE_TITLE.test(title.replace(/（[^（）]*）$/, ''));
}

/** Whether that is certain from the unit alone, so that no setting can ask for the sum. */
export function isSurelyRate({ unit = '' }: Pick<Named, 'unit'>): boolean {
  return RATE_UNIT.test(unit);
}
