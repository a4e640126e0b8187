import type { ChartSpec } from '../../src/dataset/chart-spec.js';
import type { Report } from '../../src/report/report.js';
import { reportOf, specOf } from './report.js';

const shortNames: Readonly<Record<string, string>> = {
  乐丰平光电新科技产业园项目: '乐丰平光电',
  永泰智能汽摩配工业小镇项目: '永泰汽摩配',
  天新药业维生素产业园项目: '天新维生素',
  宏柏新材特种硅烷及硅基新材料生产基地: '宏柏硅基',
  远洋威利装配式新材料产业园项目: '远洋威利',
  德孚环保再生利用12万吨废矿物油等碳基新材料项目: '德孚环保',
  同宇新材料年产20万吨电子级树脂项目: '同宇新材料',
  江西赢成新材料锂电池电解液产业基地项目: '赢成电解液',
  浙江荣凯科技年产2万吨医药中间体项目: '荣凯医药',
  黑猫集团年处置5万吨危废综合处置中心和年产2000吨造影剂建设项目: '黑猫危废',
  江苏方圆化工年产15万吨新材料芳纶和5万吨新能源六氟磷酸锂项目: '方圆化工',
};

/** Twelve projects of a county, the last without figures: investment, yearly output, yearly tax. */
export const projects: Report = reportOf(
  ['项目', '投资（亿元）', '年产值（亿元）', '年税收（亿元）'],
  (
    [
      ['乐丰平光电新科技产业园项目', '已开工', '68', '100', '4'],
      ['永泰智能汽摩配工业小镇项目', '已开工', '77', '108', '7'],
      ['天新药业维生素产业园项目', '已开工', '50', '30', '10'],
      ['宏柏新材特种硅烷及硅基新材料生产基地', '已开工', '22', '30', '2'],
      ['远洋威利装配式新材料产业园项目', '已开工', '22', '29', '2'],
      ['德孚环保再生利用12万吨废矿物油等碳基新材料项目', '已开工', '23', '30', '1'],
      ['同宇新材料年产20万吨电子级树脂项目', '已开工', '20', '50', '10'],
      ['江西赢成新材料锂电池电解液产业基地项目', '预开工', '53', '130', '16'],
      ['浙江荣凯科技年产2万吨医药中间体项目', '预开工', '21', '35', '4'],
      ['黑猫集团年处置5万吨危废综合处置中心和年产2000吨造影剂建设项目', '预开工', '20', '37', '3'],
      ['江苏方圆化工年产15万吨新材料芳纶和5万吨新能源六氟磷酸锂项目', '预开工', '101', '496', '48'],
      ['宏柏三期年产10万吨功能性新材料项目', '预开工', '', '', ''],
    ] as const
  ).map(([label, group, ...cells]) => ({ label, group, cells: [shortNames[label] ?? label, ...cells] })),
);

/** Growth of seven indicators: last year's result and this year's target with its qualifier. */
export const indicators: Report = reportOf(
  ['2021年实绩', '2022年目标'],
  (
    [
      ['地区生产总值', '8.5', '7%以上'],
      ['规模以上工业增加值', '11.0', '8%以上'],
      ['固定资产投资', '9.4', '8.5%以上'],
      ['社会消费品零售总额', '16.5', '10%以上'],
      ['实际利用外资', '7.3', '6%以上'],
      ['城镇居民人均可支配收入', '8.1', '7.5%左右'],
      ['农村居民人均可支配收入', '7.8', '8%左右'],
    ] as const
  ).map(([label, ...cells]) => ({ label, unit: '%', cells })),
);

/** Output and growth over five years. */
export const history: Report = reportOf(
  ['产值（亿元）', '增速（%）'],
  (
    [
      ['2017年', '289.4', '8.8'],
      ['2018年', '312.0', '8.5'],
      ['2019年', '336.7', '7.9'],
      ['2020年', '349.1', '3.9'],
      ['2021年', '392.6', '8.5'],
    ] as const
  ).map(([label, ...cells]) => ({ label, cells })),
);

