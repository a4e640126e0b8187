import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkPack } from '../../src/app/check.js';
import { openProject } from '../../src/core/project.js';
import { CHECKOUT, type CsvRow, readRows, SHIPPED } from '../support/packs.js';
import { type PaintedText, type PdfPage, readPdf, withoutSpaces } from '../support/pdf-text.js';
import { PrintedTable } from '../support/printed-table.js';
import { shippedDatabase, shippedSet } from '../support/shipped.js';
import { world } from '../support/world.js';

const TABLES = ['indicators', 'sectors', 'projects', 'works', 'tasks', 'glossary'] as const;
const EDITIONS = ['handout', 'brief'] as const;

const cell = (row: CsvRow, header: string) => withoutSpaces(row[header] ?? '');

/** Words as a table prints them: `—` where there are none (CY/T 170: no empty cells). */
const words = (row: CsvRow, header: string) => withoutMarks(cell(row, header)) || '—';

/** A figure as it prints: half width, with a true minus; a range with ～ (GB/T 15835), whatever the cell has. */
function halfWidth(text: string): string {
  const half = text.replace(/[０-９．％]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));
  return half.replace(/^-(?=\d)/, '−').replace(/(\d\D*)—(\d)/, '$1～$2');
}

/**
 * A figure as a table prints it, without the unit that its column states, be the qualifier inside it (79万余件 is
 * 79余 in a column of 万件).
 */
function figure(row: CsvRow, header: string, unit = cell(row, '单位')): string {
  const text = words(row, header);
  if (!/\d/.test(text) || unit === '%') return halfWidth(text);
  return halfWidth([...unit].reduce((rest, character) => rest.replaceAll(character, ''), text));
}

