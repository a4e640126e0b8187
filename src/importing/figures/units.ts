/*
 * The units of reports. A unit that also opens words (5大行动, 3市场) is taken only where no such word follows.
 */

const COMPOUND =
  '微克/立方米 微克每立方米 μg/m3 μg/m³ 毫克/升 毫克/立方米 吨标准煤 吨标煤 万元/亩 元/亩 标准立方米 标立方米 个百分点 百分点 平方公里 平方千米 ' +
  '平方米 立方米 重量箱 载重吨 千瓦时 个位次 位次 人次 剂次 车次 架次 班次 件次 户次 家次 亩次 批次 例次 场次 辆次 台次 标箱 千瓦 兆瓦 吉瓦 ' +
  '公里 千米 海里 公斤 千克 公顷 美元 欧元 人民币 小时 分钟 床位 学位 蒸吨 平米 立方 平方 个月 摄氏度 千伏安 千伏 个工作日 工作日 大卡 ' +
  '元/人 元/吨 元/平方米 元/斤 元/公斤 元/户 元/月 元/年 吨/天 吨/日 吨/年 立方米/日 人/平方公里 件/万人 个/万人 张/千人 公里/小时 PFLOPS EFLOPS P 个品种 余名 ';

const SIMPLE =
  '% ‰ ℃ ㎡ 元 亩 米 吨 斤 方 户 人 名 个 家 项 件 条 座 处 所 台 套 辆 盏 栋 幢 宗 起 张 次 对 支 批 只 头 羽 株 部 场 天 年 周 位 倍 度 班 期 轮 片 ' +
  '间 层 眼 级 例 艘 架 列 趟 门 道 股 类 种 册 届 队 组 馆 村 镇 乡 县 口 尾 匹 枚 块 卷 本 升 箱 瓶 棵 师 校 城 省 市 岁 秒 代 双 针 剂 段 环 款 篇 则 首 ' +
  '分 大 员 号 口 笔 席 档 孔 跨 车 线 站 院 园 点 厂 企 街 屋 舱 窗 圈 面 幅 滴 顿 具 桶 袋 杆 根 团 群 角 港 星';

export const UNITS: readonly string[] = [...COMPOUND.trim().split(/\s+/), ...SIMPLE.split(' ')].toSorted(
  (one, other) => other.length - one.length,
);

/** Units that no figure of a report has when these characters follow: they open a word. */
const OPENS_WORD: Readonly<Record<string, RegExp>> = {
  大: /^[^，。；、]/,
  级: /^\p{Script=Han}/u,
  代: /^\p{Script=Han}/u,
  度: /^\p{Script=Han}/u,
  市: /^\p{Script=Han}/u,
  省: /^\p{Script=Han}/u,
  县: /^\p{Script=Han}/u,
  城: /^\p{Script=Han}/u,
  点: /^./u,
  线: /^./u,
  号: /^./u,
  星: /^./u,
  面: /^./u,
  角: /^./u,
  港: /^./u,
  团: /^./u,
  群: /^./u,
  圈: /^./u,
  窗: /^./u,
  站: /^\p{Script=Han}/u,
  院: /^\p{Script=Han}/u,
  街: /^\p{Script=Han}/u,
  园: /^\p{Script=Han}/u,
  厂: /^\p{Script=Han}/u,
  企: /^\p{Script=Han}/u,
  校: /^\p{Script=Han}/u,
  车: /^\p{Script=Han}/u,
  部: /^(?:门|署|分|委|级)/,
  方: /^(?:面|式|针|案|向)/,
  门: /^(?:类|诊|户)/,
  道: /^(?:路)/,
  分: /^(?:别|类|之|期|批|布|区|局|公|级|支|层|散|红)/,
  年: /^(?:度|版|级|代|期|生|前|后|初|底|末|货|产|检)/,
  天: /^(?:然|津|府|气)/,
  人: /^(?:民|均|才|工|大|社|口(?!$|，|。))/,
  名: /^(?:牌|校|师|医|城|录)/,
  个: /^(?:人|体|性)/,
  家: /^(?:庭|长|具|园|禽)/,
  场: /^(?:馆|所|景|站)/,
  所: /^(?:有|在|属)/,
  套: /^(?:餐|内)/,
  台: /^(?:湾|账|商|州|胞)/,
  条: /^(?:件|例)/,
  项: /^(?:目(?!$|，|。|、))/,
  件: /^(?:均)/,
  次: /^(?:区|新|级|年)/,
  位: /^(?:于|居|列)/,
  班: /^(?:子|组)/,
  期: /^(?:间|货|待|望)/,
  组: /^(?:织|建|团)/,
  队: /^(?:伍)/,
  种: /^(?:植|业|养|苗|质|粮)/,
  类: /^(?:别)/,
  元: /^(?:旦)/,
  米: /^(?:业|粉)/,
  头: /^(?:部|雁)/,
  口: /^(?:岸|径|袋)/,
  层: /^(?:次|级)/,
  片: /^(?:区)/,
  支: /^(?:持|付|部|出|撑|行)/,
  本: /^(?:级|地|市|土|省|县|科|年|届)/,
  周: /^(?:年|边|期)/,
  段: /^/,
  环: /^(?:境|保|比|节)/,
  师: /^(?:范|资|生)/,
  村: /^(?:庄|级|集)/,
  镇: /^(?:级)/,
  乡: /^(?:村)/,
  馆: /^(?:藏)/,
  对: /^(?:外|接|口|标)/,
  起: /^(?:步)/,
  处: /^(?:理|置)/,
  方米: /^/,
  P: /^[A-Za-z]/,
};

/** Whether a unit is one, seen what follows it; `at` the end of a clause it always is. */
export function isUnitBefore(unit: string, following: string): boolean {
  const opens = OPENS_WORD[unit];
  return following === '' || opens === undefined || !opens.test(following);
}

/** Units of time and money and such, which count nothing that is named behind them. */
export function countsThings(unit: string): boolean {
  return /(?:[个家项件条座处所台套辆盏栋幢宗张支批只头羽株部间眼艘架列股类种块户人名位场期口]|人次|床位|学位)$/.test(
    unit,
  );
}

/** Whether a unit tells a share or a rate. */
export function isRateUnit(unit: string): boolean {
  return /%$|‰$|百分点$/.test(unit);
}
