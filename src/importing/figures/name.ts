import { isRateUnit } from '../../quantity/unit.js';
import { AGAINST, LONGEST_NAME, PREDICATES, SCOPE, STRONG_VERBS, VAGUE } from '../lexicon.js';
import type { Doubt } from '../model.js';
import { partsOf } from '../text.js';
import { type Before, DEPENDS, type Name, subjectBefore, wholeOf, withSubjectNamed } from './carried.js';
import { type CountedName, counted, isOfEach, namesSeveral, ofCounted } from './counted.js';
import {
  cleaned,
  DONE_ALONE,
  DONE_FOR,
  isDoneAlone,
  leadingVerb,
  withoutLinking,
  withoutVerb,
} from './head-words.js';
import type { Token } from './tokens.js';
import { countsThings } from './units.js';
import type { Words } from './words-around.js';

/** A tail as short as this needs what stands before the figure. */
const SHORT_TAIL = 2;

/** What a figure measures, in words of the text; `previous` is the name of the figure before it in the sentence. */
export function nameOf(token: Token, words: Words, previous: Before | undefined): Name {
  const {
    name,
    measure = '',
    subject,
    doubts = [],
  } = ofRank(token, words, previous) ??
  ofSecondFigure(token, words, previous) ??
  ofSpan(token, words, previous) ??
  (isRateUnit(token.unit) || token.digits.includes(':')
    ? ofRate(token, words, previous)
    : ofAmount(token, words, previous));
  const ofEach: readonly Doubt[] = isOfEach(words.head) ? ['of-each'] : [];
  const own = { name, measure, ...(subject !== undefined && { subject }), doubts: [...doubts, ...ofEach] };
  return withSubjectNamed(own, token, previous);
}

interface Draft {
  readonly name: string;
  readonly measure?: string;
  readonly subject?: string;
  readonly doubts?: readonly Doubt[];
}

function ofRank({ isRank, prefix }: Token, { head }: Words, previous: Before | undefined): Draft | undefined {
  if (!isRank && prefix !== '第') return undefined;
  const [body, linking] = withoutLinking(head.replace(RISES_FROM, '').replace(SCOPE, ''));
  const place =
    /中?(?:位|排名(?=[位列居第])|稳居|跃居|居|名?列|排在?|均|升至|跃升至|上升至|提升至|保持)*(?:全[国省市区州县].*|[居列].*|排(?!名$).*)$/;
  const own = cleaned(body.replace(place, '')).replace(/^(?:由|从)$/, '');
  if (own !== '' && !(previous && /^(?:总量|增速|增幅)$/.test(own))) return { name: own, measure: linking };
  if (previous === undefined) return undefined;
  const name = subjectBefore(previous, '') + (/^增[速幅]$/.test(own) ? own : '');
  return { name, measure: '位次', doubts: ['subject-from-before'] };
}

/** …增长7%，力争8%: the second figure is of the same thing. */
function ofSecondFigure(_: Token, { head, tail }: Words, previous: Before | undefined): Draft | undefined {
  if (!previous || tail !== '' || !/^(?:力争|确保|争取|努力|奋斗目标)(?:达到|实现|完成|增长|为)*$/.test(head))
    return undefined;
  return { name: previous.name, measure: '力争', doubts: ['second-figure'] };
}

/** Time that something took or lasts: 用20天完成…, 连续19年未…. */
function ofSpan(
  { unit }: Token,
  { head, tail, beyond }: Words,
  previous: Before | undefined,
): Draft | undefined {
  if (/(?:连续|持续|第)$/.test(head)) {
    const before = cleaned(head.replace(/(?:连续|持续)$/, '').replace(/^在/, ''));
    const behind = tail.replace(/^(?:以上)?/, '').replace(/的(?:同时|基础上|情况下)$/, '');
    // 连续39年居全国首位 tells of the figure before, 连续4年获评先进 of who reports
    const isOfFigure = /^(?:[居位列保增下领排稳]|超过?|全[国省市]第)/.test(behind);
    const subject = before === '' && isOfFigure ? (previous?.name ?? '') : before;
    return {
      name: clipped(`${subject}连续${IS_HELD.test(behind) ? '' : behind}`),
      // 连续5年稳定在800亿斤以上: the next figure is of the same thing
      ...(subject !== '' && IS_HELD.test(behind) && { subject }),
      doubts: [
        ...(before === '' ? (['subject-from-before'] as const) : []),
        ...(IS_HELD.test(behind) ? (['half-told'] as const) : []),
        ...(behind === '' ? (['vague-name'] as const) : []),
      ],
    };
  }
  if (!/^(?:小时|天|个月|年|周|分钟)$/.test(unit) || !/(?:仅|只)?用(?:时|了)?(?:不到)?$/.test(head))
    return undefined;
  const done = tail.replace(/^(?:时间)?(?:就)?(?:完成|实现)?/, '') || behindFigure(beyond);
  return done === '' ? undefined : { name: `${clipped(done)}用时` };
}

