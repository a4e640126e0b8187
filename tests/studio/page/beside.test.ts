import fc from 'fast-check';
import { EditorState } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { changeBeside } from '../../../src/studio/page/text/beside.js';
import { documentOf } from '../../../src/studio/page/text/schema.js';

const documentFrom = (...sources: string[]) =>
  documentOf(sources.map((source, index) => ({ source, home: { kind: 'value', path: [index] } })));

/** Both changes, theirs made to mine. */
function both(base: string[], mine: string[], theirs: string[]): string[] | undefined {
  const document = documentFrom(...mine);
  const change = changeBeside(documentFrom(...base), document, documentFrom(...theirs));
  if (!change) return undefined;
  const made = EditorState.create({ doc: document }).tr.replace(change.start, change.end, change.slice).doc;
  return made.content.content.map(({ textContent }) => textContent);
}

describe('what was changed elsewhere is taken beside what is being typed', () => {
  test.each<[string, string[], string[], string[], string[]]>([
    ['typed behind what was undone', ['甲。又一句。'], ['甲。又一句。乙'], ['甲。'], ['甲。乙']],
    ['typed before it', ['甲。又一句。'], ['乙甲。又一句。'], ['甲。'], ['乙甲。']],
    ['a paragraph before', ['甲。', '丙。'], ['甲。', '丙。丁'], ['甲一。', '丙。'], ['甲一。', '丙。丁']],
    ['a paragraph more', ['甲。'], ['甲。乙'], ['新。', '甲。'], ['新。', '甲。乙']],
    ['nothing typed', ['甲。'], ['甲。'], ['乙。'], ['乙。']],
  ])('%s', (_, base, mine, theirs, made) => {
    expect(both(base, mine, theirs)).toEqual(made);
  });

  test('and not where both are of the same words', () => {
    expect(both(['甲乙丙'], ['甲丁丙'], ['甲戊丙'])).toBeUndefined();
  });

  test('whatever both are, what only one has changed is as that one has it', () => {
    const text = fc.stringMatching(/^[甲乙丙]{1,6}$/);
    const typed = fc.stringMatching(/^[子丑]{1,3}$/);
    fc.assert(
      fc.property(text, typed, typed, (words, own, other) => {
        expect(both([words], [words + own], [other + words])).toEqual([other + words + own]);
        expect(both([words], [own + words], [words + other])).toEqual([own + words + other]);
      }),
    );
  });
});
