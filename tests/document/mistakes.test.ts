import { describe, expect, test } from 'vitest';
import { smallReport } from '../support/report.js';
import { documentOf, problemsOf } from '../support/templates.js';

const report = smallReport();

const table = (parts: string) => `<table name="t">${parts}</table>`;
const COLUMNS = '<colgroup><col/><col align="figure"/></colgroup>';

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
