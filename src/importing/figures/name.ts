import { isRateUnit } from '../../quantity/unit.js';
import {
  AGAINST,
  BARE,
  LINKING,
  MEASURES,
  PART_OF_THEM,
  PREDICATES,
  SCOPE,
  STRONG_VERBS,
  VAGUE,
  WEAK_VERBS,
} from '../lexicon.js';
import type { Doubt } from '../model.js';
import { partsOf } from '../text.js';
import type { Token } from './tokens.js';
import { countsThings } from './units.js';

/** The words around a figure within its clause, those of other figures taken off. */
export interface Words {
  readonly head: string;
  readonly tail: string;
  /** What stands behind the next figure where only 的 is between: 总投资9亿元的12个园区项目. */
  readonly beyond: string;
  /** Whether the words behind the figure go on after a pause: 荣获党中央、国务院表彰. */
  readonly isCut: boolean;
}

export interface Name {
  readonly name: string;
  /** 增长, 下降, 占 … as written. */
  readonly measure: string;
  readonly doubts: readonly Doubt[];
}

/** Longer names than this are doubted. */
export const LONGEST_NAME = 26;
/** A tail as short as this needs what stands before the figure. */
const SHORT_TAIL = 2;

/** What a figure measures, in words of the text; `previous` is the name of the figure before it in the sentence. */
export function nameOf(token: Token, words: Words, previous: Name | undefined): Name {
  const {
    name,
    measure = '',
    doubts = [],
  } = ofRank(token, words, previous) ??
  ofSecondFigure(token, words, previous) ??
  ofSpan(token, words, previous) ??
  (isRateUnit(token.unit) || token.digits.includes(':')
    ? ofRate(words, previous)
    : ofAmount(token, words, previous));
  return withVagueNamed({ name, measure, doubts }, previous);
}

interface Draft {
  readonly name: string;
  readonly measure?: string;
  readonly doubts?: readonly Doubt[];
}

function ofRank({ isRank, prefix }: Token, { head }: Words, previous: Name | undefined): Draft | undefined {
  if (!isRank && prefix !== '第') return undefined;
  const [body, linking] = withoutLinking(head.replace(RISES_FROM, '').replace(SCOPE, ''));
  const place =
    /(?:位|排名(?=.)|稳居|跃居|居|列|排在?|均|升至|跃升至|上升至|提升至|保持)*(?:全[国省市区州县].*|[居列].*|排(?!名$).*)$/;
  const own = cleaned(body.replace(place, '')).replace(/^(?:由|从)$/, '');
  if (own !== '' && !(previous && /^(?:总量|增速|增幅)$/.test(own))) return { name: own, measure: linking };
  return previous ? { name: previous.name, measure: '位次', doubts: ['subject-from-before'] } : undefined;
}

/** …增长7%，力争8%: the second figure is of the same thing. */
function ofSecondFigure(_: Token, { head, tail }: Words, previous: Name | undefined): Draft | undefined {
  if (!previous || tail !== '' || !/^(?:力争|确保|争取|努力|奋斗目标)(?:达到|实现|完成|增长|为)*$/.test(head))
    return undefined;
  return { name: previous.name, measure: '力争', doubts: ['second-figure'] };
}

/** Time that something took or lasts: 用20天完成…, 连续19年未…. */
function ofSpan(
  { unit }: Token,
  { head, tail, beyond }: Words,
  previous: Name | undefined,
): Draft | undefined {
  if (/(?:连续|持续|第)$/.test(head)) {
    const before = cleaned(head.replace(/(?:连续|持续)$/, '').replace(/^在/, ''));
    const behind = tail.replace(/^(?:以上)?/, '').replace(/的(?:同时|基础上|情况下)$/, '');
    // 连续39年居全国首位 tells of the figure before, 连续4年获评先进 of who reports
    const isOfFigure = /^(?:[居位列保增下领排稳]|超过?|全[国省市]第)/.test(behind);
    const subject = before === '' && isOfFigure ? (previous?.name ?? '') : before;
    return {
      name: clipped(`${subject}连续${behind}`),
      doubts: [
        ...(before === '' ? (['subject-from-before'] as const) : []),
        ...(behind === '' ? (['vague-name'] as const) : []),
      ],
    };
  }
  if (!/^(?:小时|天|个月|年|周|分钟)$/.test(unit) || !/(?:仅|只)?用(?:时|了)?(?:不到)?$/.test(head))
    return undefined;
  const done = tail.replace(/^(?:时间)?(?:就)?(?:完成|实现)?/, '') || behindFigure(beyond);
  return done === '' ? undefined : { name: `${clipped(done)}用时` };
}

