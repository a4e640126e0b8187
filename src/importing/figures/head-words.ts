import { wordsOf } from '../../chinese/words.js';
import { either } from '../any-of.js';
import { LINKING, SCOPE, STRONG_VERBS, WEAK_VERBS } from '../lexicon.js';

/** 建成投产, 新建和改造: what was done, and not with what. */
export function isDoneAlone(name: string): boolean {
  return (
    name
      .replace(/^(?:[已再先另还均共]|新(?=开工|竣工|投产|完工|上市)|累计|现已)(?=.{2})/, '')
      .replace(DONE_ALONE, '') === '' && !/^(?:造林|植树|(?:新增)?减税降费|绿化)$/.test(name)
  );
}

export const DONE_ALONE = new RegExp(`${STRONG_VERBS.join('|')}|[和及与、]`, 'g');

/** Marks that were passed before the figure. */
const PASSED = new RegExp(
  `(?<=\\p{Script=Han}{2})${either(
    '(?:连续|接连|先后|首次)*(?:连?跨过?|跨越|迈过|突破|跃上|迈上|登上)[^，。；]*(?:大关|台阶|关口)、$',
    '翻[一两三]?番、(?=(?:达到?|突破|超过)?$)',
  )}`,
  'u',
);

/** A head without the words that link it to the figure, and those words. */
export function withoutLinking(head: string): [body: string, linking: string] {
  // 按财政部口径 tells how it was counted
  // 跨过两个万亿元大关、超过6万亿元: what was passed on the way
  let body = head
    .replace(PASSED, '')
    .replace(/按(?:[^，。；]{2,16}口径(?:计算)?|(?:可比|不变|现行|当年)价格?计算)/, '')
    .replace(/(?:剔除|扣除|不考虑)[^，。；]{2,16}?因素(?:影响)?后?/, '')
    .replace(/[“”]+(?=[^”]*$)/, (quotes) => (/“[^”]*$/.test(head) ? '' : quotes));
  let linking = '';
  // 收入总计 is more than 收入
  if (TOTAL.test(body)) return [body.replace(TOTAL, '$1'), ''];
  for (;;) {
    const word = LINKING.find((one) => body.endsWith(one) && !isPartOfWord(body, one));
    if (word === undefined) return [body, linking];
    body = body.slice(0, -word.length);
    linking = word + linking;
  }
}

/** What comes in and goes out in all, with what was carried over. */
const TOTAL = /((?:收入|支出|来源)[总合]计)(?:达到?|为)?$/;

/** 行为, 所有, 存在 …: the last character belongs to a word. */
function isPartOfWord(body: string, word: string): boolean {
  if (word.length > 1) return false;
  return (
    /(?:[人户村亩社]均|下达|行为|作为|成为|所有|国有|存在|现在|目的|公共|不少|直达|发达|通过|网上|线上|以上|湖上|海上|水上|降|居|新增|净增|递增|班列|序列|系列|专列|陈列|主要|需要|重要|必要|纪要|许可|认可|一再|签约|合约|节约|条约|预约|履约)$/.test(
      body,
    ) && !/(?:位居|稳居|跃居|[^定旧移邻民家]居|下降)$/.test(body)
  );
}

/** Words before a figure without scope, time and verbs that say nothing. */
export function cleaned(text: string): string {
  let rest = text.replace(/^[、，；。：:\s）)”]+|[、，：\s]+$/g, '').replace(IS_AMONG, '');
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

/** 在医院中有公立医院: what the things are among. */
const IS_AMONG = /^在[^，。；、]{2,14}?中(?:有|的)(?=\p{Script=Han}{2})/u;

/** A single character is a word of its own only before a word that is long enough. */
function isWeakBefore(verb: string, rest: string): boolean {
  // 为劳动者追回工资, 对地方转移支付: whom it was done for belongs to what was done
  if (/^[为向给]$/.test(verb) && DONE_FOR.test(rest)) return false;
  if (verb === '对' && /^(?:地方|下级?|市县|[省市县]级?)[^，。；]{0,4}(?:转移支付|补助|支持)/.test(rest))
    return false;
  // 在粤执业, 在皖高校
  if (verb === '在' && /^[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁疆]/.test(rest))
    return false;
  // 帮助信息网络犯罪活动罪, 组织卖淫罪
  if (rest.endsWith('罪')) return false;
  // 支持弱势群体起诉: it was not they who did it
  if (verb === '支持' && /(?:起诉|维权|讨薪)$/.test(rest)) return false;
  // 调解纠纷680件，成功410件; 增长5%，完成计划的101%
  if (/^(?:成功|计划)$/.test(verb) && rest === '') return false;
  // 为老服务, 为民办事
  if (verb === '为' && /^[老民农企侨](?!业|村)/.test(rest)) return false;
  // 以旧换新, 以工代赈, 在校学生, 在园幼儿
  if (verb === '以' && /^(?:旧换新|工代赈|奖代补|租换购|[商链企投]招|投促|赛促)/.test(rest)) return false;
  if (verb === '在' && /^(?:校|园|建|册|库|编|岗|职|训|贷)(?!设|立|筑)/.test(rest)) return false;
  if (verb.length === 1)
    return (
      rest.length >= 4 &&
      !/^(?:外|好|接|标|照|比|本|口|期|点|前|效|限|理|序|关|色|机|平|计|中|建|同|市|省|县|区|生|造|享|富|青|培训|保障)/.test(
        rest,
      ) &&
      !isInWord(verb, rest)
    );
  // 重点人群, 重点企业: only before what was done does it tell how
  if (verb === '重点') return DONE.test(rest);
  // 科学技术支出
  if (verb === '科学' && !DONE.test(rest)) return false;
  // 基本医保, 基本农田: only before what was done is it an adverb
  if (verb === '基本') return /^(?:实现|完成|建成|形成|消除|建立|解决|达到|普及|具备)/.test(rest);
  return !/^(?:率|度|量|额|情况|比)/.test(rest);
}

/** 用人单位, 和解率, 按时办结率: the character begins a word. */
function isInWord(verb: string, rest: string): boolean {
  const [, second] = wordsOf(verb + rest.slice(0, LONGEST_WORD));
  return second === undefined || second.at > verb.length;
}

const LONGEST_WORD = 6;

/** What is done for people: 企业减负, 劳动者追回工资. */
export const DONE_FOR =
  /^[^，。；、]{2,12}?(?:节约|节省|减负|减税|降本|减免|追回|挽回|代缴|补缴|发放|提供|办理|争取|融资|补贴|让利|增收|落实|解决|配备|购买|购置|建立|开展|接种)/;
const DONE = /^(?:抓|推进|推动|实施|建设|打造|支持|培育|做|办|开展|发展|围绕|突出|解决|完成|实现|保障)/;

/** The verb that opens a head: 打通东风北路三期、… 4条断头路. */
export function leadingVerb(body: string): string {
  const rest = body.replace(SCOPE, '');
  return STRONG_VERBS.find((one) => rest.startsWith(one)) ?? '';
}

export function withoutVerb(name: string): string {
  const plain = name.replace(/^新(?=[投引签认])/, '');
  const verb = STRONG_VERBS.find((one) => plain.startsWith(one) && plain.length > one.length + 1);
  return verb === undefined ? name : withoutVerb(plain.slice(verb.length));
}
