import { describe, expect, test } from 'vitest';
import { compose } from '../../src/document/compose.js';
import type { Numbering } from '../../src/document/numbering.js';
import { sectionsOf } from '../../src/document/sections.js';
import { blocksIn } from '../../src/document/walk.js';
import { Database } from '../../src/incremental/database.js';
import type { Report } from '../../src/report/report.js';
import { renderChartTexts } from '../../src/template/chart-texts.js';
import { render } from '../../src/template/render.js';
import { UsageTracker } from '../../src/template/usage-tracker.js';
import { smallReport } from '../support/report.js';
import { documentOf, problemsOf, templatesOf } from '../support/templates.js';

describe('markup is divided', () => {
  test.each([
    ['<section a="1"><p>甲</p></section> <section><p>乙</p></section>\n', 3],
    ['<section><section>内</section></section><section>外</section>', 3],
    ['<section name="空"/><section>甲</section>', 2],
    ['<p>无章</p>', 1],
    ['<!-- <section> --><section>甲</section>', 1],
    ['<section>甲</section></section><section>乙</section>', 2],
    ['', 1],
  ])('%s', (markup, count) => {
    const parts = sectionsOf(markup);
    expect(parts.join('')).toBe(markup);
    expect(parts).toHaveLength(count);
  });
});

const TEMPLATE = `<section name="glance">
  <h1>速览</h1><p>增长{{figure "gdp" "2021年实绩"}}，推行“六个一”[^六个一]。</p>
  <chart name="investment"/>
</section>
<section name="projects">
  <h1>项目</h1>
  <table name="projects"><caption>项目</caption><colgroup><col/></colgroup>
    <tbody>{{#each tables.projects.rows}}<tr><td>{{cell ../tables.projects this "项目"}}[^六个一]</td></tr>{{/each}}</tbody>
  </table>
</section>
<section name="end"><h1>附</h1><p>见<ref to="table:projects"/>。</p></section>`;

const numbered = (report: Report, memory?: Database) => documentOf(TEMPLATE, report, {}, memory);

/** The report with one cell of the table of indicators, or of projects, changed. */
const before = smallReport();
const otherGrowth = smallReport({
  indicators: `编号,指标,分组,单位,2021年实绩,2022年目标,说明,出处,原文
gdp,地区生产总值,总量,%,9.5%,7%以上,,一,增长9.5%；增长7%以上
`,
});
const moreProjects = smallReport({
  projects: `编号,项目,分组,投资（亿元）,2022年节点,说明,出处,原文
p1,甲项目,已开工,50.5,投产,,一,50.5亿元；投产
p2,乙项目,已开工,20,,,一,20亿元
p3,丙项目,预开工,,,,一,丙项目
p4,丁项目,预开工,,,,一,丁项目
`,
});
const otherTerm = smallReport({ glossary: '编号,名词,释义,出处\nn1,六个一,另作解释。,注1\n' });
const reports = { before, otherGrowth, moreProjects, otherTerm };

test.each(
  Object.entries(reports).flatMap(([from, one]) =>
    Object.entries(reports).map(([to, other]) => [from, to, one, other] as const),
  ),
)('composed after %s, %s is what it is from scratch', (_, __, one, other) => {
  const memory = new Database();
  numbered(one, memory);
  expect(numbered(other, memory)).toStrictEqual(numbered(other));
});

test('a section whose markup, terms, charts and numbers are the same is not composed again', () => {
  const memory = new Database();
  const first = numbered(before, memory).children;
  const grown = numbered(otherGrowth, memory).children;
  expect(grown.map((section, index) => section === first[index])).toEqual([false, true, false]);
  // marks are counted on: the last section comes after one mark more, though it has none itself
  const more = numbered(moreProjects, memory).children;
  expect(more.map((section, index) => section === grown[index])).toEqual([false, false, false]);
});

test('an edition that numbers its tables otherwise has all sections composed again', () => {
  const memory = new Database();
  const tableNumber = (numbering: Numbering) => {
    const rendered = render(templatesOf(TEMPLATE), before, new UsageTracker());
    const origin = { file: 'pack.hbs' };
    const { children } = compose(rendered, before, renderChartTexts(before), origin, numbering, memory);
    return [...blocksIn(children)].find(({ kind }) => kind === 'table');
  };
  expect(tableNumber('throughout')).toMatchObject({ number: '表1' });
  expect(tableNumber('section')).toMatchObject({ number: '表2-1' });
});

test('what is wrong is told as it is without memory, and told again', () => {
  const memory = new Database();
  numbered(before, memory);
  const unclosed = TEMPLATE.replace('<h1>附</h1>', '<h1>附</h1><p>未完');
  const twice = TEMPLATE.replace('<h1>速览</h1>', '<h1 id="table:projects">速览</h1>');
  for (const template of [unclosed, twice, twice]) {
    const told = problemsOf(() => documentOf(template, before, {}, memory));
    expect(told).toEqual(problemsOf(() => documentOf(template, before)));
    expect(told).toHaveLength(1);
  }
});
