import { expect, it } from 'vitest';
import { importReport } from '../../src/importing/index.ts';
import { readReport } from '../../src/importing/read/index.ts';
import { zip } from '../../src/input/xlsx/zip.ts';

const STYLES =
  '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>' +
  '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>' +
  '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/></text:list-style>';

/** A text document of what stands in its body. */
const openDocument = (body: string, parts: Readonly<Record<string, string>> = {}) =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': '<manifest/>',
    'content.xml':
      `<office:document-content><office:automatic-styles>${STYLES}</office:automatic-styles>` +
      `<office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...parts,
  });
const p = (inside: string) => `<text:p>${inside}</text:p>`;
const list = (inside: string, attributes = '') =>
  `<text:list text:style-name="L1"${attributes}>${inside}</text:list>`;
const item = (inside: string) => `<text:list-item>${inside}</text:list-item>`;

const read = async (body: string) => (await readReport('报告.odt', openDocument(body))).source;
const textsOf = async (body: string) =>
  (await read(body)).blocks.map((block) =>
    'text' in block ? `${block.autoNumber ?? ''}${block.text}` : block.kind,
  );

it('reads paragraphs with what stands within them, in order', async () => {
  const body = p('增长<text:span>8</text:span>%<text:s text:c="2"/>。<text:line-break/>甲<text:tab/>乙　丙');
  expect(await textsOf(body)).toEqual(['增长8%  。', '甲 乙　丙']);
});

it('keeps headings by rank and counts what is numbered by itself', async () => {
  const heading = '<text:h text:outline-level="1">回顾</text:h>';
  const points = list(item(p('甲')) + item(p('乙')));
  const body =
    list(item(heading)) +
    p('正文。') +
    list(item('<text:h text:outline-level="1">安排</text:h>'), ' text:continue-numbering="true"');
  expect(await textsOf(body)).toEqual(['一、回顾', '正文。', '二、安排']);
  expect(
    await textsOf(list(item(`${p('上')}<text:list>${item(p('甲'))}${item(p('乙'))}</text:list>`))),
  ).toEqual(['一、上', '1.甲', '2.乙']);
  expect(await textsOf(points + points)).toEqual(['一、甲', '二、乙', '一、甲', '二、乙']);
  expect((await read(heading)).blocks[0]).toMatchObject({ outline: 1 });
});

it('keeps notes at their marks', async () => {
  const note =
    '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>' +
    `<text:note-body>${p('词：义。')}</text:note-body></text:note>`;
  const { blocks, notes } = await read(p(`新词${note}。`));
  expect(blocks[0]).toMatchObject({ text: '新词。', marks: [{ at: 2, label: 'footnote:n1' }] });
  expect(notes).toEqual([{ label: 'footnote:n1', text: '词：义。' }]);
});

it('leaves out what is deleted, hidden or a comment, and tells', async () => {
  const deleted = `<text:tracked-changes><text:changed-region>${p('删去')}</text:changed-region></text:tracked-changes>`;
  const { blocks, remarks } = await read(
    deleted +
      p(
        '甲<office:annotation><text:p>批注</text:p></office:annotation><text:span text:style-name="T1">暗</text:span>乙',
      ),
  );
  expect(blocks).toMatchObject([{ text: '甲乙' }]);
  expect(remarks).toEqual(['deletions', 'comments', 'hidden']);
});

it('reads tables with their spans, and the text of frames', async () => {
  const cell = (text: string, attributes = '') =>
    `<table:table-cell${attributes}>${p(text)}</table:table-cell>`;
  const rows = `<table:table-row>${cell('合计', ' table:number-columns-spanned="2"')}<table:covered-table-cell/></table:table-row>`;
  const table = `<table:table>${rows}<table:table-row>${cell('甲')}${cell('9')}</table:table-row></table:table>`;
  expect((await read(table)).blocks).toMatchObject([
    {
      kind: 'table',
      rows: [['合计'], ['甲', '9']],
      spans: [[{ columns: 2, rows: 1 }], [{ columns: 1, rows: 1 }, {}]],
    },
  ]);
  expect(
    await textsOf(`<table:table><table:table-row>${cell('框里的话。')}</table:table-row></table:table>`),
  ).toEqual(['框里的话。']);
});

it('makes a data folder of one', async () => {
  const lines = [
    '政府工作报告',
    '——2024年1月16日在云溪县人民代表大会会议上',
    '各位代表：',
    '一、2023年工作回顾',
    '修路8公里。',
  ];
  const { written } = await importReport('报告.odt', openDocument(lines.map(p).join('')));
  expect(written.map(({ rows }) => rows[0]?.指标)).toEqual(['修路']);
});

it.each([
  [{ 'META-INF/manifest.xml': '<manifest:encryption-data/>' }, '打开密码'],
  [{ 'content.xml': '<office:document-content><office:body>' }, '损坏'],
])('says of a locked or damaged one what it is: %j', async (parts, message) => {
  const reading = readReport('报告.odt', openDocument('', parts));
  await expect(reading).rejects.toMatchObject({
    diagnostics: [{ message: { zh: expect.stringContaining(message) } }],
  });
});

it('reads elements that are called as what every object has like any it does not know', async () => {
  const odd = '<text:constructor>丙</text:constructor><text:toString/><text:valueOf/>';
  const { remarks } = await read(`${p('甲')}${odd}${p('乙')}`);
  expect(remarks).toEqual([]);
  expect(await textsOf(`${p('甲')}${odd}${p('乙')}`)).toEqual(['甲', '乙']);
});
