/*
 * The words that stand behind a figure to tell of what it is, each once. What may be read as a unit depends on where it
 * stands: in a sentence 3市 may open 3市场, in the head of a table （册） is a unit and （期） is none. So the words are in
 * groups, and each reader takes those that it can trust. A new unit is one word in one group.
 */

const words = (text: string): readonly string[] => text.split(' ');

/** What is measured or paid: a unit wherever it stands. */
export const MEASURES = [
  ...words(
    '个百分点 百分点 倍 元 美元 欧元 日元 港元 澳门元 韩元 亩 公顷 平方公里 平方千米 平方米 平米 ㎡ ㎢',
  ),
  ...words(
    '立方米 标准立方米 标立方米 立方 ㎥ 千升 升 毫升 吨 吨标准煤 吨标煤 换算吨 载重吨 蒸吨 公斤 千克 克 毫克 微克 斤',
  ),
  ...words(
    '米 公里 千米 海里 厘米 毫米 吨公里 人公里 千瓦时 兆瓦时 千瓦 兆瓦 吉瓦 千伏 千伏安 千焦 吉焦 焦耳 大卡',
  ),
  ...words('度 摄氏度 ℃ °C 分贝 字节 标准箱 标箱 重量箱'),
];

/** What things are counted by, in sentences and in heads. */
export const COUNTERS = [
  ...words(
    '人 人次 户 户次 名 位 口 个 家 项 件 次 条 座 处 所 台 套 辆 辆次 艘 架 架次 部 只 头 匹 羽 株 册 张 间',
  ),
  ...words('栋 幢 篇 场 起 宗 例 箱 岁 床位'),
];

/** Lengths of time. */
export const TIMES = words('年 天 小时 分钟');

/** Dates and times of day, and short times: 5月 3日 8时. */
export const DATES = words('月 日 号 时 点 分 秒 周');

/** Parts, grades and turns, which sentences have and heads do not: 三折 第5章 2期. */
export const PARTS = words('成 折 卷 页 章 节 款 届 期 级 方 标准煤');

/** Signs of shares and degrees, half and full width. */
export const UNIT_SIGNS = words('% ％ ‰ ℃ ℉ °');

/** What only heads of tables have. */
export const HEAD_UNITS = [
  ...words('人年 人天 人日 台套 张床 份 床 担 日 月 分 万元 孔公里 皮长公里 芯公里 h hPa kPa mL L'),
  ...words('TEU kWh MWh kW MW GW km² km2 km hm² m³ m3 m² m2 m kg mg μg t dB mm cm GB TB'),
  ...words('명 세 천명 원 천원 억원 가구 세대 개 호 대 동 필지 世帯 戸 戶 公頃'),
];

/** What work reports count by besides, and only they: rates, and words that mostly are no units. */
export const REPORT_UNITS = [
  ...words(
    '微克/立方米 微克每立方米 μg/m3 μg/m³ 毫克/升 毫克/立方米 万元/亩 元/亩 元/人 元/吨 元/平方米 元/斤 元/公斤',
  ),
  ...words(
    '/10万 元/人·年 万元/人·年 元/户 元/月 元/年 吨/天 吨/日 吨/年 立方米/日 人/平方公里 件/万人 个/万人 张/千人 公里/小时 PFLOPS EFLOPS P',
  ),
  ...words(
    '% ‰ 个基点 人民币 年一遇 周岁 个位次 位次 剂次 车次 班次 件次 家次 亩次 批次 例次 场次 台次 学位 平方 个月 个工作日 工作日 个品种',
  ),
  ...words(
    '余名 方 盏 对 支 批 周 班 期 轮 片 层 眼 级 列 趟 门 道 股 类 种 届 队 组 馆 村 镇 乡 县 尾 枚 块 卷 本 瓶 棵',
  ),
  ...words(
    '师 校 城 省 市 秒 代 双 针 剂 段 环 款 则 首 分 大 员 号 笔 席 档 孔 跨 车 线 站 院 园 点 厂 企 街 屋 舱 窗',
  ),
  ...words('圈 面 幅 滴 顿 具 桶 袋 杆 根 团 群 角 港 星 份 封 台件 台套 件套 棚 单 把 发'),
];

/** Units as one choice of a pattern, a longer word before one that it begins with. */
export function unitPattern(...groups: readonly (readonly string[])[]): string {
  const longestFirst = [...new Set(groups.flat())].toSorted((one, other) => other.length - one.length);
  return longestFirst.map((unit) => unit.replace(/[/.]/g, '\\$&')).join('|');
}
