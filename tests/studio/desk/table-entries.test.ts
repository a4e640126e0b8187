import { expect, test } from 'vitest';
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
