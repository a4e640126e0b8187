import { describe, expect, test } from 'vitest';
import type { Block, TableNode } from '../../src/document/tree.js';
import { reportSaying, smallReport } from '../support/report.js';
import { short } from '../support/short.js';
import { blockOf, documentOf, problemsOf } from '../support/templates.js';

const report = smallReport();

/** A block without places, its inline nodes in short. */
function sketch(block: Block): unknown {
  return JSON.parse(
    JSON.stringify(block, (key, value) => {
      if (key === 'place') return undefined;
      const isInline = Array.isArray(value) && ['text', 'span', 'link', 'numeral'].includes(value[0]?.kind);
      return isInline || (Array.isArray(value) && value[0]?.kind === 'line-break') ? short(value) : value;
    }),
  );
}

const table = (parts: string) => `<table name="t">${parts}</table>`;
const COLUMNS = '<colgroup><col/><col align="figure"/></colgroup>';

describe('an element becomes', () => {
  test.each<[string, string, unknown]>([
    [
      'section: a part of the pack',
      '<section name="a" orientation="landscape" matter="front" start="flow"><p>x</p></section>',
      {
        kind: 'section',
        name: 'a',
        orientation: 'landscape',
        matter: 'front',
        start: 'flow',
        children: [{ kind: 'paragraph', style: 'body', children: 'x' }],
      },
    ],
    [
      'section: portrait, of the body and on a new page, unless told',
      '<section name="a"/>',
      { kind: 'section', name: 'a', orientation: 'portrait', matter: 'body', start: 'page', children: [] },
    ],
    [
      'h1: a numbered heading',
      '<h1>总论</h1>',
      { kind: 'heading', level: 1, id: 'heading:1', label: '一、', children: '总论' },
    ],
    [
      'h1: one without number',
      '<h1 number="none">总论</h1>',
      { kind: 'heading', level: 1, id: 'heading:1', children: '总论' },
    ],
    [
      'h3: a heading with an id',
      '<h3 id="x">总论</h3>',
      { kind: 'heading', level: 3, id: 'x', children: '总论' },
    ],
    [
      'p: a paragraph in a style',
      '<p style="quiet" id="x">甲<br/>乙</p>',
      { kind: 'paragraph', style: 'quiet', id: 'x', children: '甲/乙' },
    ],
    [
      'ol: items with their numbers, or labels',
      '<ol><li>甲</li><li label="（二）">乙</li></ol>',
      {
        kind: 'list',
        style: 'list',
        items: [
          { label: '1.', children: '甲' },
          { label: '（二）', children: '乙' },
        ],
      },
    ],
    [
      'chart: a numbered figure with the texts of pack.yaml',
      '<chart name="investment" lines="9"/>',
      {
        kind: 'figure',
        id: 'figure:investment',
        chart: 'investment',
        number: '图1',
        title: '投资前[|3||]名',
        unit: '亿元',
        notes: ['共[|70.5|亿元|]。'],
        alt: '投资',
        lines: 9,
      },
    ],
    [
      'chart: as high as pack.yaml says, or 8 lines, with notes of its own',
      '<chart name="investment"><notes><p>甲</p><p> </p></notes></chart>',
      {
        kind: 'figure',
        id: 'figure:investment',
        chart: 'investment',
        number: '图1',
        title: '投资前[|3||]名',
        unit: '亿元',
        notes: ['共[|70.5|亿元|]。', '甲'],
        alt: '投资',
        lines: 8,
      },
    ],
    [
      'cards: figures at a glance',
      '<cards columns="2"><card><label>甲</label><value>8</value><unit>%</unit><foot>乙</foot>' +
        '<bars><bar year="2021" value="-8" stage="shown"/><bar year="2022" value=""/></bars></card></cards>',
      {
        kind: 'cards',
        columns: 2,
        cards: [
          {
            label: '甲',
            prefix: [],
            value: '8',
            unit: '%',
            change: [],
            foot: '乙',
            bars: [
              { period: { year: 2021, span: 'point' }, value: -8, stage: 'shown' },
              { period: { year: 2022, span: 'point' }, stage: 'past' },
            ],
          },
        ],
      },
    ],
    [
      'columns: blocks side by side',
      '<columns><column share="2"><p>甲</p></column><column/></columns>',
      {
        kind: 'columns',
        columns: [
          { share: 2, children: [{ kind: 'paragraph', style: 'body', children: '甲' }] },
          { share: 1, children: [] },
        ],
      },
    ],
    [
      'contents: of one level or two',
      '<contents depth="2"/>',
      { kind: 'contents', of: 'headings', depth: 2 },
    ],
    [
      'contents: a list of tables with its title',
      '<contents of="tables" title="表目录"/>',
      { kind: 'contents', of: 'tables', depth: 1, title: '表目录' },
    ],
    [
      'h1: the only annex',
      '<h1 number="annex" id="x">附表</h1>',
      { kind: 'heading', level: 1, id: 'x', label: '附件', isAnnex: true, children: '附表' },
    ],
    [
      'glossary: entries with their marks',
      '<glossary><entry id="n1"><term>甲</term><definition>乙</definition></entry></glossary>',
      { kind: 'glossary', entries: [{ id: 'n1', mark: '①', term: '甲', definition: '乙' }] },
    ],
    ['space: lines of white', '<space lines="1.5"/>', { kind: 'space', lines: 1.5, grow: 0 }],
    ['rule: single or double', '<rule style="double"/>', { kind: 'rule', style: 'double' }],
    [
      'ornament: a drawing',
      '<ornament name="cover" lines="4"/>',
      { kind: 'ornament', name: 'cover', lines: 4 },
    ],
  ])('%s', (_, markup, expected) => {
    expect(sketch(blockOf(markup, report))).toEqual(expected);
  });

  test('strong, em, sup, sub, span, a, pageref, num: nodes in a line', () => {
    const markup =
      '<p id="x"><strong>a</strong><em>b</em><sup>c</sup><sub>d</sub><span style="quiet">e</span>' +
      '<a href="#x">f</a><pageref to="x"/><num prefix="约" digits="3" unit="亿元" qualifier="以上"/></p>';
    const block = blockOf(markup, report);
    expect(block.kind === 'paragraph' && short(block.children)).toBe(
      '<strong>a</><emphasis>b</><superscript>c</><subscript>d</><quiet>e</><#x>f</>#x[约|3|亿元|以上]',
    );
  });

  test('table: caption, unit, columns, rows and notes', () => {
    const block = blockOf(
      table(
        `<caption>一览</caption><unit>亿元</unit>${COLUMNS}<thead><tr><th align="center">名</th><th>数</th></tr></thead>` +
          '<tbody><tr class="group"><td colspan="all">甲组</td></tr><tr><td rowspan="2">甲</td><td>1</td></tr>' +
          '<tr class="total"><td>2</td></tr></tbody><notes><p>注</p><p/></notes>',
      ),
      report,
    );
    const cell = { header: false, columnSpan: 1, rowSpan: 1 };
    expect(sketch(block)).toEqual({
      kind: 'table',
      id: 'table:t',
      number: '表1',
      title: '一览',
      unit: '亿元',
      columns: [
        { align: 'left', grow: 0 },
        { align: 'figure', grow: 0 },
      ],
      head: [
        {
          kind: 'head',
          cells: [
            { ...cell, header: true, align: 'center', children: '名' },
            { ...cell, header: true, children: '数' },
          ],
        },
      ],
      body: [
        { kind: 'group', cells: [{ ...cell, columnSpan: 2, children: '甲组' }] },
        {
          kind: 'plain',
          cells: [
            { ...cell, rowSpan: 2, children: '甲' },
            { ...cell, children: '1' },
          ],
        },
        { kind: 'total', cells: [{ ...cell, children: '2' }] },
      ],
      notes: ['注'],
    });
  });
});

