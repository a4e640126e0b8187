import { expect, test } from 'vitest';
import { UsageTracker } from '../../src/template/usage-tracker.js';
import { BUDGET, MONTHS } from '../support/general-tables.js';
import { reportOfTables } from '../support/loaded-tables.js';
import { markupOf } from '../support/templates.js';

const PACK = 'tables:\n  预算: { editions: [plain] }\n  用电: { editions: [plian] }\n';

test('a general table prints in the editions that pack.yaml names, or in all', () => {
  const names = '{{#each (generalTables "tables") as |table|}}{{table.name}};{{/each}}';
  expect(markupOf(names, reportOfTables({ 预算: BUDGET, 用电: MONTHS }, PACK))).toBe('预算;');
  expect(markupOf(names, reportOfTables({ 预算: BUDGET, 用电: MONTHS }))).toBe('预算;用电;');
});

test('one whose only edition there is none of is told', () => {
  const report = reportOfTables({ 预算: BUDGET, 用电: MONTHS }, PACK);
  const shown = new UsageTracker();
  shown.tablesOf('tables', ['预算']);
  expect(shown.unshown(report).map(({ code, message }) => `${code} ${message.zh}`)).toEqual([
    'unshown-table 没有一个版本印出表“用电”',
  ]);
});
