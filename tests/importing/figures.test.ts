import { expect, it } from 'vitest';
import { readPlain } from '../../src/importing/read/plain.ts';
import { structureOf } from '../../src/importing/structure/index.ts';
import { tablesOf } from '../../src/importing/tables/index.ts';

const HEAD = '政府工作报告\n——2024年1月16日在云溪县人民代表大会会议上\n各位代表：\n';
const REVIEW = '一、2023年工作回顾\n';
const reportOf = (text: string) => structureOf(readPlain(HEAD + text));
/** The figures of a sentence of the review, each with its name. */
const read = (sentence: string) =>
  reportOf(`${REVIEW}${sentence}`).figures.map(({ name, value }) => `${name} ${value}`);

it.each([
  [
    '引进10亿元以上项目9个，其中30亿元以上产业项目2个。',
    ['引进10亿元以上项目 9个', '30亿元以上产业项目 2个'],
  ],
  ['建成80个5亿元以上项目。', ['建成5亿元以上项目 80个']],
  ['着力打造100亿级产业集群，60岁以上人口达5.2万人。', ['60岁以上人口 5.2万人']],
  ['新增公路706公里，是前5年的1.5倍。', ['新增公路 706公里', '新增公路 1.5倍']],
])('takes what tells things apart for a part of their name: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it.each([
  ['其他服务业收入增长9%。', ['其他服务业收入 9%']],
  ['基本医保参保率稳定在98%以上。', ['基本医保参保率 98%以上']],
  ['再生资源回收站点20个。', ['再生资源回收站点 20个']],
  ['新增8个百亿县。', ['新增百亿县 8个']],
  ['全年开行班列909列。', ['全年开行班列 909列']],
])('leaves a name whole whose first or last word looks like one that links: %s', (sentence, figures) => {
  expect(read(sentence).map((one) => one.replace(/^全年/, ''))).toEqual(
    figures.map((one) => one.replace(/^全年/, '')),
  );
});

it.each([
  ['制种面积保持全省第1位。', ['制种面积 第1位']],
  ['“三公”经费再压减3%。', ['“三公”经费 3%']],
  ['进出口总额和出口额均升至全国第9位。', ['进出口总额 第9位', '出口额 第9位']],
  ['9万贫困人口如期脱贫。', ['贫困人口 9万']],
  ['12个重点项目全速推进。', ['重点项目 12个']],
])('ends a name where the predicate begins: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it.each([
  ['22个国考断面水质优良比例90.9%。', ['国考断面 22个', '国考断面水质优良比例 90.9%']],
  ['6个产业园产值218.5亿元。', ['产业园 6个', '产业园产值 218.5亿元']],
  ['19个排污口整治和市区13条黑臭水体治理达标。', ['排污口整治 19个', '黑臭水体治理 13条']],
  ['12条1400公里省道全部完工。', ['省道 12条', '省道 1400公里']],
])('gives each of two figures of a clause its own: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it.each([
  ['养老金最低标准从每月70元提高到88元。', ['养老金最低标准 70元', '养老金最低标准 88元']],
  ['全市综合排名由第6位跃升至第2位。', ['综合排名 第6位', '综合排名 第2位']],
  ['将装备制造业16%的税率降至13%。', ['装备制造业税率 16%', '装备制造业税率 13%']],
  ['GDP由2016年280亿元增加到2021年440亿元。', ['GDP 280亿元', 'GDP 440亿元']],
])('reads both ends of a change as of one thing: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it.each([
  ['民间投资增长6.8%，增幅高于全国3.6个百分点。', ['民间投资 6.8%', '民间投资增幅高于全国 3.6个百分点']],
  ['签约亿元以上项目31个，其中已开工19个。', ['签约亿元以上项目 31个', '亿元以上项目已开工 19个']],
  ['创建省级和美乡村3个、市级11个。', ['创建省级和美乡村 3个', '创建市级和美乡村 11个']],
])('names what has no subject of its own after the one before: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it.each([
  ['新增规上企业26家、专精特新企业3家。', ['新增规上企业 26家', '新增专精特新企业 3家']],
  ['压减煤炭产能81万吨、钢铁产能58万吨。', ['压减煤炭产能 81万吨', '压减钢铁产能 58万吨']],
  ['改造70个老旧小区、5条背街小巷。', ['改造老旧小区 70个', '改造背街小巷 5条']],
  ['新增床位320张、改造危房216户、公厕12座。', ['新增床位 320张', '改造危房 216户', '改造公厕 12座']],
  ['新区实现产值400亿元、进出口总额80亿元。', ['新区实现产值 400亿元', '新区进出口总额 80亿元']],
])('lets all of a list have the verb or the subject that it opens with: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it('gives a row without a subject the figures that the sentence told before, in order', () => {
  const { figures } = reportOf(`${REVIEW}接待游客310万人次，旅游收入21.7亿元，分别增长46%和52%。`);
  expect(figures.map(({ name, value }) => `${name} ${value}`).slice(2)).toEqual([
    '接待游客 46%',
    '旅游收入 52%',
  ]);
  expect(figures[2]?.doubts).toEqual([]);
});

