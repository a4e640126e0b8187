import { anyOf, either, wholly } from '../any-of.js';
import { LONGEST_NAME, MEASURES, ONLY_MEASURE, PART_OF_THEM, STRONG_VERBS, VAGUE } from '../lexicon.js';
import type { Doubt } from '../model.js';
import { isDoneAlone, withoutVerb } from './head-words.js';
import { countsThings } from './units.js';

export interface Name {
  readonly name: string;
  /** 增长, 下降, 占 … as written. */
  readonly measure: string;
  /** What is measured, where the name says more: what it is held against. */
  readonly subject?: string;
  readonly doubts: readonly Doubt[];
}

/** A figure that was named, as the next of its sentence may need it. */
export interface Before extends Name {
  /** With its scale. */
  readonly unit: string;
}

/** What a figure without a subject of its own is of: points are those of a share, where one was told. */
export function subjectBefore(before: Name, unit: string): string {
  const { name, measure, subject = name } = before;
  if (unit !== '个百分点' || !measure.includes('占')) return subject;
  if (/(?:占比|比重|比例|份额|率)$/.test(name)) return name;
  return `${name}${name.includes('占') ? '比重' : '占比'}`;
}

/** 新认定企业108家，累计达508家, 里程新增1700公里、突破7000公里: the whole is of all there are, not of what is new. */
export function wholeOf(name: string): string {
  const whole = name.replace(
    /^(?:新增|净增|新(?:建|改建|设|办|认定|引进|登记|培育|入库|开通|签约|设立))|新增$/,
    '',
  );
  return whole.length >= LEAST_WHOLE ? whole : name;
}

const LEAST_WHOLE = 3;

/** A name that says too little by itself has what the figure before tells put in front; what stays vague is told. */
export function withSubjectNamed(own: Name, { unit, scale }: Sized, before: Before | undefined): Name {
  const { name, doubts } = own;
  if (name === '') return { ...own, doubts: [...doubts, 'no-name'] };
  if (name.length > LONGEST_NAME) return { ...own, doubts: [...doubts, 'long-name'] };
  const carried = before && carriedName(name, scale + unit, before);
  if (carried !== undefined && carried.length <= LONGEST_CARRIED)
    return { ...own, name: carried, doubts: [...doubts, 'subject-from-before'] };
  const doubt = doubtOf(name);
  return doubt === undefined ? own : { ...own, doubts: [...doubts, doubt] };
}

/** What has its subject from before is long where that is, and doubted anyway. */
const LONGEST_CARRIED = 34;

interface Sized {
  readonly unit: string;
  readonly scale: string;
}