/** 稳定在, 保持: before the next figure. */
const IS_HELD = /^(?:稳定|保持|维持|稳居|突破|超过?|达到?|高于|快于)[在于]?$/;

/** 16%的税率降至, before the next figure. */
const CHANGED =
  /^的(?:现行)?([^，。；、]{2,8}?)(?:再|统一|进一步)*(?:降|提|增|升|上调|下调|调)[低高升加减整]?(?:至|到|为)?$/;

/** 稳定在5%的较低水平, 8%的速度: no thing that is measured. */
const ONLY_LEVEL = /^(?:较|更|相对|合理|良好|历史)|(?:水平|速度|增速|区间|范围|高位|任务|目标|幅度|比例)$/;

function ofRate({ unit }: Token, { head, tail }: Words, previous: Before | undefined): Draft {
  const [body, linking] = withoutLinking(head.replace(RISES_FROM, ''));
  // 保持40%以上增长
  const measure = /^(?:以上|左右)?的?(增长|增速|增幅|下降)/.exec(tail)?.[1] ?? linking;
  // 16%的税率降至13%
  if (/^的/.test(head) && previous !== undefined) return { name: previous.name, measure };
  const own = cleaned(body.replace(/(?<=.)(?:年均|现行)$/, ''));
  const object = behindFigure(tail);
  const changed = CHANGED.exec(tail)?.[1];
  if (STRONG_VERBS.includes(own) && object !== '') return { name: `${own}${object}`, measure };
  // 完成90%以上改革试点任务
  const task = /^(?:以上|左右)?([^，。；、的]{2,}(?:任务|目标))$/.exec(tail)?.[1];
  if (own === '' && task !== undefined && /完成$/.test(head)) return { name: `完成${task}`, measure };
  if (changed !== undefined && own !== '') return { name: `${own}${changed}`, measure };
  // 财政支出的73.8%用于民生
  if (own !== '' && /的$/.test(head) && /^(?:以上)?(?:用于|投入|投向)./.test(tail))
    return { name: clipped(`${own}${tail.replace(/^以上/, '')}`), measure };
  // 贡献了全国40%的贸易增量
  if (own !== '' && object !== '' && /^(?:以上|以下)?的/.test(tail) && !ONLY_LEVEL.test(object))
    return { name: clipped(`${own}${object}`), measure, doubts: ['both-sides'] };
  if (own !== '' && !AGAINST.test(own) && !OF_TOTAL.test(body)) return { name: own, measure };
  if (/^(?:以上|以下)?的/.test(tail) && object !== '') return ofShare(tail, object, measure);
  if (previous) return againstBefore(subjectBefore(previous, unit), own, measure, body);
  return { name: own || object, measure };
}

/** 完成总量的62%: of what there is to do in all. */
const OF_TOTAL = /^(?:完成|占|为)总(?:量|投资|任务|工程量|长度)$/;

/** 占全市的40%, 为计划的161%, 完成预算的99% measure what was named before, which goes on to what follows them. */
function againstBefore(subject: string, own: string, measure: string, body: string): Draft {
  const doubts: readonly Doubt[] = ['subject-from-before'];
  const isTold =
    own !== '' && (AGAINST.test(own) || OF_TOTAL.test(body)) && !/^(?:增长|下降|同比|比上年)/.test(own);
  if (!isTold) return { name: subject, measure: own === '' ? measure : own + measure, subject, doubts };
  const isReached = /^为/.test(own) || /(?:^为|完成|实现)\p{Script=Han}+$/u.test(body);
  const told = isReached ? `完成${own.replace(/^(?:为|完成|实现)/, '')}` : own;
  return { name: `${subject}${told}`, measure: `${told}${/^占/.test(told) ? '' : measure}`, subject, doubts };
}

