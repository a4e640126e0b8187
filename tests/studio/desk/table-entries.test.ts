import { expect, test } from 'vitest';
import type { Report } from '../../../src/report/report.js';
import type { DataSheet } from '../../../src/studio/desk/sheets.js';
import { tableEntries } from '../../../src/studio/desk/table-entries.js';

const sheetNamed = (sheet: string, isHidden: boolean): DataSheet => ({
  ...{ key: `a.xlsx#${sheet}`, file: 'a.xlsx', shownFile: 'a.xlsx', sheet, version: '' },
  ...{ isEditable: true, isHidden, rows: [] },
});

test('what a workbook hides, lists to choose from or drafts, is none of the tables', () => {
  const entries = tableEntries([sheetNamed('各区', false), sheetNamed('选项', true)], undefined, undefined);
  expect(entries.map(({ title }) => title)).toEqual(['各区']);
});

const report = {
  pack: { file: 'pack.yaml' },
  tables: {
    各区: {
      ...{ name: '各区', rows: [], settings: {} },
      columns: [{ place: { file: 'a.xlsx', sheet: '各区', line: 1 } }],
    },
  },
} as unknown as Report;

test.each([
  ['none is written', {}, { path: ['tables', '各区', 'title'] }],
  [
    'one is',
    { tables: { 各区: { title: '各区情况' } } },
    { path: ['tables', '各区', 'title'], before: '各区情况' },
  ],
  ['a settings of nothing', { tables: { 各区: null } }, { path: ['tables', '各区', 'title'] }],
  ['it reckons itself', { tables: { 各区: { title: '{{count "各区"}}个区' } } }, undefined],
])('the title of a table is changed in pack.yaml: %s', (_, packValue, home) => {
  const [entry] = tableEntries([sheetNamed('各区', false)], report, undefined, packValue);
  expect(entry?.titleHome).toEqual(home);
});
