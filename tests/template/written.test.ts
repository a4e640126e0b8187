import { Big } from 'big.js';
import { describe, expect, test } from 'vitest';
import { render } from '../../src/template/render.js';
import { UsageTracker } from '../../src/template/usage-tracker.js';
import { writtenText } from '../../src/template/written.js';
import { reportSaying, smallReport } from '../support/report.js';
import { markupOf, problemsOf, templatesOf } from '../support/templates.js';

const report = smallReport();

describe('an expression writes text and numbers:', () => {
  test.each([
    ['x', 'x'],
    ['', ''],
    [0, '0'],
    [-3.5, '-3.5'],
    [123_456_789_012, '123456789012'],
  ])('%j', (value, text) => {
    expect(writtenText(value, true, { line: 1, column: 0 })).toBe(text);
  });

  test('markup in a text is none, unless the template asks for it with three braces', () => {
    expect(writtenText('<b>', true, { line: 1, column: 0 })).toBe('&lt;b&gt;');
    expect(writtenText('<b>', false, { line: 1, column: 0 })).toBe('<b>');
  });
});

const values: Readonly<Record<string, unknown>> = {
  record: { one: 1 },
  'empty record': {},
  list: ['a', 'b'],
  'list of lists': [['a']],
  'empty list': [],
  map: new Map([['a', 1]]),
  date: new Date(0),
  'exact number': new Big('1.5'),
  symbol: Symbol('x'),
  'not a number': Number.NaN,
  infinite: Number.POSITIVE_INFINITY,
  'too large to be read': 1e21,
  'too small to be read': 1e-7,
  yes: true,
  no: false,
  undefined: undefined,
  null: null,
};

/** Everywhere that a template can write something. */
const ways: Readonly<Record<string, string>> = {
  content: '<p>{{thing}}</p>',
  'three braces': '<p>{{{thing}}}</p>',
  'an ampersand': '<p>{{&thing}}</p>',
  attribute: '<p style="{{thing}}">x</p>',
  block: '{{#if pack.title}}{{thing}}{{/if}}',
  'parameter of a partial': '{{> shown it=thing}}',
  'block parameter': '{{#with things as |those|}}{{those.thing}}{{/with}}',
  lookup: '{{lookup things "thing"}}',
};

describe('anything else that a template writes is an error with its place:', () => {
  for (const [kind, value] of Object.entries(values))
    test.each(Object.entries(ways))(`${kind} in %s`, (_, template) => {
      const facts = { values: { thing: value, things: { thing: value } }, fields: ['thing', 'things'] };
      const templates = templatesOf(template, { shown: '{{it}}' });
      const [problem, ...more] = problemsOf(() => render(templates, report, new UsageTracker(), facts));
      expect(problem).toMatch(/^not-a-text at templates\/\w+\/\w+\.hbs:1:\d+: /);
      expect(more).toEqual([]);
    });
});

describe('what is no text comes with a hint how to print it:', () => {
  test.each([
    ['{{pack}}', 'title'],
    ['{{this}}', 'tables'],
    ['{{@root}}', 'tables'],
    ['{{pack.tables}}', 'projects'],
    ['{{tables.projects.rows}}', '{{#each …}}'],
    ['{{tables.projects.settings.title}}', '{{passage …}}'],
    ['{{lookup tables.projects.total "投资（亿元）"}}', '{{sum …}}'],
    ['{{#with (row "p1") as |row|}}{{lookup row.cells "项目"}}{{/with}}', '{{cell …}}'],
    ['{{highlights}}', 'label'],
    ['{{row "p1"}}', 'label'],
    ['{{and pack.title pack.date}}', '{{#if …}}'],
    ['{{#each glossary as |entry index more|}}{{more}}{{/each}}', '{{#if …}}'],
  ])('%s', (template, hint) => {
    expect(problemsOf(() => markupOf(template, report))[0]).toContain(hint);
  });

  test('in a text of pack.yaml by the place of the text', () => {
    const saying = reportSaying('x{{pack.tables}}');
    const problem = problemsOf(() =>
      markupOf('{{#each (narrative "glance")}}{{passage this}}{{/each}}', saying),
    );
    expect(problem[0]).toMatch(/^not-a-text at data\/pack\.yaml:20:8: /);
  });
});

test('functions and the like, which data never hold, are refused too', () => {
  for (const value of [() => 'x', class {}, Symbol('x'), 1n])
    expect(() => writtenText(value, true, { line: 1, column: 0 })).toThrow('no text');
});

test('a text writes no markup, in blocks and with three braces neither', () => {
  const said = reportSaying('<a>{{#if pack.title}}<b>{{{pack.title}}}{{else}}<c>{{/if}}');
  const saying = { ...said, pack: { ...said.pack, title: '<i>' } };
  const markup = markupOf('{{#each (narrative "glance")}}{{passage this}}{{/each}}', saying);
  expect(markup).toContain('&lt;a&gt;&lt;b&gt;&lt;i&gt;');
});
