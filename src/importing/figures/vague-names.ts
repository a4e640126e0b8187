import { LONGEST_NAME, MEASURES, PART_OF_THEM, VAGUE } from '../lexicon.js';
import type { Doubt } from '../model.js';
import { isDoneAlone, withoutVerb } from './head-words.js';

export interface Name {
  readonly name: string;
  /** 增长, 下降, 占 … as written. */
  readonly measure: string;
  readonly doubts: readonly Doubt[];
}

/** 省级和美乡村3个、市级11个: the second are of the same kind; and 科技进步二等奖3项、三等奖5项 are of one prize. */
const GRADES: readonly RegExp[] = [/(?:国家|省|市|县|区|乡镇|镇)级/, /(?:特|[一二三])等奖|[金银铜](?:奖|牌)/];

/** The name before with the grade of this one, where this is only a grade. */
function withGrade(name: string, before: string): string | undefined {
  const grade = GRADES.find((one) => name.replace(one, '') === '' && one.test(before));
  return grade && before.replace(grade, name);
}

/** 总产量 after 设施蔬菜总面积 is 设施蔬菜总产量; what stays vague is told. */
export function withVagueNamed(draft: Name, previous: Name | undefined): Name {
  const { name, measure, doubts } = draft;
  if (name === '') return { ...draft, doubts: [...doubts, 'no-name'] };
  if (name.length > LONGEST_NAME) return { ...draft, doubts: [...doubts, 'long-name'] };
  const before = previous?.name ?? '';
  const fromBefore = (named: string): Name => ({
    name: named,
    measure,
    doubts: [...doubts, 'subject-from-before'],
  });
  if (/^(?:增幅|增速|降幅|涨幅|提升幅度)(?!$)/.test(name) && before !== '')
    return fromBefore(`${before}${name}`);
  // 签约项目167个、总投资1973亿元: of those that were counted
  if (OF_COUNTED.test(name) && COUNTED.test(before)) {
    const counted = VAGUE.test(withoutVerb(before)) ? before : withoutVerb(before);
    return fromBefore(`${counted}${name}`);
  }
  if (DEPENDS.test(name) && before !== '' && before.length + name.length <= LONGEST_NAME)
    return fromBefore(`${before}${name}`);
  if (DEPENDS.test(name)) return { ...draft, doubts: [...doubts, 'vague-name'] };
  if (PART_OF_THEM.test(name) && before !== '') return fromBefore(`${withoutVerb(before)}${name}`);
  if (HOLDS_PREDICATE.test(name) || IS_CUT.test(name))
    return { ...draft, doubts: [...doubts, 'holds-predicate'] };
  if (isDoneAlone(name)) return { ...draft, doubts: [...doubts, 'vague-name'] };
  // 筹集资金, 建成项目
  const thing = withoutVerb(name);
  if (thing !== name && VAGUE.test(thing)) return { ...draft, doubts: [...doubts, 'vague-name'] };
  const graded = withGrade(name, before);
  if (graded !== undefined) return fromBefore(graded);
  if (!VAGUE.test(name)) return draft;
  // 新增规上企业26家，总数148家: the whole is of the thing, not of what is new
  const whole = /^总[数量]$/.test(name) ? withoutVerb(before) : before.replace(MEASURES, '');
  const isKnown = whole !== '' && (whole !== before || /^总[数量]$/.test(name)) && !VAGUE.test(whole);
  if (isKnown) return fromBefore(`${whole}${name}`);
  return { ...draft, doubts: [...doubts, 'vague-name'] };
}

/** Whom something reached that was told before: 改造小区14个，惠及居民3200户. */
const DEPENDS = /^(?:惠及|受益|涉及|惠泽|(?:辐射)?带动|撬动)(?!率|面)/;
const OF_COUNTED =
  /^(?:计划)?(?:总投资额?|(?:年度|完成|实际)?投资额?|总?金额|到位资金|协议(?:投资|资金|金额)|合同(?:资金|金额)|竣工率|开工率|投资完成率)$/;
const COUNTED = /(?:项目|工程|企业|合同|协议|园区|产业园|基地)$/;

/** What was said before the figure's own words came along: 招商引资签约金额突破万亿、到位资金. */
const HOLDS_PREDICATE =
  /.(?:突破|达到|超过|跃居|累计完成|获批|达产|投产|投运|[高低快]于)[^，]*、.|.(?:可|有望)?(?:突破|达到|超过)\p{Script=Han}|[^、]{4,}、(?:总产|总量|产量|总值|覆盖|惠及|释放|供应)$|两位数$/u;

/** A name that ends in a word which something should follow: 投资过, 收入村达. */
const IS_CUT =
  /(?:(?<![通超])过|(?<![直发抵到])达|(?<![直签])到|(?<!乃)至|(?<![现存潜])在|(?<![安民旧邻宜定新迁])居|(?<!目)的|[于均将把被从由并以]|(?<![初高集大其])中|拿出|减按|(?<!优)先行|成功|入围|累计|不少于|不低于)$/;