/** 16%的税率降至, before the next figure. */
const CHANGED =
  /^的(?:现行)?([^，。；、]{2,8}?)(?:再|统一|进一步)*(?:降|提|增|升|上调|下调|调)[低高升加减整]?(?:至|到|为)?$/;

/** 稳定在5%的较低水平, 8%的速度: no thing that is measured. */
const ONLY_LEVEL = /^(?:较|更|相对|合理|良好|历史)|(?:水平|速度|增速|区间|范围|高位|任务|目标|幅度|比例)$/;

function ofRate({ head, tail }: Words, previous: Name | undefined): Draft {
  const [body, linking] = withoutLinking(head);
  // 保持40%以上增长
  const measure = /^(?:以上|左右)?的?(增长|增速|增幅|下降)/.exec(tail)?.[1] ?? linking;
  // 16%的税率降至13%
  if (/^的/.test(head) && previous !== undefined) return { name: previous.name, measure };
  const own = cleaned(body.replace(/(?<=.)(?:年均|现行)$/, ''));
  const object = behindFigure(tail);
  const changed = CHANGED.exec(tail)?.[1];
  if (STRONG_VERBS.includes(own) && object !== '') return { name: `${own}${object}`, measure };
  if (changed !== undefined && own !== '') return { name: `${own}${changed}`, measure };
  // 财政支出的73.8%用于民生
  if (own !== '' && /的$/.test(head) && /^(?:以上)?(?:用于|投入|投向)./.test(tail))
    return { name: clipped(`${own}${tail.replace(/^以上/, '')}`), measure };
  // 贡献了全国40%的贸易增量
  if (own !== '' && object !== '' && /^(?:以上|以下)?的/.test(tail) && !ONLY_LEVEL.test(object))
    return { name: clipped(`${own}${object}`), measure, doubts: ['both-sides'] };
  if (own !== '' && !AGAINST.test(own)) return { name: own, measure };
  if (/^(?:以上|以下)?的/.test(tail) && object !== '') return ofShare(tail, object, measure);
  // 占全市的40%, 为计划的161% measure what was named before
  const against = own === '' ? measure : `${own}${/^占/.test(own) ? '' : measure}`;
  if (previous) {
    const isTold = AGAINST.test(own) && own !== '' && !/^(?:增长|下降|同比|比上年)/.test(own);
    return {
      name: isTold ? `${previous.name}${own}` : previous.name,
      measure: against,
      doubts: ['subject-from-before'],
    };
  }
  return { name: own || object, measure };
}

/** 80%的园区完成改造: a share of those that something is said of, which belongs to the name. */
function ofShare(tail: string, object: string, measure: string): Draft {
  const whole = tail.replace(/^(?:以上|以下|的)+/, '').replace(/^(.{2,}?)(?:均|都|全部|已)+(?=.{2})/, '$1');
  if (whole.length <= LONGEST_NAME) return { name: whole, measure };
  return { name: object, measure, doubts: whole === object ? [] : ['vague-name'] };
}

/** The first of a rise: 最低标准从每月70元提高到88元. */
const RISES_FROM = /(?:由|从)(?:每[月年人天]|上年的?|去年的?|20\d\d年的?|原来的?)?$/;
/** What a multiple is of: 收入是2017年的1.4倍. */
const TIMES_OF =
  /(?:分别|均)?(?:是|为|相当于|达到?)(?:20\d\d年|上年|去年|前\d年|同期|全[国省市])[^，。；、]{0,4}的$/;