describe('a document', () => {
  test('has the pack’s title, issuer, meeting and date, and the notes of its glossary', () => {
    const { children, ...rest } = documentOf('<p>x</p>', report);
    expect(children).toHaveLength(1);
    expect(rest).toEqual({
      title: '工作简报',
      author: '某市人民政府',
      subject: '市人大会议',
      language: 'zh-CN',
      date: '2022-02-22',
      notes: { n1: { mark: '①', term: '六个一', definition: '一个项目等六个“一”。', occurrences: 0 } },
    });
  });

  test('leaves out a paragraph whose text comes out empty', () => {
    expect(documentOf('<p>{{#if pack.subtitle}}x{{/if}}</p><p> </p>', report).children).toEqual([]);
  });

  test('numbers 表, 图 and 一、 each by itself, through all sections, counting only what has a number', () => {
    const plain = table('');
    const captioned = (name: string) => `<table name="${name}"><caption>x</caption></table>`;
    const markup =
      `<section name="a"><h1>甲</h1>${captioned('a')}<chart name="investment"/><h2>x</h2></section>` +
      `<section name="b"><h1 number="none">无</h1>${plain}<h1>乙</h1>${captioned('b')}</section>`;
    const blocks = documentOf(markup, report).children.flatMap((one) =>
      one.kind === 'section' ? one.children : [],
    );
    const numbers = blocks.map((one) => {
      if (one.kind === 'heading') return one.label;
      return one.kind === 'table' || one.kind === 'figure' ? one.number : undefined;
    });
    expect(numbers).toEqual(['一、', '表1', '图1', undefined, undefined, undefined, '二、', '表2']);
  });
});

