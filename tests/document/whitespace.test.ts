import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline } from '../../src/document/tree.js';
import { whitespaceNormalised } from '../../src/document/whitespace.js';

const place = { file: 'pack.hbs' };
const text = (words: string): Inline => ({ kind: 'text', text: words, place });
const span = (...children: Inline[]): Inline => ({ kind: 'span', style: 'strong', children, place });
const link = (...children: Inline[]): Inline => ({ kind: 'link', to: '#x', children, place });
const figure = (digits: string, unit = ''): Inline => {
  return { kind: 'numeral', prefix: '', digits, unit, qualifier: '', place };
};
const mark: Inline = { kind: 'note-mark', entry: 'n1', mark: '①', occurrence: 1, place };
const lineBreak: Inline = { kind: 'line-break', place };
const page: Inline = { kind: 'page-reference', to: 'x', place };

/** The text of inline nodes: a line break as /, a page as #. */
function plain(nodes: readonly Inline[]): string {
  return nodes
    .map((node): string => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'span' || node.kind === 'link') return plain(node.children);
      if (node.kind === 'numeral') return node.prefix + node.digits + node.unit + node.qualifier;
      if (node.kind === 'note-mark') return node.mark;
      return node.kind === 'line-break' ? '/' : '#';
    })
    .join('');
}

describe('white space', () => {
  test.each([
    ['at the ends of a paragraph goes', [text('  \n 汉字 \n')], '汉字'],
    ['between Latin words becomes one space', [text('two \t words\n here')], 'two words here'],
    ['between Han characters goes with its line break', [text('汉\n   字')], '汉字'],
    ['between Han characters stays as one space within a line', [text('汉   字')], '汉 字'],
    ['between Han and Latin stays, line break or not', [text('汉\nA 字\nB')], '汉 A 字 B'],
    ['after full-width punctuation goes with its line break', [text('一、\n“二”\n（三）')], '一、“二”（三）'],
    ['of a line broken in a cell is that of a line break', [text('汉\u2028字 12\u202834')], '汉字 12 34'],
    ['of full width stays', [text('目　录')], '目　录'],
    ['that does not break stays', [text('a\u00a0b')], 'a\u00a0b'],
    ['goes over the border of a span', [text('汉\n'), span(text('\n字'))], '汉字'],
    [
      'inside a span at its border is one with that outside',
      [text('a '), span(text(' b '), text(' c'))],
      'a b c',
    ],
    ['before and after a link counts once', [text('a'), link(text(' b ')), text(' c')], 'a b c'],
    [
      'between Han and a figure goes by the figure’s first character',
      [text('增长\n'), figure('8.5', '%')],
      '增长 8.5%',
    ],
    ['between two figures stays', [figure('1'), text('\n'), figure('2')], '1 2'],
    ['between a unit and Han goes with its line break', [figure('5', '亿元'), text('\n的')], '5亿元的'],
    ['before the mark of a note goes', [text('机制 \n'), mark, text('。')], '机制①。'],
    ['around a line break goes', [text('上 '), lineBreak, text(' 下')], '上/下'],
    ['before a page number stays', [text('见第 '), page, text(' 页')], '见第 # 页'],
    ['alone is nothing', [text(' \n '), span(text(' '))], ''],
  ])('%s', (_, nodes, expected) => {
    expect(plain(whitespaceNormalised(nodes))).toBe(expected);
  });

  const inline = fc.letrec<{ node: Inline }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: fc.constantFrom('汉', '，', '“', 'a', '1', ' ', '\n', '\t', '　', '𠮷') }).map(text),
      fc.constantFrom(mark, lineBreak, page, figure('8.5', '%'), figure('5', '亿元')),
      fc.array(tie('node'), { maxLength: 3 }).map((nodes) => span(...nodes)),
      fc.array(tie('node'), { maxLength: 3 }).map((nodes) => link(...nodes)),
    ),
  })).node;
  const paragraph = fc.array(inline, { maxLength: 8 });

  test('changes nothing else: all other characters stay, in their order', () => {
    const solid = (nodes: readonly Inline[]) => plain(nodes).replace(/[ \t\n]/g, '');
    fc.assert(fc.property(paragraph, (nodes) => solid(whitespaceNormalised(nodes)) === solid(nodes)));
  });

  test('is settled: a second time changes nothing', () => {
    fc.assert(
      fc.property(paragraph, (nodes) => {
        const once = whitespaceNormalised(nodes);
        expect(plain(whitespaceNormalised(once))).toBe(plain(once));
      }),
    );
  });

  test('is never doubled, never at an end, never a line break', () => {
    fc.assert(
      fc.property(paragraph, (nodes) => !/ {2}|^ | $|[\t\n]/.test(plain(whitespaceNormalised(nodes)))),
    );
  });

  test('stays or goes by the characters beside it, not by the borders of spans', () => {
    const words = fc.string({ unit: fc.constantFrom('汉', '，', 'a', '1', ' ', '\n') });
    fc.assert(
      fc.property(words, fc.nat(), (whole, at) => {
        const cut = at % (whole.length + 1);
        const parts = [text(whole.slice(0, cut)), span(text(whole.slice(cut)))];
        expect(plain(whitespaceNormalised(parts))).toBe(plain(whitespaceNormalised([text(whole)])));
      }),
    );
  });
});
