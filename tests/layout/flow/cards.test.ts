import { beforeAll, describe, expect, test } from 'vitest';
import { loadEdition } from '../../../src/edition/load.js';
import type { Edition } from '../../../src/edition/model.js';
import { Database } from '../../../src/incremental/database.js';
import { define } from '../../../src/layout/flow/index.js';
import type {
  Block,
  Canvas,
  Cell,
  Columns,
  FlowTable,
  Paragraph,
  Section,
  Stack,
  Vector,
} from '../../../src/layout/flow.js';
import { smallReport } from '../../support/report.js';
import { documentOf } from '../../support/templates.js';
import { world } from '../../support/world.js';

let edition: Edition;

beforeAll(async () => {
  const roles = ['小标宋', '仿宋', '楷体', '黑体', '宋体'];
  edition = await loadEdition(world, 'handout', 'templates/handout', 'templates/handout', roles);
});

test('cards of a ruled look stand under a rule each, without a tone', async () => {
  const toned = edition;
  const [before] = rowsOf(['<label>产值</label><value>1</value>']);
  edition = { ...toned, look: 'ruled' };
  const [row] = rowsOf(['<label>产值</label><value>1</value>']);
  edition = toned;
  const [cards, gaps] = [0, 1].map((column) => row?.table.body.map((cells) => cells[column]));
  expect(before?.table.body[0]?.[0]).toHaveProperty('fillColor', edition.palette.tint);
  expect(cards?.[0]).not.toHaveProperty('fillColor');
  expect(row?.layout?.hLineWidth?.(0, 2)).toBe(edition.table.thickPt);
  expect(row?.layout?.hLineWidth?.(1, 2)).toBe(0);
  expect(gaps?.[0]).toMatchObject({ border: [false, false, false, false] });
});

const EM_SHARE = 0.5;

/** The rows of cards, every character half as wide as it is high. */
function rowsOf(cards: readonly string[], columns = 3): readonly FlowTable[] {
  const markup = `<cards columns="${columns}">${cards.map((card) => `<card>${card}</card>`).join('')}</cards>`;
  const measure: Parameters<typeof define>[2]['measure'] = (runs) => {
    const width = runs.reduce((sum, { text, fontSize }) => sum + text.length * fontSize * EM_SHARE, 0);
    return { maxWidthPt: width, minWidthPt: 0 };
  };
  const tools = {
    database: new Database(),
    measure,
    chart: () => ({ notes: [], draw: () => ({ diagnostics: [] }) }),
    report: () => {},
    ornament: () => undefined,
  };
  const [section] = define(documentOf(markup, smallReport()), edition, tools).content as [Section];
  return (section.section[0] as Stack).stack as readonly FlowTable[];
}

type Stage = 'past' | 'shown' | 'planned';
const bar = (year: number | string, value: string, stage: Stage = 'past') =>
  `<bar year="${year}" value="${value}" stage="${stage}"/>`;
const card = (bars: string, value = '8.5') =>
  `<label>指标</label><value>${value}</value><unit>%</unit><foot>2022年目标7%</foot><bars>${bars}</bars>`;

const words = ({ text }: Paragraph) => text.map((run) => run.text).join('');
const cell = (table: FlowTable, row: number, column = 0) =>
  ((table.table.body[row] ?? [])[column] as Cell & Stack).stack;

/** The plot beside the figure of a row's first card, and the years under it. */
function plotOf([table]: readonly FlowTable[]): {
  canvas: readonly Vector[];
  years: readonly string[];
  height: number;
} {
  const [, bars] = (cell(table as FlowTable, 1)[0] as Columns).columns;
  const [plot, years] = (bars as { stack: readonly Block[] }).stack as [Canvas, Columns];
  return { ...plot, years: years.columns.map(({ stack }) => words(stack[0] as Paragraph)) };
}

const rects = (canvas: readonly Vector[]) => canvas.filter((one) => one.type === 'rect');
const zeroOf = (canvas: readonly Vector[]) =>
  canvas.findLast((one) => one.type === 'line') as Extract<Vector, { type: 'line' }>;

