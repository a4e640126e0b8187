import { beforeAll, describe, expect, test } from 'vitest';
import { validate } from '../../src/app/validate.js';
import { chartDrawer } from '../../src/chart/drawer.js';
import { loadEdition } from '../../src/edition/load.js';
import { openFontLibrary } from '../../src/fonts/open.js';
import { load } from '../../src/input/load.js';
import { derive } from '../../src/report/derive.js';
import { CHECKOUT, LEPING, readRows } from '../support/packs.js';
import { type PaintedText, type PdfPage, readPdf, withoutSpaces } from '../support/pdf-text.js';
import { shippedSet } from '../support/shipped.js';
import { world } from '../support/world.js';

let editions: Record<'handout' | 'brief', readonly PdfPage[]>;

beforeAll(async () => {
  const read = async (edition: string) => readPdf((await shippedSet(LEPING, edition)).bytes);
  editions = { handout: await read('handout'), brief: await read('brief') };
});

const report = derive(validate(await load(world.files, LEPING)).dataset);
const fonts = openFontLibrary(world.installation);
const edition = await loadEdition(
  world,
  'handout',
  `${CHECKOUT}/templates/handout`,
  'templates/handout',
  fonts.roles,
);
const charts = chartDrawer(report, edition, fonts);

const PT_PER_MM = 72 / 25.4;
const isPageNumber = ({ text }: PaintedText) => /^—(\d+|[ivx]+)—$/.test(text);

/** The number printed on a page: that of the body counts from its first page, the third. */
const printed = (number: number) => number - 2;

describe('the contents', () => {
  test('give each heading the number of the page it stands on', () => {
    const contents = editions.handout[1] as PdfPage;
    const entries = contents.lines.flatMap(({ text }) => {
      const [, title, page] = /^(.+?)(?:[.·…]*)(\d+)$/u.exec(text) ?? [];
      return title && page ? [{ title, page: Number(page) }] : [];
    });
    const numbered = entries.flatMap(({ title }) => /^[一二三四五六七八九十]+(?=、)/.exec(title)?.[0] ?? []);
    expect(numbered).toEqual(['一', '二', '三', '四', '五', '六', '七', '八']);
    expect(entries.at(numbered.length + 2)).toMatchObject({ title: '附件项目附表' });
    expect(entries.filter(({ title }) => /^[表图]\d/.test(title))).toHaveLength(4);
    // an annex has its number and its title in lines of their own
    for (const { title, page } of entries.filter((one) => !one.title.startsWith('附件'))) {
      const standsOn = editions.handout
        .slice(2)
        .filter(({ lines }) => lines.some(({ text }) => isHeadOf(title, text)));
      expect([title, ...standsOn.map(({ number }) => printed(number))]).toEqual([title, page]);
    }
  });
});

describe('every page of the handout', () => {
  test('has its number once, but for the cover: i for the contents, 1 2 3 for the body', () => {
    const numbers = editions.handout.map(({ strings }) =>
      strings
        .map(({ text }) => text)
        .join('')
        .match(/—(\d+|[ivx]+)—/g),
    );
    const body = editions.handout.slice(2).map((_, index) => [`—${index + 1}—`]);
    expect(numbers).toEqual([null, ['—i—'], ...body]);
  });

  test('keeps its text within the type area of GB/T 9704: 156 × 225 mm, 28 mm from the spine, 37 mm down', () => {
    const outside = editions.handout.flatMap((page) =>
      page.lines
        .filter((line) => !isPageNumber(line) && line.upright && !isInside(line, typeAreaOf(page)))
        .map(({ text, x, y }) => `${page.number}: ${text} at ${x.toFixed(1)}, ${y.toFixed(1)}`),
    );
    expect(outside).toEqual([]);
  });

  test('numbers pages at the foot, 7 mm under the type area, at the outer side and a character in', () => {
    for (const page of editions.handout.filter((one) => one.heightPt > one.widthPt).slice(1)) {
      const number = page.lines.find(isPageNumber) as PaintedText;
      const area = typeAreaOf(page);
      expect(number.y - number.size / 2).toBeGreaterThan(area.bottom + 5 * PT_PER_MM);
      expect(number.y + number.size / 2).toBeLessThan(area.bottom + 12 * PT_PER_MM);
      const gap = page.number % 2 === 1 ? area.right - number.x - number.width : number.x - area.left;
      expect(gap).toBeCloseTo(15.75, 0);
    }
  });
});

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The type area in points; of a landscape page, that of the portrait page turned to the left. */
function typeAreaOf({ number, widthPt, heightPt }: PdfPage): Area {
  const [width, height] = [28 * 15.75, 225 * PT_PER_MM];
  const spine = 28 * PT_PER_MM;
  const top = 37 * PT_PER_MM;
  const sheet = Math.min(widthPt, heightPt);
  const left = number % 2 === 1 ? spine : sheet - spine - width;
  if (heightPt > widthPt) return { left, right: left + width, top, bottom: top + height };
  return { left: widthPt - top - height, right: widthPt - top, top: left, bottom: left + width };
}

