import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withTermsMarked } from '../../src/document/auto-mark.js';
import type { Block, Inline, NoteMark, Section } from '../../src/document/tree.js';
import { blocksIn, inlinesIn, mapTexts } from '../../src/document/walk.js';
import type { GlossaryEntry } from '../../src/report/report.js';

const place = { file: 'x' };
const text = (words: string): Inline => ({ kind: 'text', text: words, place });
const span = (...children: Inline[]): Inline => ({ kind: 'span', style: 'strong', children, place });
const link = (...children: Inline[]): Inline => ({ kind: 'link', to: '#x', children, place });
const numeral = (digits: string): Inline => {
  return { kind: 'numeral', prefix: '', digits, unit: '', qualifier: '', place };
};
const mark = (entry: string): NoteMark => ({ kind: 'note-mark', entry, mark: '?', occurrence: 1, place });
const paragraph = (...children: Inline[]): Block => ({ kind: 'paragraph', style: 'body', children, place });
const heading = (words: string): Block => {
  return { kind: 'heading', level: 1, id: words, children: [text(words)], place };
};
const section = (...children: Block[]): Section => {
  return {
    kind: 'section',
    name: 's',
    orientation: 'portrait',
    matter: 'body',
    start: 'page',
    children,
    place,
  };
};

const entries = (...terms: readonly string[]): GlossaryEntry[] =>
  terms.map((term, index) => ({ id: term, number: index + 1, term, definition: '', section: '' }));

/** The text of blocks, a mark as (term occurrence); blocks parted by bars. */
function printed(blocks: readonly Block[]): string {
  return [...blocksIn(blocks)]
    .filter(({ kind }) => kind !== 'section')
    .map((block) => [...inlinesIn(block)].map(shown).join(''))
    .join('|');
}

function shown(node: Inline): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'numeral') return node.digits;
  return node.kind === 'note-mark' ? `(${node.entry}${node.occurrence})` : '';
}

describe('terms are marked', () => {
  test.each<[string, Block[], string[], string]>([
    [
      'once in each section',
      [section(paragraph(text('双控，双控')), paragraph(text('双控'))), section(paragraph(text('双控')))],
      ['双控'],
      '双控(双控1)，双控|双控|双控(双控2)',
    ],
    [
      'not where the section has a mark that is written, be it later',
      [section(paragraph(text('双控')), paragraph(text('双控'), mark('双控')))],
      ['双控'],
      '双控|双控(双控1)',
    ],
    [
      'the longest first, the shorter where it stands by itself',
      [section(paragraph(text('“六个一工作机制”，即“六个一”')))],
      ['六个一', '六个一工作机制'],
      '“六个一工作机制”(六个一工作机制1)，即“六个一”(六个一1)',
    ],
    [
      'never inside a longer term, though that has its mark',
      [section(paragraph(text('六个一工作机制')), paragraph(text('六个一工作机制')))],
      ['六个一', '六个一工作机制'],
      '六个一工作机制(六个一工作机制1)|六个一工作机制',
    ],
    [
      'across the nodes of a text',
      [section(paragraph(text('推行六'), span(text('个一'), span(text('”工作'))), text('机制。')))],
      ['六个一工作机制'],
      '推行六个一”工作机制(六个一工作机制1)。',
    ],
    [
      'not across a figure, nor in a link or a heading',
      [section(heading('双控'), paragraph(text('双'), numeral('1'), text('控'), link(text('双控'))))],
      ['双控'],
      '双控|双1控双控',
    ],
    [
      'outside sections as in one',
      [paragraph(text('双控')), section(paragraph(text('双控'))), paragraph(text('双控'))],
      ['双控'],
      '双控(双控1)|双控(双控2)|双控',
    ],
  ])('%s', (_, blocks, terms, expected) => {
    expect(printed(withTermsMarked(blocks, entries(...terms)))).toBe(expected);
  });

  test('not on the cover, nor in the glossary', () => {
    const cover: Section = { ...section(paragraph(text('双控'))), matter: 'cover' };
    const item = { id: '双控', mark: '①', term: [text('双控')], definition: [text('双控')], place };
    const blocks: Block[] = [cover, section({ kind: 'glossary', entries: [item], place })];
    expect(printed(withTermsMarked(blocks, entries('双控')))).toBe('双控|双控双控');
  });

  test('in the cells, title and notes of a table, in the order they are read', () => {
    const cell = { children: [text('双控')], header: false, columnSpan: 1, rowSpan: 1, place };
    const table: Block = {
      kind: 'table',
      id: 'table:t',
      title: [text('两化')],
      columns: [{ align: 'left', grow: 0 }],
      head: [],
      body: [{ kind: 'plain', cells: [cell], place }],
      notes: [[text('两化、双控、节能')]],
      place,
    };
    const marked = withTermsMarked([section(table)], entries('双控', '两化', '节能'));
    expect([...blocksIn(marked)].flatMap((block) => [...inlinesIn(block)].map(shown)).join('')).toContain(
      '两化(两化1)',
    );
    expect(JSON.stringify(marked).match(/note-mark/g)).toHaveLength(3);
  });
});

