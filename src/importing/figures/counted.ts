import { anyOf, either } from '../any-of.js';
import { BARE, LONGEST_NAME } from '../lexicon.js';
import type { Doubt } from '../model.js';
import { partsOf } from '../text.js';

interface Counted {
  /** The words before the figure that name some of them. */
  readonly members: string;
  readonly verb: string;
  readonly object: string;
  readonly tail: string;
  /** Whether the words behind the figure go on after a pause. */
  readonly isCut: boolean;
}

export interface CountedName {
  readonly name: string;
  readonly doubts: readonly Doubt[];
}

/**
 * 12个重点项目 alone says little; 国防产业学院等5所学院 has its first members to tell it by, 9家企业完成股改 what they did.
 */
export function ofCounted({ members, verb, object, tail, isCut }: Counted): CountedName {
  const doubts: readonly Doubt[] = namesSeveral(object) ? ['several-things'] : [];
  if (verb !== '' && !(BARE.test(object) && /等$/.test(members))) return { name: `${verb}${object}`, doubts };
  // 104个断面优良比例提高9个百分点: the words behind the count are of the next figure
  if (/(?:提高|下降|降低|上升)$/.test(object)) return { name: object, doubts: ['both-sides'] };
  const told = tail.startsWith(object) && TELLS_WHICH.test(tail.slice(object.length));
  const isHonoured =
    told && members === '' && object.length <= SHORT && HONOURED.test(tail.slice(object.length));
  if (isHonoured)
    return !isCut && tail.length <= LONGEST_NAME
      ? { name: tail, doubts }
      : { name: object, doubts: [...doubts, 'half-told'] };
  if (!BARE.test(object)) {
    const said = verb === '' && members === '' && tail.startsWith(object) ? tail.slice(object.length) : '';
    if (object.length > SHORT || isCut || said.length < 2 || IS_STATE.test(said))
      return { name: object, doubts };
    // 170家融资平台有序退出: how many there are the text does not tell
    return tail.length <= LONGEST_NAME
      ? { name: tail, doubts }
      : { name: object, doubts: [...doubts, 'half-told'] };
  }
  const [name = ''] = [members, partsOf(members).at(-1) ?? ''].filter(
    (one) => one !== '' && one.length + object.length <= LONGEST_NAME,
  );
  if (name !== '') return { name: `${name}${object}`, doubts };
  if (told && !isCut && tail.length <= LONGEST_NAME) return { name: tail, doubts };
  return { name: object, doubts: [...doubts, 'vague-name'] };
}

/** What tells which things are counted, behind them. */
const TELLS_WHICH =
  /^(?:全部|成功|首次|已|均)?(?:获|入选|列入|纳入|入围|进入|完成|实现|参加|通过|跻身|上榜|荣获|评为|被评|摘帽|出列|快于|高于|低于|超过?|增长)[^，。；、]{2,}/;

/** 9所高职学校入选第二轮“双高计划”: no report counts its 高职学校 so. */
const HONOURED = /^(?:成功|首次|已|均)?(?:获|入选|列入|入围|跻身|上榜|荣获|评为|被评)/;
const SHORT = 6;

/** How far things have come, which their count is told with and without. */
const IS_STATE = new RegExp(
  `^${either(
    anyOf(`任务 目标`),
    `${anyOf(`全部 全面 全速 全线 累计 分别 顺利 有序 快速 加快 深入 持续 稳步 如期 陆续 相继 成功 正在? 已 均 基本 集中
      高质量`)}*${anyOf(`推进 开工 建成 建设 完工 竣工 投产 投用 投运 通车 实施 完成 运行 运营 启动 开展 进展 落地 开班 办结
      办成 销号 脱贫 出列 摘帽 参与 实现 的 左右 以上 以下`)}`,
  )}`,
);

/** 3个国家区域医疗中心和某院救援基地: the count may be of the first alone. Shorter parts tell one thing apart: 改造和新建学校. */
export function namesSeveral(object: string): boolean {
  const [first = '', second = ''] = partsOf(object);
  return first.length >= LEAST_OF_THING && second.length >= LEAST_OF_THING;
}

