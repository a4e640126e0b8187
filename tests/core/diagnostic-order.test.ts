import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { printDiagnostics } from '../../src/cli/terminal.js';
import { bounded, causesFirst } from '../../src/core/diagnostic-order.js';
import {
  type Diagnostic,
  errorAt,
  ReportError,
  throwOnErrors,
  warningAt,
} from '../../src/core/diagnostics.js';

const unread = warningAt('unread-file', { zh: '没有读', en: 'not read' }, { place: { file: 'd/a.xls' } });
const unknown = errorAt(
  'unknown-reference',
  { zh: '没有“x”', en: 'no “x”' },
  { place: { file: 'd/pack.yaml', line: 3 } },
);
const other = errorAt(
  'missing-cell',
  { zh: '不能空', en: 'must be filled' },
  { place: { file: 'd/b.csv', line: 2 } },
);

/** So many empty cells, one in each line. */
const empty = (count: number, severity: Diagnostic['severity'] = 'error') =>
  Array.from({ length: count }, (_, index): Diagnostic => {
    const message = { zh: `“项目${index}”不能空`, en: `“project ${index}” must be filled` };
    return { ...errorAt('missing-cell', message, { place: { file: 'd/a.csv', line: index + 2 } }), severity };
  });

function printed(found: readonly Diagnostic[], language: 'zh' | 'en' = 'en'): string[] {
  const lines: string[] = [];
  const ignore = () => undefined;
  const terminal = { language, colors: createColors(false), interactive: false, out: ignore, redraw: ignore };
  printDiagnostics(found, { ...terminal, err: (line) => void lines.push(line) });
  return lines;
}

test('a file that was not read comes first, what misses its content last', () => {
  expect(causesFirst([unknown, other, unread])).toEqual([unread, other, unknown]);
  expect(causesFirst([unknown, other])).toEqual([unknown, other]);
});

test('many findings of a kind are one line with three examples and their count', () => {
  expect(printed([...empty(200), other])).toEqual([
    'd/a.csv:2 error: “project 0” must be filled (200 of this kind, such as d/a.csv:3 “project 1” must be filled; ' +
      'd/a.csv:4 “project 2” must be filled)',
    'd/b.csv:2 error: must be filled',
  ]);
  expect(printed(empty(200), 'zh')).toEqual([
    'd/a.csv:2 错误：“项目0”不能空（同类共200处，又如 d/a.csv:3 “项目1”不能空；d/a.csv:4 “项目2”不能空）',
  ]);
});

test('a few of a kind are each told', () => {
  expect(printed(empty(5))).toHaveLength(5);
});

test('findings of other words, files or weight are other kinds', () => {
  const words = { zh: '写法不对', en: 'wrong' };
  const mixed = [...empty(4), ...Array(4).fill(errorAt('missing-cell', words)), ...empty(4, 'warning')];
  expect(printed(mixed)).toHaveLength(12);
});

test('of hundreds of thousands of findings ten thousand are kept, errors before warnings', () => {
  const found = bounded([...empty(300_000, 'warning'), ...empty(300_000)]);
  expect(found).toHaveLength(10_001);
  expect(found.every(({ severity }) => severity === 'error')).toBe(true);
  expect(found.at(-1)?.message).toEqual({ zh: '另有590000处没有列出', en: '590000 more are not listed' });
  expect(new ReportError(empty(300_000)).diagnostics).toHaveLength(10_001);
  expect(throwOnErrors(empty(300_000, 'warning'))).toHaveLength(10_001);
});

test('a message says no more than anyone reads of what it quotes', () => {
  const { message } = errorAt('x', { zh: '长'.repeat(10_000), en: `a${'😀'.repeat(10_000)}b` });
  expect([message.zh.length, message.en.length]).toEqual([603, 601]);
  expect(message.en).not.toMatch(/\p{Cs}/u);
});
