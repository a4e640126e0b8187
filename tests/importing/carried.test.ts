import { expect, it } from 'vitest';
import { readPlain } from '../../src/importing/read/plain.ts';
import { structureOf } from '../../src/importing/structure/index.ts';
import { tablesOf } from '../../src/importing/tables/index.ts';

const HEAD = '政府工作报告\n——2024年1月16日在云溪县人民代表大会会议上\n各位代表：\n一、2023年工作回顾\n';
/** The rows that a sentence of the review makes: name, value, and why it is in doubt. */
const rowsOf = (sentence: string) =>
  tablesOf(structureOf(readPlain(HEAD + sentence))).sectors.rows.map(({ name, last, doubts }) =>
    [name, last?.value, ...doubts].join(' '),
  );

it.each([
  [
    '契税收入37亿元，为预算的98.6%，比上年增长4%。',
    ['契税收入 37亿元', '契税收入完成预算 98.6%', '契税收入增长 4%'],
  ],
  [
    '招用工人1.2万人，完成省下达任务的112%，较上年同期多增3000人。',
    ['招用工人 1.2万人', '招用工人完成省下达任务 112%', '招用工人多增 3000人 subject-from-before'],
  ],
  [
    '工会会员31万人，占职工总数的28%，比重提高2个百分点。',
    [
      '工会会员 31万人',
      '工会会员占职工总数比重 28%',
      '工会会员占职工总数比重提高 2个百分点 subject-from-before',
    ],
  ],
])('says what a figure is held against, and goes on with the subject alone: %s', (sentence, rows) => {
  expect(rowsOf(sentence)).toEqual(rows);
});

it.each([
  ['县法院受理案件81件，审结55件。', '县法院审结案件 55件 subject-from-before'],
  ['走访商户120家，整改89家。', '整改商户 89家 subject-from-before'],
  ['旧楼加装电梯开工19部、完工12部。', '旧楼加装电梯完工 12部 subject-from-before'],
  ['举办焊工培训23期、培训950人次。', '举办焊工培训 950人次 subject-from-before'],
])('gives a verb that stands alone the things of the figure before: %s', (sentence, row) => {
  expect(rowsOf(sentence)[1]).toBe(row);
});

it.each([
  ['办理工单3.2万件，办结率99.6%。', '工单办结率 99.6% subject-from-before'],
  ['调处纠纷赔偿案件12起，成功率98%。', '调处纠纷赔偿案件成功率 98% subject-from-before'],
  ['窗口投诉结案率100%、满意率98.5%。', '窗口投诉满意率 98.5% subject-from-before'],
  ['林地流转面积86万亩，流转率62%。', '林地流转率 62% subject-from-before'],
  ['学生体质合格率95%，近视率下降1个百分点。', '近视率下降 1个百分点 vague-name'],
])('gives a rate of what was done the things it was done with, and no other: %s', (sentence, row) => {
  expect(rowsOf(sentence)[1]).toBe(row);
});

it.each([
  [
    '完成交通投资158亿元，其中高速公路93亿元、农村公路19亿元。',
    [
      '交通投资 158亿元',
      '高速公路投资 93亿元 attribute-from-before',
      '农村公路投资 19亿元 attribute-from-before',
    ],
  ],
  ['引进人才80名，其中博士9名。', ['引进人才 80名', '引进博士 9名 attribute-from-before']],
  ['工业生产者价格上涨1%，其中采掘业上涨3%。', ['工业生产者价格 1%', '采掘业价格 3% attribute-from-before']],
  ['规模工业产值50亿元，其中出口交货值8亿元。', ['规模工业产值 50亿元', '出口交货值 8亿元']],
])('names the parts of a whole by what is measured of it: %s', (sentence, rows) => {
  expect(rowsOf(sentence)).toEqual(rows);
});

it.each([
  ['为680名工人追回工资56万元。', ['为工人追回工资 680名 both-sides', '为工人追回工资 56万元']],
  ['对46名被告人宣告缓刑。', ['被告人宣告缓刑 46名']],
  ['在31件案件中适用惩罚性赔偿。', ['适用惩罚性赔偿 31件']],
  ['与42所高校签订合作协议。', ['与高校签订合作协议 42所']],
  ['为老服务中心覆盖率98%。', ['为老服务中心覆盖率 98%']],
  ['累计为群众节约费用27万元。', ['为群众节约费用 27万元']],
])('says for whom something was done: %s', (sentence, rows) => {
  expect(rowsOf(sentence)).toEqual(rows);
});

