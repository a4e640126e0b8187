import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callOf, piecesOf, sourceOf, writtenCall } from '../../../src/studio/texts/pieces.js';

describe('the pieces of a paragraph', () => {
  it('are words, calls and marks of terms', () => {
    expect(piecesOf('增长{{figure "gdp" "2024年"}}，[^六个一]{{ref \'table:a\' page=false}}。')).toEqual([
      { kind: 'words', text: '增长' },
      { kind: 'call', source: '{{figure "gdp" "2024年"}}' },
      { kind: 'words', text: '，' },
      { kind: 'term', name: '六个一' },
      { kind: 'call', source: "{{ref 'table:a' page=false}}" },
      { kind: 'words', text: '。' },
    ]);
  });

  it('keep braces in quotes within a call, and those of blocks and comments apart', () => {
    for (const call of [
      '{{figure "a}}b" "c"}}',
      '{{#if a}}',
      '{{/if}}',
      '{{!-- a }} b --}}',
      '{{{textOf "a"}}}',
    ])
      expect(piecesOf(`x${call}y`)).toEqual([
        { kind: 'words', text: 'x' },
        { kind: 'call', source: call },
        { kind: 'words', text: 'y' },
      ]);
  });

  it('are the paragraph again', () => {
    const part = fc.constantFrom(
      '{{figure "a" "b"}}',
      '\\{{',
      '\\\\{{count "a"}}',
      '[^名词]',
      '增长',
      ' ',
      '“',
      '}',
      '\\',
      '[',
      '^',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const pieces = piecesOf(parts.join(''));
        expect(piecesOf(sourceOf(pieces))).toEqual(pieces);
      }),
    );
  });

  it('braces that are typed mean themselves', () => {
    expect(sourceOf([{ kind: 'words', text: '{{x}}' }])).toBe('\\{{x}}');
    expect(piecesOf('\\{{x}}')).toEqual([{ kind: 'words', text: '{{x}}' }]);
  });
});

describe('a call', () => {
  it('is its helper and the names that it is given', () => {
    expect(callOf('{{figure "gdp" \'2024年\'}}')).toEqual({ helper: 'figure', names: ['gdp', '2024年'] });
    expect(callOf('{{ref "table:a" page=false}}')).toEqual({ helper: 'ref', names: ['table:a'] });
    expect(callOf('{{#if a}}')).toBeUndefined();
  });

  it('is written with quotes that its names do not have', () => {
    expect(writtenCall('figure', ['a"b', 'c'])).toBe('{{figure \'a"b\' "c"}}');
    expect(writtenCall('figure', ['a"b\'c'])).toBeUndefined();
    expect(writtenCall('figure', ['a}}b'])).toBeUndefined();
  });
});
