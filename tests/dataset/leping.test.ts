import { expect, test } from 'vitest';
import { validate } from '../../src/app/validate.js';
import { load } from '../../src/input/load.js';
import { derive } from '../../src/report/derive.js';
import { LEPING } from '../support/packs.js';
import { world } from '../support/world.js';

// The shipped data through the program's own steps; what it must hold is told in leping-content.test.ts.

const { dataset } = validate(await load(world.files, LEPING));
const report = derive(dataset);

test('the “5020” projects add up, and the one without figures is told', () => {
  const projects = report.tables.projects;
  expect(projects?.total['投资（亿元）']).toMatchObject({
    ...{ digits: '477', counted: 11, missing: 1, approximate: 0 },
    place: { line: 1, column: 5, field: '投资（亿元）' },
  });
  expect(projects?.total['年产值（亿元）']?.digits).toBe('1075');
  expect(projects?.total['年税收（亿元）']?.digits).toBe('107');
  expect(projects?.groups.map(({ name, count }) => [name, count])).toEqual([
    ['已开工', 7],
    ['预开工', 5],
  ]);
});

test('gross domestic product is to grow 1.5 percentage points slower', () => {
  const gdp = report.tables.indicators?.rows.find(({ id }) => id === 'gdp');
  expect(gdp?.difference).toEqual({
    digits: '−1.5',
    sign: -1,
    unit: '个百分点',
    from: '2021年实绩',
    to: '2022年目标',
  });
});

test('different revenues are not compared', () => {
  const revenues = report.tables.indicators?.rows.filter(({ label }) => label.startsWith('一般公共预算'));
  expect(revenues?.map(({ difference }) => difference)).toEqual([undefined, undefined]);
});
