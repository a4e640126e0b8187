import { expect, it } from 'vitest';
import { anyOf, either, wholly } from '../../src/importing/any-of.ts';

it('a list is a group of its words, which may be patterns, in their order', () => {
  expect(
    anyOf(`
      增长 增长到
        20\\d\\d年
    `),
  ).toBe('(?:增长|增长到|20\\d\\d年)');
});

it('what fits wholly has nothing before or behind, whichever of the patterns it is', () => {
  const measure = wholly(`总?${anyOf('产量 面积')}`, either('投资额?', '支出'));
  expect(['总产量', '面积', '投资', '投资额', '支出'].every((text) => measure.test(text))).toBe(true);
  expect(['粮食总产量', '投资额度', ''].some((text) => measure.test(text))).toBe(false);
});
