/**
 * Facts of the reports in `reports/`, read by a person: a figure by its value, its year class and words that its name
 * has to share.
 */
export interface GoldFigure {
  readonly value: string;
  readonly year: 'last' | 'plan' | 'period' | 'later' | 'other';
  readonly name: string;
}

export interface Gold {
  readonly file: string;
  readonly figures: readonly GoldFigure[];
  /** Name, last year, this year; '' where the report has none. */
  readonly indicators: readonly (readonly [name: string, last: string, plan: string])[];
  readonly tasks: number;
  readonly terms: readonly string[];
  /** Name, investment, output, tax. */
  readonly projects: readonly (readonly [name: string, invest: string, output: string, tax: string])[];
  /** Names of rows that have both years. */
  readonly pairs: readonly string[];
}

const figures = (year: GoldFigure['year'], list: string): GoldFigure[] =>
  list.split('；').map((one) => {
    const [name = '', value = ''] = one.trim().split(' ');
    return { year, name, value };
  });

export const golds: readonly Gold[] = [
  {
    file: 'yunxi-2024.txt',
    indicators: [
      ['地区生产总值', '6.4%', '6%左右'],
      ['一般公共预算收入', '5.2%', '5%以上'],
      ['规模以上工业增加值', '8.1%', '8.5%'],
      ['固定资产投资', '10.5%', '9%以上'],
      ['社会消费品零售总额', '7.3%', '7%'],
      ['外贸出口', '-3.6%', '2%'],
      ['城镇居民人均可支配收入', '6.1%', '6%'],
      ['农村居民人均可支配收入', '7.9%', '7.5%左右'],
      ['城镇登记失业率', '3.2%', '4%以内'],
      ['单位地区生产总值能耗', '', '完成市下达任务'],
    ],
    figures: [
      ...figures(
        'last',
        '新增规上工业企业 26家；规上工业企业总数 148家；净增高新技术企业 12家；研发经费投入强度 1.86%；“清溪”产业集群营业收入 95亿元；' +
          '产业集群营业收入增长 14.2%；签约亿元以上项目 31个；已开工 19个；粮食播种面积 42.6万亩；粮食总产量 18.3万吨；高标准农田 2.4万亩；' +
          '设施大棚 800余亩；县级以上龙头企业 7家；带动农户 1.35万户；接待游客 310万人次；旅游收入 21.7亿元；改造老旧小区 14个；惠及居民 3200户；' +
          '断头路 5条；新建停车位 1600个；生活污水集中处理率 91%；改造农村危房 216户；新改建农村公路 88公里；农村自来水普及率 93.5%；' +
          '省级和美乡村 3个；市级 11个；民生支出 81.3%；城镇新增就业 4260人；年度目标 106.5%；公办幼儿园学位 1080个；床位 320张；' +
          '空气优良天数比例 100%；集中式饮用水水源地水质达标率 100%；连续未发生重特大安全事故 12年',
      ),
      ...figures('other', '城市生活污水集中处理率 82%'),
      ...figures(
        'plan',
        '新增规上工业企业 30家以上；净增高新技术企业 10家；重点项目总投资 120亿元；重点项目 45个；粮食播种面积 42.6万亩以上；' +
          '高标准农田 3万亩；新改建农村公路 100公里；城镇新增就业 4000人以上；优质学校 2—3所；民生实事 8件',
      ),
      ...figures('later', '“清溪”产业集群营业收入 150亿元'),
    ],
    tasks: 8,
    terms: ['“清溪”产业集群', '“双十工程”'],
    projects: [
      ['恒川锂电隔膜项目', '18', '26', '1.2'],
      ['云杉竹纤维基地', '9.5', '15', '0.6'],
      ['德润食品加工产业园项目', '4.2', '8', '0.3'],
      ['北城冷链物流中心项目', '', '', ''],
    ],
    pairs: [
      '新增规上工业企业',
      '净增高新技术企业',
      '粮食播种面积',
      '高标准农田',
      '新改建农村公路',
      '城镇新增就业',
    ],
  },
  {
    file: 'lanting-2022.txt',
    indicators: [
      ['地区生产总值', '1286亿元', ''],
      ['地区生产总值', '8.2%', '7.5%左右'],
      ['固定资产投资', '11.3%', '10%'],
      ['社会消费品零售总额', '13.5%', '9%'],
      ['进出口总额', '20.1%', '5%'],
      ['一般公共预算收入', '96.4亿元', ''],
      ['一般公共预算收入', '9.7%', '6%左右'],
      ['城镇居民人均可支配收入', '8.4%', '7.5%'],
      ['农村居民人均可支配收入', '10.2%', '8.5%'],
      ['居民消费价格', '1.1%', '3%左右'],
      ['城镇调查失业率', '', '5.5%左右'],
    ],
    figures: [
      ...figures(
        'period',
        '地区生产总值 7.1%；固定资产投资 2860亿元；森林覆盖率 51.8%；新增城镇就业 18.6万人；保障性住房 2.3万套',
      ),
      ...figures('other', '森林覆盖率 46.2%'),
      ...figures(
        'last',
        '国家高新技术企业 58家；技术合同成交额 超30亿元；省级以上创新平台 9个；PM2.5平均浓度 31微克/立方米；平均浓度下降 6.1%；' +
          '国控断面水质优良比例 92.3%；水质优良比例提高 3.1个百分点',
      ),
      ...figures('later', '地区生产总值 2000亿元；常住人口城镇化率 65%；高速公路通车里程 420公里'),
      ...figures(
        'plan',
        '国家高新技术企业 60家以上；“专精特新”企业 20家；重点技改项目 110个；完成投资 150亿元以上；城市道路 36公里；城镇老旧小区 78个；' +
          '公园绿地 120公顷；生活垃圾分类覆盖率 100%；一般性支出 5%以上',
      ),
    ],
    tasks: 10,
    terms: [],
    projects: [['海澜智能装备产业园', '35', '', '']],
    pairs: ['新认定国家高新技术企业'],
  },
];
