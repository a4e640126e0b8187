/*
 * What has the words before it for its subject beyond doubt: where nothing but these words stands between a figure
 * and the next, the next is of the same thing.
 */

const ASIDE = '(?:（[^）]*）)?';
const PLAINLY_OF_IT: readonly RegExp[] = [
  // 案件94件136人: the same, counted in two ways
  /^$/,
  // 投资52亿元，比上年增长8%
  new RegExp(
    `^${ASIDE}[，、](?:(?:[比较](?:上年|去年|年初)(?:同期|[年]?[末底])?|同比|按可比价格?计算)，?)*(?:实际|名义|可比|年均|累计)?` +
      '(?:增长|下降|上涨|提高|减少|增加|回落|降低|多增|少增|净增|增产|减产|上升)$',
  ),
  // 增长6.1%，快于全省0.3个百分点
  /^[，、](?:高于|低于|快于|慢于|高出)[^，。；、\d]{2,14}$/,
  // 新认定企业63家，累计达245家; 里程新增170公里、突破700公里
  /^[，、](?:累计|总数|总量)?(?:已?达到?|突破|超过)$/,
  // 科技进步二等奖3项、三等奖5项; 省级村3个、市级11个
  /^、(?:[特一二三]等奖|(?:国家|省|市|县|区|乡镇|镇)级)$/,
  // 项目56个，总投资284亿元; 案件5682件，涉案金额47亿元
  /^[，、](?:计划)?(?:总投资额?|涉案金额|标的额|案值|合同金额|协议资金)(?:达到?|为|约)?$/,
  // 发放补贴3200万元，惠及农户1.2万户
  /^[，、](?:累计|直接|共)?(?:惠及|受益)[^，。；、\d]{0,8}$/,
];

/** 民生支出177亿元，占财政支出的78%; 预算收入186亿元，完成预算的101%: held against something. */
const HELD_AGAINST =
  /^(?:（[^）]*）)?[，、](?:占[^，。；、\d]{2,16}|(?:为|完成|超)[^，。；、\d]{0,8}(?:预算|计划|目标|任务)的?)$|^[，、](?:居|列|位居|排名?)全[国省市县区州]$/;

/** A rate of what was done, or what was done alone, behind what it was done with. */
const PROCESS =
  /^[，、](?:已)?(?:[^，。；、\d]{2,8}率(?:均?达到?|为|提[高升]至|提[高升]到)?|办结|审结|执结|结案|竣工|完工|开工|落地|整改|采纳)$/;

/** Whether what stands between two figures makes the second one of the first, which `isPart` of another. */
export function followsPlainly(between: string, isPart: boolean): boolean {
  if (PLAINLY_OF_IT.some((one) => one.test(between))) return true;
  // 其中A9亩、B5亩，占任务的8%: of the whole or of the last
  return !isPart && (HELD_AGAINST.test(between) || PROCESS.test(between));
}
