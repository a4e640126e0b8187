import { expect, it } from 'vitest';
import { figuresInWords } from '../../src/importing/figures/in-words.ts';
import { importReport } from '../../src/importing/index.ts';
import { readPlain } from '../../src/importing/read/plain.ts';
import { structureOf } from '../../src/importing/structure/index.ts';

const HEAD = '政府工作报告\n——2024年1月16日在云溪县人民代表大会会议上\n各位代表：\n一、2023年工作回顾\n';
const inWords = (sentence: string) =>
  figuresInWords(structureOf(readPlain(HEAD + sentence))).map(({ value }) => value);

it.each([
  ['新增企业四百家，总数突破千家。', ['四百家', '突破千家']],
  ['旅游收入超百亿元，近三成来自民宿。', ['超百亿元', '近三成']],
  ['科技投入翻一番，通关时间压缩一半以上。', ['翻一番', '一半以上']],
  ['文件压减三分之一，用电量为五年前的两倍。', ['三分之一', '两倍']],
  ['选派十余名干部，惠及数千户群众。', ['十余名', '数千户']],
])('lists figures in hanzi, which it does not work out: %s', (sentence, words) => {
  expect(inWords(sentence)).toEqual(words);
});

it.each([
  '引进亿元以上项目9个，每千人口床位6张。',
  '走进千家万户，建设“百千万工程”。',
  '重点做好十个方面的工作，第十家分店开业。',
  '营收超百亿元集群达76个，打造万亩茶园。',
  '连续十七年无事故，办成十件民生实事。',
  '产值1.2万亿元，成立三成员小组。',
])('lists no saying, no size of what is meant, and nothing that is read: %s', (sentence) => {
  expect(inWords(sentence)).toEqual([]);
});

it('tells of them, and lists each with its clause', async () => {
  const text = `${HEAD}地区生产总值增长8%。新增企业四百家。`;
  const { files, found } = await importReport('报告.txt', new TextEncoder().encode(text));
  expect(found.find(({ code }) => code === 'figures-in-words')?.message.zh).toContain('四百家');
  const leftOut = files.find(({ name }) => name.endsWith('left-out.csv'));
  expect(new TextDecoder().decode(leftOut?.bytes)).toContain('四百家,,一、2023年工作回顾,新增企业四百家,3');
});
