import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { renderChartTexts } from '../../src/template/chart-texts.js';
import { render } from '../../src/template/render.js';
import { UsageTracker } from '../../src/template/usage-tracker.js';
import { smallReport } from '../support/report.js';
import { markupOf, problemsOf, templatesOf } from '../support/templates.js';

const report = smallReport();
const PACK = 'templates/plain/pack.hbs';

describe('a template is refused, with file, line, column and a hint, for', () => {
  test.each([
    ['a field that the data have not', '<p>\n {{pack.titel}}</p>', 'unknown-field', '2:4', '"title"'],
    [
      'a field of a block parameter',
      '{{#each glossary as |e|}}\n{{e.trem}}{{/each}}',
      'unknown-field',
      '2:3',
      '"term"',
    ],
    [
      'a field, behind what nobody sees on its line',
      '<p>x\u200b{{pack.\u00adtitel}}</p>',
      'unknown-field',
      '1:8',
      '"title"',
    ],
    ['a field in an argument', '<p>{{#if pack.isuer}}x{{/if}}</p>', 'unknown-field', '1:10', '"issuer"'],
    ['an optional field that is missing', '<p>{{pack.subtitle}}</p>', 'missing-field', '1:6', '{{#if …}}'],
    ['a known field in the wrong place', '<p>{{term}}</p>', 'missing-field', '1:6', 'no value for “term”'],
    ['a helper that does not exist', '{{figur "gdp" "2021年实绩"}}', 'unknown-helper', '1:1', '"figure"'],
    ['a block helper that does not exist', '{{#eahc glossary}}x{{/eahc}}', 'unknown-helper', '1:1', '"each"'],
    ['a helper within another', '<p>{{#if (adn 1 2)}}x{{/if}}</p>', 'unknown-helper', '1:10', '"and"'],
    [
      'a partial that does not exist',
      '<p/>\n{{> hihglights}}',
      'unknown-partial',
      '2:1',
      'no partial “hihglights”',
    ],
    [
      'a partial block that does not exist',
      '{{#> frame}}x{{/frame}}',
      'unknown-partial',
      '1:1',
      'no partial “frame”',
    ],
    ['Chinese quotation marks around a text', '{{figure “gdp” "x"}}', 'unknown-field', '1:10', '“gdp”'],
    [
      'a block closed by another name',
      '<p>\n  {{#if pack.title}}x{{/each}}</p>',
      'template',
      '2:6',
      "if doesn't match each",
    ],
    ['a comment without end', '<p>\n{{!-- x</p>', 'template', '2:1', 'Unrecognized text'],
    ['a block that is not closed', '<p>\n{{#if pack.title}}x\n</p>', 'template', '3:1', 'Expecting'],
    ['a brace too few', '<p/>\n<p>{{pack.title}</p>', 'template', '2:1', 'Expecting'],
    [
      'a helper that Handlebars brings along and a pack has no use for',
      '{{log "x"}}',
      'unknown-helper',
      '1:1',
      'log',
    ],
  ])('%s', (_, template, code, position, words) => {
    const [problem, ...more] = problemsOf(() => markupOf(template, report, { highlights: '' }));
    expect(problem).toContain(`${code} at ${PACK}:${position}: `);
    expect(problem).toContain(words);
    expect(more).toEqual([]);
  });

  test('a field of a text, by file', () => {
    const found = problemsOf(() => markupOf('{{pack.title.length}}', report));
    expect(found[0]).toContain(`missing-field at ${PACK}: there is no value for “length”`);
  });

  test('a path through something that is not there, in an argument, by file', () => {
    const template = '{{#with (row "p1") as |row|}}{{cell tables.projects row "项目"}}{{/with}}';
    const found = problemsOf(() => markupOf(template, report));
    expect(found[0]).toContain(`missing-field at ${PACK}: there is no value for “projects”`);
  });

  test('every mistake of all its files at once', () => {
    const partials = { a: '{{pack.titel}}', b: '{{pack.isuer}}' };
    expect(problemsOf(() => markupOf('{{> a}}{{> b}}{{> c}}', report, partials))).toHaveLength(3);
  });
});

describe('a mistake in a partial names the file of the partial, for', () => {
  test.each([
    ['an unknown field', '{{pack.titel}}', 'unknown-field', '2:3'],
    ['a missing field', '{{pack.subtitle}}', 'missing-field', '2:3'],
    ['a helper', '{{name "nobody"}}', 'unknown-id', '2:1'],
    ['the syntax', '{{#if pack.title}}x{{/each}}', 'template', '2:4'],
  ])('%s', (_, mistake, code, position) => {
    const partials = { outer: '<p/>{{> inner}}', inner: `<p/>\n${mistake}` };
    const [problem] = problemsOf(() => markupOf('{{> outer}}', report, partials));
    expect(problem).toContain(`${code} at templates/shared/inner.hbs:${position}: `);
  });

  test('one that calls itself without end', () => {
    const found = problemsOf(() => markupOf('{{> loop}}', report, { loop: '{{> loop}}' }));
    expect(found[0]).toMatch(/^partial-recursion at templates\/shared\/loop\.hbs/);
  });
});