function ofAmount(token: Token, words: Words, previous: Name | undefined): Draft {
  const { tail, beyond } = words;
  const { unit } = token;
  const isFirst = RISES_FROM.test(words.head);
  const head = words.head.replace(unit === '倍' ? TIMES_OF : RISES_FROM, '');
  // 改造提升12个小区: what was done, though a rise may be told by the same word
  const [body, measure] = isDoneAlone(head) ? [head, ''] : withoutLinking(head);
  const own = cleaned(body);
  // of 由5个增加到8个 the words behind the first tell the rise
  const isJoined = /^(?:和|及|与|以及)/.test(tail) && own !== '' && !STRONG_VERBS.includes(own);
  const object = isFirst || isJoined ? '' : behindFigure(tail);
  const verb = leadingVerb(body);
  if (object === '' && beyond !== '' && tail.startsWith('的'))
    return { name: `${clipped(behindFigure(beyond))}${VAGUE.test(own) ? own : '总投资'}`, measure };
  if (object === '') return ofHeadOnly(own, verb, tail, measure, previous);
  if (/^的/.test(tail) && (VAGUE.test(own) || /投资$/.test(own)))
    return { name: `${object}${own.slice(-4)}`, measure };
  if (own === '' || /等$/.test(body))
    return ofCounted({ members: own, verb, object, tail: words.isCut ? '' : tail, measure });
  const isVerb = own.replace(DONE_ALONE, '') === '';
  const several = namesSeveral(object) ? (['several-things'] as const) : [];
  if (isVerb) return { name: `${own}${object}`, measure, doubts: several };
  if (!countsThings(unit)) return { name: clipped(`${own}${object}`), measure, doubts: ['both-sides'] };
  const last = STRONG_VERBS.find((one) => own.endsWith(one) && own.length > one.length);
  if (last !== undefined && object.length > SHORT_TAIL) return { name: `${last}${object}`, measure };
  if (last !== undefined) return { name: `${own}${object}`, measure };
  if (verb !== '') return { name: `${verb}${object}`, measure };
  return { name: object.length > SHORT_TAIL ? object : `${own}${object}`, measure, doubts: ['both-sides'] };
}

interface Counted {
  /** The words before the figure that name some of them. */
  readonly members: string;
  readonly verb: string;
  readonly object: string;
  readonly tail: string;
  readonly measure: string;
}

/**
 * 12个重点项目 alone says little; 国防产业学院等5所学院 has its first members to tell it by, 9家企业完成股改 what they did.
 */
function ofCounted({ members, verb, object, tail, measure }: Counted): Draft {
  const doubts: readonly Doubt[] = namesSeveral(object) ? ['several-things'] : [];
  if (verb !== '' && !(BARE.test(object) && /等$/.test(members)))
    return { name: `${verb}${object}`, measure, doubts };
  // 104个断面优良比例提高9个百分点: the words behind the count are of the next figure
  if (/(?:提高|下降|降低|上升)$/.test(object)) return { name: object, measure, doubts: ['both-sides'] };
  if (!BARE.test(object)) return { name: `${verb}${object}`, measure, doubts };
  const [name = ''] = [members, partsOf(members).at(-1) ?? ''].filter(
    (one) => one !== '' && one.length + object.length <= LONGEST_NAME,
  );
  if (name !== '') return { name: `${name}${object}`, measure, doubts };
  const told = tail.startsWith(object) && TELLS_WHICH.test(tail.slice(object.length));
  if (told && tail.length <= LONGEST_NAME) return { name: tail, measure, doubts };
  return { name: object, measure, doubts: [...doubts, 'vague-name'] };
}

/** What tells which things are counted, behind them. */
const TELLS_WHICH =
  /^(?:全部|成功|首次|已|均)?(?:获|入选|列入|纳入|入围|进入|完成|实现|参加|通过|跻身|上榜|荣获|评为|被评|摘帽|出列|快于|高于|低于|超过?|增长)[^，。；、]{2,}/;

/** 3个国家区域医疗中心和某院救援基地: the count may be of the first alone. Shorter parts tell one thing apart: 改造和新建学校. */
function namesSeveral(object: string): boolean {
  const [first = '', second = ''] = partsOf(object);
  return first.length >= LEAST_OF_THING && second.length >= LEAST_OF_THING;
}