const LEAST_OF_THING = 6;

/**
 * What is counted, as far as the words behind its figure tell: 1.6万个驿站的服务机制 counts the 驿站; 405万群众喝上引调水 counts
 * whoever drinks it, and 群众 alone says nothing. Doubted where a part of it has to be left out.
 */
export function counted(object: string, tail: string, unit: string): CountedName {
  // 6.8万人的安全饮水问题
  if (/^(?:以上|以下|左右)?的/.test(tail) && /[人名户]$/.test(unit))
    return { name: object, doubts: ['half-told'] };
  const [, owner] = OF_OWNER.exec(object) ?? [];
  if (owner !== undefined) return { name: owner, doubts: ['half-told'] };
  if (WHAT_PEOPLE_HAVE.test(object)) return { name: object, doubts: ['half-told'] };
  const behind = tail.startsWith(object) ? tail.slice(object.length) : '';
  if (WHAT_THINGS_HAVE.test(object) && behind.length >= 2)
    return tail.length <= LONGEST_NAME ? { name: tail, doubts: [] } : { name: object, doubts: ['half-told'] };
  if (!PEOPLE.test(object) || behind === '' || IS_DONE_WITH.test(behind)) return { name: object, doubts: [] };
  if (WHAT_THEY_GOT.test(behind) && tail.length <= LONGEST_NAME) return { name: tail, doubts: [] };
  return { name: object, doubts: IS_TOLD_APART.test(object) ? [] : ['half-told'] };
}

const ABSTRACT = '(?:机制|功能|服务|饭碗|水平|能力|质量|生活|安全|保障|权益|条件|待遇|需求)';
/** 驿站的服务机制, 中国人的饭碗: what is counted has the other. */
const OF_OWNER = new RegExp(
  `^([^，。；、]*(?:人|群众|人口|居民|农民|职工|[站室心点所院校园区家企厂村镇乡县馆店]|”|机构|企业|产品|项目))的[^，。；]*${ABSTRACT}$`,
);
/** 农村人口供水保障水平 of 6000万. */
const WHAT_PEOPLE_HAVE = new RegExp(
  `^[^，。；、的]{0,8}(?:人口|群众|居民|农民|职工|老年人|残疾人|儿童)[^，。；、]{2,}${ABSTRACT}(?:巩固)?(?:提升|改善)?$`,
);
/** 盟市空气质量 of 12个: what is said of it has been reached by so many. */
const WHAT_THINGS_HAVE = /.(?:质量|水质|产能|产量|能耗|收入|税收|产值|排名|水平|能力|成绩)$/;
const PEOPLE =
  /(?:人口|群众|居民|农民|村民|市民|学生|职工|员工|老年人|老人|儿童|劳动力|劳动者|残疾人|妇女|青年|毕业生|患者|农户|党员|干部|教师|医生)$/;
const WHAT_THEY_GOT =
  /^(?:全部|都|均|已)?(?:喝上|用上|住进|住上|搬进|搬入|入住|吃上|走上|过上|圆|告别|受益|就业|返乡|享受|领取|参加|参保)/;
/** Nothing that tells them apart from others. */
const IS_DONE_WITH = /^(?:如期|全部|已|均|整体|稳定|实现|高质量)*(?:脱贫|摘帽|出列|完成|左右|以上|以下|的|$)/;
/** 65岁及以上失能老年人, 义务教育阶段学生. */
const IS_TOLD_APART = /^.{7,}$/;

/** 每个开发区设立1支基金, 各县区建设不少于2个: a figure of each, which no table should take for one of all. */
export function isOfEach(head: string): boolean {
  return OF_EACH.test(head);
}

const OF_EACH =
  /(?:^|[，、：])(?:(?:在|让|使|确保|力争|全[省市县区州])?每(?:个|所|家|座|县|乡镇?|村|镇|社区|校|区)|各(?:个|县|市|区|乡|镇|片区|开发区|园区|村|街道|学校))(?!人均)/;
