import { describe, expect, test } from 'vitest';
import { render } from '../../src/template/render.js';
import { UsageTracker } from '../../src/template/usage-tracker.js';
import { smallReport } from '../support/report.js';
import { templatesOf } from '../support/templates.js';

const PACK = `title: 简报
meeting: 会议
issuer: 市政府
date: 2022-02-22
`;
const TASKS = `编号,事项,分组,量化目标,说明,出处,原文
t1,新增停车位,交通,2000个,含充电桩,一,新增停车位2000个
t2,改造小区24个,住房,24个,,一,改造小区24个
`;
const PROJECTS = `编号,项目,简称,分组,投资（亿元）,2022年节点,说明,出处,原文
p1,甲项目,甲,已开工,50.5,投产,,一,50.5亿元；投产
p2,乙项目,乙,已开工,20,,,一,20亿元
`;

/** What is found unprinted after editions of these templates, each as \`code words\`. */
function unshown(templates: readonly string[], sheets: Readonly<Record<string, string>>, pack = PACK) {
  const empty = { indicators: '编号,指标,单位,2021年实绩,出处,原文\n', projects: '', glossary: '' };
  const without = Object.fromEntries(Object.entries({ ...empty, ...sheets }).filter(([, text]) => text));
  const report = smallReport(without, pack);
  const tables = Object.fromEntries(Object.entries(report.tables).filter(([name]) => name in sheets));
  const shown = new UsageTracker();
  const own = { ...report, tables, glossary: [] };
  for (const template of templates) render(templatesOf(template), own, shown);
  return shown.unshown(own).map(({ code, message }) => `${code} ${message.zh}`);
}

const rows = (table: string, cells: string) =>
  `{{#with tables.${table} as |t|}}{{#each t.rows as |row|}}${cells}{{/each}}{{/with}}`;

describe('a cell that no edition prints is told of, once for its column', () => {
  test('with the count of those that are filled', () => {
    expect(unshown([rows('tasks', '{{cell t row "事项"}}')], { tasks: TASKS })).toEqual([
      'unshown-column 没有一个版本印出表“tasks”的“量化目标”：2格有内容',
      'unshown-column 没有一个版本印出表“tasks”的“说明”：1格有内容',
    ]);
  });

  test('not if another edition does', () => {
    const names = rows('tasks', '{{cell t row "事项"}}');
    const others = rows('tasks', '{{cell t row "量化目标"}}{{cell t row "说明"}}');
    expect(unshown([names, others], { tasks: TASKS })).toEqual([]);
  });

  test('nor if the name of the row says it already', () => {
    const template = rows(
      'tasks',
      '{{cell t row "事项"}}{{#if (adds row "量化目标")}}!{{/if}}{{cell t row "说明"}}',
    );
    expect(unshown([template], { tasks: TASKS })).toEqual([
      'unshown-column 没有一个版本印出表“tasks”的“量化目标”：1格有内容',
    ]);
  });

  test('nor what traces, orders or shortens, nor a column of nothing', () => {
    const template = rows(
      'projects',
      '{{cell t row "项目"}}{{cell t row "投资（亿元）"}}{{wording t row "2022年节点"}}',
    );
    expect(unshown([template], { projects: PROJECTS })).toEqual([]);
  });
});

describe('a table that no edition prints is told of once', () => {
  test('whatever it holds', () => {
    expect(unshown(['<p>无</p>'], { tasks: TASKS, projects: PROJECTS })).toEqual([
      'unshown-table 没有一个版本印出表“projects”',
      'unshown-table 没有一个版本印出表“tasks”',
    ]);
  });

  test('though a table that is printed holds rows of the same names', () => {
    const more = { tasks: TASKS, more: TASKS.replaceAll(/^t/gm, 'm') };
    const pack = `${PACK}tables: { more: { kind: tasks } }\n`;
    expect(unshown([rows('tasks', '<p>{{row.label}}</p>')], more, pack)).toEqual([
      'unshown-table 没有一个版本印出表“more”',
    ]);
  });

  test('not if a template prints the names of its rows without a helper', () => {
    expect(unshown([rows('tasks', '<p>{{row.label}}</p>')], { tasks: TASKS })).toEqual([]);
  });
});