const LEAST_OF_THING = 6;

/** Nothing that could be counted stands behind the figure. */
function ofHeadOnly(
  own: string,
  verb: string,
  tail: string,
  measure: string,
  previous: Name | undefined,
): Draft {
  // 投入5000万元用于…: what it is for names it
  const purpose = /^(?:用于|投入|支持|投向)([^，。；]{2,16})/.exec(tail)?.[0];
  if (purpose !== undefined && (own === '' || STRONG_VERBS.includes(own)))
    return { name: `${own}${purpose}`, measure };
  if (own !== '' && !AGAINST.test(own)) return { name: own, measure };
  const told = /^[比较]/.test(own) ? own + measure : measure || own;
  if (previous) return { name: previous.name, measure: told, doubts: ['subject-from-before'] };
  return { name: own || verb, measure };
}

/** 省级和美乡村3个、市级11个: the second are of the same kind. */
const LEVEL = /(?:国家|省|市|县|区|乡镇|镇)级/;

/** 总产量 after 设施蔬菜总面积 is 设施蔬菜总产量; what stays vague is told. */
function withVagueNamed(draft: Name, previous: Name | undefined): Name {
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
  if (PART_OF_THEM.test(name) && before !== '') return fromBefore(`${withoutVerb(before)}${name}`);
  if (HOLDS_PREDICATE.test(name) || IS_CUT.test(name))
    return { ...draft, doubts: [...doubts, 'holds-predicate'] };
  if (isDoneAlone(name)) return { ...draft, doubts: [...doubts, 'vague-name'] };
  // 筹集资金, 建成项目
  const thing = withoutVerb(name);
  if (thing !== name && VAGUE.test(thing)) return { ...draft, doubts: [...doubts, 'vague-name'] };
  if (!VAGUE.test(name)) return draft;
  if (/^(?:国家|省|市|县|区)级$/.test(name) && LEVEL.test(before))
    return fromBefore(before.replace(LEVEL, name));
  // 新增规上企业26家，总数148家: the whole is of the thing, not of what is new
  const whole = /^总[数量]$/.test(name) ? withoutVerb(before) : before.replace(MEASURES, '');
  const isKnown = whole !== '' && (whole !== before || /^总[数量]$/.test(name)) && !VAGUE.test(whole);
  if (isKnown) return fromBefore(`${whole}${name}`);
  return { ...draft, doubts: [...doubts, 'vague-name'] };
}

const OF_COUNTED =
  /^(?:计划)?(?:总投资额?|总金额|协议(?:投资|资金|金额)|合同(?:资金|金额)|竣工率|开工率|投资完成率)$/;
const COUNTED = /(?:项目|工程|企业|合同|协议)$/;

/** What was said before the figure's own words came along: 招商引资签约金额突破万亿、到位资金. */
const HOLDS_PREDICATE = /.(?:突破|达到|超过|跃居|累计完成|获批|达产|投产|投运)[^，]*、./;

/** A name that ends in a word which something should follow: 投资过, 收入村达. */
const IS_CUT =
  /(?:(?<![通超])过|(?<![直发抵到])达|(?<![直签])到|(?<!乃)至|(?<![现存潜])在|(?<!目)的|[于均将把被从由并以])$/;

/** 建成投产, 新建和改造: what was done, and not with what. */
export function isDoneAlone(name: string): boolean {
  return name.replace(DONE_ALONE, '') === '' && !/^(?:造林|植树|减税降费|绿化)$/.test(name);
}

const DONE_ALONE = new RegExp(`${STRONG_VERBS.join('|')}|[和及与、]`, 'g');

/** A head without the words that link it to the figure, and those words. */
export function withoutLinking(head: string): [body: string, linking: string] {
  let body = head.replace(/[“”]+(?=[^”]*$)/, (quotes) => (/“[^”]*$/.test(head) ? '' : quotes));
  let linking = '';
  for (;;) {
    const word = LINKING.find((one) => body.endsWith(one) && !isPartOfWord(body, one));
    if (word === undefined) return [body, linking];
    body = body.slice(0, -word.length);
    linking = word + linking;
  }
}

