import { join } from 'node:path';
import { expect, test } from 'vitest';
import { load } from '../../src/data/load.js';
import { validate } from '../../src/data/validate.js';

const starter = join(import.meta.dirname, '../../templates/starter');

test('the folder that `briefing new` copies is checked without a warning', async () => {
  const { dataset, warnings } = validate(await load(starter));
  expect(warnings).toEqual([]);
  expect(Object.keys(dataset.tables)).toEqual(['glossary', 'indicators', 'projects', 'tasks']);
});