it.each([
  ['汽车保有量33万辆（含货车7万辆），比上年末增加2万辆。', '汽车保有量增加 2万辆'],
  ['社保基金收入167亿元，增长9%；支出149亿元。', '社保基金支出 149亿元 subject-from-before'],
  ['每千人口执业医师3.5人、注册护士4.1人。', '每千人口注册护士 4.1人'],
  ['改造小区12个，涉及楼栋46栋、居民230户。', '涉及居民 230户'],
  ['优良天数268天，优良率73.4%，较上年增加15天。', '优良天数较上年增加 15天 subject-from-before'],
  ['36个技改项目完成投资24亿元，为年计划的93%；开工28个。', '技改项目开工 28个 subject-from-before'],
  ['签约亿元以上项目92个，总投资638亿元，其中50亿元以上3个。', '50亿元以上项目 3个 attribute-from-before'],
  ['农村低保对象8.4万户，月人均补助标准742元。', '农村低保对象月人均补助标准 742元 subject-from-before'],
  ['建设避难场所14处、可容纳6万人。', '建设避难场所可容纳 6万人 subject-from-before'],
  ['直接损失额2亿元，较常年下降37%。', '直接损失额较常年下降 37% subject-from-before'],
  ['新登记个体商户980户、总量突破8200户。', '个体商户总量 8200户 subject-from-before'],
  ['新建海外仓7个、面积12万平方米。', '海外仓面积 12万平方米 subject-from-before'],
  ['城市、农村供电可靠率分别达99.98%、99.91%。', '城市供电可靠率 99.98%'],
  ['集中供热率、燃气普及率分别达86%和91%。', '集中供热率 86%'],
  ['城镇和农村牧民收入分别从3万元、1万元提高到4万元、2万元。', '农村牧民收入 2万元'],
  ['摩托车产销量分别达到9万辆和8万辆。', '摩托车销量 8万辆'],
])('finds the subject beyond brackets, semicolons and what others reached: %s', (sentence, row) => {
  expect(rowsOf(sentence)).toContain(row);
});

it.each([
  ['装备制造业增长12.6%。', 'half-told'],
  ['平均利率2.88%。', 'vague-name'],
  ['面积占国土面积的12%。', 'vague-name'],
  ['粮食总产实现“十连丰”、达到11亿斤。', 'holds-predicate'],
  ['孤儿集中养育、社会散居生活费分别提高到1850元和1350元。', 'shares-unclear'],
  ['市本级完成54亿元。', 'vague-name'],
  ['日处理能力达2.7万吨。', 'vague-name'],
  ['加上补充调节基金16亿元。', 'holds-predicate'],
])('doubts what says too little by itself: %s', (sentence, doubt) => {
  expect(rowsOf(sentence)[0]).toContain(doubt);
});

it.each([
  ['建成15分钟便民生活圈9个。', ['建成15分钟便民生活圈 9个']],
  ['在36个行业大类中，28个行业实现增长。', ['行业实现增长 28个']],
  ['进入全球前1%学科达12个。', ['进入全球前1%学科 12个']],
  ['65个村集体收入超50万元。', ['村集体收入超50万元 65个 vague-name']],
  ['35蒸吨以下燃煤锅炉全部清零，淘汰老旧车9辆。', ['淘汰老旧车 9辆']],
  ['23个项目工程质量不达标。', ['项目工程质量不达标 23个']],
  ['灌溉水利用系数0.562，收入比缩小至1.61。', ['灌溉水利用系数 0.562', '收入比 1.61']],
  ['林火24小时扑灭率100%。', ['林火24小时扑灭率 100%']],
  ['办理时限压缩72%，低保标准提至690元。', ['办理时限压缩 72%', '低保标准 690元']],
  ['传染病发病率187.6/10万。', ['传染病发病率 187.6/10万']],
])('takes for figures what was counted, with the whole of its unit: %s', (sentence, rows) => {
  expect(rowsOf(sentence)).toEqual(rows);
});
