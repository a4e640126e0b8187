import { expect, it } from 'vitest';
import { readPlain } from '../../src/importing/read/plain.ts';
import { readFront } from '../../src/importing/structure/front.ts';
import { structureOf } from '../../src/importing/structure/index.ts';

const front = (...lines: string[]) => readFront(lines, lines.join('\n'));

it.each([
  [
    ['——2024年1月16日在云溪县第三届人民代表大会第二次会议上', '县长　沈一平', '我代表县人民政府报告工作。'],
    '云溪县人民政府',
  ],
  [
    ['——2024年1月16日在县第三届人民代表大会上', '云溪县县长　沈一平', '我代表县人民政府报告工作。'],
    '云溪县人民政府',
  ],
  [['政府工作报告', '现在，我代表国务院，向大会报告政府工作。'], '国务院'],
  [['政府工作报告', '我代表云溪县人民政府，向大会报告工作。'], '云溪县人民政府'],
])('takes the issuer from who speaks, for whom and where: %j', (lines, issuer) => {
  expect(front(...lines).issuer).toBe(issuer);
});

it('takes a report given at the end of a year for the next', () => {
  expect(front('——2023年12月28日在云溪县第三届人民代表大会第二次会议上')).toMatchObject({
    year: 2024,
    date: '2023-12-28',
    meeting: '云溪县第三届人民代表大会第二次会议',
  });
});

it('finds the year in the text where no date stands above it', () => {
  expect(front('政府工作报告', '一、2023年工作回顾', '二、2024年工作安排')).toMatchObject({
    year: 2024,
    date: '',
  });
});

it.each([
  ['2025年云溪市国民经济和社会发展统计公报', 2026],
  ['云溪街道2025年工作总结', 2026],
  ['云溪县2026年重点工作计划', 2026],
])('takes the year from a title that has one, of a paper without a date: %s', (title, year) => {
  expect(front(title, '全年财政收入增长6%。')).toMatchObject({ year });
});

const AT = '——2026年1月10日在云岭市第七届人民代表大会第五次会议上';
it.each([
  [['云岭市中级人民法院工作报告', AT, '院长　沈一平'], '云岭市中级人民法院'],
  [['清溪县人民检察院工作报告', AT], '清溪县人民检察院'],
  [['云岭市人民代表大会常务委员会工作报告', AT], '云岭市人民代表大会常务委员会'],
  [['关于云河能源集团2025年经营工作情况的报告', '——2025年12月30日在职工代表大会会议上'], '云河能源集团'],
  [['云岭市公安局2025年工作总结', '2025年12月18日'], '云岭市公安局'],
  [['2025年云岭市国民经济和社会发展统计公报', '云岭市统计局', '2026年3月20日'], '云岭市统计局'],
  [['关于云岭市2025年国民经济计划执行情况的报告', AT, '云岭市发展和改革委员会'], '云岭市发展和改革委员会'],
  [['关于云岭市2025年预算执行情况的报告', AT], '云岭市人民政府'],
  [['政府工作报告', AT], '云岭市人民政府'],
  [['政府工作报告', '——2026年1月5日在大河镇第十五届人民代表大会会议上'], '大河镇人民政府'],
  [['市人大常委会工作报告', AT], '市人大常委会'],
  [['全市公安局2025年工作总结', '2025年12月18日'], '市公安局'],
])(
  'takes a court, an office or a company for who reports, not the government of the place: %j',
  (lines, issuer) => {
    expect(front(...lines).issuer).toBe(issuer);
  },
);

it.each([
  [['桃源街道2025年工作总结及2026年工作计划', '2025年12月25日'], '桃源街道2025年工作总结及2026年工作计划'],
  [
    ['云河集团2025年工作总结和2026年工作安排', '一、2025年工作总结'],
    '云河集团2025年工作总结和2026年工作安排',
  ],
  [
    ['关于云岭市2025年国民经济和社会发展计划执行情况与2026年国民经济和社会发展计划草案的报告', AT],
    '关于云岭市2025年国民经济和社会发展计划执行情况与2026年国民经济和社会发展计划草案的报告',
  ],
  [['一、2025年工作总结', '财政收入增长6%。'], '政府工作报告'],
])('takes the line that is a title for it, and no heading: %j', (lines, title) => {
  expect(front(...lines).title).toBe(title);
});

it.each([
  '云河集团2025年工作总结和2026年工作安排',
  '关于云岭市2025年国民经济和社会发展计划执行情况与2026年国民经济和社会发展计划草案的报告',
])('keeps a title above the report, and makes no heading of it: %s', (title) => {
  const { blocks } = structureOf(readPlain(`${title}\n2025年12月28日\n一、主要工作\n财政收入增长6%。\n`));
  expect(blocks.map(({ kind, text }) => `${kind} ${text}`).slice(0, 3)).toEqual([
    `front ${title}`,
    'front 2025年12月28日',
    'heading 主要工作',
  ]);
});