it.each([
  ['签约项目16个、协议资金97亿元。', ['签约项目 16个', '签约项目协议资金 97亿元']],
  ['新增学位1080个、入学率98.2%。', ['新增学位 1080个', '入学率 98.2%']],
  ['新建户厕2.2万户、改圈3.2万户。', ['新建户厕 2.2万户', '改圈 3.2万户']],
  ['完成建设用地整理48亩、生态修复42亩。', ['建设用地整理 48亩', '生态修复 42亩']],
  ['新增工业企业26家，龙头企业达58家。', ['新增工业企业 26家', '龙头企业 58家']],
])('gives no verb of another to what is counted by other words: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it.each([
  ['国防学院等5所学院开班。', ['国防学院等学院 5所']],
  ['实施道路保洁、村容提升等10个专项行动。', ['道路保洁、村容提升等专项行动 10个']],
])('tells a bare noun by its first members: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it.each([
  ['产值超亿元企业360户、超10亿元企业超30户。', ['产值超亿元企业 360户', '超10亿元企业 超30户']],
  ['财政支出的73.8%用于民生保障。', ['财政支出用于民生保障 73.8%']],
  ['全市工业投资总量居全省第3位。', ['工业投资总量 第3位']],
  ['建设风投创投、大宗贸易等18个集聚区。', ['建设风投创投、大宗贸易等集聚区 18个']],
  ['40公里城市环线全线建成。', ['城市环线 40公里']],
])('names what a bound, a share, a rank or a list tells of: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it.each([
  ['9家企业完成股改。', ['企业完成股改 9家']],
  ['6条产业链列入省级试点。', ['产业链列入省级试点 6条']],
  ['15名个人荣获党中央、国务院表彰。', ['个人 15名']],
  ['新签约项目24个、总投资133亿元。', ['新签约项目 24个', '新签约项目总投资 133亿元']],
  ['5亿元以上产业项目增长20%。', ['5亿元以上产业项目 20%']],
  ['零售总额、进出口总额增幅均居全省第3。', ['零售总额增幅 第3', '进出口总额增幅 第3']],
])('quotes what tells a bare noun apart: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it.each([
  ['12个重点项目全速推进。', ['vague-name']],
  ['25.1万名干部被派往基层。', ['vague-name']],
  ['确保剩余769户脱贫。', ['vague-name']],
  ['竣工率136.1%。', ['vague-name']],
  ['筹集资金3亿元。', ['vague-name']],
  ['建成项目59个。', ['vague-name']],
  ['引进2个以上投资过100亿元的项目。', ['holds-predicate']],
  ['贡献了全省38.7%的贸易增量。', ['both-sides']],
])('doubts a name that says little or is cut: %s', (sentence, doubts) => {
  expect(reportOf(`${REVIEW}${sentence}`).figures[0]?.doubts).toEqual(doubts);
});

