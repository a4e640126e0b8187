import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEditions, type CsvRow, LEPING, readRows, temporaryFolder } from '../support/packs.js';
import { type PaintedText, type PdfPage, readPdf, withoutSpaces } from '../support/pdf-text.js';
import { PrintedTable } from '../support/printed-table.js';

let editions: Record<'handout' | 'brief', readonly PdfPage[]>;
let data: Record<'indicators' | 'sectors' | 'projects' | 'works' | 'tasks' | 'glossary', readonly CsvRow[]>;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  const built = await buildEditions(LEPING, folder.path);
  const read = (edition: string) => readPdf(built.get(edition) as Uint8Array);
  editions = { handout: await read('handout'), brief: await read('brief') };
  data = {
    indicators: await readRows('indicators'),
    sectors: await readRows('sectors'),
    projects: await readRows('projects'),
    works: await readRows('works'),
    tasks: await readRows('tasks'),
    glossary: await readRows('glossary'),
  };
});

afterAll(() => folder.remove());

const cell = (row: CsvRow, header: string) => withoutSpaces(row[header] ?? '');

/** Words as a table prints them: `—` where there are none (CY/T 170: no empty cells). */
const words = (row: CsvRow, header: string) => withoutMarks(cell(row, header)) || '—';

/**
 * A figure as a table prints it, without the unit that its column states, be the qualifier inside it (79万余件 is
 * 79余 in a column of 万件); a range with ～ (GB/T 15835), whatever the cell has.
 */
function figure(row: CsvRow, header: string, unit = ''): string {
  const text = words(row, header);
  if (!/\d/.test(text) || unit === '%') return text;
  const digits = [...unit].reduce((rest, character) => rest.replace(character, ''), text);
  return digits.replace(/(\d)—(\d)/, '$1～$2');
}

/** A text without the marks of its notes, be they written `[^名词]` or printed ①. */
function withoutMarks(text: string): string {
  return text.replace(/\[\^[^\]]+\]|[①-⑳]/gu, '');
}

/** The words of a page in reading order, the page number left out. */
function readingText(pages: readonly PdfPage[]): string {
  return pages
    .flatMap(({ lines }) => lines)
    .map(({ text }) => text)
    .filter((text) => !/^—\d+—$/.test(text))
    .join('');
}

/** Difference of two years as the table prints it, worked out with whole tenths. */
function difference(row: CsvRow): string {
  const [from, to] = ['2021年实绩', '2022年目标'].map(
    (header) => /^[\d.]+(?=%)/.exec(cell(row, header))?.[0],
  );
  if (from === undefined || to === undefined) return '—';
  const places = Math.max(...[from, to].map((one) => one.split('.')[1]?.length ?? 0));
  const change = (Number(to) - Number(from)).toFixed(places);
  return change.startsWith('-') ? change.replace('-', '−') : Number(change) === 0 ? change : `+${change}`;
}

/** Every row under its label: each figure on the label's own baseline, the note behind it or in its column. */
function expectRow(
  table: PrintedTable,
  row: CsvRow,
  label: string,
  figures: Readonly<Record<string, string>>,
) {
  const [name, note] = [withoutMarks(cell(row, label)), withoutMarks(cell(row, '说明'))];
  const { cells, baselines, y } = table.row(name, note);
  expect(cells).toMatchObject(figures);
  expect(cells[label] + (cells.说明 ?? '')).toBe(name + note);
  for (const head of Object.keys(figures)) expect(baselines[head]).toBeCloseTo(y, 1);
}

const AMOUNTS = ['投资', '年产值', '年税收'];

/** What the three amounts of some projects come to, by head. */
function sums(rows: readonly CsvRow[]): Record<string, string> {
  const sum = (head: string) => rows.reduce((total, row) => total + Number(row[`${head}（亿元）`]), 0);
  return Object.fromEntries(AMOUNTS.map((head) => [head, String(sum(head))]));
}