/** 行为, 所有, 存在 …: the last character belongs to a word. */
function isPartOfWord(body: string, word: string): boolean {
  if (word.length > 1) return false;
  return (
    /(?:下达|行为|作为|成为|所有|国有|存在|现在|目的|公共|不少|直达|发达|通过|网上|线上|以上|湖上|海上|水上|降|居|新增|净增|递增|班列|序列|系列|专列|陈列|主要|需要|重要|必要|纪要|许可|认可|一再)$/.test(
      body,
    ) && !/(?:位居|稳居|跃居|[^定旧移邻民家]居|下降)$/.test(body)
  );
}

/** Words before a figure without scope, time and verbs that say nothing. */
export function cleaned(text: string): string {
  let rest = text.replace(/^[、，；。：:\s）)”]+|[、，：\s]+$/g, '');
  for (;;) {
    const scopeless = rest.replace(SCOPE, '');
    const verb = WEAK_VERBS.find(
      (one) => scopeless.startsWith(one) && isWeakBefore(one, scopeless.slice(one.length)),
    );
    const next = (verb === undefined ? scopeless : scopeless.slice(verb.length)).replace(/^[、，的了]+/, '');
    if (next === rest) return rest;
    rest = next;
  }
}

/** A single character is a word of its own only before a word that is long enough. */
function isWeakBefore(verb: string, rest: string): boolean {
  // 在粤执业, 在皖高校
  if (verb === '在' && /^[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁疆]/.test(rest))
    return false;
  if (verb.length === 1)
    return (
      rest.length >= 4 &&
      !/^(?:外|好|接|标|照|比|本|口|期|点|前|效|限|理|序|关|色|机|平|计|中|建|同|市|省|县|区|生|造|享|富|青|培训|保障)/.test(
        rest,
      )
    );
  // 重点人群, 重点企业: only before what was done does it tell how
  if (verb === '重点') return DONE.test(rest);
  // 基本医保, 基本农田: only before what was done is it an adverb
  if (verb === '基本') return /^(?:实现|完成|建成|形成|消除|建立|解决|达到|普及|具备)/.test(rest);
  return !/^(?:率|度|量|额|情况|比)/.test(rest);
}

const DONE = /^(?:抓|推进|推动|实施|建设|打造|支持|培育|做|办|开展|发展|围绕|突出|解决|完成|实现|保障)/;

/** The verb that opens a head: 打通东风北路三期、… 4条断头路. */
function leadingVerb(body: string): string {
  const rest = body.replace(SCOPE, '');
  return STRONG_VERBS.find((one) => rest.startsWith(one)) ?? '';
}

function withoutVerb(name: string): string {
  const verb = STRONG_VERBS.find((one) => name.startsWith(one) && name.length > one.length + 1);
  return verb === undefined ? name : withoutVerb(name.slice(verb.length));
}

/** So many characters a verb has that what is counted opens with. */
const OPENING_VERB = 3;

/** What is counted, by the words behind the figure. */
function behindFigure(tail: string): string {
  const rest = tail.replace(/^(?:的|以上|以下|左右)+/, '').replace(/^(?:和|及|以及)/, '');
  const first = rest.search(PREDICATES);
  // 531个纳入省调度的重点项目, 4917万人次参加五大社会保险: the verb belongs to what is counted
  const isWithin = first === 0 && /^(?:[^，。；、]{2,12}的|参加|享受)/.test(rest);
  const next = isWithin ? rest.slice(OPENING_VERB).search(PREDICATES) : -1;
  const stop = isWithin ? (next === -1 ? -1 : next + OPENING_VERB) : first;
  return clipped(stop === -1 ? rest : rest.slice(0, stop))
    .replace(/(?:[、，和及与等共]|全[国省市县区州])+$/, '')
    .trim();
}

function clipped(text: string): string {
  return text.length > LONGEST_NAME ? text.slice(0, LONGEST_NAME) : text;
}
