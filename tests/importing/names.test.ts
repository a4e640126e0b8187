import { expect, it } from 'vitest';
import { readPlain } from '../../src/importing/read/plain.ts';
import { structureOf } from '../../src/importing/structure/index.ts';

const HEAD = '政府工作报告\n——2024年1月16日在云溪县人民代表大会会议上\n各位代表：\n一、2023年工作回顾\n';
/** The figures of a sentence of the review: name, value, and why the name is in doubt. */
const read = (sentence: string) =>
  structureOf(readPlain(HEAD + sentence)).figures.map(({ name, value, doubts }) =>
    [name, value, ...doubts].join(' '),
  );

it.each([
  ['优化1.6万个便民驿站的公益服务机制。', ['便民驿站 1.6万个 half-told']],
  ['新增40万群众喝上引调水。', ['新增群众喝上引调水 40万']],
  ['保障了6.8万人的安全饮水问题。', ['保障安全饮水问题 6.8万人 half-told']],
  ['全县12个乡镇空气质量全部达标。', ['乡镇空气质量全部达标 12个']],
  ['9所中职学校入选第二批省级“双优计划”。', ['中职学校入选第二批省级“双优计划” 9所']],
  ['组织19个行政村集中申报传统村落。', ['行政村集中申报传统村落 19个']],
  ['170家融资平台有序退出。', ['融资平台有序退出 170家']],
  ['打造40个吸引力强、带动面广的消费场景。', ['打造吸引力强、带动面广的消费场景 40个']],
])('names what is counted with what its name needs of the words behind: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});

it('says of things before those that something is told of that their names are half told', () => {
  expect(read('8所职业院校、12个专业群入选国家“双高计划”。')[0]).toBe('职业院校 8所 half-told');
  expect(read('完成210万千瓦火电机组、281万吨钢铁产能、39台燃煤锅炉超低排放改造。')).toEqual([
    '火电机组 210万千瓦 half-told',
    '钢铁产能 281万吨 half-told',
    '燃煤锅炉超低排放改造 39台',
  ]);
});

it.each([
  [
    '生产安全事故起数、死亡人数分别下降12%、13%。',
    ['生产安全事故起数 12%', '生产安全事故死亡人数 13% subject-from-before'],
  ],
  [
    '新登记企业数、注册资本分别增长30%和45%。',
    ['新登记企业数 30%', '新登记企业注册资本 45% subject-from-before'],
  ],
])(
  'gives what says only how much is measured its subject from before, and tells it: %s',
  (sentence, figures) => {
    expect(read(sentence)).toEqual(figures);
  },
);

it.each([
  ['固定资产投资159亿元，比上年末增长23%。', '固定资产投资 23%'],
  ['财政总收入16亿元，同比增长11%。', '财政总收入 11%'],
  ['进出口由36亿元增加到52亿元，年均增长8%。', '进出口 8%'],
  ['改造老旧小区14个，惠及居民3200户。', '改造老旧小区惠及居民 3200户'],
  ['荣获省科技进步二等奖3项、三等奖5项。', '荣获省科技进步三等奖 5项'],
  ['新认定高新技术企业63家，累计达245家。', '高新技术企业 245家'],
  ['铁路里程新增170公里、突破700公里。', '铁路里程 700公里'],
  ['推介乡村旅游项目36个，总投资84亿元。', '推介乡村旅游项目总投资 84亿元'],
  ['审结盗窃案件74件96人。', '审结盗窃案件 96人'],
  ['工业用电增长6.1%，高于全省0.3个百分点。', '工业用电高于全省 0.3个百分点'],
])('has no doubt of what follows at once and can be of nothing else: %s', (sentence, figure) => {
  expect(read(sentence).at(-1)).toBe(figure);
});

it.each([
  ['新建农村中小学食堂49个、厕所28个。', '新建厕所 28个 attribute-from-before'],
  ['创建国家级绿色工厂25家、绿色园区10个。', '创建绿色园区 10个 attribute-from-before'],
  ['应届毕业生就业率95%、区外就业率12%。', '区外就业率 12%'],
  ['新增上市企业2家、上规企业100家。', '新增上规企业 100家'],
  ['限额以上通讯器材、家用电器零售额分别增长40%、27%。', '家用电器零售额 27% attribute-from-before'],
  ['规模以上工业增加值、固定资产投资分别增长7%、6%。', '固定资产投资 6%'],
  ['实际使用内外资分别增长10%、6%。', '实际使用外资 6%'],
  ['对中亚五国、东盟进出口分别增长37%、19%。', '东盟进出口 19%'],
])('says where the attribute of the first of a list may be of the next: %s', (sentence, figure) => {
  expect(read(sentence)[1]).toBe(figure);
});

it.each([
  ['每个开发区设立1支产业引导基金。', 'of-each'],
  ['各县区建设2个示范村。', 'of-each'],
  ['这些项目总投资5.8亿元。', 'vague-name'],
  ['其中投资超亿元的2个。', 'vague-name'],
  ['涉及行政单位35家。', 'vague-name'],
  ['用好企业所得税减按15%征收政策。', 'holds-predicate'],
  ['抓好85个计划新开工项目。', 'cut-word'],
])('says that a name is not what a table should have: %s', (sentence, doubt) => {
  expect(read(sentence)[0]).toContain(doubt);
});

it.each([
  ['兑现以旧换新补贴169亿元。', '以旧换新补贴 169亿元'],
  ['在校中小学生数14万人。', '在校中小学生数 14万人'],
  ['项目签约354亿元。', '项目签约 354亿元'],
  ['城市防洪达到50年一遇标准。', '50年一遇'],
  ['审批时间压缩至68个工作日内。', '审批时间 68个工作日内'],
  ['发明专利增长2倍多。', '发明专利 2倍多'],
  ['债务率按财政部口径下降77%。', '债务率 77%'],
  ['经济总量跨过两个百亿元大关、超过600亿元。', '经济总量 超过600亿元'],
])('parts no word and loses no bound: %s', (sentence, figure) => {
  expect(read(sentence)[0]).toContain(figure);
});

it.each([
  ['养鸡10万只以上的村4个。', ['养鸡10万只以上的村 4个']],
  ['经济总量超200亿元县2个。', ['经济总量超200亿元县 2个']],
  ['为11万60周岁以上老人免费体检。', ['60周岁以上老人 11万']],
  ['推进年度投资750亿元的59个重点项目。', ['重点项目年度投资 750亿元', '重点项目 59个 vague-name']],
])('takes no bound of what is counted for a figure, and no other investment: %s', (sentence, figures) => {
  expect(read(sentence)).toEqual(figures);
});