/** Growth of three indicators over six years, one gap. */
export const courses: Report = reportOf(
  ['2016年', '2017年', '2018年', '2019年', '2020年', '2021年'].map((year) => `${year}实绩`),
  (
    [
      ['地区生产总值', '9.1', '8.8', '8.5', '7.9', '3.9', '8.5'],
      ['固定资产投资', '14.2', '13.0', '11.6', '9.5', '', '9.4'],
      ['社会消费品零售总额', '12.4', '12.1', '11.0', '11.3', '3.4', '16.5'],
    ] as const
  ).map(([label, ...cells]) => ({ label, unit: '%', cells })),
);

/** Where a budget goes: three kinds of spending by place. */
export const spending: Report = reportOf(
  ['基本支出（万元）', '项目支出（万元）', '债务还本（万元）'],
  (
    [
      ['洎阳街道', '3200', '5400', '1100'],
      ['塔山街道', '2850', '4120.5', '960'],
      ['镇桥镇', '2300', '6100', '1400'],
      ['涌山镇', '2610', '3350', '820'],
      ['临港镇', '1980', '2760', '640'],
    ] as const
  ).map(([label, ...cells]) => ({ label, cells })),
);

/** Rows of different units over three years, with a gap. */
export const yearbook: Report = reportOf(
  ['2019年实绩', '2020年实绩', '2021年实绩'],
  (
    [
      ['粮食产量', '万吨', '31.2', '30.8', '32.6'],
      ['规模以上工业企业', '家', '152', '160', '181'],
      ['城镇新增就业', '人', '8120', '7650', '8304'],
      ['空气质量优良天数比例', '%', '92.1', '95.4', '96.0'],
      ['旅游接待', '万人次', '610', '', '702'],
      ['新建公路', '公里', '41', '58', '66'],
    ] as const
  ).map(([label, unit, ...cells]) => ({ label, unit, cells })),
);

/** How the revenue of a year came about. */
export const revenue: Report = reportOf(
  ['金额（亿元）'],
  (
    [
      ['2021年收入', '42.6'],
      ['工业增收', '5.8'],
      ['减税降费', '-3.1'],
      ['土地出让', '-1.4'],
      ['上级补助', '2.7'],
    ] as const
  ).map(([label, ...cells]) => ({ label, cells })),
);

export interface Sample {
  readonly spec: ChartSpec;
  readonly report: Report;
}

const amounts = [
  '投资（亿元）',
  '年产值（亿元）',
  { column: '年税收（亿元）', as: 'line', axis: 'right' },
] as const;

/** One chart of each type on data of the kind the packs show. */
export const samples: Readonly<Record<string, Sample>> = {
  'horizontal-bar': {
    spec: specOf('horizontal-bar', ['投资（亿元）'], {
      unit: '亿元',
      rows: { complete: true, sort: '投资（亿元）' },
    }),
    report: projects,
  },
  bar: { spec: specOf('bar', ['2021年实绩', '2022年目标'], { unit: '%' }), report: indicators },
  dumbbell: { spec: specOf('dumbbell', ['2021年实绩', '2022年目标'], { unit: '%' }), report: indicators },
  'stacked-bar': {
    spec: specOf('stacked-bar', ['基本支出（万元）', '项目支出（万元）', '债务还本（万元）'], {
      unit: '万元',
    }),
    report: spending,
  },
  'small-multiples': {
    spec: specOf('small-multiples', ['2019年实绩', '2020年实绩', '2021年实绩']),
    report: yearbook,
  },
  waterfall: { spec: specOf('waterfall', ['金额（亿元）']), report: revenue },
  scatter: {
    spec: specOf('scatter', ['投资（亿元）', '年税收（亿元）', '年产值（亿元）'], {
      rows: { complete: true, label: '项目' },
    }),
    report: projects,
  },
  doughnut: {
    spec: specOf('doughnut', ['年产值（亿元）'], {
      unit: '亿元',
      rows: { complete: true, sort: '年产值（亿元）', top: 4 },
    }),
    report: projects,
  },
  line: {
    spec: specOf('line', courses.tables.t?.columns.map(({ header }) => header) ?? [], { unit: '%' }),
    report: courses,
  },
  'line-years': { spec: specOf('line', ['增速（%）']), report: history },
  'combined-years': {
    spec: specOf('combined', ['产值（亿元）', { column: '增速（%）', as: 'line', axis: 'right' }]),
    report: history,
  },
  combined: {
    spec: specOf('combined', amounts, { unit: '亿元', rows: { complete: true, sort: '投资（亿元）' } }),
    report: projects,
  },
};
