import { describe, expect, it } from 'vitest';
import { memoryWorkspace } from '../../src/app/open-workspace.js';
import { extractPack } from '../../src/index.js';
import { paragraph, picture, table, wordFile } from '../importing/word-file.js';
import { readPdf, withoutSpaces } from '../support/pdf-text.js';
import { pngOf } from '../support/png.js';

const TEXT = `会议材料（二）
政府工作报告
——2022年1月8日在甲县第三届人民代表大会第二次会议上
县长　王某

各位代表：

现在，我代表县人民政府报告工作。

一、2021年工作回顾

（一）经济稳中向好。地区生产总值增长8%，固定资产投资增长9%。

（二）我们聚焦民生，办成实事。

修路3公里。

二、2022年工作安排

地区生产总值增长7%以上。
`;
const PACK = 'title: 政府工作报告\nissuer: 甲县人民政府\ndate: 2022-01-08\n';
const INDICATORS = '编号,指标,单位,2021年实绩,2022年目标\ngdp,地区生产总值,%,8%,7%以上\n';

const workspaceOf = (files: Readonly<Record<string, string>>) =>
  memoryWorkspace({ 'pack.yaml': PACK, 'indicators.csv': INDICATORS, ...files }, { name: 'jia' });
const withReport = (text = TEXT) => workspaceOf({ 'report/报告.txt': text });

async function pagesOf(text = TEXT) {
  const { artifacts } = await withReport(text).build({ edition: 'report' });
  const pages = await readPdf(artifacts[0]?.bytes as Uint8Array);
  return pages.map(({ lines }) => withoutSpaces(lines.map(({ text }) => text).join('')));
}

describe('the edition of the report', () => {
  it('prints every character of it, on pages numbered from the first of the text', async () => {
    const pages = await pagesOf();
    const all = pages.join('');
    for (const line of TEXT.split('\n').filter(Boolean)) expect(all).toContain(withoutSpaces(line));
    expect(pages.at(-1)).toContain('—1—');
  });

  it('lists its headings with their numbers, without the stop at their end', async () => {
    const [, contents] = await pagesOf();
    for (const heading of ['一、2021年工作回顾', '（一）经济稳中向好', '（二）我们聚焦民生，办成实事'])
      expect(contents).toContain(heading);
    expect(contents).not.toContain('实事。');
  });

  it('is among all editions of a folder that keeps a report, and of no other', async () => {
    const editions = async (workspace: ReturnType<typeof workspaceOf>) =>
      (await workspace.build({ edition: 'all' })).artifacts.map(({ edition }) => edition);
    const ofReport = ['report', 'report-a5', 'report-a5', 'report-large'];
    expect((await editions(withReport())).filter((name) => name.startsWith('report'))).toEqual(ofReport);
    expect((await editions(workspaceOf({}))).filter((name) => name.startsWith('report'))).toEqual([]);
  });

  it('says what is missing where it is asked for without a report', async () => {
    const built = workspaceOf({}).build({ edition: 'report' });
    await expect(built).rejects.toMatchObject({ diagnostics: [{ code: 'no-report', severity: 'error' }] });
  });

  it('carries the report, which is taken out with the data', async () => {
    const { artifacts } = await withReport().build({ edition: 'report' });
    const { files } = await extractPack({ name: 'jia.pdf', bytes: artifacts[0]?.bytes as Uint8Array });
    expect(Buffer.from(files['report/报告.txt'] ?? []).toString()).toBe(TEXT);
  });

  it('prints what looks like a template or a mark as it stands', async () => {
    const strange = '写作{{figure "gdp"}}、[^名词]、<b>、&amp;的，都是报告的字。';
    const pages = await pagesOf(TEXT.replace('修路3公里。', strange));
    expect(pages.join('')).toContain(withoutSpaces(strange));
  });
});

