import { expect, it } from 'vitest';
import { readManuscript } from '../../src/importing/manuscript/read.js';
import { paragraph, run, wordFile } from './word-file.js';

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

const NOTED = `${FRONT}一、工作回顾
推行“六个一”机制 eq \\o\\ac(○,1)，完成“两化”融合  示范。
继续抓好双控，完成“两化”融合，壮大菌菇产业⑨。
注释
1．“六个一”机制：一个项目、一名领导。
2．“两化”融合：信息化和工业化
的融合。
3．双控：能源消耗总量和强度控制。
4．链长制：一名领导负责一条产业链。
`;

it('has the notes word for word, with what goes on in further lines', async () => {
  const { notes, notesTitle, blocks } = await manuscript(NOTED);
  expect(notes.map(({ text }) => text)).toEqual([
    '“六个一”机制：一个项目、一名领导。',
    '“两化”融合：信息化和工业化的融合。',
    '双控：能源消耗总量和强度控制。',
    '链长制：一名领导负责一条产业链。',
  ]);
  expect(notesTitle).toBe('注释');
  expect(blocks.at(-1)?.text).toContain('菌菇');
});

it('proposes marks where the copy lost them: at a gap, else where the term comes first', async () => {
  const { blocks, notes } = await manuscript(NOTED);
  const marked = blocks.flatMap(({ text, marks }) =>
    marks.map(({ at, note, written }) => [
      text.slice(at - 3, at),
      notes.findIndex(({ id }) => id === note),
      written,
    ]),
  );
  expect(marked).toEqual([
    ['”机制', 0, ''],
    ['”融合', 1, ''],
    ['好双控', 2, ''],
    ['菇产业', -1, '9'],
  ]);
});

it('tells of marks it proposed, notes without a place and marks without a note', async () => {
  const { found } = await readManuscript('报告.txt', Buffer.from(NOTED));
  expect(
    found.map(({ code, message, place }) => [code, place?.line, /[\u4e00-\u9fff]+制$/.exec(message.zh)?.[0]]),
  ).toEqual([
    ['report-marks-proposed', 7, undefined],
    ['report-notes-unplaced', 14, '链长制'],
    ['report-mark-without-note', 8, undefined],
  ]);
  expect(found[0]?.message.zh).toContain('“两化”融合、双控');
});

it('places real notes of a Word file by their references', async () => {
  const note = (id: number, text: string) => `<w:footnote w:id="${id}">${paragraph(text)}</w:footnote>`;
  const body =
    paragraph('政府工作报告') +
    paragraph('各位代表：') +
    `<w:p>${run('推行田长制')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('。')}</w:p>`;
  const file = wordFile(body, { footnotes: note(2, '田长制：一名领导负责一片耕地。') });
  const { value } = await readManuscript('报告.docx', file);
  expect(value.notes.map(({ text }) => text)).toEqual(['田长制：一名领导负责一片耕地。']);
  expect(value.blocks.at(-1)?.marks).toEqual([{ at: 5, note: value.notes[0]?.id, written: '' }]);
});

it('leaves out what a web page puts under a title, and says so', async () => {
  const text =
    '政府工作报告\n来源：某某日报\n——2025年1月15日在某县人大会议上\n各位代表：\n一、2024年工作回顾\n修路3公里。';
  const { value, found } = await readManuscript('报告.txt', Buffer.from(text));
  expect(textsOf(value.below)).toEqual(['——2025年1月15日在某县人大会议上']);
  expect(found).toMatchObject([
    { code: 'report-web-line', message: { zh: '网页上的这一行不印：来源：某某日报' } },
  ]);
});

it('refuses a report without a word', async () => {
  const reading = readManuscript('报告.txt', Buffer.from('\n\n　\n'));
  await expect(reading).rejects.toMatchObject({ diagnostics: [{ code: 'empty-report' }] });
});

it('takes what stands above the salutation for no text, though the title has the style of a heading', async () => {
  const heading = '<w:outlineLvl w:val="0"/>';
  const body =
    paragraph('2025年甲省政府工作报告', heading) +
    paragraph('——2025年1月15日在甲省人大会议上') +
    paragraph('省长　王某') +
    paragraph('各位代表：') +
    paragraph('一、2024年工作回顾', heading) +
    paragraph('去年修路3公里。');
  const { value } = await readManuscript('报告.docx', wordFile(body));
  expect(textsOf(value.title)).toEqual(['2025年甲省政府工作报告']);
  expect(textsOf(value.below)).toEqual(['——2025年1月15日在甲省人大会议上', '省长　王某']);
  expect(value.blocks.map(({ kind }) => kind)).toEqual(['salutation', 'heading', 'text']);
});

it('takes a point that is set as a heading for one, though it ends like a sentence', async () => {
  const points = '## 一、工作回顾\n### （一）稳增长\n#### 1. 大力发展产业。\n增长8%。\n';
  const { value } = await readManuscript('报告.md', Buffer.from(`# 政府工作报告\n\n各位代表：\n\n${points}`));
  expect(value.blocks.map(({ kind, level }) => (kind === 'heading' ? level : kind))).toEqual([
    'salutation',
    ...[1, 2, 3],
    'text',
  ]);
});
