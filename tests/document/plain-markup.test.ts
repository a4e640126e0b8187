import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkup } from '../../src/document/markup.js';
import { parsePlainMarkup } from '../../src/document/plain-markup.js';
import { cases } from '../support/daily.js';

const origin = { file: 'pack.hbs', line: 1 };
const places = {
  get: (key: string) => (/^\d$/.test(key) ? { file: 'data.csv', line: Number(key) } : undefined),
};

const plain = (markup: string, mostLevels = 60) => parsePlainMarkup(markup, places, origin, mostLevels);

/** A comment leaves the whole to the parser that takes everything. */
const asAny = (markup: string) => parseMarkup(`<!---->${markup}`, places, origin);

/** Pieces of markup, sound and not, of which any order is tried. */
const pieces = [
  ...[
    '<td at="1">',
    '<td>',
    '<td/>',
    '<num digits="3" at="2"/>',
    '<constructor constructor="x"/>',
    '</td>',
    '</num>',
  ],
  ...[
    '<a x="1" x="2" at="3" at="4">',
    '<a  x="a&amp;b"\n>',
    '<a x="<b>"/>',
    "<a x='1'>",
    '<a x>',
    '</a>',
    '</a >',
  ],
  ...[
    '文字',
    ' ',
    '\n',
    '&lt;',
    '&amp;lt;',
    '&#78;',
    '&',
    '<',
    '>',
    '"',
    '</',
    '/>',
    '<A>',
    '</A>',
    '<!-- x -->',
  ],
];

describe('markup', () => {
  test('that is read as plain reads as the parser of everything reads it', () => {
    const written = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(written, (markup) => {
        const read = plain(markup);
        if (read) expect({ root: read, found: [] }).toEqual(asAny(markup));
      }),
      { numRuns: cases(800, 3000) },
    );
  });

  test.each([
    ['as templates write it', '<tr at="1"><td><num digits="−3"/>约&amp;</td></tr>', true],
    ['that is not closed', '<tr><td></tr>', false],
    ['with a comment', '<tr><!-- x --></tr>', false],
    ['with other entities', '<p>&#78;</p>', false],
    ['that is nested too deep', '<b><b><b><b>x</b></b></b></b>', false],
  ])('%s is plain or not', (_, markup, isPlain) => {
    expect(plain(markup, 4) !== undefined).toBe(isPlain);
  });
});