describe.each(['handout', 'brief'] as const)('the %s', (edition) => {
  test('prints every indicator in one row with its figures, change and note under their heads', () => {
    const table = new PrintedTable(editions[edition], ['指标', '2021年实绩', '2022年目标', '增减'], '指标');
    for (const row of data.indicators)
      expectRow(table, row, '指标', {
        '2021年实绩': figure(row, '2021年实绩'),
        '2022年目标': figure(row, '2022年目标'),
        增减: difference(row),
      });
  });

  test('prints every project in one row with its amounts, and each group and the total with their sums', () => {
    const table = new PrintedTable(editions[edition], ['序号', '项目', ...AMOUNTS, '2022年节点'], '项目');
    for (const group of ['已开工', '预开工']) {
      const rows = data.projects.filter((row) => row.分组 === group);
      expect(table.row(`${group}（${rows.length}个）`).cells).toMatchObject(sums(rows));
      for (const row of rows)
        expectRow(table, row, '项目', {
          序号: String(data.projects.indexOf(row) + 1),
          投资: figure(row, '投资（亿元）'),
          年产值: figure(row, '年产值（亿元）'),
          年税收: figure(row, '年税收（亿元）'),
          '2022年节点': words(row, '2022年节点'),
        });
    }
    expect(table.row(`合计（${data.projects.length}个）`).cells).toMatchObject(sums(data.projects));
  });

  test('prints every task in words, numbered', () => {
    const text = readingText(editions[edition]);
    for (const [index, task] of data.tasks.entries())
      expect(text).toContain(`${index + 1}.${cell(task, '事项')}`);
  });

  test('shows each highlight as a card: label, figure of 2021, target of 2022', () => {
    const lines = editions[edition].flatMap((page) => page.lines);
    const highlights = ['gdp', 'industry', 'investment', 'retail', 'export', 'fdi', 'budget-revenue'];
    for (const id of [...highlights, 'urban-income', 'rural-income']) {
      const row = data.indicators.find((one) => one.编号 === id) as CsvRow;
      const [actual, target] = [cell(row, '2021年实绩'), cell(row, '2022年目标')];
      const card = lines.findIndex(({ text }) => text === cell(row, '指标'));
      const { x, y } = lines[card] as PaintedText;
      const under = lines
        .slice(card + 1)
        .filter((one) => one.x === x && one.y > y)
        .slice(0, 2);
      expect(under.map(({ text }) => text)).toEqual([
        actual,
        target === '' ? '2022年目标未列' : `2022年目标${target}`,
      ]);
    }
  });

  test('paints no text twice in one place', () => {
    for (const { number, strings } of editions[edition]) {
      const seen = strings.map(
        ({ text, x, y }) => `${text} at ${x.toFixed(1)}, ${y.toFixed(1)} on ${number}`,
      );
      expect(seen.filter((one, index) => seen.indexOf(one) !== index)).toEqual([]);
    }
  });
});

describe('the handout', () => {
  test('prints every sector figure in one row with its unit, figures and note under their heads', () => {
    const table = new PrintedTable(editions.handout, ['指标', '单位', '2021年实绩', '2022年目标'], '指标');
    for (const row of data.sectors)
      expectRow(table, row, '指标', {
        ...(row.单位 !== '' && { 单位: cell(row, '单位') }),
        '2021年实绩': figure(row, '2021年实绩', cell(row, '单位')),
        '2022年目标': figure(row, '2022年目标', cell(row, '单位')),
      });
    expect(data.sectors.length).toBeGreaterThan(120);
  });

  test('prints every other project in one row with its progress and its target', () => {
    const table = new PrintedTable(editions.handout, ['项目', '2021年进展', '2022年目标'], '项目');
    for (const row of data.works)
      expectRow(table, row, '项目', {
        '2021年进展': words(row, '2021年进展'),
        '2022年目标': words(row, '2022年目标'),
      });
  });

  test('explains every term word for word behind its mark', () => {
    const text = readingText(editions.handout);
    for (const [index, note] of data.glossary.entries())
      expect(text).toContain(String.fromCodePoint(0x2460 + index) + cell(note, '名词') + cell(note, '释义'));
  });

  test('marks every term of the glossary in its text', () => {
    const marks = editions.handout.flatMap(({ strings }) => strings).filter(({ size }) => size < 10);
    for (const index of data.glossary.keys())
      expect(marks.some(({ text }) => text.includes(String.fromCodePoint(0x2460 + index)))).toBe(true);
  });
});
