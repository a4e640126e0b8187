/** General tables as an office has them, as CSV: a title, a unit, a head of one or two rows, and rows. */

/** Two years of months down, three figures across, of which one is a growth. */
export const MONTHS = `岚溪县工业用电,,,
,,,单位：万千瓦时
月份,工业用电量,工业用电量,全社会用电量
,总量,同比（%）,
2024年8月,3980,4.1,6480
2024年9月,3871,3.0,6102
2025年8月,4205,5.7,6755
2025年9月,3690,-4.7,
`;

/** Indicators down, periods across, with cumulative figures and a growth beside each. */
export const PERIODS = `主要经济指标,,,,,
指标,单位,2024年1—9月,2025年1-9月,2025年1-9月,2025年9月
,,绝对额,绝对额,同比增长（%）,绝对额
地区生产总值,亿元,81.2,86.4,6.3,…
一、一般公共预算收入,亿元,6.15,6.48,5.4,0.71
　　其中：税收收入,亿元,4.1,4.4,7.3,0.5
　　　　增值税,亿元,1.9,2.0,5.3,0.2
二、一般公共预算支出,亿元,24.8,25.1,1.2,2.9
`;

/** A budget: levels, 其中, a name that stands twice. */
export const BUDGET = `2025年预算执行情况,,,
,,,单位：亿元
项目,预算数,执行数,完成预算%
收入合计,9.0,8.8,97.8
一、税收收入,6.0,5.9,98.3
　　增值税,3.0,2.9,96.7
　　企业所得税,3.0,3.0,100.0
二、非税收入,3.0,2.9,96.7
三、退税,-0.4,-0.4,100.0
　　增值税,-0.3,-0.3,100.0
　　其他,-0.1,-0.1,100.0
`;

/** Regions by an outer name, under a head of two rows. */
export const REGIONS = `各乡镇产值,,,,,
,,,,,单位：万元
片区,乡镇,农业,,工业,
,,2024年,2025年,2024年,2025年
平坝,城关镇,120,130,560,600
,石门镇,80,82,330,350
山区,云岭乡,50,52,20,25
,茶坞乡,48,50,30,28
`;
