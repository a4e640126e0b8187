import { expect, it } from 'vitest';
import { readFront } from '../../src/importing/structure/front.ts';

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
