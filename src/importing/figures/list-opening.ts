import { isRateUnit } from '../../quantity/unit.js';
import { LIST_VERBS, STRONG_VERBS, VAGUE, WEAK_VERBS } from '../lexicon.js';
import { countsThings } from './units.js';

/** A figure of a list within a clause: 新增企业26家、平台3个, or 新增26家企业、3个平台. */
export interface ListItem {
  readonly name: string;
  /** Words like 增长 or 达 before the figure. */
  readonly measure: string;
  readonly unit: string;
  /** What is counted stands behind the figure. */
  readonly isFigureFirst: boolean;
}

const VERB = `(?:${LIST_VERBS.join('|')})`;
const OPENING = new RegExp(`^${VERB}(?:[、和及与]?${VERB})*(?!值|区|率|额|制|面积|用地|资金)`);

/** Whose figures a list tells of: 新港区实现产值4亿元、出口2亿元, 入园项目中央企2个、上市公司7个. */
const SUBJECT = /^([^、]{2,12}?(?:(?<=项目|企业|产品|人员|人口)中|(?=实现|完成)))(?:实现|完成)?(?=.{2})/;

/** 每千人口执业医师3.5人、注册护士4.1人: all of the list are for so many. */
const PER =
  /^(每(?:百|千|万|十万|\d+)(?:常住)?(?:人口|户|人|名)?[^，、]{0,4}?(?:家庭|居民|人口|户|人)(?:拥有)?)(?=.{2})/;

const REACHES = /.{2}(惠及|涉及|带动|覆盖)(?=.{2})/;

/** What a list opens with and what follows leaves out: a verb, or whose figures they are. */
export interface ListOpening {
  readonly verb: string;
  readonly subject: string;
}

export function openingOfList(name: string): ListOpening {
  // 改造小区12个，涉及楼栋146栋、居民5230户
  const reached = REACHES.exec(name)?.[1];
  return {
    verb: reached ?? OPENING.exec(name)?.[0] ?? '',
    subject: (PER.exec(name) ?? SUBJECT.exec(name))?.[1] ?? '',
  };
}

/**
 * The name of a later item with what the list opens with: of 压减煤炭产能8万吨、钢铁产能5万吨 the second is no capacity that
 * there is. As it stands where the item has a verb of its own, is told by other words than the first, or counts
 * something else than things.
 */
export function withOpening(item: ListItem, first: ListItem, { verb, subject }: ListOpening): string {
  const { name, measure, unit, isFigureFirst } = item;
  if (name === '' || isFigureFirst !== first.isFigureFirst) return name;
  if (subject !== '' && !isFigureFirst && !OWN_SUBJECT.test(name))
    return name.startsWith(subject) ? name : `${subject}${name}`;
  const isOfList = verb !== '' && measure === '' && first.measure === '';
  if (!isOfList || isDoneByItself(name) || !isLike(unit, first.unit)) return name;
  return `${verb}${name}`;
}

/**
 * Whether what the first of a list is told by may go on to a later one: of 新建农村中小学食堂493个、厕所280个 the second are
 * in schools, too, of 新建农村公路88公里、停车位1600个 they are anywhere.
 */
export function mayShareAttribute({ name, unit }: ListItem, first: ListItem): boolean {
  if (OPENING.test(name) || SHORT_VERB.test(name) || (/元$/.test(unit) && !/元$/.test(first.unit)))
    return false;
  const [own, before] = [name.replace(OPENING, ''), first.name.replace(OPENING, '')];
  if (own === '' || OWN_SUBJECT.test(own) || PLACE.test(own)) return false;
  const isShorter = before.length - own.length >= MUCH_SHORTER;
  // 应届高校毕业生就业率95%、区外就业率12%
  if (isShorter && own.slice(-NOUN) === before.slice(-NOUN)) return true;
  if (LEVEL.test(own) ? !PLACE.test(before) : MEASURED.test(own)) return false;
  const isTold = PLACE.test(before) || LEVEL.test(before);
  return (isShorter && own.length <= SHORT) || (isTold && own.length <= LONG && before.length > own.length);
}

const SHORT = 4;
const MUCH_SHORTER = 4;
const LONG = 6;
/** A noun that two names have in common. */
const NOUN = 3;
/** Where or whose the things of a list are. */
const PLACE =
  /^(?:农村|城市|城镇|城乡|乡镇|乡村|农业|县乡|村级|社区|市区|主城区|城区|中心城区|中小学|学校|园区)/;
const LEVEL = /^(?:国家|省|市|县|区|乡镇)级/;

const OWN_SUBJECT = /^(?:增长|下降|占|居|位|同比|比上年|高于|低于|其中|全[省市县区国])/;

/** Amounts of money and rates tell of what was counted before; a share of them is only like itself. */
function isLike(unit: string, first: string): boolean {
  if (isRateUnit(unit) || /元$/.test(unit)) return unit === first && !isRateUnit(unit);
  return !isRateUnit(first) && (countsThings(unit) || !/元$/.test(first));
}

const OWN_VERB = new RegExp(
  `^(?:${[...STRONG_VERBS, ...WEAK_VERBS].filter((verb) => verb.length > 1).join('|')})`,
);
/** A character that is a verb by itself: 改圈, 退耕; not as the first of a noun. */
const SHORT_VERB =
  /^[改退还造种修建拆迁调增减获办签招去关查救转降搬清吸带](?!制|筑|材|蓄|度|味|控|车|卡|子|苗|粮|畜|猪)/;
const MEASURED = /^(?:总|其中|占|人均|年|累计|平均|综合|实际|达)|(?:率|比重|占比|总量|总数|总额)$/;

function isDoneByItself(name: string): boolean {
  return (
    /^可|.{2}(?:改造|整治|修复|治理|迁建)$/.test(name) ||
    OWN_VERB.test(name) ||
    SHORT_VERB.test(name) ||
    MEASURED.test(name) ||
    VAGUE.test(name)
  );
}
