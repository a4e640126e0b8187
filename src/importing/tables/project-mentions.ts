/** A project that a sentence names with what it costs. */
export interface ProjectMention {
  /** The stretch of the text that tells both. */
  readonly from: number;
  readonly to: number;
  /** The words that name it: what stands before the amount, or behind it up to the next mark. */
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly digits: string;
  readonly unit: string;
}

const WORKS =
  '项目|工程|基地|产业园|园区|中心|公路|高速|铁路|大桥|电站|水库|工厂|生产线|总部|一期|二期|三期|水厂|处理厂|发电厂|综合楼|大楼|综合体|小镇|枢纽|隧道|码头|机场|医院|学校|市场|泵站';
const WORK_AT_END = new RegExp(`(?:${WORKS})$`);
const INVESTED = '(?:计划|概算|估算)?(?:总投资|投资)额?(?:约|超过?|近|达)?';
const AMOUNT = '(\\d+(?:\\.\\d+)?)余?(亿元|万元|亿美元|万美元)(?:以上|左右)?';
const TAIL = '(?:[一二三四]期)?(?:项目|工程)?';
const OBJECT = `[^，。；、\\d和（]{2,30}?(?:${WORKS})${TAIL}|[^，。；、（]{2,30}?(?:${WORKS})${TAIL}`;

/** 总投资20亿元的某某项目, and 投资3亿元建设某某水厂 */
const AMOUNT_FIRST = new RegExp(`${INVESTED}${AMOUNT}(的|建设|新建|兴建|实施)?(${OBJECT})`, 'g');
/** …、8亿元的某某项目 behind one of those. */
const AND_ANOTHER = new RegExp(`^[、和及]${AMOUNT}的(${OBJECT})`);
/** 某某项目（总投资30亿元）, 某某项目总投资25亿元, 某某项目，总投资102亿元 */
const NAME_FIRST = new RegExp(
  `([^，。；：、（）\\d]{2,28}?(?:${WORKS}))(?:（|，|、)?(?:计划)?总?投资额?(?:约|超过?|近|达)?${AMOUNT}`,
  'g',
);
/** So many characters before a mention tell whether it is of one project. */
const FEW = 12;
/** What the investment of all is told by: 完成投资360亿元, 工业投资52亿元. */
const IS_OF_ALL =
  /(?:完成|工业|民间|固定资产|技改|实际|年度|新增|累计|基础设施|财政|水利|交通|建设|产业|吸引|引进)$/;
const IS_KIND =
  /^(?:重点|重大|大|省|市|县|区|级|本级|政府性|建设|产业|新|工业|农业|招商|引资|亿元|亿元以上|优质|签约|在建|续建|新建|续|技改|帮扶|扶贫|民生|交通|水利|合作|储备|此类|这些|该|上述|全部|总|个|其中|等|类|实施|推进|谋划|开工|安排)*(?:项目|工程|基地|园区|中心)$/;

/** Projects by the sentences that name them with their cost; a whole kind of projects is none. */
export function projectMentions(text: string): ProjectMention[] {
  const first = [...text.matchAll(AMOUNT_FIRST)].flatMap((match) => withOthers(match, text));
  const behind = [...text.matchAll(NAME_FIRST)].flatMap(
    ({ 0: all, 1: name = '', 2: digits = '', 3: unit = '', index }) => {
      const [nameFrom, nameTo] = [index + leadOf(name), index + name.length];
      const mention = { from: nameFrom, to: index + all.length, nameFrom, nameTo, digits, unit };
      const isTaken = first.some(({ from, to }) => from < mention.to && mention.from < to);
      const isCounted = /\d(?:余|多)?(?:个|项|家)?$/.test(text.slice(Math.max(0, nameFrom - FEW), nameFrom));
      return isTaken || isCounted || !isOne(text.slice(nameFrom, nameTo), text.slice(mention.to))
        ? []
        : [mention];
    },
  );
  return [...first, ...behind].toSorted((one, other) => one.from - other.from);
}

function withOthers(match: RegExpExecArray, text: string): ProjectMention[] {
  const [all, digits = '', unit = '', link = '', object = ''] = match;
  const to = match.index + all.length;
  const before = text.slice(Math.max(0, match.index - FEW), match.index);
  if (link !== '的' && (IS_OF_ALL.test(before) || !WORK_AT_END.test(object))) return [];
  if (/\d(?:余|多)?(?:个|项)$/.test(before) || /以上的/.test(all)) return [];
  const mentions = isOne(object, text.slice(to))
    ? [{ from: match.index, to, nameFrom: to - object.length, nameTo: to, digits, unit }]
    : [];
  return link === '的' ? [...mentions, ...othersBehind(text, to)] : mentions;
}

function othersBehind(text: string, from: number): ProjectMention[] {
  const [all, digits = '', unit = '', object = ''] = AND_ANOTHER.exec(text.slice(from)) ?? [];
  if (all === undefined) return [];
  const to = from + all.length;
  const mention = { from: from + 1, to, nameFrom: to - object.length, nameTo: to, digits, unit };
  return [...(isOne(object, text.slice(to)) ? [mention] : []), ...othersBehind(text, to)];
}

/** One project, and no kind of them or so many. */
function isOne(name: string, behind: string): boolean {
  if (/^\d+(?:个|项|家|条)|^(?:一批|多个|系列)/.test(name)) return false;
  return !/^(?:等)?\d+(?:个|项)/.test(behind) && !IS_KIND.test(name);
}

/** How much of the words before an amount is no part of a name: 其中, 启动. */
function leadOf(name: string): number {
  return (
    /^(?:其中|同时|此外|目前|今年|成功|加快|全力|积极|顺利|推进|推动|启动|开工|建设|实施|引进|签约|新建|投资|建成|谋划)+/.exec(
      name,
    )?.[0].length ?? 0
  );
}
