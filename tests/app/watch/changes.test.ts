import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printedAnew } from '../../../src/app/watch/changes.js';
import type { Printed } from '../../../src/output/pdf/index.js';

function printed(texts: readonly string[]): Printed[] {
  return texts.map((text, index) => {
    return { page: 1, pageLabel: '1', box: { x: 0, y: index, widthPt: 1, heightPt: 1 }, text };
  });
}

function anew(before: readonly string[], after: readonly string[]): string[] {
  return printedAnew(printed(before), printed(after)).map(({ text }) => text);
}

test('what moved has not changed', () => {
  expect(anew(['甲', '乙', '丙'], ['甲', '新', '乙', '丙'])).toEqual(['新']);
  expect(anew(['甲', '50', '乙', '477'], ['甲', '55', '乙', '482'])).toEqual(['55', '482']);
  expect(anew(['甲', '乙'], ['甲'])).toEqual([]);
  expect(anew([], ['甲'])).toEqual(['甲']);
});

const texts = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 12 });

/** Length of the longest common subsequence, by the table. */
function commonLength(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const text of one) {
    const next = [0];
    for (const [index, candidate] of other.entries())
      next.push(
        text === candidate
          ? (row[index] as number) + 1
          : Math.max(next[index] as number, row[index + 1] as number),
      );
    row = next;
  }
  return row[other.length] as number;
}

test('no more is said to have changed than has', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      expect(anew(before, after)).toHaveLength(after.length - commonLength(before, after));
    }),
  );
});
