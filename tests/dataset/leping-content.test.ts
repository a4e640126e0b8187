import { expect, test } from 'vitest';
import { readDataSet } from '../support/data-set.js';
import { LEPING } from '../support/packs.js';

// What the work report of Leping holds; what holds for every data set is told in shipped.test.ts.

const { table } = readDataSet(LEPING);

test('twelve projects: seven started, five about to', () => {
  const groups = table('projects').map((row) => row.分组);
  expect(groups).toHaveLength(12);
  expect(groups.filter((group) => group === '已开工')).toHaveLength(7);
  expect(groups.filter((group) => group === '预开工')).toHaveLength(5);
});

test('the project without figures is the last one', () => {
  const without = table('projects').filter((row) => row['投资（亿元）'] === '');
  expect(without.map((row) => row.编号)).toEqual(['p12']);
});

test('ten tasks, twelve notes and more than 120 figures by sector', () => {
  expect(table('tasks')).toHaveLength(10);
  expect(table('glossary')).toHaveLength(12);
  expect(table('sectors').length).toBeGreaterThan(120);
});

test('the one term that body and notes define differently keeps both wordings', () => {
  const [term, ...others] = table('glossary').filter((row) => row.正文 !== '');
  expect(others).toEqual([]);
  expect(term?.正文).toContain('机械制造');
  expect(term?.释义).toContain('机械电子');
});