/** Whether the ink of a line is inside; marks at its ends have half of their box blank, and hang out with it. */
function isInside({ text, x, y, width, size }: PaintedText, area: Area): boolean {
  const tolerance = 1;
  // lines of every size share the baselines of the grid, so a heading rises over the first line of the text
  const rise = Math.max(0, size - 15.75);
  const left = /^[“‘（《〈「【]/.test(text) ? x + size / 2 : x;
  const right = /[”’）》〉」】，。、；：！？]$/.test(text) ? x + width - size / 2 : x + width;
  return (
    left > area.left - tolerance &&
    right < area.right + tolerance &&
    y - 0.88 * size > area.top - rise - tolerance &&
    y + 0.12 * size < area.bottom + tolerance
  );
}

describe('the charts', () => {
  test('have every label in the text of their page, above their title', () => {
    const { characters, sizePt, pitchPt } = edition.page;
    for (const [index, spec] of report.pack.charts.entries()) {
      const lines = figureOf(editions.handout, index + 1, spec.topic ?? '');
      const size = { widthPt: characters * sizePt, heightPt: (spec.lines ?? 8) * pitchPt };
      const labels = charts(spec.name).draw(size).chart?.labels.map(withoutSpaces) ?? [];
      const printed = lines.map(({ text }) => text);
      expect(labels.filter((label) => label !== '' && !printed.includes(label))).toEqual([]);
      expect(labels.length).toBeGreaterThan(8);
    }
  });

  test('put each project’s investment on the line of its name, the largest first', async () => {
    const projects = (await readRows(LEPING, 'projects')).filter((row) => row['投资（亿元）'] !== '');
    const lines = chartLines('aligned-bars', 'projects');
    // two bars have the names of their groups behind their figures
    const figuresOf = (name: string) => {
      const { values, ...row } = rowOf(lines, name);
      return { ...row, values: values.filter((value) => !/开工$/.test(value)) };
    };
    const rows = projects.map((row) => figuresOf(row.简称 as string));
    const measures = ['投资（亿元）', '年产值（亿元）', '年税收（亿元）'];
    expect(rows.map(({ values }) => values)).toEqual(projects.map((row) => measures.map((one) => row[one])));
    const sorted = rows.toSorted((a, b) => a.y - b.y).map(({ values }) => Number(values[0]));
    expect(sorted).toEqual(sorted.toSorted((a, b) => b - a));
  });

  test('put each growth on the line of its indicator', async () => {
    const complete = (await readRows(LEPING, 'indicators')).filter((row) => row['2021年实绩']);
    const lines = chartLines('horizontal-bar', 'indicators');
    for (const row of complete) {
      const { values } = rowOf(lines, row.指标 as string);
      expect(values).toEqual([row['2021年实绩']]);
    }
    expect(complete.length).toBeGreaterThan(6);
  });
});

/** A line that says no more than a title; under a chart unit and notes follow in the same line. */
function isHeadOf(title: string, line: string): boolean {
  const divided = /^(表\d+)至表\d+(.+)$/.exec(title);
  if (divided) return line.startsWith(`${divided[1]}${divided[2]}（`);
  return line === title || (title.startsWith('图') && new RegExp(`^${title}(?:（|$)`).test(line));
}

/** What is painted in the first chart of that type over a table. */
function chartLines(type: string, table: string): readonly PaintedText[] {
  const index = report.pack.charts.findIndex((spec) => spec.type === type && spec.rows.table === table);
  return figureOf(editions.handout, index + 1, report.pack.charts[index]?.topic as string);
}

/** What stands above the caption of a figure, on its page behind the contents: 图1　…. */
function figureOf(pages: readonly PdfPage[], number: number, title: string): readonly PaintedText[] {
  for (const { lines } of pages.slice(2)) {
    const caption = lines.find(({ text }) => text.startsWith(`图${number}${withoutSpaces(title)}`));
    if (caption) return lines.filter(({ y }) => y < caption.y);
  }
  throw new Error(`no 图${number}　${title}`);
}

/** The values on the line of a name in the chart right above the caption. */
function rowOf(lines: readonly PaintedText[], name: string): { y: number; values: readonly string[] } {
  const label = lines.findLast(({ text }) => text === name);
  if (!label) throw new Error(`no label ${name}`);
  const values = lines.filter((one) => Math.abs(one.y - label.y) < 1 && one.x > label.x);
  return { y: label.y, values: values.map(({ text }) => text) };
}