/** The ways in which a name leans on the one before, the first that fits: what it then is, or undefined. */
const CARRIES: readonly ((name: string, unit: string, before: Before) => string | undefined)[] = [
  // 增幅高于全国3.6个百分点
  (name, _, before) => {
    const isChange = /^(?:增幅|增速|降幅|涨幅|提升幅度)(?!$)/.test(name);
    return isChange ? `${before.name}${name}` : undefined;
  },
  // 占总数的28%，比重提高2个百分点
  (name, unit, before) => {
    const isShare = /^(?:占比|比重|比例|份额)$/.test(name) && before.measure.includes('占');
    return isShare ? subjectBefore(before, unit) : undefined;
  },
  // 粮食产量69541万吨，增产1.3%
  (name, unit, before) => {
    const isOfUnit = CHANGE_OF_UNIT.test(name) && withoutScale(before.unit) === withoutScale(unit);
    return CHANGE_ALONE.test(name) || isOfUnit ? `${subjectBefore(before, '')}${name}` : undefined;
  },
  // 签约项目167个、总投资1973亿元: of those that were counted
  (name, _, { name: before }) => {
    if (!OF_COUNTED.test(name) || !COUNTED.test(before)) return undefined;
    return `${VAGUE.test(withoutVerb(before)) ? before : withoutVerb(before)}${name}`;
  },
  // 改造小区14个，惠及居民3200户
  (name, _, before) => (DEPENDS.test(name) ? `${before.name}${name}` : undefined),
  // 签约项目31个，其中已开工19个; 电梯开工19部、完工12部
  (name, _, before) => {
    if (!PART_OF_THEM.test(name)) return undefined;
    const [, thing = before.name] = STATE_AT_END.exec(before.name) ?? [];
    return `${withoutVerb(thing)}${name}`;
  },
  // 受理案件81件，审结55件
  (name, unit, before) =>
    isDoneAlone(name) ? withObjectOf(before, name.replace(/^已/, ''), unit) : undefined,
  // 调解纠纷680件，成功410件; 抽检1.8万批次，不合格312批次
  (name, unit, before) =>
    OUTCOME.test(name) && withoutScale(before.unit) === withoutScale(unit)
      ? `${before.name}${name}`
      : undefined,
  // 城乡居民收入分别增长6%和8%，收入比缩小到2.1:1
  (name, _, { name: before }) => (name === '收入比' && /居民/.test(before) ? `城乡居民${name}` : undefined),
  // 新增燃气用户5.8万户，用户总数达96万户
  (name, _, { name: before }) => {
    const [, thing = ''] = /^(.{2,4})总数$/.exec(name) ?? [];
    return thing !== '' && before.endsWith(thing) && before !== thing ? `${wholeOf(before)}总数` : undefined;
  },
  // 受理诉求3.2万件，办结率99.6%
  (name, _, before) => (isBareRate(name) ? rateOf(before, name) : undefined),
  (name, _, before) => withGrade(name, before.name),
  // 设施蔬菜总面积…，总产量…; 新增规上企业26家，总数148家: the whole is of the thing, not of what is new
  (name, _, previous) => {
    const before = previous.name;
    const isMeasure = ONLY_MEASURE.test(name) || BARE_MEASURE.test(name);
    if (!(isMeasure || VAGUE.test(name)) || VAGUE.test(before) || /以[上下]$/.test(name)) return undefined;
    const isCount = /^总[数量]$/.test(name);
    const whole = isCount ? withoutVerb(wholeOf(before)) : before.replace(MEASURES, '');
    if (whole === before && !isCount && isMeasure) return measureOf(previous, name);
    const isKnown = whole.length >= LEAST_THING && (whole !== before || isCount) && !VAGUE.test(whole);
    return isKnown ? joined(whole, name) : undefined;
  },
];

/** How some of what was counted came out. */
const OUTCOME = /^(?:成功|不?合格|不?达标|胜诉|败诉)$/;

/** 贷款户数, 社保卡发卡量: how many there are of the thing. */
const COUNT_AT_END = /(?:在校生|招生|毕业生|户数|人数|件数|数量|发卡量|保有量|总量)$/;
/** What is measured of things that were counted, and does not say of which. */
export const BARE_MEASURE = wholly(
  `总?${anyOf(`产量 面积 金额 投资 长度 里程 容量 货值 产值 营收 标的额? 案值 保额 保费`)}`,
  anyOf(`涉案金额 资产总额 占地面积 标的总?额 标的金额 成交额 送审金额 注册资本金? 授信额?度?`),
  anyOf(`综合产值 年(?:产量|产值|销售额|营业收入|税收) 观看量 点击量 支出进度 综合得分`),
  anyOf(`平均年龄 在校生(?:人数)? 招生 毕业生 专任教师`),
);

/** 海外仓7个、面积12万平方米: of the things that were counted. */
function measureOf({ name, unit, subject = name }: Before, measure: string): string | undefined {
  const [, ofRate = subject] = /^(.{2,})[^率]{2}率$/.exec(subject) ?? [];
  const thing = withoutVerb(ofRate).replace(COUNT_AT_END, '');
  if (IS_CUT.test(name)) return undefined;
  if (ofRate !== subject && !VAGUE.test(thing)) return `${thing}${measure}`;
  return countsThings(unit) && thing.length >= LEAST_THING && !VAGUE.test(thing)
    ? `${thing}${measure}`
    : undefined;
}

function carriedName(name: string, unit: string, before: Before): string | undefined {
  for (const carry of CARRIES) {
    const carried = carry(name, unit, before);
    if (carried !== undefined) return carried;
  }
  return undefined;
}

const LEAST_THING = 2;

/** 承包地流转 and 流转率 overlap. */
function joined(whole: string, name: string): string {
  const [start, end] = [name.slice(0, LEAST_THING), whole.slice(-LEAST_THING)];
  return start === end ? `${whole}${name.slice(LEAST_THING)}` : `${whole}${name}`;
}