describe('line breaks in a cell of the data', () => {
  const projects =
    '编号,项目,分组,投资（亿元）,2022年节点,说明,出处,原文\np1,"甲\n项目",一,1,"（1）修路\n\n（2）架桥",,一,1亿元\n';
  const lined = smallReport({ projects });
  const project = (content: string) => `{{#with (row "p1") as |row|}}${content}{{/with}}`;

  test('are kept where its words stand in a cell', () => {
    const words = '{{wording @root.tables.projects row "2022年节点"}}';
    const block = blockOf(
      project(table(`<colgroup><col/></colgroup><tbody><tr><td>\n${words}\n</td></tr></tbody>`)),
      lined,
    );
    expect(short((block as TableNode).body[0]?.cells[0]?.children)).toBe('（1）修路/（2）架桥');
  });

  test('are white space in running text, and none in a name', () => {
    const words = '{{cell @root.tables.projects row "项目"}}：{{textOf row "2022年节点"}}';
    const block = blockOf(project(`<p>${words}</p>`), lined);
    expect(block.kind === 'paragraph' && short(block.children)).toBe('甲项目：（1）修路（2）架桥');
  });
});

describe('a place', () => {
  const cells =
    '{{#with tables.projects as |t|}}<table name="t"><colgroup><col/><col align="figure"/></colgroup><tbody>' +
    '{{#each t.rows as |row|}}<tr><td>{{cell t row "项目"}}</td><td>{{cell t row (lookup t.amounts 0)}}</td></tr>{{/each}}' +
    '</tbody></table>{{/with}}';

  test('of a cell that shows a cell of the data is that of the data: file, row, column, header', () => {
    const block = blockOf(cells, report);
    const first = block.kind === 'table' ? block.body[0]?.cells : undefined;
    expect(first?.map(({ place }) => place)).toEqual([
      { file: 'data/projects.csv', line: 2, column: 2, field: '项目' },
      { file: 'data/projects.csv', line: 2, column: 4, field: '投资（亿元）' },
    ]);
  });

  test('of a mark without entry in a cell is that of the data', () => {
    const spoiled = { ...report, glossary: [] };
    const marked = smallReport({
      projects: '编号,项目,分组,投资（亿元）,2022年节点,说明,出处,原文\np1,甲[^六个一],一,1,,,一,1亿元\n',
    });
    const problem = problemsOf(() => documentOf(cells, { ...marked, glossary: spoiled.glossary }))[0];
    expect(problem).toBe('mark-without-entry at data/projects.csv:2:2 (项目): the glossary has no “六个一”');
  });

  test('of a text of pack.yaml is that in pack.yaml', () => {
    const block = blockOf(
      '{{#each (narrative "glance")}}<p>{{passage this}}</p>{{/each}}',
      reportSaying('甲'),
    );
    const node = block.kind === 'paragraph' ? block.children[0] : undefined;
    expect(node?.place).toEqual({ file: 'data/pack.yaml', line: 20, column: 7 });
  });
});