/** 80%的园区完成改造: a share of those that something is said of, which belongs to the name. */
function ofShare(tail: string, object: string, measure: string): Draft {
  const whole = tail.replace(/^(?:以上|以下|的)+/, '').replace(/^(.{2,}?)(?:均|都|全部|已)+(?=.{2})/, '$1');
  if (whole.length <= LONGEST_NAME) return { name: whole, measure };
  return { name: object, measure, doubts: whole === object ? [] : ['vague-name'] };
}

/** The first of a rise: 最低标准从每月70元提高到88元. */
const RISES_FROM = /(?:由|从)(?:(?:每[月年人天]){1,2}|上年的?|去年的?|20\d\d年的?|原来的?)?$/;
/** What a multiple is of: 收入是2017年的1.4倍. */
const TIMES_OF =
  /(?:分别|均)?(?:是|为|相当于|达到?)(?:20\d\d年|上年|去年|前\d年|[上前]个?[一二三四五]年|[^，。；、]{1,8}(?:时期|期间|末)|历年|同期|全[国省市])[^，。；、]{0,4}的$/;

function ofAmount(token: Token, words: Words, previous: Before | undefined): Draft {
  const { tail, beyond } = words;
  const { unit } = token;
  const ofWhom = doneFor(words);
  if (ofWhom !== undefined) return ofWhom;
  const isFirst = RISES_FROM.test(words.head);
  const head = words.head.replace(unit === '倍' ? TIMES_OF : RISES_FROM, '');
  // 改造提升12个小区: what was done, though a rise may be told by the same word
  const [body, measure] = isDoneAlone(head) ? [head, ''] : withoutLinking(head);
  const own = cleaned(body);
  // 非遗工坊12家带动就业630人
  if (own !== '' && DEPENDS.test(tail)) return ofHeadOnly(own, '', '', measure, previous);
  // of 由5个增加到8个 the words behind the first tell the rise
  const isJoined = /^(?:和|及|与|以及)/.test(tail) && own !== '' && !STRONG_VERBS.includes(own);
  const thing = isFirst || isJoined ? undefined : thingOf(unit, tail);
  const object = thing?.name ?? '';
  const verb = leadingVerb(body);
  if (object === '' && beyond !== '' && tail.startsWith('的')) {
    // 年度投资750亿元的359个重点项目
    const amount = VAGUE.test(own) ? own : (/(?:年度|年内|累计|计划|总)*投资$/.exec(own)?.[0] ?? '总投资');
    return { name: `${clipped(behindFigure(beyond))}${amount}`, measure };
  }
  if (object === '') return ofHeadOnly(own, verb, tail, measure, previous);
  // 设立总规模50亿元的产业基金
  const measured = withoutVerb(own);
  if (/^的/.test(tail) && (VAGUE.test(measured) || /投资$/.test(own)))
    return { name: `${object}${measured.slice(-4)}`, measure };
  // 总投资120亿元的产业园、85亿元的储能基地
  const amount = /总?投资$/.exec(previous?.name ?? '')?.[0];
  if (own === '' && amount !== undefined && /^的/.test(tail) && /元$/.test(unit))
    return { name: `${object}${amount}`, measure };
  const told = thing?.doubts ?? [];
  if (own === '' || /等$/.test(body)) {
    const { name, doubts } = ofCounted({ members: own, verb, object, tail, isCut: words.isCut });
    return { name, measure, doubts: doubts.includes('vague-name') ? doubts : [...told, ...doubts] };
  }
  // 组织19个行政村申报传统村落
  const doing = CAUSES.test(own) && tail.startsWith(object) && tail.length - object.length >= 2;
  if (doing && tail.length <= LONGEST_NAME) return { name: tail, measure };
  const isVerb = own.replace(DONE_ALONE, '') === '';
  const isSeveral = namesSeveral(object) || (words.isCut && partsOf(object).length > 1);
  const several = isSeveral ? (['several-things'] as const) : [];
  if (isVerb) return { name: `${own}${object}`, measure, doubts: [...told, ...several] };
  if (!countsThings(unit)) {
    const cut: readonly Doubt[] = words.isCut ? ['half-told'] : [];
    return { name: clipped(`${own}${object}`), measure, doubts: ['both-sides', ...cut] };
  }
  const last = STRONG_VERBS.find((one) => own.endsWith(one) && own.length > one.length);
  // 收运体系覆盖全部23个村: what reaches them is half of it
  const isReach = last !== undefined && REACHES.test(last) && own.length + object.length <= LONGEST_NAME;
  if (last !== undefined && object.length > SHORT_TAIL && !isReach)
    return { name: `${last}${object}`, measure, doubts: told };
  if (last !== undefined) return { name: `${own}${object}`, measure, doubts: told };
  // 安装护眼灯1860间教室: what was put in is not what is counted
  const isOfTwo = verb !== '' && own !== verb && own.startsWith(verb) && !own.endsWith(object);
  if (verb !== '')
    return {
      name: `${verb}${object}`,
      measure,
      doubts: [...told, ...(isOfTwo ? (['both-sides'] as const) : [])],
    };
  return { name: object.length > SHORT_TAIL ? object : `${own}${object}`, measure, doubts: ['both-sides'] };
}