function doubtOf(name: string): Doubt | undefined {
  if (DEPENDS.test(name)) return 'vague-name';
  if (HOLDS_PREDICATE.test(name) || IS_CUT.test(name)) return 'holds-predicate';
  // 筹集资金, 建成项目
  const thing = withoutVerb(name);
  // 面积占国土面积比重
  const measure = name.replace(/(?<=.)占.+$/, '');
  const isVague =
    ONLY_MEASURE.test(measure) ||
    VAGUE.test(measure) ||
    isDoneAlone(name) ||
    VAGUE.test(name) ||
    (thing !== name && VAGUE.test(thing));
  return isVague ? 'vague-name' : undefined;
}

/** 省级和美乡村3个、市级11个: the second are of the same kind; and 科技进步二等奖3项、三等奖5项 are of one prize. */
const GRADES: readonly RegExp[] = [/(?:国家|省|市|县|区|乡镇|镇)级/, /(?:特|[一二三])等奖|[金银铜](?:奖|牌)/];

/** The name before with the grade of this one, where this is only a grade. */
function withGrade(name: string, before: string): string | undefined {
  const grade = GRADES.find((one) => name.replace(one, '') === '' && one.test(before));
  return grade && before.replace(grade, name);
}

/** Whether words before a figure only tell that something changed. */
export function isChangeAlone(head: string): boolean {
  return (
    CHANGE_ALONE.test(head) || /^(?:[比较与][^，。；、]{2,6}|同比)?(?:增加|减少|压减|降低|提高)$/.test(head)
  );
}

const withoutScale = (unit: string) => unit.replace(/^[万亿]+/, '');

/** A verb as well, so that only what is counted in one unit is known to be a change. */
const CHANGE_OF_UNIT = /^(?:增加|减少|压减|降低|提高)$/;
/** A change without what changes. */
const CHANGE_ALONE =
  /^(?:比上年|较上年|同比)?(?:净增|净减|增收|减收|增产|减产|增支|减支|多增|少增|增亏|减亏|增盈|改善)$/;

/** Whom something reached that was told before: 改造小区14个，惠及居民3200户. */
export const DEPENDS =
  /^(?:惠及|受益|涉及|惠泽|(?:辐射)?带动|(?:直接|共)?拉动|撬动|可?容纳|覆盖|参与(?=群众|学生|职工|人)|享受(?=人员|群众|学生))(?!率|面|比)/;
const OF_COUNTED =
  /^(?:计划)?(?:(?:协议|计划)?总投资额?|(?:年度|完成|实际)?投资额?|总?金额|到位资金|协议(?:投资|资金|金额)|合同(?:资金|金额)|竣工率|开工率|投资完成率)$/;
const COUNTED = /(?:项目|工程|企业|合同|协议|园区|产业园|基地)$/;

const VERB = `(?:${STRONG_VERBS.join('|')})(?![性型化率量额值者])`;
const VERB_AT_END = new RegExp(`^([^、]{2,}?)新?${VERB}+$`);
const VERB_AT_START = new RegExp(`^${VERB}(?:[和及与、]?${VERB})*(.{2,})$`);
/** How far things had come. */
const STATE_AT_END = /^([^、]{2,}?)[已新]?(?:开工|竣工|完工|投产|投用|通车|签约|落户|落地)+$/;
/** Who did something with what, by the verbs that offices count their work with. */
const VERB_WITHIN = /^(.{2,}?)(?:受理|办理|审结|执结|接收|签约|引进|实施|开工|起诉|查处)(.{2,})$/;

/** What was done with the things that were counted before: told by its verb alone, in the same unit. */
function withObjectOf(before: Before, verb: string, unit: string): string | undefined {
  if (/[元%]$/.test(unit)) return undefined;
  const name = before.name.replace(/[（(][^）)]*[）)]$/, '');
  // 开展技能培训23期、培训1150人次
  if (name.endsWith(verb) && name !== verb) return name;
  const [, thing] = VERB_AT_END.exec(name) ?? [];
  if (thing !== undefined && !isDoneAlone(thing)) return `${thing}${verb}`;
  if (withoutScale(before.unit) !== withoutScale(unit)) return undefined;
  const [, object] = VERB_AT_START.exec(name) ?? [];
  if (object !== undefined) return `${verb}${object}`;
  const [, who = '', what = ''] = VERB_WITHIN.exec(name) ?? [];
  if (what !== '' && !VAGUE.test(what)) return `${who}${verb}${what}`;
  // 发现隐患1436处，整改1412处; 检察机关提出抗诉24件，改判9件
  return name.length > LEAST_THING && !isDoneAlone(name) ? `${name}${verb}` : undefined;
}

