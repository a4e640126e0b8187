import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareStructure } from '../../src/incremental/structure.js';

const copyOf = <Data>(data: Data): Data => structuredClone(data);

test('what is the same is the same object; what is around a change is not, and neither side is changed', () => {
  const before = { head: { text: '甲' }, rows: [{ cell: '1' }, { cell: '2' }], note: undefined };
  const after = copyOf(before);
  expect(shareStructure(before, after)).toBe(before);
  const changed = { ...copyOf(before), rows: [{ cell: '1' }, { cell: '3' }] };
  const written = copyOf(changed);
  const shared = shareStructure(before, changed);
  expect(shared).toEqual(written);
  expect(changed).toEqual(written);
  expect(shared.head).toBe(before.head);
  expect(shared.rows[0]).toBe(before.rows[0]);
  expect(shared.rows).not.toBe(before.rows);
});

test('what stands before and behind an inserted or deleted row is the same', () => {
  const rows = ['甲', '乙', '丙', '丁'].map((text) => ({ text }));
  const [first, second, third, fourth] = rows;
  const inserted = shareStructure(rows, copyOf([first, second, { text: '新' }, third, fourth]));
  expect([inserted[0], inserted[1], inserted[3], inserted[4]].every((row, at) => row === rows[at])).toBe(
    true,
  );
  const deleted = shareStructure(rows, copyOf([first, fourth]));
  expect(deleted[0]).toBe(first);
  expect(deleted[1]).toBe(fourth);
});

test.each([
  [{ a: 1 }, { a: 1, b: undefined }],
  [{ a: 1, b: undefined }, { a: 1 }],
  [{ b: undefined }, { a: undefined }],
  [[], {}],
  [{}, []],
  [[1], [1, undefined]],
  [null, {}],
])('%j and %j are told apart', (before, after) => {
  expect(shareStructure<unknown>(before, after)).toStrictEqual(after);
  expect(shareStructure<unknown>(before, after)).not.toBe(before);
});

const plain = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(undefined, null, '', '甲', 0, 1, Number.NaN, true),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('data'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).data;

test('whatever stood before, the data say what they said', () => {
  fc.assert(
    fc.property(plain, plain, (before, after) => {
      const written = copyOf([before, after]);
      expect(shareStructure(before, after)).toStrictEqual(after);
      expect([before, after]).toEqual(written);
      const again = shareStructure(after, copyOf(after));
      if (typeof after === 'object' && after !== null && !JSON.stringify(after).includes('null'))
        expect(again).toBe(after);
    }),
  );
});

test('names that every object has are data like others', () => {
  const made = (value: unknown) => JSON.parse(`{"__proto__":${JSON.stringify(value)},"toString":[1],"a":1}`);
  const shared = shareStructure(made({ b: [1] }), made({ b: [2] }));
  expect(JSON.stringify(shared)).toBe(JSON.stringify(made({ b: [2] })));
  expect(JSON.stringify(shareStructure({ a: 1 }, made({})))).toBe(JSON.stringify(made({})));
});
