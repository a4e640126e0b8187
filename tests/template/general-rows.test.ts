import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figureOf } from '../../src/dataset/general/figure.js';
import type { ReportTable } from '../../src/report/report.js';
import { withRaisedMark } from '../../src/template/helpers/raised-marks.js';
import { indentsOf } from '../../src/template/helpers/row-indents.js';
import { explainedSigns } from '../../src/template/helpers/signs.js';
import { render } from '../../src/template/render.js';
import { loadTemplates, TemplateFolder } from '../../src/template/sources.js';
import { UsageTracker } from '../../src/template/usage-tracker.js';
import { BUDGET } from '../support/general-tables.js';
import { reportOfTables } from '../support/loaded-tables.js';
import { CHECKOUT } from '../support/packs.js';
import { world } from '../support/world.js';

test('names are set in by their levels, and what follows 其中： stands under the name behind it', () => {
  const rows: [string, number, number][] = [
    ['税收收入', 0, 0],
    ['其中：增值税', 1, 1],
    ['企业所得税', 1, 4],
    ['中央级', 2, 5],
    ['非税收入', 0, 0],
    ['专项收入', 1, 1],
  ];
  expect(indentsOf(rows.map(([label, level]) => ({ label, level })))).toEqual(
    rows.map(([, , indent]) => indent),
  );
});

/** A table of one column of figures, a cell for each text. */
function tableOf(texts: readonly string[], decimals?: number): ReportTable {
  const rows = texts.map((text) => ({
    rowKind: text === '合计' ? 'total' : 'data',
    cells: {
      数: { text: text === '合计' ? '' : text, quantity: figureOf(text === '合计' ? '' : text, decimals) },
    },
  }));
  return { columns: [{ header: '数', role: 'figure' }], rows } as unknown as ReportTable;
}

test.each([
  ['nothing', ['1', '2.5', '0'], undefined, [], ''],
  ['what is empty', ['1', ''], undefined, [], '“…”表示数据缺或未列。'],
  ['dashes, and sums that have no sense', ['-', '合计'], undefined, [], '“—”表示没有或不适用。'],
  ['all signs once', ['', '', '—', '…'], undefined, [], '“…”表示数据缺或未列，“—”表示没有或不适用。'],
  ['what is only rounded to nothing', ['0.04', '0', '3'], 1, [], '“0.0”表示不足半个单位。'],
  ['no sign that a note explains', ['', '-'], undefined, ['注：“-”表示无该项。'], '“…”表示数据缺或未列。'],
] as const)('of the signs of a table is explained: %s', (_, texts, decimals, notes, expected) => {
  expect(explainedSigns(tableOf(texts, decimals), notes)).toBe(expected);
});

test.each([
  ['年末常住人口①', '年末常住人口<sup>①</sup>'],
  ['出生率 *', '出生率<sup>*</sup>'],
  ['产量②（万吨）', '产量<sup>②</sup>（万吨）'],
  ['①农业', '①农业'],
  ['A&B', 'A&amp;B'],
])('the mark of a note behind a name or a head is raised: %s', (text, expected) => {
  expect(withRaisedMark(text)).toBe(expected);
});

const SECTIONS = ['glance', 'indicators', 'sectors', 'projects', 'works', 'tasks', 'tables'];

test.each(['handout', 'booklet', 'brief'])('a table of any section prints in the %s', async (edition) => {
  const templates = await loadTemplates(
    new TemplateFolder({ world, templatesFolder: join(CHECKOUT, 'templates') }),
    edition,
  );
  for (const section of SECTIONS) {
    const report = reportOfTables({ 预算: BUDGET }, `tables:\n  预算: { section: ${section} }\n`);
    const { markup } = render(templates, report, new UsageTracker());
    expect(markup.match(/ name="预算"/g), section).toHaveLength(1);
  }
});

test.each([
  ['over 序号 and what is empty', '合计,,,12', '<th colspan="3">'],
  ['not over what is filled', '合计,,二人,12', '<th colspan="2">'],
  ['once where the sheet has it twice', '合计,合计,,12', '<th colspan="3">'],
])('the name of a total reaches %s', async (_, total, span) => {
  const folder = new TemplateFolder({ world, templatesFolder: join(CHECKOUT, 'templates') });
  const sheet = `序号,姓名,职务,金额（元）\n1,张三,主任,5\n2,李四,科员,7\n${total}\n`;
  const { markup } = render(
    await loadTemplates(folder, 'handout'),
    reportOfTables({ 名册: sheet }),
    new UsageTracker(),
  );
  const [row = ''] = /<tr class="total">.*?<\/tr>/su.exec(markup) ?? [];
  expect(row).toContain(span);
  expect(row.match(/>合计</gu), row).toHaveLength(1);
});
