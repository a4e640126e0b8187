import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  buildEditions,
  type CsvRow,
  copyData,
  edit,
  LEPING,
  readRows,
  temporaryFolder,
} from '../support/packs.js';
import { type PdfPage, readPdf, withoutSpaces } from '../support/pdf-text.js';
import { openPdf } from '../support/pdfjs.js';

/*
 * The shipped data with sixty terms, some marked by hand, most found by themselves. Which page a term is marked on
 * is read from the marks as they are painted, not from what the program says.
 */
const ADDED = 48;
const TERMS = [
  ...['工业', '农业', '教育', '医疗', '交通', '水利', '生态', '环境', '城市', '乡村', '行政', '财政', '税收'],
  ...['投资', '项目', '产业', '科技', '创新', '改革', '开放', '招商', '园区', '标准厂房', '厂房', '消费'],
  ...['社会消费品零售总额', 'PM2.5', '5G', '增长', '地区生产总值', '总值', '就业', '失业率', '绿色', '企业'],
  ...[
    '道路',
    '学校',
    '医院',
    '铁路',
    '高速',
    '公路',
    '污水',
    '小区',
    '停车位',
    '集聚区',
    '规模以上',
    '粮食',
    '高标准农田',
  ],
];

let pages: readonly PdfPage[];
let bytes: Uint8Array;
let numbers: ReadonlyMap<string, string>;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const definitionOf = (term: string) => `${term}的意思。`;

/** Where a mark of a term stands, superscripts only: notes at the foot and entries have theirs in full size. */
const MARK = /[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]|\[\d+\]/g;
const FOOT_NOTE_PT = 9;
const ENTRY_PT = 12;
/** A ⑩ that the text itself writes is larger. */
const LARGEST_RAISED_PT = 10;

beforeAll(async () => {
  folder = await temporaryFolder();
  const copy = await copyData(LEPING, folder.path);
  const rows = TERMS.map((term, index) => `x${index},${term},${definitionOf(term)},注,`);
  await appendFile(join(copy, 'glossary.csv'), `${rows.join('\n')}\n`);
  await edit(
    join(copy, 'pack.yaml'),
    'glossary: { sort: appearance }\n',
    'glossary: { sort: pinyin, autoMark: true }\n',
  );
  const built = await buildEditions(copy, folder.path, 'handout');
  bytes = built.get('handout') as Uint8Array;
  pages = await readPdf(bytes);
  numbers = marksOfTerms();
});

afterAll(() => folder.remove());

/** The text of the glossary with its marks, lines run together. */
const glossaryText = () =>
  pages
    .slice(2)
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .join('');

/** The mark of each term that was added, as the glossary prints it. */
function marksOfTerms(): Map<string, string> {
  const text = glossaryText();
  return new Map(
    TERMS.map((term) => {
      const at = text.indexOf(withoutSpaces(term + definitionOf(term)));
      return [term, text.slice(0, at).match(MARK)?.at(-1) ?? ''];
    }),
  );
}

/** Marks of entries stand at the left edge of the type area, on odd and on even pages. */
const INNER_PT = 81;

describe('sixty terms', () => {
  test('have marks ① to ㊿, then [51] to [60], ascending in the order of pinyin', async () => {
    const shipped = (await readRows(LEPING, 'glossary')).map((row: CsvRow) => row.名词 as string);
    expect(shipped.length + ADDED).toBe(60);
    const marks = pages
      .flatMap(({ strings }) =>
        strings.filter(({ size, x }) => Math.abs(size - ENTRY_PT) < 0.01 && x < INNER_PT),
      )
      .map(({ text }) => text)
      .filter((text) => text.replace(MARK, '') === '');
    const all = [...Array(20).keys()].map((n) => String.fromCodePoint(0x2460 + n));
    for (let n = 21; n <= 35; n++) all.push(String.fromCodePoint(0x3251 + n - 21));
    for (let n = 36; n <= 50; n++) all.push(String.fromCodePoint(0x32b1 + n - 36));
    for (let n = 51; n <= 60; n++) all.push(`[${n}]`);
    expect(marks).toEqual(all);
    const order = (term: string) => all.indexOf(numbers.get(term) ?? '');
    expect(order('5G')).toBeLessThan(order('PM2.5'));
    expect(order('PM2.5')).toBeLessThan(order('城市'));
    expect(order('城市')).toBeLessThan(order('行政'));
    expect(order('行政')).toBeLessThan(order('招商'));
  });

  test('have the pages of their marks in the glossary, each once', () => {
    const text = glossaryText();
    let several = 0;
    for (const term of TERMS) {
      const told = new RegExp(
        `${withoutSpaces(term + definitionOf(term)).replace('.', '\\.')}(见第([\\d、]+)页)?`,
      );
      const printed = told.exec(text)?.[2] ?? '';
      const pagesOfMark = pages
        .filter(({ strings }) => strings.some((one) => isMark(one, numbers.get(term) as string)))
        // cover and contents are not counted
        .map(({ number }) => String(number - 2));
      expect([term, printed]).toEqual([term, pagesOfMark.join('、')]);
      if (pagesOfMark.length > 1) several++;
    }
    expect(several).toBeGreaterThan(15);
  });

  test('have no mark at the start of a line', () => {
    const starts = pages.flatMap(({ number, lines }) =>
      lines
        .filter(({ size }) => Math.abs(size - FOOT_NOTE_PT) > 0.01 && Math.abs(size - ENTRY_PT) > 0.01)
        .filter(({ text }) => new RegExp(`^(?:${MARK.source})`).test(text))
        .map(({ text }) => `${number}: ${text}`),
    );
    expect(starts).toEqual([]);
  });

  test('lead from mark to entry and from entry to mark', async () => {
    const task = openPdf(bytes);
    const document = await task.promise;
    const destinations = new Set(Object.keys(await document.getDestinations()));
    const links: string[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const annotations = await (await document.getPage(number)).getAnnotations();
      links.push(
        annotations.flatMap(({ dest }: { dest?: unknown }) => (typeof dest === 'string' ? [dest] : [])),
      );
    }
    await task.destroy();
    expect(links.flat().filter((dest) => !destinations.has(dest))).toEqual([]);
    const toEntries = links.flat().filter((dest) => /^x\d+$/.test(dest));
    const toMarks = links.flat().filter((dest) => dest.startsWith('mark:'));
    expect(toEntries.length).toBeGreaterThan(ADDED);
    // each mark is a place of its own
    const marks = [...destinations].filter((dest) => dest.startsWith('mark:x'));
    expect(marks.length).toBe(toEntries.length);
    for (const index of TERMS.keys()) {
      const isMarked = destinations.has(`mark:x${index}:1`);
      expect(toMarks.includes(`mark:x${index}:1`)).toBe(isMarked);
    }
  });
});

function isMark({ text, size }: { text: string; size: number }, mark: string): boolean {
  const isRaised = size < LARGEST_RAISED_PT && Math.abs(size - FOOT_NOTE_PT) > 0.01;
  return isRaised && [...text.matchAll(MARK)].some(([one]) => one === mark);
}