const TERMS = ['六个一', '六个一工作机制', '“两化”融合', '化融', 'AI', '1+2+1', '双控'];

const words = fc.array(fc.constantFrom(...TERMS, '工作机制', '“', '”', '推行', 'OT', '8.5%', '2', '，'), {
  maxLength: 8,
});
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: words.map((parts) => text(parts.join(''))) },
  words.map((parts) => span(text(parts.join('')))),
  fc.constantFrom(...TERMS).map(mark),
  fc.constant(numeral('12')),
);
const sections = fc.array(
  fc
    .array(fc.array(inline, { maxLength: 5 }).map((nodes) => paragraph(...nodes)))
    .map((all) => section(...all)),
  { maxLength: 4 },
);

const marksIn = (blocks: readonly Block[]) =>
  [...blocksIn(blocks)].flatMap((block) => [...inlinesIn(block)]).filter(({ kind }) => kind === 'note-mark');
const entriesIn = (blocks: readonly Block[]) => marksIn(blocks).map((node) => (node as NoteMark).entry);
/** Everything but the marks, nodes run together as they print. */
const withoutMarks = (blocks: readonly Block[]) => printed(blocks).replace(/\([^()]+\d\)/g, '');

describe('whatever the text', () => {
  test('nothing but marks is added, and none is lost', () => {
    fc.assert(
      fc.property(sections, (blocks) => {
        const marked = withTermsMarked(blocks, entries(...TERMS));
        expect(withoutMarks(marked)).toBe(withoutMarks(blocks));
        for (const [index, before] of blocks.entries()) {
          const after = entriesIn([marked[index] as Block]);
          for (const term of TERMS) {
            const written = entriesIn([before]).filter((one) => one === term).length;
            // a term that is marked by hand keeps its marks, any other gets at most one
            const now = after.filter((one) => one === term).length;
            expect(written > 0 ? now === written : now <= 1).toBe(true);
          }
        }
      }),
    );
  });

  test('the marks of a term are counted through the document', () => {
    fc.assert(
      fc.property(sections, (blocks) => {
        const marks = marksIn(withTermsMarked(blocks, entries(...TERMS))) as NoteMark[];
        for (const term of TERMS) {
          const occurrences = marks.filter(({ entry }) => entry === term).map((one) => one.occurrence);
          expect(occurrences).toEqual(occurrences.map((_, index) => index + 1));
        }
      }),
    );
  });

  test('marking twice marks nothing more', () => {
    fc.assert(
      fc.property(sections, (blocks) => {
        const once = withTermsMarked(blocks, entries(...TERMS));
        expect(withTermsMarked(once, entries(...TERMS))).toEqual(once);
      }),
    );
  });
});

test('texts that are changed stay in their place', () => {
  const blocks = [section(paragraph(text('甲')), heading('乙'))];
  const kinds: string[] = [];
  const same = mapTexts(blocks, (nodes, { kind }) => {
    kinds.push(kind);
    return nodes;
  });
  expect(same).toEqual(blocks);
  expect(kinds).toEqual(['paragraph', 'heading']);
});
