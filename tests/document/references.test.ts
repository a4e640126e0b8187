import { describe, expect, test } from 'vitest';
import type { Inline, Reference } from '../../src/document/tree.js';
import { blocksIn, inlinesIn } from '../../src/document/walk.js';
import { reportSaying, smallReport } from '../support/report.js';
import { documentOf, problemsOf } from '../support/templates.js';

const report = smallReport();
const THINGS =
  '<section name="a"><h1 id="one">甲</h1><h1 id="none" number="none">乙</h1><h2 id="two">丙</h2>' +
  '<table name="t"><caption>x</caption></table><table name="bare"/><chart name="investment"/><p id="p">x</p>' +
  '<h1 id="annex" number="annex">附表</h1></section>';

/** What the references of a template say. */
function said(markup: string, of = report): string[] {
  const nodes = [...blocksIn(documentOf(markup, of).children)].flatMap((block) => [...inlinesIn(block)]);
  const references = nodes.filter((node: Inline): node is Reference => node.kind === 'reference');
  return references.map(({ text, withPage }) => (withPage ? `${text}（）` : text));
}

describe('a reference', () => {
  test.each([
    ['to a table', 'table:t', '表1'],
    ['to a chart', 'figure:investment', '图1'],
    ['to a numbered heading', 'one', '第一部分'],
    ['to a heading without a number', 'none', '“乙”'],
    ['to a heading of a lower level', 'two', '“丙”'],
    ['to a single annex', 'annex', '附件'],
    ['to a term', 'n1', '“六个一”'],
    ['to a table without a number', 'table:bare', ''],
    ['to a paragraph', 'p', ''],
  ])('%s has its name, be it before or behind it', (_, to, expected) => {
    const ref = `<p><ref to="${to}"/><ref to="${to}" page="none"/></p>`;
    expect(said(ref + THINGS)).toEqual([`${expected}（）`, expected]);
    expect(said(THINGS + ref)).toEqual([`${expected}（）`, expected]);
  });

  test('stands in texts of pack.yaml, in the titles and notes of charts too', () => {
    const texts = '{{#each (narrative "glance")}}<p>{{passage this}}</p>{{/each}}';
    const saying = reportSaying('见{{ref "table:t"}}、{{ref "annex" page=false}}。');
    const [spec] = saying.pack.charts;
    const note = '数字见{{ref "table:t" page=false}}。';
    const charts = spec ? [{ ...spec, note, passages: {} }] : [];
    const all = { ...saying, pack: { ...saying.pack, charts } };
    expect(said(texts + THINGS, all)).toEqual(['表1（）', '附件', '表1']);
  });

  test('in the alt of a chart is an error, for it would not be read', () => {
    const [spec] = report.pack.charts;
    const charts = spec ? [{ ...spec, alt: '见{{ref "table:t"}}', passages: {} }] : [];
    const problems = problemsOf(() => documentOf(THINGS, { ...report, pack: { ...report.pack, charts } }));
    expect(problems[0]).toMatch(/^reference-in-alt at data\/pack\.yaml/);
  });

  test('to nothing is an error at its place, with the nearest name', () => {
    expect(problemsOf(() => documentOf(`<p/>\n<p><ref to="table:tt"/></p>${THINGS}`, report))).toEqual([
      'unknown-reference at templates/plain/pack.hbs:2:4: nothing has the id “table:tt” (Did you mean "table:t"?)',
    ]);
    const template = '{{#each (narrative "glance")}}<p>{{passage this}}</p>{{/each}}';
    expect(problemsOf(() => documentOf(template, reportSaying('见{{ref "table:x"}}')))[0]).toContain(
      'data/pack.yaml:20:7',
    );
  });

  test('takes nothing but page=true or page=false', () => {
    expect(problemsOf(() => documentOf('<p>{{ref "table:t" pages=false}}</p>', report))[0]).toContain(
      'helper-arguments',
    );
  });
});
