import { expect, test } from 'vitest';
import { validate } from '../../src/app/validate.js';
import { load } from '../../src/input/load.js';
import { LEPING } from '../support/packs.js';
import { problemsOf } from '../support/templates.js';
import { world } from '../support/world.js';

const template = (text: string) => [{ text, place: { file: 'pack.hbs' } }];
const TEMPLATE = '<h1 id="annex">附表</h1><table name="own"><caption>x</caption></table>';

/** What is wrong with a paragraph of pack.yaml among the shipped data. */
async function problems(paragraph: string, text = TEMPLATE): Promise<string[]> {
  const loaded = await load(world.files, LEPING, 'data');
  const pack = {
    ...loaded.pack,
    text: loaded.pack.text.replace('  glance:\n', `  glance:\n    - '${paragraph}'\n`),
  };
  return problemsOf(() => validate({ ...loaded, pack }, template(text))).filter(
    (one) => !one.startsWith('definition'),
  );
}

test.each(['table:projects', 'figure:glance-growth', 'annex', 'table:own', 'n01'])(
  '{{ref "%s"}} refers to what is there',
  async (to) => {
    expect(await problems(`见{{ref "${to}"}}`)).toEqual([]);
  },
);

test.each([
  ['table:project', 'table:projects'],
  ['figure:glance-grwth', 'figure:glance-growth'],
  ['anex', 'annex'],
])(
  '{{ref "%s"}} refers to nothing and is an error where it stands, with the nearest name',
  async (to, near) => {
    const [problem = ''] = await problems(`见{{ref "${to}"}}`);
    expect(problem).toMatch(/^unknown-reference at data\/pack\.yaml:\d+:16:/);
    expect(problem).toContain(`(Did you mean "${near}"?)`);
  },
);

test('an id that a template makes of data can’t be told beforehand', async () => {
  expect(await problems('见{{ref "p01"}}', '<h2 id="{{row.id}}">x</h2>')).toEqual([]);
});
