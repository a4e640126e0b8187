import { describe, expect, test } from 'vitest';
import {
  documents,
  firstCodes,
  headingsOf,
  languageOf,
  readDocument,
  twins,
  withoutExamples,
} from '../support/documents.js';

describe.each(twins)('%s and %s', (chinese, english) => {
  test('have the same sections, tables and examples', () => {
    expect(shapeOf(readDocument(chinese))).toEqual(shapeOf(readDocument(english)));
  });

  test('name the same things in the same order', () => {
    const words = (file: string) =>
      firstCodes(readDocument(file)).filter((code) => /^[\x20-\x7e]+$/.test(code));
    expect(words(chinese)).toEqual(words(english));
  });
});

test.each(documents)('%s is in one language', (file) => {
  const text = readDocument(file);
  const isChinese = (words: string) => /[\p{Script=Han}]/u.test(words);
  const sentences = withoutExamples(text)
    .split(/\n\n+/)
    .filter((block) => /^[^|#<!\-\d]/.test(block) && !/^\[(中文|English)\]/.test(block));
  if (languageOf(file) === 'zh') {
    expect(sentences.filter((block) => !isChinese(block))).toEqual([]);
  } else {
    const hanzi = (words: string) => [...words].filter(isChinese).length;
    expect(headingsOf(text).filter(({ title }) => isChinese(title))).toEqual([]);
    expect(sentences.filter((block) => hanzi(block) > block.length / 4)).toEqual([]);
  }
});

/** Headings by level, tables by their rows and examples by language, in the order in which they stand. */
function shapeOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [hashes] = /^#+(?= )/.exec(line) ?? [];
    if (hashes) return [`heading ${hashes.length}`];
    if (/^ *```/.test(line)) return [line.trim()];
    if (line.startsWith('|')) return [`row of ${line.split(/(?<!\\)\|/).length - 2}`];
    if (/^(- |\d\. )/.test(line)) return ['item'];
    return line.startsWith('<!--') || line.startsWith('![') ? [line.replace(/\[.*\].*/, '')] : [];
  });
}
