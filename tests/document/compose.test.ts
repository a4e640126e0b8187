import { describe, expect, test } from 'vitest';
import type { Block, Inline, TableNode } from '../../src/document/tree.js';
import { reportSaying, smallReport } from '../support/report.js';
import { blockOf, documentOf, problemsOf } from '../support/templates.js';

const report = smallReport();

/** Inline nodes in short: text as it is, a span or link as <name>…</>, a figure in [ ], a mark in ( ). */
function short(nodes: readonly Inline[] | undefined): string {
  return (nodes ?? []).map(shortNode).join('');
}

function shortNode(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'span':
      return `<${node.style}>${short(node.children)}</>`;
    case 'link':
      return `<${node.to}>${short(node.children)}</>`;
    case 'numeral':
      return `[${[node.prefix, node.digits, node.unit, node.qualifier].join('|')}]`;
    case 'note-mark':
      return `(${node.mark}${node.occurrence === 1 ? ' first' : ''})`;
    case 'page-reference':
      return `#${node.to}`;
    case 'reference':
      return `#${node.text}#${node.withPage ? node.to : ''}`;
    case 'line-break':
      return '/';
  }
}

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
      'h1: an annex',
      '<h1 number="annex" id="x">附表</h1>',
      { kind: 'heading', level: 1, id: 'x', label: '附件1', isAnnex: true, children: '附表' },
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

describe('a glossary mark', () => {
  const say = (text: string) => {
    const block = blockOf(
      '{{#each (narrative "glance")}}<p>{{passage this}}</p>{{/each}}',
      reportSaying(text),
    );
    return block.kind === 'paragraph' ? short(block.children) : '';
  };

  test.each([
    ['is set by term', '推行“六个一”[^六个一]。', '推行“六个一”(① first)。'],
    ['or by id', '推行[^n1]', '推行(① first)'],
    ['and first but once', '甲[^六个一]乙[^n1]', '甲(① first)乙(①)'],
    ['takes the space before it away', '甲 [^六个一]', '甲(① first)'],
    ['is text without a name', '甲[^]乙', '甲[^]乙'],
  ])('%s', (_, text, expected) => {
    expect(say(text)).toBe(expected);
  });

  test('stands in texts of templates and in cells too', () => {
    const cells = smallReport({
      indicators:
        '编号,指标,分组,单位,2021年实绩,2022年目标,说明,出处,原文\ngdp,总值[^六个一],总,%,1%,2%,,一,1%；2%\n',
    });
    const row =
      '{{#with (row "gdp") as |row|}}<p>{{cell @root.tables.indicators row "指标"}}[^六个一]</p>{{/with}}';
    const block = blockOf(row, cells);
    expect(block.kind === 'paragraph' && short(block.children)).toBe('总值(① first)(①)');
  });

  test('that no entry explains is an error where it was written', () => {
    const template = '<p/>\n{{#each (narrative "glance")}}<p>{{passage this}}</p>{{/each}}';
    expect(problemsOf(() => documentOf(template, reportSaying('甲[^六个二]')))).toEqual([
      'mark-without-entry at data/pack.yaml:20:7: the glossary has no “六个二”',
    ]);
  });
});

