import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importReport } from '../../src/importing/index.ts';
import { readWord } from '../../src/importing/read/word/index.ts';
import { paragraph, run, wordFile } from './word-file.ts';

const textsOf = (body: string, parts = {}) =>
  readWord(wordFile(body, parts)).blocks.map((block) =>
    block.kind === 'paragraph' ? block.text : block.kind === 'table' ? block.rows : block.part,
  );

const field = (...codes: string[]) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${codes.map((code) => `<w:r><w:instrText>${code}</w:instrText></w:r>`).join('')}` +
  '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

it('makes the same tables of a Word file as of its text', async () => {
  const text = readFileSync(join(import.meta.dirname, 'reports', 'yunxi-2024.txt'));
  const body = text
    .toString()
    .split('\n')
    .map((line) => paragraph(line))
    .join('');
  const [plain, word] = [await importReport('a.txt', text), await importReport('a.docx', wordFile(body))];
  expect(word.written.map((table) => table.text)).toEqual(plain.written.map((table) => table.text));
});

it.each([[['eq \\o\\ac(○,3)']], [[' EQ \\o', '\\ac(', '○', ',3)']], [['eq \\o\\ac(\\s\\up1(○),', '3) ']]])(
  'takes a circled number made by a field for the mark of a note: %j',
  (codes) => {
    const [block] = readWord(wordFile(paragraph(run('“清溪”集群') + field(...codes) + run('壮大')))).blocks;
    expect(block).toMatchObject({ text: '“清溪”集群壮大', marks: [{ at: 6, label: '3' }] });
  },
);

it('shows the result of fields, and nothing of their codes', () => {
  const page = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('第一章')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  expect(textsOf(paragraph(`${run('见')}${page}${run('。')}`))).toEqual(['见第一章。']);
});

it('reads what was inserted and not what was deleted, and joins paragraphs whose end was deleted', () => {
  const body =
    paragraph(
      `${run('新建')}<w:del><w:r><w:delText>三</w:delText></w:r></w:del><w:ins>${run('四')}</w:ins>${run('所，')}`,
      '<w:rPr><w:del/></w:rPr>',
    ) + paragraph('改造五所。');
  const { blocks, remarks } = readWord(wordFile(body));
  expect(blocks).toMatchObject([{ text: '新建四所，改造五所。' }]);
  expect(remarks.toSorted()).toEqual(['deletions', 'insertions']);
});

it('leaves hidden text out, reads the base of ruby and one of two ways to draw a box', () => {
  const box = (inside: string) => `<w:txbxContent>${paragraph(inside)}</w:txbxContent>`;
  const body = paragraph(
    `${run('甲', '<w:vanish/>')}${run('乙')}<w:r><w:ruby><w:rt>${run('yi')}</w:rt><w:rubyBase>${run('艺')}</w:rubyBase></w:ruby></w:r>` +
      `<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box('框里')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('框里')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
  );
  expect(textsOf(body)).toEqual(['乙艺', '框里']);
});

it('counts paragraphs as the word processor does, with styles, levels and new starts', () => {
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' +
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
  const numbered = (text: string, list: number, at: number) =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
  const body = [
    ...[
      numbered('甲', 1, 0),
      numbered('乙', 1, 1),
      numbered('丙', 1, 1),
      numbered('丁', 1, 0),
      numbered('戊', 1, 1),
    ],
    ...[numbered('己', 2, 1), numbered('庚', 2, 1)],
  ].join('');
  const numbers = readWord(wordFile(body, { numbering })).blocks.map(
    (block) => 'autoNumber' in block && block.autoNumber,
  );
  expect(numbers).toEqual(['一、', '（一）', '（二）', '二、', '（一）', '（一）', '（二）']);
});

it('keeps real notes with the place of their mark', () => {
  const footnotes = `<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">${paragraph('链长制：一条链一名领导。')}</w:footnote>`;
  const { blocks, notes } = readWord(
    wordFile(paragraph(`${run('推行链长制')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('。')}`), {
      footnotes,
    }),
  );
  expect(blocks).toMatchObject([{ text: '推行链长制。', marks: [{ at: 5, label: 'footnote:2' }] }]);
  expect(notes).toEqual([{ label: 'footnote:2', text: '链长制：一条链一名领导。' }]);
});