const REACHES = /^(?:覆盖|惠及|服务)$/;

/** 为680名劳动者追回工资, 对465名被告人宣告无罪, 在319件案件中适用惩罚性赔偿: what was done, as the text has it. */
function doneFor({ head, tail, isCut }: Words): Draft | undefined {
  const [, preposition] = /^(?:累计|共|已|还|并|依法)*([为向给对在与])$/.exec(head) ?? [];
  if (preposition === undefined || isCut) return undefined;
  const name = withWhom(preposition, tail);
  return name === undefined || name.length < LEAST_DONE || name.length > LONGEST_NAME ? undefined : { name };
}

const LEAST_DONE = 4;

function withWhom(preposition: string, tail: string): string | undefined {
  if (preposition === '在') return /^[^，。；、]{2,12}中(.{4,})$/.exec(tail)?.[1];
  if (preposition === '对') return tail;
  return preposition === '与' || DONE_FOR.test(tail) ? `${preposition}${tail}` : undefined;
}

/** Whom they made do what follows. */
const CAUSES = /^(?:组织|帮助|支持|推动|引导|鼓励|助推|指导|带动)$/;

/** What is counted behind a figure; of amounts that count no things the words as they stand. */
function thingOf(unit: string, tail: string): CountedName {
  const object = behindFigure(tail);
  return object !== '' && (unit === '' || countsThings(unit))
    ? counted(object, tail, unit)
    : { name: object, doubts: [] };
}

/** Nothing that could be counted stands behind the figure. */
function ofHeadOnly(
  own: string,
  verb: string,
  tail: string,
  measure: string,
  previous: Before | undefined,
): Draft {
  // 投入5000万元用于…: what it is for names it
  const purpose = /^(?:用于|投入|支持|投向)([^，。；]{2,16})/.exec(tail)?.[0];
  if (purpose !== undefined && (own === '' || STRONG_VERBS.includes(own) || VAGUE.test(withoutVerb(own))))
    return { name: `${own}${purpose}`, measure };
  if (own !== '' && !AGAINST.test(own)) return { name: own, measure };
  const told = /^[比较]/.test(own) ? own + measure : measure || own;
  const isTotal = own === '' && /^$|累计|总|突破|达|超过?$/.test(measure);
  if (previous) {
    const subject = subjectBefore(previous, '');
    return { name: isTotal ? wholeOf(subject) : subject, measure: told, doubts: ['subject-from-before'] };
  }
  return { name: own || verb, measure };
}

/** So many characters a verb has that what is counted opens with. */
const OPENING_VERB = 3;

/** What is counted, by the words behind the figure. */
function behindFigure(tail: string): string {
  const rest = tail.replace(/^(?:的|以上|以下|左右|之?内$|多$)+/, '').replace(/^(?:和|及|以及)/, '');
  const first = rest.search(PREDICATES);
  // 531个纳入省调度的重点项目, 4917万人次参加五大社会保险: the verb belongs to what is counted
  const isWithin = first === 0 && /^(?:[^，。；、]{2,12}的|参加|享受)/.test(rest);
  const next = isWithin ? rest.slice(OPENING_VERB).search(PREDICATES) : -1;
  const stop = isWithin ? (next === -1 ? -1 : next + OPENING_VERB) : first;
  return clipped(stop === -1 ? rest : rest.slice(0, stop))
    .replace(/(?:[、，和及等共]|累计|合计|预计|(?<!参)与|全[国省市县区州])+$/, '')
    .trim();
}

function clipped(text: string): string {
  return text.length > LONGEST_NAME ? text.slice(0, LONGEST_NAME) : text;
}
