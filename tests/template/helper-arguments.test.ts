import { describe, expect, test } from 'vitest';
import { helperNames as names } from '../../src/template/helpers/index.js';
import { render } from '../../src/template/render.js';
import { UsageTracker } from '../../src/template/usage-tracker.js';
import { everyFew } from '../support/daily.js';
import { processorTime } from '../support/processor-time.js';
import { smallReport } from '../support/report.js';
import { problemsOf, templatesOf } from '../support/templates.js';

const report = smallReport();

/** Values of every kind that a template or the data may hand to a helper. */
const facts = {
  list: ['a'],
  record: { columns: 2, cells: 'x', header: 1, text: 1, counted: 'x' },
  hollow: { columns: [], rows: [], cells: {}, id: '' },
  nan: Number.NaN,
  infinite: Number.NEGATIVE_INFINITY,
  empty: '',
  nothing: null,
  date: new Date(0),
  map: new Map(),
};
const ARGUMENTS = [
  ...[
    '"p1"',
    '"gdp"',
    '"constructor"',
    '"__proto__"',
    '"投资（亿元）"',
    '""',
    '0',
    '-1',
    '1.5',
    'true',
    'null',
  ],
  ...['undefined', `${'9'.repeat(400)}`, '-999999999999999999999', ...Object.keys(facts)],
  ...[
    'this',
    'tables.projects',
    'tables.projects.rows',
    '(lookup tables.projects.total "投资（亿元）")',
    'pack.date',
    'pack',
    '(row "p1")',
    'glossary',
  ],
];

/** What is wrong with a template; a test fails at whatever is thrown that is no finding. */
function problems(template: string): string[] {
  const known = { values: facts, fields: ['page', 'wrong'] };
  return problemsOf(() => render(templatesOf(template), report, new UsageTracker(), known));
}

/** Every list of so many arguments, of the longer ones a part that meets each argument in each place. */
function argumentLists(): string[] {
  const one = ARGUMENTS;
  const turned = (by: number) => ARGUMENTS.map((_, index) => ARGUMENTS[(index + by) % ARGUMENTS.length]);
  const two = [0, 7, 20].flatMap((by) => ARGUMENTS.map((first, index) => `${first} ${turned(by)[index]}`));
  const three = [5].flatMap((by) =>
    ARGUMENTS.map((first, index) => `${first} ${turned(by)[index]} ${turned(2 * by)[index]}`),
  );
  return ['', ...one, ...two, ...three, 'pack '.repeat(5), 'pack '.repeat(15)];
}

const lists = argumentLists();

/** The names with the lists that each is tried with. */
const withLists = (of: readonly string[]) =>
  of.map((name, turn) => [name, everyFew(lists, 7, turn)] as const);

describe('whatever it is given, in brackets and in braces, a helper answers or says what is wrong with that:', () => {
  test.each(withLists(names.helpers))('%s', (name, tried) => {
    for (const list of tried) {
      const [problem = ''] = problems(`{{#if (${name} ${list})}}{{/if}}{{${name} ${list}}}`);
      expect(problem).toMatch(/^($|[a-z-]+ at templates\/plain\/pack\.hbs:1:\d+: )/);
    }
  });

  test.each(withLists(names.blockHelpers))('%s', (name, tried) => {
    for (const list of tried) {
      const [problem = ''] = problems(`{{#${name} ${list}}}x{{else}}y{{/${name}}}`);
      expect(problem).toMatch(/^($|[a-z-]+ at templates\/plain\/pack\.hbs:1:1: )/);
    }
  });
});