it.each([
  ['60年来，力争在1年内见成效。', []],
  ['56个民族、7100万江淮儿女共同奋斗。', []],
  ['抓好全市41家年耗能5000吨以上重点企业节能。', ['年耗能5000吨以上重点企业节能 41家']],
  ['50万元以上集体经济强村占比提高到15%。', ['50万元以上集体经济强村 15%']],
  ['新区实现GDP400亿元。', ['新区实现GDP 400亿元']],
  ['创建8个省级以上示范基地。', ['创建省级以上示范基地 8个']],
])('takes for figures what was reached, and nothing that only describes: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it.each([
  ['省、市重点项目投资分别完成300亿元、1000亿元。', ['省重点项目投资 300亿元', '市重点项目投资 1000亿元']],
  ['规上科技服务业、文化业营收分别增长18%和28%。', ['规上科技服务业营收 18%', '文化业营收 28%']],
  [
    '河流断面优良率、县级及以上水源地达标率均达100%。',
    ['河流断面优良率 100%', '县级及以上水源地达标率 100%'],
  ],
  ['存贷款余额分别增长10.8%、10.6%。', ['存款余额 10.8%', '贷款余额 10.6%']],
  ['接待游客、旅游总收入分别增长46%和52%。', ['接待游客 46%', '旅游总收入 52%']],
  ['新产业占比、贡献率分别提高4个、2.9个百分点。', ['新产业占比 4个百分点', '贡献率 2.9个百分点']],
  ['城镇、农村居民收入分别是2017年的1.4倍、1.5倍。', ['城镇居民收入 1.4倍', '农村居民收入 1.5倍']],
])('shares what is named together: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it('takes the figures of a report to a first session for those of all its years', () => {
  const report = reportOf(
    '全面建成小康\n县八届人大一次会议以来的五年，是极不平凡的五年。\n新建高标准农田39万亩。\n' +
      '2023年，新建公路8公里。\n一代人有一代人的使命。今后五年工作的总体要求是：新建公路90公里。\n' +
      '二、2024年工作安排\n新建公路12公里。',
  );
  expect(report.figures.map(({ value, year }) => `${value} ${year}`)).toEqual([
    '39万亩 period',
    '8公里 last',
    '90公里 later',
    '12公里 plan',
  ]);
});

const sectorsOf = (text: string) => tablesOf(reportOf(text)).sectors;

it('pairs years only where like meets like', () => {
  const { rows } = sectorsOf(
    `${REVIEW}第一产业增加值增长5.6%，燃气管道更新改造900公里，新增高速公路通车里程130公里。\n` +
      '二、2024年工作安排\n工业增加值增长7.5%以上，更新改造燃气管道280公里，新增通车里程400公里。',
  );
  const pairs = rows.filter(({ last, plan }) => last && plan);
  expect(pairs.map(({ name, plan }) => `${name} ${plan?.value}`)).toEqual(['燃气管道更新改造 280公里']);
});

it('tells what a figure is a change of, and not of what was brought to it', () => {
  const { rows } = sectorsOf(
    `${REVIEW}污水处理率由82%提高到91%，事故起数下降16.3%，财政补助标准增加30元，专项债券2亿元，比去年增加1亿元。`,
  );
  expect(rows.map(({ name, last }) => `${name} ${last?.value}`)).toEqual([
    '污水处理率 91%',
    '事故起数下降 16.3%',
    '财政补助标准增加 30元',
    '专项债券 2亿元',
    '专项债券比去年增加 1亿元',
  ]);
});

it('gives targets of a later year that is named a row with that year', () => {
  const { later, ahead } = sectorsOf(
    '二、2024年工作安排\n到2027年，森林覆盖率达到52%。今后五年，新建公路90公里。新建公路12公里。',
  );
  expect(later.map(({ name, year }) => `${name} ${year}`)).toEqual(['森林覆盖率 2027']);
  expect(ahead.map(({ name, span }) => `${name} ${span.from}—${span.to}`)).toEqual(['新建公路 2024—2028']);
});

it.each([
  ['过去五年，新建公路90公里。', ['新建公路 90公里 2019—2023']],
  ['五年来，生产总值年均增长6.7%。', ['生产总值年均增长 6.7% 2019—2023']],
  ['近三年，新增企业26家。', ['新增企业 26家 2021—2023']],
  [
    '“十三五”期间，完成交通投资90亿元，较“十二五”增长62%。',
    ['交通投资 90亿元 2016—2020', '交通投资较“十二五”增长 62% 2016—2020'],
  ],
])('gives figures of past years the years that the report tells: %s', (sentence, figures) => {
  const { past } = sectorsOf(`${REVIEW}${sentence}`);
  const shown = past.map(({ name, figure, span }) => `${name} ${figure.value} ${span.from}—${span.to}`);
  expect(shown).toEqual(figures);
});

/** The rows of figures by sector that a sentence of the review makes: name, and what is to be looked at. */
const rowsOf = (sentence: string) =>
  tablesOf(reportOf(`${REVIEW}${sentence}`)).sectors.rows.map(
    ({ name, doubts }) => `${name}${doubts.length > 0 ? ` ${doubts.join()}` : ''}`,
  );

