import { expect, test } from 'vitest';
import { marksIn, withoutMarks } from '../../src/dataset/terms/marks.js';
import { TermMatcher } from '../../src/dataset/terms/term-matcher.js';
import { readCsv } from '../../src/input/readers/csv.js';
import { readWorksheet } from '../../src/input/xlsx/worksheet.js';
import { processorTime } from '../support/processor-time.js';

const parts = {
  sheets: [],
  dates: 1900,
  awaitsCalculation: false,
  strings: [],
  patterns: [],
  looks: [],
} as const;

/** What is said of a text, and of the same rows in a workbook. */
function found(rows: readonly (readonly string[])[]): string[] {
  const text = readCsv({ file: 'a.csv', text: rows.map((row) => row.join(',')).join('\n') });
  const cells = rows.map(
    (row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
  );
  const xml = `<worksheet><sheetData>${cells.join('')}</sheetData></worksheet>`;
  const sheet = readWorksheet(Buffer.from(xml), { file: 'a.xlsx', name: '表' }, parts);
  expect(sheet.found.map(({ message }) => message)).toEqual(text.found.map(({ message }) => message));
  return text.found.map(({ message, place }) => `${place?.line}:${place?.column ?? ''} ${message.en}`);
}

test.each([
  ['rows', Array(12_002).fill(['a']), '12001: the table is too large to be read: over 12000 rows'],
  ['columns', [['a'], Array(201).fill('b')], '2: the table is too large to be read: over 200 columns'],
  [
    'cells',
    Array(700).fill(Array(200).fill('a')),
    '601: the table is too large to be read: over 120000 cells',
  ],
  [
    'characters in a cell',
    [['a', '长'.repeat(32_768)]],
    '1:2 the cell is too long to be read: over 32767 characters',
  ],
])('a table of more %s than there may be is told and not read', (_, rows, message) => {
  expect(found(rows)).toEqual([message]);
});

test('a table of as many as there may be is read', () => {
  expect(found([Array(200).fill('a'), ...Array(999).fill(['长'.repeat(300)])])).toEqual([]);
  expect(found(Array(12_000).fill(Array(10).fill('a')))).toEqual([]);
});

test('a text of nothing but beginnings of marks is read once', () => {
  const text = '[^'.repeat(40_000);
  const spentMs = processorTime();
  expect(marksIn({ text, place: { file: 'a.csv' } })).toEqual([]);
  expect(withoutMarks(text)).toBe(text);
  expect(spentMs()).toBeLessThan(2000);
});

test('terms by the thousand that begin alike are found without holding each against all', () => {
  const entries = Array.from({ length: 3000 }, (_, index) => ({ id: `n${index}`, term: `名词第${index}号` }));
  const text = entries.map(({ term }) => term).join('和');
  const spentMs = processorTime();
  expect(new TermMatcher(entries).find(text)).toHaveLength(3000);
  expect(spentMs()).toBeLessThan(4000);
});