describe('a helper is refused, with its place,', () => {
  test.each(names.helpers)('with a name that it does not know: %s', (name) => {
    const good: Partial<Record<string, string>> = { ref: '"x"', and: '1 1', or: '1 1', highlights: '' };
    for (const named of ['wrong=1', 'page="yes"', 'constructor=1', 'page=true wrong=2']) {
      const [problem] = problems(`{{#if (${name} ${good[name] ?? ''} ${named})}}{{/if}}`);
      expect(problem).toMatch(/^helper-arguments at templates\/plain\/pack\.hbs:1:7: /);
    }
  });

  test.each(names.helpers)('as a block: %s', (name) => {
    expect(problems(`{{#${name} "x"}}y{{/${name}}}`)[0]).toMatch(/^helper-no-block at .*:1:1: /);
    expect(problems(`{{#if pack}}{{else ${name} "x"}}y{{/if}}`)[0]).toMatch(/^helper-no-block at /);
  });

  test.each(names.blockHelpers)('as none: %s', (name) => {
    for (const call of [
      `{{${name} pack}}`,
      `{{${name}}}`,
      `{{"${name}" pack}}`,
      `{{#if (${name} pack)}}{{/if}}`,
    ])
      expect(problems(call)[0]).toMatch(/^helper-block at /);
    expect(problems(`{{#${name}}}x{{/${name}}}`)[0]).toMatch(/^helper-arguments at .*:1:1: /);
    expect(problems(`{{#${name} pack pack}}x{{/${name}}}`)[0]).toMatch(/^helper-arguments at .*:1:1: /);
    expect(problems(`{{#${name} pack wrong=1}}x{{/${name}}}`)[0]).toMatch(/^helper-arguments at .*:1:1: /);
  });

  test.each([
    '{{log}}',
    '{{log "x"}}',
    '{{helperMissing}}',
    '{{helperMissing "x"}}',
    '{{#helperMissing this}}x{{/helperMissing}}',
    '{{#blockHelperMissing this}}x{{/blockHelperMissing}}',
    '{{blockHelperMissing pack}}',
    '{{#if (log)}}x{{/if}}',
    '{{"nobody" 1}}',
    '{{12 34}}',
    '{{nobody a=1}}',
    '{{#nobody "x"}}y{{/nobody}}',
    '{{{{nobody "x"}}}}y{{{{/nobody}}}}',
    '{{#if highlights}}x{{/if}}{{#each figure}}y{{/each}}',
    '{{@nobody}}',
    '{{@root.nobody}}',
    '{{> (nobody)}}',
  ])('where there is none: %s', (template) => {
    expect(problems(template)[0]).toMatch(/^unknown-(helper|field) at templates\/plain\/pack\.hbs:1:\d+: /);
  });
});

describe('rendering comes to an end where', () => {
  const rows = '{{#each @root.tables.projects.rows}}';
  const loop = (body: string, times: number) => rows.repeat(times) + body + '{{/each}}'.repeat(times);
  const partials = (text: string) =>
    templatesOf(text, { twice: '{{> twice}}{{> twice}}', long: 'x'.repeat(9999) });

  test.each([
    ['loops stand in loops', loop('{{@root.pack.title}}', 24), 'too-much-work'],
    ['they write nothing', loop('', 24), 'too-much-work'],
    ['they write much', loop('{{> long}}', 24), 'too-much-text'],
    ['a partial calls itself twice', '{{> twice}}', 'partial-recursion'],
  ])('%s', (_, text, code) => {
    const { projects } = report.tables;
    if (!projects) throw new Error('no projects');
    const rows = Array.from({ length: 50 }).flatMap(() => projects.rows);
    const large = { ...report, tables: { projects: { ...projects, rows } } };
    const spentMs = processorTime();
    const [problem] = problemsOf(() => render(partials(text), large, new UsageTracker()));
    expect(problem).toMatch(new RegExp(`^${code} at templates/.*\\d{2}`));
    expect(spentMs()).toBeLessThan(5000);
  });

  test('a text writes itself', () => {
    const pack = { ...report.pack, narrative: { glance: [{ text: '', place: { file: 'data/pack.yaml' } }] } };
    const [first] = pack.narrative.glance;
    Object.assign(first as object, { text: '{{passage (lookup pack.narrative.glance 0)}}' });
    const [problem] = problemsOf(() =>
      render(
        templatesOf('{{#each (narrative "glance")}}{{passage this}}{{/each}}'),
        { ...report, pack },
        new UsageTracker(),
      ),
    );
    expect(problem).toMatch(/^partial-recursion at data\/pack\.yaml: /);
  });
});