describe('spark bars', () => {
  test('are as long as their figures from zero, which has a line', () => {
    const { canvas, years } = plotOf(rowsOf([card(bar(2021, '8', 'shown') + bar(2022, '6', 'planned'))]));
    const [first, second] = rects(canvas);
    expect(years).toEqual(['2021', '2022']);
    expect((second?.h ?? 0) / (first?.h ?? 1)).toBeCloseTo(0.75, 9);
    for (const one of [first, second])
      expect((one?.y ?? 0) + (one?.h ?? 0)).toBeCloseTo(zeroOf(canvas).y1, 9);
  });

  test('of figures below zero hang under its line', () => {
    const { canvas, height } = plotOf(rowsOf([card(bar(2021, '-3') + bar(2022, '6', 'shown'))]));
    const [below, above] = rects(canvas);
    const zero = zeroOf(canvas).y1;
    expect(below?.y).toBeCloseTo(zero, 9);
    expect((above?.y ?? 0) + (above?.h ?? 0)).toBeCloseTo(zero, 9);
    expect((below?.h ?? 0) / (above?.h ?? 1)).toBeCloseTo(0.5, 9);
    expect((below?.y ?? 0) + (below?.h ?? 0)).toBeLessThanOrEqual(height);
  });

  test('tell what they are by tone and hatch; a year without a figure is a gap with its year', () => {
    const bars = bar(2020, '8') + bar(2021, '') + bar(2022, '8', 'shown') + bar(2023, '8', 'planned');
    const { canvas, years } = plotOf(rowsOf([card(bars)], 2));
    const { hairline, accent } = edition.palette;
    expect(rects(canvas).map(({ color }) => color)).toEqual([hairline, accent, '#ffffff']);
    expect(years).toHaveLength(4);
    const planned = rects(canvas)[2];
    const hatch = canvas.filter((one) => one.type === 'line').slice(0, -1);
    expect(hatch.length).toBeGreaterThan(3);
    for (const { x1, x2, y1, y2 } of hatch) {
      const { x = 0, y = 0, w = 0, h = 0 } = planned ?? {};
      expect([x1 >= x - 1e-9, x2 <= x + w + 1e-9, y2 >= y - 1e-9, y1 <= y + h + 1e-9]).toEqual(
        Array(4).fill(true),
      );
    }
  });

  test('of quarters of one year are named by the quarter, those of one quarter by the year', () => {
    const labels = (...periods: string[]) =>
      plotOf(rowsOf([card(periods.map((period) => bar(period, '5')).join(''))], 2)).years;
    expect(labels('2025年一季度', '2025年二季度')).toEqual(['一季度', '二季度']);
    expect(labels('2024年一季度', '2025年一季度')).toEqual(['2024', '2025']);
  });

  test('of nothing but zero are a line', () => {
    const { canvas } = plotOf(rowsOf([card(bar(2021, '0') + bar(2022, '0'))]));
    for (const { h } of rects(canvas)) expect(h).toBe(0);
    for (const one of canvas) expect(Object.values(one)).not.toContain(Number.NaN);
  });

  test('shorten their years where they would find no room, then stand under the figures of all cards', () => {
    const years = (count: number) =>
      Array.from({ length: count }, (_, index) => bar(2015 + index, '5')).join('');
    expect(plotOf(rowsOf([card(years(5))])).years[0]).toBe('15');
    const many = rowsOf([card(years(9)), card('')])[0] as FlowTable;
    expect(many.table.body).toHaveLength(3);
    expect(cell(many, 2)).toHaveLength(3);
    const long = rowsOf([card(years(2), '1234567.8'), card(years(2))])[0] as FlowTable;
    expect(long.table.body).toHaveLength(3);
  });
});

describe('cards', () => {
  test('of one row share the heights of labels, figures and bars, and stay on one page', () => {
    const [table] = rowsOf([card(''), card('')]) as [FlowTable];
    expect(table.table.body).toHaveLength(2);
    expect(table.table.keepRowWithNext?.(0)).toBe(true);
  });

  test('with a figure too long for them set it smaller, never below its unit', () => {
    const sizeOf = (value: string) => {
      const [table] = rowsOf([card('', value)]) as [FlowTable];
      return (cell(table, 1)[0] as Paragraph).text[0]?.fontSize ?? 0;
    };
    const { sizePt } = edition.styles['card-value'] ?? { sizePt: 0 };
    expect(sizeOf('8.5')).toBe(sizePt);
    expect(sizeOf('123456789012')).toBeLessThan(sizePt);
    expect(sizeOf('1'.repeat(80))).toBe(edition.styles['card-unit']?.sizePt);
  });

  test('set what stands before a figure as small as its unit', () => {
    const [table] = rowsOf(['<label>甲</label><prefix>约</prefix><value>3</value><unit>万户</unit>']) as [
      FlowTable,
    ];
    const runs = (cell(table, 1)[0] as Paragraph).text;
    expect(runs.map(({ text }) => text).join('')).toBe('约 3 万户');
    expect(runs[0]?.fontSize).toBe(edition.styles['card-unit']?.sizePt);
  });
});