it('reads tables by rows, a frame of one cell as paragraphs, and what stands in controls', () => {
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
  const table = (...rows: string[][]) =>
    `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
  const body = `${table(['项目', '投资'], ['甲', '3'])}${table(['框中的话'])}<w:sdt><w:sdtContent>${paragraph('控件里')}</w:sdtContent></w:sdt>`;
  expect(textsOf(body)).toEqual([
    [
      ['项目', '投资'],
      ['甲', '3'],
    ],
    '框中的话',
    '控件里',
  ]);
});

it('reads a paragraph that is broken into lines as several', () => {
  expect(textsOf(paragraph(`${run('云溪县')}<w:r><w:br/></w:r>${run('政府工作报告')}`))).toEqual([
    '云溪县',
    '政府工作报告',
  ]);
});

it('carries tables of figures over as sheets with their title and unit, cells over several columns too', async () => {
  const cell = (text: string, span = 1) =>
    `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${paragraph(text)}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  const body = [
    ...['政府工作报告', '——2024年1月16日在云溪县人民代表大会会议上', '各位代表：', '一、2023年工作回顾'],
    ...['生产总值增长6%。', '表1 主要产品产量', '单位：万吨'],
  ].map((text) => paragraph(text));
  const table = `<w:tbl>${row(cell('产品'), cell('产量', 2))}${row(cell('水泥'), cell('120.5'), cell('131.2'))}${row(cell('钢材'), cell('45'), cell('47.6'))}</w:tbl>`;
  const form = `<w:tbl>${row(cell('姓名'), cell('张三'))}</w:tbl>`;
  const { files, found } = await importReport('a.docx', wordFile(body.join('') + table + form));
  const sheet = files.find(({ name }) => name === 'report-table-1.csv');
  expect(new TextDecoder().decode(sheet?.bytes).split('\r\n')).toEqual([
    ...['表1 主要产品产量,,', '单位：万吨,,', '产品,产量,', '水泥,120.5,131.2', '钢材,45,47.6', ''],
  ]);
  expect(found.map(({ message }) => message.zh)).toContain(
    '报告里有表格 2 张：report-table-1 照样收入，1 张没有几个数，没有收',
  );
});

/** The report with each line changed, as a Word file; its tables without what quotes the text. */
const tablesAfter = async (change: (line: string) => string, inParagraph = paragraph) => {
  const text = readFileSync(join(import.meta.dirname, 'reports', 'yunxi-2024.txt')).toString();
  const body = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => inParagraph(change(line)))
    .join('');
  const { written } = await importReport('a.docx', wordFile(body));
  return written
    .filter(({ name }) => ['indicators', 'sectors', 'projects'].includes(name))
    .map(({ rows }) => rows.map(({ 出处: _, 原文: __, 分组: ___, 说明: ____, ...row }) => row));
};

const FULL = '，；：！';
const HALF = ',;:!';

it.each([
  [
    'marks are half width',
    (line: string) =>
      [...line]
        .map((one) => HALF[FULL.indexOf(one)] ?? one)
        .join('')
        .replace(/。$/, '.'),
  ],
  ['spaces stand about its words', (line: string) => line.replaceAll('增长', ' 增长 ')],
  [
    'digits are full width',
    (line: string) => line.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ],
])('makes the same rows of a report whose %s', async (_, change) => {
  expect(await tablesAfter(change)).toEqual(await tablesAfter((line) => line));
});

it('makes the same rows of a report in the columns of a table, in boxes or split into runs', async () => {
  const plain = await tablesAfter((line) => line);
  const boxes = (line: string) =>
    paragraph(`<w:r><w:drawing><w:txbxContent>${paragraph(line)}</w:txbxContent></w:drawing></w:r>`);
  const runs = (line: string) => paragraph([...line].map((one) => run(one)).join(''));
  expect(await tablesAfter((line) => line, boxes)).toEqual(plain);
  expect(await tablesAfter((line) => line, runs)).toEqual(plain);
  const text = readFileSync(join(import.meta.dirname, 'reports', 'yunxi-2024.txt')).toString();
  const cell = `<w:tc>${text
    .split('\n')
    .filter(Boolean)
    .map((line) => paragraph(line))
    .join('')}</w:tc>`;
  const { blocks } = readWord(
    wordFile(`<w:tbl><w:tr>${cell}<w:tc>${paragraph('旁注')}</w:tc></w:tr></w:tbl>`),
  );
  expect(blocks.every(({ kind }) => kind === 'paragraph')).toBe(true);
});

it('counts no level that no list has', () => {
  const numbering =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="99999999"><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>' +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
  const numbered = paragraph('甲', '<w:numPr><w:ilvl w:val="99999999"/><w:numId w:val="1"/></w:numPr>');
  expect(textsOf(numbered, { numbering })).toEqual(['甲']);
});

it('says what was hidden where nothing else is left to read', async () => {
  const hidden = wordFile(paragraph(run('2024年1月16日', '<w:vanish/>')));
  await expect(importReport('a.docx', hidden)).rejects.toThrow(/Hidden text is left out[\s\S]*of what year/);
});
