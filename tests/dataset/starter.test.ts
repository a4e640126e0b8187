import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { validate } from '../../src/app/validate.js';
import { load } from '../../src/input/load.js';
import { world } from '../support/world.js';

const starter = join(import.meta.dirname, '../../templates/starter');

test('the folder that `briefing new` copies is checked without a warning', async () => {
  const { dataset, warnings } = validate(await load(world.files, starter));
  expect(warnings).toEqual([]);
  expect(Object.keys(dataset.tables)).toEqual(['glossary', 'indicators', 'projects', 'tasks']);
});

test('its tables begin with a byte order mark, without which Excel takes UTF-8 for GBK', () => {
  const tables = readdirSync(starter).filter((name) => name.endsWith('.csv'));
  expect(tables).toHaveLength(4);
  for (const name of tables) expect(readFileSync(join(starter, name), 'utf8'), name).toMatch(/^\ufeff编号,/);
});