describe('charts', () => {
  const pack = `${PACK}charts:
  - name: investment
    at: projects
    type: bar
    title: 投资
    alt: 投资
    rows: { table: projects, label: 简称 }
    series: [{ column: 投资（亿元） }]
`;

  test('print what they draw', () => {
    expect(unshown(['<chart name="investment"/>'], { projects: PROJECTS }, pack)).toEqual([
      'unshown-column 没有一个版本印出表“projects”的“2022年节点”：1格有内容',
    ]);
  });

  test('are told of where no edition places them, though their section is asked for', () => {
    const template = `{{#each (charts "projects")}}{{/each}}${rows('projects', '{{cell t row "项目"}}{{cell t row "投资（亿元）"}}{{wording t row "2022年节点"}}')}`;
    expect(unshown([template], { projects: PROJECTS }, pack)).toEqual([
      'unshown-chart 没有一个版本印出“projects”部分的图“investment”',
    ]);
  });
});

test('paragraphs of a section that no template asks for are told of', () => {
  const pack = `${PACK}narrative: { glance: [一段], projets: [一段] }\n`;
  expect(unshown(['{{#each (narrative "glance")}}<p>{{passage this}}</p>{{/each}}'], {}, pack)).toEqual([
    'unshown-section 没有模板用到“projets”这一部分',
  ]);
});

describe('the texts that pack.yaml gives a table are told of, once for each table', () => {
  const settings = 'tables:\n  tasks: { title: 实事, notes: [注：甲, 注：乙], source: 来源：丙 }\n';
  const names = rows('tasks', '{{cell t row "事项"}}{{cell t row "量化目标"}}{{cell t row "说明"}}');
  const printing = (text: string) => `{{#with tables.tasks as |t|}}${text}{{/with}}${names}`;

  test.each([
    ['', ' title、notes、source'],
    ['{{passage t.settings.title}}', ' notes、source'],
    [
      '{{passage t.settings.title}}{{passage (lookup t.settings.notes 0)}}{{passage t.settings.source}}',
      ' notes',
    ],
  ])('where a template prints %j of them', (text, missing) => {
    expect(unshown([printing(text)], { tasks: TASKS }, PACK + settings)).toEqual([
      `unshown-text 没有一个版本印出表“tasks”的${missing}`,
    ]);
  });

  test('not where editions together print all of them', () => {
    const title = printing('{{passage t.settings.title}}');
    const rest = printing('{{#each t.settings.notes}}{{passage this}}{{/each}}{{passage t.settings.source}}');
    expect(unshown([title, rest], { tasks: TASKS }, PACK + settings)).toEqual([]);
  });

  test('not where the table has none of its own, nor besides that it is not printed at all', () => {
    expect(unshown([names], { tasks: TASKS })).toEqual([]);
    expect(unshown(['<p>无</p>'], { tasks: TASKS }, PACK + settings)).toEqual([
      'unshown-table 没有一个版本印出表“tasks”',
    ]);
  });
});

describe('a general table that no edition prints is told of', () => {
  const TOWNS = '地区,人口（万人）\n甲镇,1.5\n乙镇,2.5\n';
  const section = (name: string) =>
    `{{#each (generalTables "${name}") as |t|}}<p>{{tableTitle t}}</p>{{/each}}`;

  test('where no template asks for the tables of its section', () => {
    expect(unshown(['<p>无</p>', section('works')], { towns: TOWNS })).toEqual([
      'unshown-table 没有一个版本印出表“towns”',
    ]);
    const pack = `${PACK}tables:\n  towns: { section: works }\n`;
    expect(unshown([section('works')], { towns: TOWNS }, pack)).toEqual([]);
    expect(unshown([section('tables')], { towns: TOWNS }, pack)).toEqual([
      'unshown-table 没有一个版本印出表“towns”',
    ]);
  });

  test('and so are the texts that pack.yaml gives it', () => {
    const pack = `${PACK}tables:\n  towns: { title: 各镇, notes: [注：甲] }\n`;
    expect(unshown([section('tables')], { towns: TOWNS }, pack)).toEqual([
      'unshown-text 没有一个版本印出表“towns”的 notes',
    ]);
  });
});