/** A figure as it is said where no column states the unit. */
function spoken(row: CsvRow, header: string): string {
  const text = halfWidth(cell(row, header));
  return /\d$/.test(text) ? text + cell(row, '单位') : text;
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

/** The number of a cell that has one and no more, as it is written: -1.2 of -1.2%, 12 of 12亿元以上. */
function numberOf(row: CsvRow, header: string): string | undefined {
  const numbers = halfWidth(cell(row, header)).match(/−?\d+(?:\.\d+)?/g) ?? [];
  return numbers.length === 1 ? numbers[0]?.replace('−', '-') : undefined;
}

const placesOf = (numbers: readonly string[]) =>
  Math.max(0, ...numbers.map((one) => one.split('.')[1]?.length ?? 0));

/** A sum of numbers as it prints, with the decimal places of the most precise of them. */
function sum(numbers: readonly string[]): string {
  const total = numbers.reduce((all, one) => all + Number(one), 0);
  return total.toFixed(placesOf(numbers)).replace('-', '−');
}

/** What the last of some years is more than the one before it, as the table prints it. */
function difference(row: CsvRow, years: readonly string[]): string {
  const [from, to] = years.slice(-2).map((header) => numberOf(row, header));
  if (from === undefined || to === undefined) return '—';
  const change = sum([to, from.startsWith('-') ? from.slice(1) : `-${from}`]);
  return change.startsWith('−') || Number(change) === 0 ? change : `+${change}`;
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

/** Whether no column of a table is a dash in three of four rows. */
function isWhole(headers: readonly string[], rows: readonly CsvRow[]): boolean {
  return headers.every(
    (header) => rows.filter((row) => cell(row, header) === '').length < (3 / 4) * rows.length,
  );
}

/** A list set as two side by side: the figure with its unit is the next text on the line of its name. */
function expectInList(pages: readonly PdfPage[], row: CsvRow, header: string): void {
  const name = withoutMarks(cell(row, '指标') + cell(row, '说明'));
  const text = spoken(row, header);
  const bare = (one: string) => one.replace(MARKS, '');
  const found = pages.some(({ lines }) =>
    lines.some((line) => {
      if (line.text.length < 2 || !name.startsWith(bare(line.text))) return false;
      const level = lines.filter(({ x, y }) => Math.abs(y - line.y) < 1 && x > line.x);
      const [next] = level.toSorted((one, other) => one.x - other.x);
      return next !== undefined && text.startsWith(bare(next.text));
    }),
  );
  expect([name, text, found]).toEqual([name, text, true]);
}

const MARKS = /[①-⑳]/gu;

/** What a row has in some columns, by what heads them. */
function byHead(
  headers: readonly string[],
  value: (header: string) => string,
  headOf = (header: string) => header,
): Record<string, string> {
  return Object.fromEntries(headers.map((header) => [headOf(header), value(header)]));
}

const yearsOf = (rows: readonly CsvRow[]) =>
  Object.keys(rows[0] ?? {}).filter((one) => /^\d{4}年..$/.test(one));
const amountsOf = (rows: readonly CsvRow[]) => Object.keys(rows[0] ?? {}).filter((one) => one.endsWith('）'));
const titleOf = (header: string) => header.replace(/（.+）$/, '');
const unitOf = (header: string) => /（(.+)）$/.exec(header)?.[1] ?? '';

/** What the amounts of some projects come to, by head; `—` where none of them has a figure. */
function sums(rows: readonly CsvRow[]): Record<string, string> {
  const sumOf = (header: string) => {
    const numbers = rows.flatMap((row) => numberOf(row, header) ?? []);
    return numbers.length > 0 ? sum(numbers) : '—';
  };
  return byHead(amountsOf(rows), sumOf, titleOf);
}

describe.each(SHIPPED)('%s', (_, dataFolder) => {
  let editions: Record<(typeof EDITIONS)[number], readonly PdfPage[]>;
  let data: Record<(typeof TABLES)[number], readonly CsvRow[]>;
  let highlights: readonly string[];

  beforeAll(async () => {
    const read = async (edition: string) => readPdf((await shippedSet(dataFolder, edition)).bytes);
    editions = { handout: await read('handout'), brief: await read('brief') };
    const tables = TABLES.map(async (name) => [name, await readRows(dataFolder, name)] as const);
    data = Object.fromEntries(await Promise.all(tables)) as typeof data;
    highlights = parse(await readFile(join(dataFolder, 'pack.yaml'), 'utf8')).highlights;
  });

  describe.each(EDITIONS)('the %s', (edition) => {
    test('prints every indicator in one row with its figures, change and note under their heads', () => {
      const years = yearsOf(data.indicators);
      const table = new PrintedTable(editions[edition], ['指标', ...years, '增减'], '指标');
      for (const row of data.indicators)
        expectRow(table, row, '指标', {
          ...byHead(years, (header) => figure(row, header)),
          增减: difference(row, years),
        });
    });

    test('prints every project in one row with its amounts, and each group and the total with their sums', () => {
      const [amounts, years] = [amountsOf(data.projects), yearsOf(data.projects)];
      const heads = ['序号', '项目', ...amounts.map(titleOf), ...years];
      const table = new PrintedTable(editions[edition], heads, '项目');
      for (const group of new Set(data.projects.map((row) => row.分组))) {
        const rows = data.projects.filter((row) => row.分组 === group);
        expect(table.row(`${group}（${rows.length}个）`).cells).toMatchObject(sums(rows));
        for (const row of rows)
          expectRow(table, row, '项目', {
            序号: String(data.projects.indexOf(row) + 1),
            ...byHead(amounts, (header) => figure(row, header, unitOf(header)), titleOf),
            ...byHead(years, (header) => words(row, header)),
          });
      }
      expect(table.row(`合计（${data.projects.length}个）`).cells).toMatchObject(sums(data.projects));
    });

    test('prints every task in words, numbered', () => {
      const text = readingText(editions[edition]);
      for (const [index, task] of data.tasks.entries())
        expect(text).toContain(`${index + 1}.${cell(task, '事项')}`);
    });

    test('shows each highlight as a card: label, last result, its change on the year before, target', () => {
      const lines = editions[edition].flatMap((page) => page.lines);
      const years = yearsOf(data.indicators);
      const [last = '', target = ''] = years.slice(-2);
      for (const id of highlights) {
        const row = [...data.indicators, ...data.sectors].find((one) => one.编号 === id) as CsvRow;
        const actual = cell(row, last) === '' ? target : last;
        const card = lines.findIndex(({ text }) => text === cell(row, '指标'));
        const { x, y } = lines[card] as PaintedText;
        const under = lines.slice(card + 1).filter((one) => one.x === x && one.y > y);
        // a figure with nothing behind it tells when it is of
        const foot = actual === target || cell(row, target) === '' ? actual : target + spoken(row, target);
        const expected = [spoken(row, actual), ...changeOnYear(row, years.at(-3), actual), foot];
        expect(under.slice(0, expected.length).map(({ text }) => text)).toEqual(expected);
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
      const years = yearsOf(data.sectors);
      // a table with a column of dashes is divided by what its rows have
      const filled = (row: CsvRow) => years.filter((year) => cell(row, year) !== '');
      const isDivided = !isWhole(years, data.sectors);
      const kinds = isDivided ? new Set(data.sectors.map((row) => filled(row).join())) : [years.join()];
      for (const kind of kinds) {
        const rows = data.sectors.filter((row) => !isDivided || filled(row).join() === kind);
        const heads = kind.split(',');
        if (heads.length === 1 && rows.length > 60) {
          for (const row of rows) expectInList(editions.handout, row, heads[0] as string);
          continue;
        }
        const table = new PrintedTable(editions.handout, ['指标', '单位', ...heads], '指标');
        for (const row of rows)
          expectRow(table, row, '指标', {
            ...(row.单位 !== '' && { 单位: cell(row, '单位') }),
            ...byHead(heads, (header) => figure(row, header)),
          });
      }
    });

    test('prints every other project in one row with its progress and its target', () => {
      const years = yearsOf(data.works);
      const table = new PrintedTable(editions.handout, ['项目', ...years], '项目');
      for (const row of data.works)
        expectRow(
          table,
          row,
          '项目',
          byHead(years, (header) => words(row, header)),
        );
    });

    test('explains every term word for word behind its mark', () => {
      const text = readingText(editions.handout);
      const explained = data.glossary.map((note) => {
        const at = text.indexOf(cell(note, '名词') + cell(note, '释义'));
        return { at, mark: (text.codePointAt(at - 1) ?? 0) - 0x2460 };
      });
      expect(explained.filter(({ at }) => at < 1)).toEqual([]);
      // the marks run by where the terms stand in the text, and so does the list of them
      const inOrder = explained.toSorted((one, other) => one.at - other.at).map(({ mark }) => mark);
      expect(inOrder).toEqual(inOrder.map((_, index) => index));
    });

    test('marks every term of the glossary in its text', () => {
      const marks = editions.handout.flatMap(({ strings }) => strings).filter(({ size }) => size < 10);
      for (const index of data.glossary.keys())
        expect(marks.some(({ text }) => text.includes(String.fromCodePoint(0x2460 + index)))).toBe(true);
    });
  });
});

test('the only warning of all editions is that one source defines a term in two ways', async () => {
  const warnings = await Promise.all(
    SHIPPED.map(([, dataFolder]) => {
      const database = shippedDatabase(dataFolder);
      return checkPack(openProject(world, { dataFolder, workingFolder: CHECKOUT, database }));
    }),
  );
  expect(warnings.flat().map(({ code, message }) => [code, message.zh])).toEqual([
    ['definitions-differ', '名词“1+2+1”产业体系在正文与释义里说法不同：机械制造 / 机械电子'],
  ]);
});

/** 较上年+6.9亿元, where there is a result of the year before: both are plain numbers in the shipped packs. */
function changeOnYear(row: CsvRow, before: string | undefined, last: string): string[] {
  if (before === undefined) return [];
  const [from, to] = [before, last].map((header) => /^[\d.]+/.exec(cell(row, header))?.[0] ?? '');
  const places = Math.max(...[from, to].map((digits = '') => digits.split('.')[1]?.length ?? 0));
  const change = (Number(to) - Number(from)).toFixed(places);
  const unit = cell(row, '单位') === '%' ? '个百分点' : cell(row, '单位');
  if (Number(change) === 0) return ['与上年持平'];
  return [`较上年${Number(change) > 0 ? '+' : ''}${change.replace('-', '−')}${unit}`];
}