describe('a mistake is told at its place in the template: ', () => {
  test.each([
    [
      'an unknown element',
      '<p>x</p>\n<paragraf/>',
      '2:1',
      'unknown-element',
      '<paragraf> is not allowed here',
    ],
    [
      'a known element in the wrong place',
      '<p>\n <table/></p>',
      '2:2',
      'unknown-element',
      '<table> is not allowed',
    ],
    ['an element in a list', '<ol>\n<p>x</p></ol>', '2:1', 'unknown-element', 'Known names: li'],
    ['an element in a table', '<table name="t">\n<row/></table>', '2:1', 'unknown-element', '<row>'],
    ['a row of another name', table('<tbody>\n<row/></tbody>'), '2:1', 'unknown-element', 'Known names: tr'],
    [
      'a cell of another name',
      table('<tbody><tr>\n<cell/></tr></tbody>'),
      '2:1',
      'unknown-element',
      '<cell>',
    ],
    [
      'a column of another name',
      table('<colgroup>\n<column/></colgroup>'),
      '2:1',
      'unknown-element',
      '"col"',
    ],
    ['a note that is no paragraph', table('<notes>\n<li/></notes>'), '2:1', 'unknown-element', '<li>'],
    [
      'a part of a card misspelt',
      '<cards><card>\n<lable>x</lable></card></cards>',
      '2:1',
      'unknown-element',
      '"label"',
    ],
    ['an element of HTML that is not known', '<p>\n<b>x</b></p>', '2:1', 'unknown-element', '<b>'],
    [
      'text between blocks',
      '<section name="a">\n甲</section>',
      '1:1',
      'stray-text',
      'text directly inside <section>: “甲”',
    ],
    ['text in a table', '\n<table name="t">甲</table>', '2:1', 'stray-text', 'text directly inside <table>'],
    [
      'text in a row',
      table('<tbody>\n<tr>甲</tr></tbody>'),
      '2:1',
      'stray-text',
      'text directly inside <tr>',
    ],
    [
      'text in a card',
      '<cards>\n<card>甲</card></cards>',
      '2:1',
      'stray-text',
      'text directly inside <card>',
    ],
    ['a second body of a table', table('<tbody/>\n<tbody/>'), '2:1', 'duplicate-element', 'a second <tbody>'],
    [
      'a second value of a card',
      '<cards><card><value>1</value>\n<value>2</value></card></cards>',
      '2:1',
      'duplicate-element',
      'a second <value>',
    ],
    ['something in an element that holds nothing', '\n<rule>x</rule>', '2:1', 'not-empty', 'write <rule/>'],
    ['something in a line break', '<p>a\n<br>b</br></p>', '2:1', 'not-empty', 'write <br/>'],
    [
      'a section without name',
      '\n<section/>',
      '2:1',
      'missing-attribute',
      '<section> lacks the attribute name',
    ],
    ['a table without name', '\n<table/>', '2:1', 'missing-attribute', 'name'],
    ['a link without target', '<p>\n<a>x</a></p>', '2:1', 'missing-attribute', 'href'],
    ['a span without style', '<p>\n<span>x</span></p>', '2:1', 'missing-attribute', 'style'],
    [
      'an attribute misspelt',
      '\n<p stile="quiet">x</p>',
      '2:1',
      'unknown-attribute',
      'Did you mean "style"?',
    ],
    [
      'an attribute of another element',
      '\n<ol name="x"/>',
      '2:1',
      'unknown-attribute',
      '<ol> has no attribute name',
    ],
    [
      'a word that is none of the choice',
      '\n<section name="a" orientation="quer"/>',
      '2:1',
      'bad-attribute',
      'use one of portrait, landscape',
    ],
    [
      'a row of a class there is none of',
      table('<tbody>\n<tr class="sum"/></tbody>'),
      '2:1',
      'bad-attribute',
      'total',
    ],
    [
      'an alignment there is none of',
      table('<colgroup>\n<col align="middle"/></colgroup>'),
      '2:1',
      'bad-attribute',
      'figure',
    ],
    ['a number that is none', '\n<space lines="two"/>', '2:1', 'bad-attribute', 'lines="two"'],
    ['an empty number', '\n<space lines=""/>', '2:1', 'bad-attribute', 'lines=""'],
    ['a negative number', '\n<space lines="-1"/>', '2:1', 'bad-attribute', 'lines="-1"'],
    ['a number without end', '\n<space lines="Infinity"/>', '2:1', 'bad-attribute', 'Infinity'],
    ['cards in no column', '\n<cards columns="0"/>', '2:1', 'bad-attribute', 'columns="0"'],
    ['cards in half a column', '\n<cards columns="2.5"/>', '2:1', 'bad-attribute', 'columns="2.5"'],
    [
      'a column with no share',
      '<columns>\n<column share="0"/></columns>',
      '2:1',
      'bad-attribute',
      'share="0"',
    ],
    ['a chart of no height', '\n<chart name="investment" lines="0"/>', '2:1', 'bad-attribute', 'lines="0"'],
    [
      'a cell over no column',
      table(`${COLUMNS}<tbody><tr>\n<td colspan="0"/><td/></tr></tbody>`),
      '2:1',
      'bad-attribute',
      'colspan="0"',
    ],
    [
      'a chart that pack.yaml has not',
      '\n<chart name="investments"/>',
      '2:1',
      'unknown-chart',
      '“investments”',
    ],
    [
      'an entry that the glossary has not',
      '<glossary>\n<entry id="n2"/></glossary>',
      '2:1',
      'unknown-entry',
      '"n1"',
    ],
    [
      'a page reference that leads nowhere',
      '<h1 id="goals">x</h1><p>\n<pageref to="goal"/></p>',
      '2:1',
      'unknown-reference',
      '"goals"',
    ],
    [
      'a link that leads nowhere',
      '<p>\n<a href="#x">y</a></p>',
      '2:1',
      'unknown-reference',
      'nothing has the id “x”',
    ],
    [
      'an id given twice',
      '<h1 id="x">x</h1>\n<p id="x">y</p>',
      '2:1',
      'duplicate-id',
      'id="x" is given twice',
    ],
    [
      'a row too short',
      table(`${COLUMNS}<tbody><tr><td/><td/></tr>\n<tr><td/></tr></tbody>`),
      '2:1',
      'table-columns',
      'this row fills 1 columns of 2',
    ],
    [
      'a row too long',
      table(`${COLUMNS}<thead>\n<tr><th/><th/><th/></tr></thead>`),
      '2:1',
      'table-columns',
      '3 columns of 2',
    ],
    [
      'a row too long under a cell of the row above',
      table(`${COLUMNS}<tbody><tr><td rowspan="2"/><td/></tr>\n<tr><td/><td/></tr></tbody>`),
      '2:1',
      'table-columns',
      'fills 2 columns of 1',
    ],
    [
      'a cell that reaches below its table',
      table(`${COLUMNS}<tbody>\n<tr><td rowspan="2"/><td/></tr></tbody>`),
      '2:1',
      'table-columns',
      'reaches below the last row',
    ],
    [
      'a head that reaches into the body',
      table(`${COLUMNS}<thead>\n<tr><th rowspan="2"/><th/></tr></thead><tbody><tr><td/></tr></tbody>`),
      '2:1',
      'table-columns',
      'reaches out of the head',
    ],
  ])('%s', (_, markup, position, code, words) => {
    const [problem, ...more] = problemsOf(() => documentOf(markup, report));
    expect(problem).toContain(`${code} at templates/plain/pack.hbs:${position}: `);
    expect(problem).toContain(words);
    expect(more.filter((one) => !one.startsWith(code))).toEqual([]);
  });

  test('one in a loop but once', () => {
    const loop = '{{#each tables.projects.rows}}<paragraf/>{{/each}}';
    expect(problemsOf(() => documentOf(loop, report))).toHaveLength(1);
  });

  test('several at once', () => {
    expect(problemsOf(() => documentOf('<x/><y/><p stile=""/>', report))).toHaveLength(3);
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

describe('a column that may be dropped', () => {
  /** Columns, and the cells of each row with their spans, as the tree has them. */
  function columnsOf(columns: string, rows: string): unknown {
    const block = blockOf(
      table(`<colgroup>${columns}</colgroup><tbody>${rows}</tbody>`),
      report,
    ) as TableNode;
    const row = ({ cells }: TableNode['body'][number]) =>
      cells.map(({ children, columnSpan }) => short(children) + (columnSpan > 1 ? `×${columnSpan}` : ''));
    return [block.columns.map(({ align }) => align), ...block.body.map(row)];
  }
  const DROP = '<col align="right" drop="empty"/>';

  test.each<[string, string, string, unknown]>([
    [
      'goes when no row has anything in it',
      `<col/>${DROP}`,
      '<tr><td>甲</td><td> </td></tr>',
      [['left'], ['甲']],
    ],
    [
      'goes when there are but dashes',
      `<col/>${DROP}`,
      '<tr><td>甲</td><td><em>—</em></td></tr>',
      [['left'], ['甲']],
    ],
    [
      'stays when one row has something',
      `<col/>${DROP}`,
      '<tr><td>甲</td><td/></tr><tr><td>乙</td><td>1</td></tr>',
      [
        ['left', 'right'],
        ['甲', ''],
        ['乙', '1'],
      ],
    ],
    [
      'stays for a figure',
      `<col/>${DROP}`,
      '<tr><td>甲</td><td><num digits="0"/></td></tr>',
      [
        ['left', 'right'],
        ['甲', '[|0||]'],
      ],
    ],
    [
      'takes its place in a span along',
      `<col/>${DROP}<col/>`,
      '<tr><td colspan="all">组</td></tr><tr><td colspan="2">甲</td><td>1</td></tr>',
      [['left', 'left'], ['组×2'], ['甲', '1']],
    ],
    [
      'goes under a cell that spans rows',
      `<col/>${DROP}<col/>`,
      '<tr><td rowspan="2">甲</td><td/><td>1</td></tr><tr><td/><td>2</td></tr>',
      [['left', 'left'], ['甲', '1'], ['2']],
    ],
  ])('%s', (_, columns, rows, expected) => {
    expect(columnsOf(columns, rows)).toEqual(expected);
  });

  test('stays where its template does not ask that it go', () => {
    expect(columnsOf('<col/><col/>', '<tr><td>甲</td><td/></tr>')).toEqual([
      ['left', 'left'],
      ['甲', ''],
    ]);
  });
});

describe('a cell of a column of figures that says nothing (CY/T 170: no empty cells)', () => {
  const rowsOf = (rows: string) => {
    const block = blockOf(table(`${COLUMNS}<tbody>${rows}</tbody>`), report) as TableNode;
    return block.body.map(({ cells }) => cells.map(({ children }) => short(children)));
  };

  test.each([
    ['prints a dash', '<tr><td>甲</td><td/></tr>', [['甲', '—']]],
    ['prints a dash for white space', '<tr><td>甲</td><td><em> </em></td></tr>', [['甲', '—']]],
    ['stays empty in a column of words', '<tr><td/><td><num digits="1"/></td></tr>', [['', '[|1||]']]],
    [
      'is found under a cell that spans rows',
      '<tr><td rowspan="2">甲</td><td/></tr><tr><td/></tr>',
      [['甲', '—'], ['—']],
    ],
  ])('%s', (_, rows, expected) => {
    expect(rowsOf(rows)).toEqual(expected);
  });

  test.each(['group', 'subtotal', 'total'])('may be blank in a row of class %s', (kind) => {
    expect(rowsOf(`<tr class="${kind}"><td>计</td><td/></tr>`)).toEqual([['计', '']]);
  });
});