describe('nothing outside data and templates is in reach:', () => {
  test.each([
    '{{pack.constructor}}',
    '{{pack.constructor.name}}',
    '{{constructor.constructor "return process"}}',
    '{{pack.__proto__}}',
    '{{pack.__proto__.polluted}}',
    '{{pack.[__proto__]}}',
    '{{#with pack as |p|}}{{p.constructor.name}}{{/with}}',
    '{{pack.title.toString}}',
    '{{pack.toString}}',
    '{{@root.constructor}}',
    '{{@constructor}}',
    '{{pack.hasOwnProperty "title"}}',
  ])('%s is refused', (template) => {
    expect(problemsOf(() => markupOf(template, report))[0]).toMatch(/^unknown-(field|helper) at /);
  });

  test.each([
    '{{lookup pack "constructor"}}',
    '{{lookup pack "__proto__"}}',
    '{{lookup (lookup pack "constructor") "name"}}',
    '{{#with (lookup pack "constructor") as |c|}}{{else}}{{lookup pack "constructor"}}{{/with}}',
  ])('%s is nothing, which is not written', (template) => {
    expect(problemsOf(() => markupOf(template, report))[0]).toMatch(/^(not-a-text|helper-arguments) at /);
  });

  test.each([
    '{{> ../../package}}',
    '{{> "../../package.json"}}',
    '{{> "/etc/passwd"}}',
    '{{> shared/cover}}',
  ])('%s is no partial', (template) => {
    expect(problemsOf(() => markupOf(template, report, { cover: '' }))[0]).toMatch(/^unknown-partial at /);
  });

  test('a partial whose name comes from the data is looked for among the partials only', () => {
    const template = '{{> (lookup pack "title")}}';
    const named = (title: string): Report => ({ ...report, pack: { ...report.pack, title } });
    expect(markupOf(template, named('cover'), { cover: '<p/>' })).toBe('<p/>');
    expect(problemsOf(() => markupOf(template, named('../../package.json')))[0]).toContain(
      'The partial ../../package.json could not be found',
    );
  });
});

describe('data are text, whatever is in them:', () => {
  const title = `<p at="0">&amp; "双" '单' {{pack.date}} </p>`;
  const spoiled: Report = { ...report, pack: { ...report.pack, title } };

  test('in content', () => {
    const markup = markupOf('<p>{{pack.title}}</p>', spoiled);
    expect(markup).not.toContain('<p at="0">&amp; ');
    expect(markup).toContain('&lt;p at&#x3D;&quot;0&quot;&gt;&amp;amp; &quot;双&quot;');
  });

  test('in an attribute', () => {
    expect(markupOf('<chart name="{{pack.title}}"/>', spoiled)).toMatch(/^<chart name="[^"<>]*"\/>$/);
  });

  test('in a cell', () => {
    const row = '{{#with (row "export") as |row|}}{{cell @root.tables.indicators row "说明"}}{{/with}}';
    expect(markupOf(row, report)).toContain('&lt;见&gt; "注" &amp; 附');
  });
});

describe('markup keeps the places of its elements', () => {
  /** `<name> line:column` of every element rendered. */
  function placesOf(template: string): string[] {
    const { markup, places } = render(templatesOf(template), report, new UsageTracker());
    return [...markup.matchAll(/<([a-z][\w-]*) at="([^"]+)"/g)].map(([, name, key = '']) => {
      const place = places.get(key);
      return `${name} ${place?.line}:${place?.column}`;
    });
  }

  test.each([
    ['in a line', '<a/><b/>', ['a 1:1', 'b 1:5']],
    ['over lines', '<a>\n  <b/>\n\n <c/></a>', ['a 1:1', 'b 2:3', 'c 4:2']],
    ['after an expression', '{{pack.title}}<a/>{{pack.title}}<b/>', ['a 1:15', 'b 1:33']],
    [
      'in a block on lines of its own',
      '<a/>\n{{#if pack.title}}\n  <b/>\n{{else}}\n  <c/>\n{{/if}}\n<d/>',
      ['a 1:1', 'b 3:3', 'd 7:1'],
    ],
    ['with white space stripped to the left', '<a/>  \n\n  {{~pack.title}}<b/>', ['a 1:1', 'b 3:18']],
    ['with white space stripped to the right', '{{pack.title~}}\n\n   <a/>\n <b/>', ['a 3:4', 'b 4:2']],
    [
      'with white space stripped within a block',
      '{{#if pack.title~}}\n  <a/>\n{{~/if}}<b/>',
      ['a 2:3', 'b 3:9'],
    ],
    ['after a comment', '{{!-- <x/>\n --}}<a/>', ['a 2:6']],
    ['with Windows line ends', '<a/>\r\n{{#if pack.title}}\r\n <b/>\r\n{{/if}}', ['a 1:1', 'b 3:2']],
  ])('%s', (_, template, expected) => {
    expect(placesOf(template)).toEqual(expected);
  });
});

test('a partial may wrap a block of the template that calls it', () => {
  const partials = { frame: '<section name="x">{{> @partial-block}}</section>' };
  expect(markupOf('{{#> frame}}<p>{{pack.title}}</p>{{/frame}}', report, partials)).toBe(
    '<section name="x"><p>工作简报</p></section>',
  );
});

test('a field is known when the data have it anywhere, but not for what is inside a number', () => {
  expect(problemsOf(() => markupOf('{{#if pack.s}}x{{/if}}', report))[0]).toMatch(/^unknown-field/);
});

test.each(['sectors', 'works', 'tasks'])(
  'a template may ask for the table “%s” where the data have none',
  (table) => {
    expect(markupOf(`{{#if tables.${table}}}yes{{else}}no{{/if}}`, report)).toBe('no');
  },
);

test('the texts of a chart have their figures filled in, as markup of one line', () => {
  expect(renderChartTexts(report).get('investment')).toMatchObject({
    topic:
      '投资前<passage figure="count/projects"><num prefix="" digits="3" unit="" qualifier=""/></passage>名',
    alt: '投资',
    note: '共<passage at="0" figure="total/projects/投资（亿元）"><num prefix="" digits="70.5" unit="亿元" qualifier=""/></passage>。',
  });
});