it.each([
  ['非重点项目支出压减14.9%。', ['非重点项目支出压减']],
  ['公办园在园幼儿占比达到46%。', ['公办园在园幼儿占比']],
  ['民生支出177亿元，占财政支出78.4%。', ['民生支出', '民生支出占财政支出比重']],
  ['空气质量综合指数全国排位上升20余位。', ['空气质量综合指数全国排位上升']],
  ['重点人群流感疫苗接种4.82万人。', ['重点人群流感疫苗接种']],
  ['对接产学研合作项目300项。', ['对接产学研合作项目']],
  ['某产业园等8条高速公路全面推进。', ['高速公路']],
  ['49项改革经验全国、全省推广。', ['改革经验']],
])('keeps in a name what tells of what it is: %s', (sentence, names) => {
  expect(rowsOf(sentence)).toEqual(names);
});

it.each([
  ['86家县医院新增重症救治床位896张。', 'both-sides'],
  ['建设3个国家区域医疗中心和某大学国家紧急医学救援基地。', 'several-things'],
  ['入驻企业86家、实现交易额20亿元。', 'subject-from-before'],
  ['某市、青田咖啡馆分别达到121家、281家。', 'shares-unclear'],
  ['某山麓某某湿地某种和保护地某乙某丙率均达93%。', 'shares-unclear'],
])('says that a name is doubtful: %s', (sentence, doubt) => {
  expect(rowsOf(sentence).join()).toContain(doubt);
});

it.each([
  ['耕地和污染地块安全利用率均达到93%。', ['耕地安全利用率', '污染地块安全利用率']],
  ['示范园营业及税收收入均增长20%。', ['示范园营业收入增长', '示范园税收收入增长 subject-from-before']],
])('gives each of two the whole noun that they share: %s', (sentence, names) => {
  expect(rowsOf(sentence)).toEqual(names);
});

it.each([
  ['其中一、二、三产增加值分别增长3%、7%、5%。', ['第一产业增加值', '第二产业增加值', '第三产业增加值']],
  ['限额以上新能源汽车、家电类零售额分别增长47%、26%。', ['限额以上新能源汽车零售额', '家电类零售额']],
  [
    '集中养育和社会散居孤儿最低养育标准分别为1900元、1400元。',
    ['集中养育最低养育标准', '社会散居孤儿最低养育标准'],
  ],
  ['30户以上自然村寨垃圾收运设施覆盖率提高至80%。', ['30户以上自然村寨垃圾收运设施覆盖率']],
  [
    '45个重点开发区规模以上工业总产值占全省的比重达84%。',
    ['重点开发区', '重点开发区规模以上工业总产值占全省的比重'],
  ],
  ['城镇调查失业率平均为5%。', ['城镇调查失业率']],
  ['建设3个先行启动区。', ['建设先行启动区']],
  ['在粤执业港澳专业人士5500名。', ['在粤执业港澳专业人士']],
  ['对共建国家出口额增长11%。', ['共建国家出口额']],
  [
    '先进制造业、高技术制造业增加值占规模以上工业比重分别为56%、31%。',
    ['先进制造业增加值占规模以上工业比重', '高技术制造业增加值占规模以上工业比重'],
  ],
])('reads what a province writes: %s', (sentence, names) => {
  const { sectors, headlines } = tablesOf(reportOf(`${REVIEW}${sentence}`));
  const found = [...headlines.rows, ...sectors.rows].map(({ name }) => name).toSorted();
  expect(found.map((name) => name.replace(/(?:增长|增速)$/, ''))).toEqual(names.toSorted());
});

it.each([
  ['引进项目24个、建成投产17个。', '建成投产项目 subject-from-before'],
  ['签约金额突破万亿、到位资金5961亿元。', '签约金额突破万亿、到位资金 holds-predicate'],
  ['进出口突破9万亿元，连续39年居全国首位。', '进出口连续居全国首位 subject-from-before'],
  ['澳资企业6600户、较3年前增长44%。', '澳资企业较3年前增长 subject-from-before'],
])('doubts a name that says only what was done, or more than one thing: %s', (sentence, row) => {
  expect(rowsOf(sentence)).toContain(row);
});
