import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Passage } from '../../../src/core/source/passage.js';
import { placeWithin } from '../../../src/core/source/passage.js';
import { readYaml } from '../../../src/core/source/yaml.js';

function passageOf(yaml: string): Passage {
  const { value } = readYaml({ file: 'pack.yaml', text: yaml });
  if (value === undefined) throw new Error('no YAML');
  return value.passage(['text']);
}

/** What the file has at the place of `part` in the passage. */
function inFile(yaml: string, part: string): string | undefined {
  const passage = passageOf(yaml);
  const { line = 0, column = 0 } = placeWithin(passage, passage.text.indexOf(part));
  return yaml.split('\n')[line - 1]?.slice(column - 1, column - 1 + part.length);
}

describe('the place of a part of a text in its file', () => {
  test.each([
    ['plain', 'text: 一二三{{x}}四'],
    ['folded plain', 'text: 一二\n  三{{x}}四'],
    ['block folded', 'text: >-\n  一二\n\n  三\n  {{x}}四'],
    ['block literal', 'text: |\n  一二\n    {{x}}四\n'],
    ['block with x in its comment', 'text: > # {{x}}\n  一二\n  {{x}}四\n'],
    ['double quoted', 'text: "一\\u3000\\"二\\"\\\n  三{{x}}"'],
    ['single quoted', "text: '一''二''\n\n  三{{x}}'"],
  ])('%s', (_, yaml) => expect(inFile(yaml, '{{x}}')).toBe('{{x}}'));

  test.each([
    ['before it on its line', 'text: 一\u200b二\u00ad{{x}}四'],
    ['before its key', '\u200btext: 一{{x}}四'],
    ['on a line before', 'text: >-\n  一\u2060\u2060二\n  {{x}}四'],
    ['as a mark on a letter', 'text: "Zu\u0308rich{{x}}"'],
  ])('counts what was taken out %s', (_, yaml) => expect(inFile(yaml, '{{x}}')).toBe('{{x}}'));

  test('is that of the same character, however YAML writes the text', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...'一二三“”ab {}"\':#\n'),
      minLength: 1,
      maxLength: 60,
    });
    const styles = fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL');
    fc.assert(
      fc.property(texts, styles, fc.integer({ min: 20, max: 80 }), (text, style, lineWidth) => {
        const yaml = stringify({ text }, { defaultStringType: style, lineWidth, blockQuote: true });
        const passage = passageOf(yaml);
        const lines = yaml.split('\n');
        for (const [index, character] of [...passage.text].entries()) {
          if (character.trim() === '') continue;
          const { line = 0, column = 0 } = placeWithin(passage, index);
          expect(lines[line - 1]?.charAt(column - 1)).toBe(character);
        }
      }),
    );
  });

  test('in a text that knows only its start, lines are counted', () => {
    const passage = { text: 'ab\ncd', place: { file: 'pack.hbs', line: 3, column: 5 } };
    expect(placeWithin(passage, 1)).toEqual({ file: 'pack.hbs', line: 3, column: 6 });
    expect(placeWithin(passage, 4)).toEqual({ file: 'pack.hbs', line: 4, column: 2 });
  });
});