describe('the notes of the report', () => {
  const filler = '我们坚持稳中求进，办好一批实事，修路架桥，改善民生。'.repeat(40);
  const noted = `${TEXT}推行“六个一”机制①，完善田长制②。\n${filler}\n实行链长制③。\n${filler}\n注释\n
1．“六个一”机制：一个项目、一名领导。\n2．田长制：一名领导负责一片耕地。\n3．链长制：一名领导负责一条产业链。\n4．河长制：一名领导负责一条河。\n`;

  it('stand on the page of their mark, numbered from ① on each', async () => {
    const pages = await pagesOf(noted);
    const first = pages.findIndex((page) => page.includes('“六个一”机制①'));
    expect(pages[first]).toMatch(/田长制②.*①“六个一”机制：一个项目、一名领导。②田长制：/);
    const second = pages.findIndex((page) => page.includes('实行链长制①'));
    expect(second).toBeGreaterThan(first);
    expect(pages[second]).toContain('①链长制：一名领导负责一条产业链。');
  });

  it('stand at the end, each once, where their term is not in the text', async () => {
    const pages = await pagesOf(noted);
    expect(pages.join('').split('河长制：一名领导负责一条河。')).toHaveLength(2);
    expect(pages.at(-1)).toMatch(/注释河长制：一名领导负责一条河。/);
  });

  it('are those of the glossary where that says the same', async () => {
    const glossary = '编号,名词,释义\nn1,田长制,一名领导负责一片耕地。\nn2,链长制,一名领导负责多条产业链。\n';
    const { artifacts, warnings } = await workspaceOf({
      'report/报告.txt': noted,
      'glossary.csv': glossary,
    }).build({
      edition: 'report',
    });
    const differing = warnings.filter(({ code }) => code === 'report-note-differs');
    expect(differing.map(({ place }) => [place?.file, place?.line])).toEqual([['jia/glossary.csv', 3]]);
    const all = (await readPdf(artifacts[0]?.bytes as Uint8Array)).flatMap(({ lines }) =>
      lines.map(({ text }) => text),
    );
    expect(withoutSpaces(all.join(''))).toContain('①链长制：一名领导负责一条产业链。');
  });
});

describe('tables and pictures of the report', () => {
  const FRONT = TEXT.split('\n')
    .filter(Boolean)
    .map((line) => paragraph(line))
    .join('');
  const file = wordFile(
    FRONT +
      paragraph('表1　主要指标') +
      table(['指标', '2021年', '2022年'], ['生产总值', '100.5', '108'], ['财政收入', '9', '—']) +
      `<w:p>${picture('a.png', 300, 120, '各乡镇分布')}</w:p>` +
      paragraph('图1　各乡镇项目分布'),
    {},
    { 'a.png': pngOf(30, 12) },
  );
  const workspace = memoryWorkspace(
    { 'pack.yaml': PACK, 'indicators.csv': INDICATORS, 'report/报告.docx': file },
    { name: 'jia' },
  );

  it.each(['report', 'report-large', 'report-a5'])(
    'stand in the edition %s with their numbers',
    async (edition) => {
      const { artifacts, warnings } = await workspace.build({ edition });
      const text = await readText(artifacts[0]?.bytes);
      for (const words of ['表1主要指标', '生产总值100.5108', '图1各乡镇项目分布'])
        expect(text).toContain(words);
      expect(warnings.filter(({ code }) => code.startsWith('report-'))).toEqual([]);
    },
  );
});

async function readText(bytes: Uint8Array | undefined): Promise<string> {
  const pages = await readPdf(bytes as Uint8Array);
  return withoutSpaces(pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join(''));
}

describe('a handout that begins with the report', () => {
  const first = { 'pack.yaml': `${PACK}report: { first: true }\n` };
  const glossary = '编号,名词,释义\nn1,河长制,一名领导负责一条河。\nn2,田长制,一名领导负责一片耕地。\n';
  const noted = `${TEXT}完善田长制①，实行链长制②。\n注释\n1．田长制：一名领导负责一片耕地。\n2．链长制：一名领导负责一条产业链。\n`;

  it('has the chapters of the data as annexes, and one set of notes', async () => {
    const workspace = workspaceOf({ ...first, 'report/报告.txt': noted, 'glossary.csv': glossary });
    const { artifacts } = await workspace.build({ edition: 'handout' });
    const text = await readText(artifacts[0]?.bytes);
    expect(text).toMatch(/目录政府工作报告…*.*一、2021年工作回顾.*附件1.*主要指标/s);
    // the number of the glossary, and behind its last that of a note which only the report has
    expect(text).toContain('完善田长制②，实行链长制③。');
    expect(text).toContain('②田长制：一名领导负责一片耕地。');
    expect(text).toContain('③链长制：一名领导负责一条产业链。');
  });

  it('says what is missing where there is no report', async () => {
    const built = workspaceOf(first).build({ edition: 'handout' });
    await expect(built).rejects.toMatchObject({
      diagnostics: [{ code: 'no-report', place: { file: 'jia/pack.yaml' } }],
    });
  });
});

it('has its notes at the end, counted through, where pack.yaml says so', async () => {
  const text = `${TEXT}推行“六个一”机制①。\n${'办好一批实事，修路架桥，改善民生。'.repeat(80)}\n实行链长制②。\n注释\n1．“六个一”机制：一个项目、一名领导。\n2．链长制：一名领导负责一条产业链。\n`;
  const workspace = workspaceOf({ 'pack.yaml': `${PACK}report: { notes: end }\n`, 'report/报告.txt': text });
  const { artifacts } = await workspace.build({ edition: 'report' });
  const printed = await readText(artifacts[0]?.bytes);
  expect(printed).toContain('实行链长制②。');
  expect(printed).toMatch(/注释①“六个一”机制：一个项目、一名领导。②链长制：/);
});