const IS_OF_DOING = /^(?:成功|完成|及时|合格)率$/;

export function isBareRate(name: string): boolean {
  return PROCESS_RATE.test(name);
}

/** Rates of what was done with the things that were counted, of which they say nothing themselves. */
const PROCESS_RATE = new RegExp(
  `^(?:按[时期]|及时|程序|首次|一次|综合|实际|资金|抽检)?(?:${[
    '办[结复理]|结案|回复|整改|采纳|支持|适用|化解|解决|满意|签约|履[约行]|完成|成功|合格|达标|优良|检出|核减|审减|查处',
    '破案|交付|开工|竣工|投产|落地|入驻|出租|使用|利用|流转|支出|执行|网办|通过|取证|录取|上线|参与|知晓|覆盖|配套|逾期',
    '不良|兑[现付]|拨付|到位|消除|挂果|成活|中标|转化|分配|溢价|调解|调处|达产|投用|销号|普及|治理|收缴|回收|出勤|年检|激活|受害|联网|溯源|去化|注册|到账|抽检合格|解决采纳|建档|入户|见面|受理',
    '处置|响应|检验|参审|参保|公示|随访|续保|征缴|清欠|查实|送达|出庭|投保|理赔|和解|挽损|承保|送检|签收|到岗|巡查|抽查|复检|解除|转办|交办|答复|反馈|接通|接诉|升规|缴存|注销|回访',
  ].join('|')})+[率度]$`,
);

/** 旅游投诉结案率100%、满意率98.5%; 受理投诉1.16万件，办结率100%: of what the rate is. */
export function rateOf(before: Before, name: string): string | undefined {
  const { name: told, unit } = before;
  const [, ofRate] = /^(.{2,})[^率]{2}率$/.exec(told) ?? [];
  if (ofRate !== undefined && !isBareRate(told)) return joined(ofRate, name);
  // 调处矛盾纠纷312起，成功率98.7%
  const plain = IS_OF_DOING.test(name) ? told : withoutVerb(told);
  // 监督抽查 is one thing
  const [, thing = plain] = /社会组织$|监督抽查$/.test(plain) ? [] : (VERB_AT_END.exec(plain) ?? []);
  const isCounted = countsThings(unit) || /(?:件|起|次|人)$/.test(unit) || MEASURES.test(thing);
  const whole = thing.replace(COUNT_AT_END, '').replace(MEASURES, '');
  if (/、|已$/.test(whole)) return undefined;
  return isCounted && whole.length >= LEAST_THING && !VAGUE.test(whole) ? joined(whole, name) : undefined;
}

/** What was said before the figure's own words came along: 招商引资签约金额突破万亿、到位资金. */
const HOLDS_PREDICATE =
  /^(?:加上|扣除|剔除|控制在|不含|包括|用于).|.(?:突破|达到|超过|跃居|累计完成|获批|达产|投产|投运|[高低快]于)[^，]*、.|.(?:可|有望)?(?:突破|达到|超过)\p{Script=Han}|[^、]{4,}、(?:总产|总量|产量|总值|覆盖|惠及|释放|供应)$|两位数$|实现“/u;

/** A name that ends in a word which something should follow: 投资过, 收入村达. */
const IS_CUT = new RegExp(
  `${either(
    // unless they end a word
    anyOf(`(?<![通超])过 (?<![直发抵到])达 (?<![直签])到 (?<!乃)至 (?<![现存潜])在 (?<![安民旧邻宜定新迁])居 (?<!目)的
      (?<![人户村亩社])均 (?<![初高集大其])中 (?<!优)先行`),
    anyOf(`不 每(?:平方米|亩|人|户|吨|公里) [于将把被从由并以] 拿出 减按 成功 入围 累计 不少于 不低于`),
  )}$`,
);
