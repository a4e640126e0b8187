import { describe, expect, test } from 'vitest';
import { applyEdit, EditConflict, type ValueMoved } from '../../src/editing/index.js';

const text = `# the whole
title: x
tables:
  # of a
  a: { unit: 个 } # one
  b:
    notes:
      - n


  # of c
  # in two lines
  c: { unit: 人 }
charts:
  - name: p
    type: bar
  # the second
  - { name: q }
  - name: r
`;

const file = 'pack.yaml';
const tables = { a: { unit: '个' }, b: { notes: ['n'] }, c: { unit: '人' } };
const charts = [{ name: 'p', type: 'bar' }, { name: 'q' }, { name: 'r' }];
const table = (name: keyof typeof tables, to?: string): ValueMoved => {
  return { kind: 'move-value', file, path: ['tables', name], before: tables[name], ...(to && { to }) };
};
const chart = (from: number, to?: number): ValueMoved => {
  const own = { kind: 'move-value', file, path: ['charts', from], before: charts[from] } as const;
  return { ...own, ...(to !== undefined && { to }) };
};
const asText = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe('what is moved in a YAML file', () => {
  test.each([
    [
      'a pair to the first place',
      table('c', 'a'),
      /tables:\n {2}# of c\n {2}# in two lines\n {2}c: .*\n {2}# of a\n/,
    ],
    [
      'a pair to the last place',
      table('a'),
      /# in two lines\n {2}c: .*\n {2}# of a\n {2}a: .* # one\ncharts:/,
    ],
    ['a pair of several lines', table('b', 'a'), /tables:\n {2}b:\n {4}notes:\n {6}- n\n {2}# of a\n/],
    [
      'an item to the first place',
      chart(1, 0),
      /charts:\n {2}# the second\n {2}- \{ name: q \}\n {2}- name: p\n/,
    ],
    ['an item to the last place', chart(0), / {2}- name: r\n {2}- name: p\n {4}type: bar\n$/],
    ['an item one down', chart(0, 2), /q \}\n {2}- name: p\n {4}type: bar\n {2}- name: r\n$/],
  ])('takes its comments along and is moved back to the byte: %s', (_, edit, shows) => {
    for (const ends of ['\n', '\r\n']) {
      const written = text.replaceAll('\n', ends);
      const { bytes, inverse } = applyEdit(Buffer.from(written), edit);
      expect(asText(bytes).replaceAll('\r\n', '\n')).toMatch(shows);
      const [back] = inverse;
      const undone = applyEdit(bytes, back as ValueMoved);
      expect(asText(undone.bytes)).toBe(written);
      expect(asText(applyEdit(undone.bytes, undone.inverse[0] as ValueMoved).bytes)).toBe(asText(bytes));
      // also where somebody has changed something else meanwhile
      const { written: __, ...plain } = back as ValueMoved;
      expect(asText(applyEdit(bytes, plain).bytes).split(ends).toSorted()).toEqual(
        written.split(ends).toSorted(),
      );
    }
  });

  test('stays in its brackets, and is right where a file ends without a line end', () => {
    const flow = 'tables: { a: { unit: 个 }, b: { unit: 人 } }';
    const edit = {
      kind: 'move-value',
      file,
      path: ['tables', 'b'],
      before: { unit: '人' },
      to: 'a',
    } as const;
    expect(asText(applyEdit(Buffer.from(flow), edit).bytes)).toBe(
      'tables: { b: { unit: 人 }, a: { unit: 个 } }',
    );
    const open = { kind: 'move-value', file, path: ['b'], before: 2, to: 'a' } as const;
    expect(asText(applyEdit(Buffer.from('a: 1\nb: 2'), open).bytes)).toBe('b: 2\na: 1\n');
    const last = { kind: 'move-value', file, path: ['a'], before: 1 } as const;
    expect(asText(applyEdit(Buffer.from('a: 1\nb: 2'), last).bytes)).toBe('b: 2\na: 1');
  });

  test('is not moved before what it refers to', () => {
    const referring = Buffer.from('a: &x { y: 1 }\nb: *x\nc: 2\n');
    const edit = { kind: 'move-value', file, path: ['b'], before: { y: 1 }, to: 'a' } as const;
    expect(() => applyEdit(referring, edit)).toThrow(/involved|can’t be edited/);
    expect(asText(applyEdit(referring, { ...edit, path: ['c'], before: 2 }).bytes)).toMatch(/^c: 2\na: &x/);
  });

  test('is refused where something else stands there', () => {
    for (const edit of [
      { ...table('a'), before: 1 },
      table('a', 'x'),
      chart(7),
      { ...chart(0), path: ['x', 0] },
    ])
      expect(() => applyEdit(Buffer.from(text), edit)).toThrow(EditConflict);
  });
});
