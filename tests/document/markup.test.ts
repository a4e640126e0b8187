import { describe, expect, test } from 'vitest';
import { isText, type MarkupNode, parseMarkup } from '../../src/document/markup.js';
import { PlaceTable } from '../../src/template/places.js';
import { processorTime } from '../support/processor-time.js';

/** Elements and texts as nested arrays, and the codes of what is wrong with the line of the place. */
function parsed(markup: string) {
  const places = new PlaceTable();
  for (let line = 0; line < 10; line++) places.keyOf({ file: 'pack.hbs', line });
  const { root, found } = parseMarkup(markup, places, { file: 'pack.hbs', line: 99 });
  return { tree: root.children.map(shape), found: found.map(({ code, place }) => `${code} ${place?.line}`) };
}

function shape(node: MarkupNode): unknown {
  if (isText(node)) return node.text;
  const head = [node.name, ...Object.entries(node.attributes).map(([name, value]) => `${name}=${value}`)];
  return [head.join(' '), ...node.children.map(shape)];
}

describe('markup is read as', () => {
  test.each([
    ['elements in elements', '<a><b>x</b>y</a>', [['a', ['b', 'x'], 'y']]],
    ['elements that close themselves', '<a/><b /><c></c>', [['a'], ['b'], ['c']]],
    ['elements of HTML that need no end tag there, but do here', '<p>x<br/>y</p>', [['p', 'x', ['br'], 'y']]],
    ['attributes', '<a x="1" y=\'2\' z="&lt;&quot;&#39;"/>', [[`a x=1 y=2 z=<"'`]]],
    ['entities in text', '<p>1 &lt; 2 &amp;amp; &#x78FB;</p>', [['p', '1 < 2 &amp; 磻']]],
    ['text and data of one piece', '<p>a&amp;b &lt;c</p>', [['p', 'a&b <c']]],
    ['a comment as nothing', '<p>a<!-- </p> <b> -->b</p>', [['p', 'ab']]],
    ['names in lower case', '<P>x</P>', [['p', 'x']]],
  ])('%s', (_, markup, tree) => {
    expect(parsed(markup)).toEqual({ tree, found: [] });
  });
});

describe('an element has the place', () => {
  test('that its tag names, or that of the element around it', () => {
    const places = new PlaceTable();
    const key = places.keyOf({ file: 'data.csv', line: 3 });
    const { root } = parseMarkup(`<a><b at="${key}"><c>x</c></b></a>`, places, { file: 'pack.hbs' });
    const [a] = root.children;
    const b = a && !isText(a) ? a.children[0] : undefined;
    const c = b && !isText(b) ? b.children[0] : undefined;
    expect([a?.place.file, b?.place.file, c?.place.file]).toEqual(['pack.hbs', 'data.csv', 'data.csv']);
    expect(c && !isText(c) && c.children[0]?.place).toEqual({ file: 'data.csv', line: 3 });
    expect(b && !isText(b) && b.attributes).toEqual({});
  });
});

describe('markup is refused where', () => {
  test.each([
    ['an element is not closed', '<section at="1"><p at="2">x</section>', ['unclosed-element 2']],
    ['an element is not closed at the end', '<section at="1"><p at="2"/>', ['unclosed-element 1']],
    ['several are not', '<a at="1"><b at="2"><c at="3"></a>', ['unclosed-element 3', 'unclosed-element 2']],
    ['HTML would close by itself', '<p at="1">x<p at="2">y</p>', ['unclosed-element 1']],
    ['an element has an end but no beginning', '<p at="1">x</strong></p>', ['unopened-element 1']],
    ['it has one too many, at the end', '<p at="1">x</p></p>', ['unopened-element 99']],
    [
      'two overlap',
      '<p at="1"><b at="2"><i at="3">x</b></i></p>',
      ['unclosed-element 3', 'unopened-element 1'],
    ],
  ])('%s', (_, markup, found) => {
    expect(parsed(markup).found).toEqual(found);
  });
});

describe('markup that is too much to go through is refused, quickly:', () => {
  const many = 20_000;

  test.each([
    ['elements in elements', `${'<b at="1">'.repeat(many)}x${'</b>'.repeat(many)}`, 'too-deep 1'],
    ['elements without an end', '<b at="1">'.repeat(many), 'too-deep 1'],
    ['ends without elements', '</b>'.repeat(many), 'unopened-element 99'],
    ['halves of ends', `<p at="1">${'</b'.repeat(many)}`, 'unclosed-element 1'],
    ['comments without an end', `<p at="1"></b>${'<!--'.repeat(many)}`, 'unclosed-element 1'],
  ])('%s', (_, markup, expected) => {
    const spentMs = processorTime();
    const { tree, found } = parsed(markup);
    expect(found).toContain(expected);
    expect(found.length).toBeLessThan(100);
    expect(JSON.stringify(tree).length).toBeLessThan(2000);
    expect(spentMs()).toBeLessThan(5000);
  });
});
