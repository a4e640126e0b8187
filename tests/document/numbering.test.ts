import { describe, expect, test } from 'vitest';
import {
  Numberer,
  type Numbering,
  type SectionPrefix,
  type Sequences,
} from '../../src/document/numbering.js';

/** The numbers that a numberer gives out: h a heading, a an annex, t a table, f a figure. */
function numbers(numbering: Numbering, order: string): string[] {
  const numberer = new Numberer(numbering, sequences());
  const next = {
    h: () => numberer.heading(),
    a: () => numberer.annex(),
    t: () => numberer.caption('table'),
    f: () => numberer.caption('figure'),
  };
  return [...order].map((kind) => next[kind as keyof typeof next]());
}

describe('tables and figures are numbered (CY/T 170-2019, 6.2)', () => {
  test.each<[Numbering, string, string[]]>([
    ['throughout', 'thtfhtf', ['表1', '一、', '表2', '图1', '二、', '表3', '图2']],
    ['throughout', 'hatf', ['一、', '附件1', '表1', '图1']],
    ['section', 'thtfthtf', ['表1', '一、', '表1-1', '图1-1', '表1-2', '二、', '表2-1', '图2-1']],
    ['section', 'htatthf', ['一、', '表1-1', '附件1', '附表1-1', '附表1-2', '二、', '图2-1']],
  ])('%s: %s', (numbering, order, expected) => {
    expect(numbers(numbering, order)).toEqual(expected);
  });
});

function sequences(): Sequences {
  const counts = new Map<string, number>();
  let prefix: SectionPrefix = { kind: '', number: '' };
  return {
    next: (name) => counts.set(name, (counts.get(name) ?? 0) + 1).get(name) as number,
    prefix: () => prefix,
    beginSection: (begun) => {
      prefix = begun;
    },
  };
}
