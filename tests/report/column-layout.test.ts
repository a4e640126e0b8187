import { expect, test } from 'vitest';
import { layoutByColumns, printedColumns } from '../../src/report/column-layout.js';
import type { Report, ReportTable } from '../../src/report/report.js';
import { smallReport } from '../support/report.js';
import { markupOf } from '../support/templates.js';

const report = smallReport();
const projects = report.tables.projects as ReportTable;

/** The report with its projects laid out column by column, in print. */
function printed(template: string, unit: string | undefined): string {
  const layout = layoutByColumns(projects, unit);
  const settings = { ...projects.settings, unit: unit ?? '' };
  const tables: Report['tables'] = { ...report.tables, projects: { ...projects, settings, layout } };
  // a table of a kind that templates know is left to a chart that draws it
  return markupOf(template, { ...report, pack: { ...report.pack, charts: [] }, tables })
    .replace(/<num prefix="(.*?)" digits="(.*?)" unit="(.*?)" qualifier="(.*?)"\/>/g, '$1$2$3$4')
    .replace(/<\/?passage[^>]*>/g, '');
}

test('what traces and groups has no column of its own', () => {
  expect(printedColumns(projects).map(({ header }) => header)).toEqual([
    '项目',
    '投资（亿元）',
    '2022年节点',
    '说明',
  ]);
});

test('heads have the unit that the line above does not tell', () => {
  const headUnder = (unit: string | undefined) => layoutByColumns(projects, unit).head[0]?.[1]?.text;
  expect(headUnder('亿元')).toBe('投资');
  expect(headUnder(undefined)).toBe('投资（亿元）');
});

test('rows come under their groups, and the last adds up', () => {
  expect(printed('{{#each (generalTables "tables") as |t|}}{{tableRows t}}{{/each}}', '亿元')).toBe(
    [
      '<tr class="group"><th colspan="all">已开工</th></tr>',
      '<tr class="plain"><th>甲项目</th><td>50.5</td><td>投产</td><td></td></tr>',
      '<tr class="plain"><th>乙项目</th><td>20</td><td></td><td></td></tr>',
      '<tr class="group"><th colspan="all">预开工</th></tr>',
      '<tr class="plain"><th>丙项目</th><td>—</td><td></td><td></td></tr>',
      '<tr class="total"><th>合计</th><td>70.5</td><td></td><td></td></tr>',
    ].join(''),
  );
});

test('what the sum leaves out is told below', () => {
  expect(printed('{{#each (generalTables "tables") as |t|}}{{tableNotes t}}{{/each}}', '亿元')).toBe(
    '<p>合计只计列有数字的2个项目，另有1个未列。</p>',
  );
});
