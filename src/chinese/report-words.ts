/**
 * Words that reports are full of and newspapers are not, so that the dictionary lacks them or counts them too rare to
 * keep them whole: 人均可支配收入 is 人均 and 可支配, not 人 and 均可. A word that is parted at a line's end and should
 * not be is added here.
 */
export const REPORT_WORDS: readonly string[] = [
  '全社会 固定资产 生产总值 可支配 规上 规模以上 限额以上 社零 固投 占比 新材料 新业态 新动能 高水平 高新区 经开区 集聚区 产业园区',
  '年产 年产值 年产能 一产 二产 三产 数字化 均等化 普惠性 乡村振兴 专精特新 招商引资 营商环境 民营经济 放管服 双减 双碳 碳汇 留抵',
  '做大 做强 做优 做实 十三五 十四五 十五五 榜单 老旧 老街 线上 线下 断头路 汽摩配 立交 互通立交 高铁站 北站',
]
  .join(' ')
  .split(' ');

/** What a plant makes or clears in a year: its figure stays with it. */
export const YEARLY_OUTPUT = /年(?:产|处置)\d[\d.,]*[万亿]?吨?/g;
