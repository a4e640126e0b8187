import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonProblem, type JsonValue, parseJson } from '../../../src/input/json/parse.js';
import { cases } from '../../support/daily.js';

/** What JSON.parse makes of the same. */
function plain(value: JsonValue): unknown {
  switch (value.kind) {
    case 'object':
      return Object.fromEntries([...value.members].map(([key, one]) => [key, plain(one)]));
    case 'list':
      return value.items.map(plain);
    case 'text':
      return value.text;
    case 'number':
      return Number(value.written);
    case 'boolean':
      return value.isTrue;
    case 'null':
      return null;
  }
}

function problemOf(text: string): JsonProblem | undefined {
  try {
    parseJson(text);
    return undefined;
  } catch (problem) {
    if (problem instanceof JsonProblem) return problem;
    throw problem;
  }
}

test('every JSON text is read as JSON.parse reads it', () => {
  const value = fc.jsonValue({ maxDepth: 5 }).filter((one) => !JSON.stringify(one).includes('__proto__'));
  fc.assert(
    fc.property(value, fc.constantFrom(0, 2), (one, indent) => {
      const text = JSON.stringify(one, undefined, indent);
      expect(plain(parseJson(text))).toEqual(JSON.parse(text));
    }),
  );
});

test('what JSON.parse refuses is refused, and what it takes is taken', () => {
  const signs = fc.constantFrom(
    ...['{', '}', '[', ']', ',', ':', '"', '"a"', '1', '-', '.', 'e5', '0', 'true', 'null', ' ', '\n', '\\'],
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      const isDoubled = problemOf(text)?.bilingual.en.includes('written twice') ?? false;
      if (!isDoubled) expect([text, problemOf(text) === undefined]).toEqual([text, isJson]);
    }),
    { numRuns: cases(500, 2000) },
  );
});

test('a number is kept as it is written', () => {
  const value = parseJson('[1.10, 12345678901234567890.12345, -0, 1e400]');
  expect(value.kind === 'list' && value.items).toMatchObject([
    { written: '1.10' },
    { written: '12345678901234567890.12345' },
    { written: '-0' },
    { written: '1e400' },
  ]);
});

describe('what is wrong is told at its place', () => {
  test.each([
    ['{"a": 1,}', 8, '多一个逗号', undefined],
    ['{“a”: 1}', 1, '“a”', '双引号'],
    ["['a']", 1, '不该有', '双引号'],
    ['{"a"：1}', 4, '：', '半角'],
    ['{"a": 1 "b": 2}', 8, '不该有', '少一个逗号'],
    ['{"a": 1, "a": 2}', 9, '写了两遍', undefined],
    ['[NaN]', 1, 'NaN', 'null'],
    ['[True]', 1, 'True', 'true'],
    ['[1] // 说明', 4, '不该有', '注释'],
    ['[007]', 1, '不是 JSON 的数字', '引号'],
    ['["a]', 1, '引号没有收尾', undefined],
    ['[1, 2', 0, '括号没有收尾', undefined],
    ['["\\x"]', 1, '写法不对', '反斜线'],
    ['', 0, '没有写完', undefined],
  ])('%s', (text, at, message, hint) => {
    const problem = problemOf(text);
    expect(problem?.at).toBe(at);
    expect(problem?.bilingual.zh).toContain(message);
    if (hint === undefined) expect(problem?.hint).toBeUndefined();
    else expect(problem?.hint?.zh).toContain(hint);
  });

  test('values within values without end', () => {
    expect(problemOf('['.repeat(100_000))?.bilingual.en).toContain('within more than');
  });

  test('values without end', () => {
    expect(problemOf(`[${'0,'.repeat(600_000)}0]`)?.bilingual.en).toContain('too large');
  });
});
