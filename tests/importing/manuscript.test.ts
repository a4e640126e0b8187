import { expect, it } from 'vitest';
import { readManuscript } from '../../src/importing/manuscript/read.js';
import { paragraph, wordFile } from './word-file.js';

const manuscript = async (text: string) => (await readManuscript('报告.txt', Buffer.from(text))).value;
const textsOf = (lines: readonly { text: string }[]) => lines.map(({ text }) => text);

const FRONT = '会议材料（二）\n政府工作报告\n——2022年1月8日在甲县人大会议上\n县长　王某\n各位代表：\n';

it('parts the lines above the text at the title', async () => {
  const { above, title, below, blocks } = await manuscript(`${FRONT}现在报告工作。`);
  expect([above, title, below].map(textsOf)).toEqual([
    ['会议材料（二）'],
    ['政府工作报告'],
    ['——2022年1月8日在甲县人大会议上', '县长　王某'],
  ]);
  expect(blocks.map(({ kind }) => kind)).toEqual(['salutation', 'text']);
});

it('has a title of several lines whole', async () => {
  const { title } = await manuscript(
    '关于甲县2021年计划执行情况\n与2022年计划草案的报告\n各位代表：\n现在报告。',
  );
  expect(textsOf(title)).toEqual(['关于甲县2021年计划执行情况', '与2022年计划草案的报告']);
});

it('has no title where the copy has lost it, and takes none of its other lines for one', async () => {
  const { title, below } = await manuscript(
    '——2022年1月8日在甲县人大会议上\n县长　王某\n各位代表：\n现在报告。',
  );
  expect(title).toEqual([]);
  expect(textsOf(below)).toEqual(['——2022年1月8日在甲县人大会议上', '县长　王某']);
});

it('keeps every character of the text, whatever is found in it', async () => {
  const body = [
    '一、2021年工作回顾',
    '（一）经济稳中向好。地区生产总值增长8%。',
    '（二）我们聚焦民生，办成实事。',
    '1．修路',
    `修路3公里。${'又修桥一座。'.repeat(600)}`,
    '（三）2021年，我们修路3公里；修桥一座。',
    '（1）第一件事，办好一件。',
  ];
  const { blocks } = await manuscript(FRONT + body.join('\n'));
  expect(textsOf(blocks).slice(1)).toEqual(body);
});

it('tells heading, its number and the text behind it in a line apart', async () => {
  const lines = [
    '一、2021年工作回顾',
    '（一）经济稳中向好。地区生产总值增长8%。',
    '（二）我们聚焦民生，办成实事。',
  ];
  const { blocks } = await manuscript(FRONT + lines.join('\n'));
  const parts = blocks.slice(1).map(({ text, level, labelLength, headingLength }) => {
    return [
      level,
      text.slice(0, labelLength),
      text.slice(labelLength, headingLength),
      text.slice(headingLength),
    ];
  });
  expect(parts).toEqual([
    [1, '一、', '2021年工作回顾', ''],
    [2, '（一）', '经济稳中向好。', '地区生产总值增长8%。'],
    [2, '（二）', '我们聚焦民生，办成实事。', ''],
  ]);
});

it('takes no sentence for a heading because a number stands before it', async () => {
  const { blocks } = await manuscript(
    `${FRONT}一、总的情况\n（一）去年增长8%，今年增长9%；明年再说。\n正文。`,
  );
  expect(blocks.map(({ kind }) => kind)).toEqual(['salutation', 'heading', 'text', 'text']);
});

it('has the numbers that a word processor makes as labels', async () => {
  const numbering =
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>' +
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>' +
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
  const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
  const body =
    FRONT.trim()
      .split('\n')
      .map((line) => paragraph(line))
      .join('') +
    paragraph('工作回顾', numbered) +
    paragraph('正文。') +
    paragraph('工作安排', numbered);
  const { value } = await readManuscript('报告.docx', wordFile(body, { numbering }));
  const headings = value.blocks.filter(({ kind }) => kind === 'heading');
  expect(headings.map(({ label, text }) => [label, text])).toEqual([
    ['一、', '工作回顾'],
    ['二、', '工作安排'],
  ]);
});
