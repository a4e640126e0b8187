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
    ['招用工人 1.2万人', '招用工人完成省下达任务 112%', '招用工人多增 3000人'],
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
  ['县法院受理案件81件，审结55件。', '县法院审结案件 55件'],
  ['走访商户120家，整改89家。', '整改商户 89家'],
  ['旧楼加装电梯开工19部、完工12部。', '旧楼加装电梯完工 12部'],
  ['举办焊工培训23期、培训950人次。', '举办焊工培训 950人次 subject-from-before'],
])('gives a verb that stands alone the things of the figure before: %s', (sentence, row) => {
  expect(rowsOf(sentence)[1]).toBe(row);
});

it.each([
  ['办理工单3.2万件，办结率99.6%。', '工单办结率 99.6%'],
  ['调处纠纷赔偿案件12起，成功率98%。', '调处纠纷赔偿案件成功率 98%'],
  ['窗口投诉结案率100%、满意率98.5%。', '窗口投诉满意率 98.5%'],
  ['林地流转面积86万亩，流转率62%。', '林地流转率 62%'],
  ['学生体质合格率95%，近视率下降1个百分点。', '近视率下降 1个百分点 vague-name'],
])('gives a rate of what was done the things it was done with, and no other: %s', (sentence, row) => {
  expect(rowsOf(sentence)[1]).toBe(row);
});

it.each([
  [
    '完成交通投资158亿元，其中高速公路93亿元、农村公路19亿元。',
    ['交通投资 158亿元', '高速公路投资 93亿元', '农村公路投资 19亿元'],
  ],
  ['引进人才80名，其中博士9名。', ['引进人才 80名', '引进博士 9名']],
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
  ['新登记个体商户980户、总量突破8200户。', '个体商户总量 8200户'],
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

it.each([
  ['发现隐患1430处，整改1412处。', ['发现隐患 1430处', '发现隐患整改 1412处']],
  ['市检察院提出抗诉24件，审结21件。', ['市检察院提出抗诉 24件', '市检察院提出抗诉审结 21件']],
  ['诉前调解纠纷680件，成功410件。', ['诉前调解纠纷 680件', '诉前调解纠纷成功 410件 subject-from-before']],
])('says what came of the things before, though no verb of theirs is known: %s', (sentence, rows) => {
  expect(rowsOf(sentence)).toEqual(rows);
});

it.each([
  ['送兵16名，其中大学生14名。', '送兵中大学生 14名'],
  ['获省教学成果奖11项，其中特等奖2项、一等奖5项。', '获省教学成果奖中一等奖 5项'],
  ['查处各类案件4826件，移送公安机关42件，其中食品类1986件。', '查处食品类 1986件'],
  ['引进人才76人，其中博士9人，新增院士2人。', '新增院士 2人'],
  [
    '园区入驻企业428家，其中央企9家、国企6家，年产值128亿元。',
    '园区入驻企业年产值 128亿元 subject-from-before',
  ],
])('tells parts by the whole that is large enough for them, and no further: %s', (sentence, row) => {
  expect(rowsOf(sentence).at(-1)).toBe(row);
});

it('gives what every account has the account of its heading, and a total its word', () => {
  const text =
    '（一）一般公共预算。收入完成8亿元，上级补助26亿元，上年结转1亿元，收入总计35亿元。\n' +
    '（二）社会保险基金预算。收入6.2亿元，其中财政补贴2.3亿元、利息0.1亿元；支出5.5亿元，当年结余0.7亿元。';
  expect(rowsOf(text)).toEqual([
    '上级补助 26亿元',
    '一般公共预算上年结转 1亿元',
    '一般公共预算收入总计 35亿元',
    '社会保险基金预算收入 6.2亿元',
    '财政补贴收入 2.3亿元',
    '利息收入 0.1亿元',
    '社会保险基金预算支出 5.5亿元 subject-from-before',
    '社会保险基金预算当年结余 0.7亿元 subject-from-before',
  ]);
});

it.each([
  ['集团实现营业收入86亿元，利润总额6.8亿元。', ['营业收入 86亿元', '利润总额 6.8亿元']],
  ['新建厂房12栋，营业收入86亿元。', ['新建厂房 12栋', '营业收入 86亿元 vague-name']],
])('has no doubt of a total of who reports, where nothing else was told before: %s', (sentence, rows) => {
  expect(rowsOf(sentence)).toEqual(rows);
});

it.each([
  ['用人单位满意度97%。', '用人单位满意度 97%'],
  ['投诉按时办结率99%。', '投诉按时办结率 99%'],
  ['和解率91%。', '和解率 91% vague-name'],
  ['完成率100%。', '完成率 100% vague-name'],
  ['起诉帮助信息网络犯罪活动罪37人。', '起诉帮助信息网络犯罪活动罪 37人'],
  ['支持弱势群体起诉41件。', '支持弱势群体起诉 41件'],
])('takes no word off that is the beginning of another: %s', (sentence, row) => {
  expect(rowsOf(sentence)[0]).toBe(row);
});

it.each([
  ['中考600分以上46人。', '中考600分以上 46人'],
  ['3个月内答复率达100%。', '3个月内答复率 100%'],
  ['公交站点500米覆盖率达100%。', '公交站点500米覆盖率 100%'],
  ['实现30户以上自然村通硬化路。', ''],
  ['发出家庭教育指导令86份。', '发出家庭教育指导令 86份'],
  [
    '油茶籽产量连续5年稳定在800亿斤以上。',
    '油茶籽产量连续 5年 half-told|油茶籽产量 800亿斤以上 subject-from-before',
  ],
])('takes what tells which is meant for no figure: %s', (sentence, rows) => {
  expect(rowsOf(sentence).join('|')).toBe(rows);
});

it.each([
  ['办结诉求46万件，办结率、满意率分别达99%、96%。', ['诉求办结率 99%', '诉求满意率 96%']],
  ['新增龙头企业96家、领军企业4家，累计分别达126家、18家。', ['龙头企业 126家', '领军企业 18家']],
  [
    '农民就业2万人，职工再就业1万人，分别完成目标的124%和115%。',
    ['农民就业完成目标 124%', '职工再就业完成目标 115%'],
  ],
  ['单晶硅、碳纤维产能分别占全国的11%、24%。', ['单晶硅产能占全国比重 11%', '碳纤维产能占全国比重 24%']],
])('gives each of a row what it tells of all: %s', (sentence, rows) => {
  expect(rowsOf(sentence).slice(-2)).toEqual(rows);
});

it.each([
  ['用电规模连跨三个台阶，达到52亿度。', '用电规模 52亿度 subject-from-before'],
  ['改革持续深化，达到52亿度。', '（待定名）52亿度 52亿度 no-name vague-name'],
])('takes the subject of a clause without figures, where it is a measure: %s', (sentence, row) => {
  expect(rowsOf(sentence)).toEqual([row]);
});
