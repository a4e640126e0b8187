import { describe, expect, test } from 'vitest';
import { checkDrawnTwice, type DrawnOnPage } from '../../src/preflight/drawn-twice.js';
import { figureName } from '../../src/report/value.js';
import { reportOfTables } from '../support/loaded-tables.js';

const TABLE = '项目,执行数（万元）,预算数（万元）\n教育,756,760\n农林水,496,505\n';
const chart = (name: string, at: string, column: string) =>
  `  - { name: ${name}, at: ${at}, type: bar, topic: 图, alt: 图, rows: { table: 预算 }, series: [{ column: ${column} }] }\n`;
const report = reportOfTables(
  { 预算: TABLE },
  `charts:\n${chart('a', 'glance', '执行数')}${chart('b', 'sectors', '执行数')}${chart('c', 'sectors', '预算数')}`,
);
const ids = report.tables.预算?.rows.map(({ id }) => id) ?? [];
const header = report.tables.预算?.columns.find(({ title }) => title === '执行数')?.header ?? '';
const withCard = {
  ...report,
  pack: { ...report.pack, highlights: [{ id: ids[0] ?? '', place: { file: 'pack.yaml' } }] },
};

/** What is told of these pages, of an edition whose pages face each other or not. */
function told(drawn: readonly Partial<DrawnOnPage>[], duplex = true, of = withCard): string[] {
  const pages = drawn.map((one) => ({ page: 1, charts: [], figures: [], ...one }));
  const edition = { page: { duplex }, file: 'edition.yaml' } as Parameters<typeof checkDrawnTwice>[2];
  return checkDrawnTwice(pages, of, edition).map(({ message }) => message.en);
}

describe('a figure is drawn once on an opening', () => {
  const card = figureName('cell', ids[0] ?? '', header);

  test('by a card or by a chart', () => {
    expect(
      told([
        { page: 2, figures: [card] },
        { page: 3, charts: ['a'] },
      ]),
    ).toEqual(['page 2, 3: “教育” stand large and are drawn by chart "a" as well']);
    expect(
      told([
        { page: 3, figures: [card] },
        { page: 4, charts: ['a'] },
      ]),
    ).toEqual([]);
    expect(
      told(
        [
          { page: 2, figures: [card] },
          { page: 3, charts: ['a'] },
        ],
        false,
      ),
    ).toEqual([]);
    // a figure in a list that is no highlight
    expect(told([{ page: 2, figures: [figureName('cell', ids[1] ?? '', header)], charts: ['a'] }])).toEqual(
      [],
    );
  });

  test('by charts of two sections', () => {
    expect(
      told([
        { page: 4, charts: ['a'] },
        { page: 5, charts: ['b'] },
      ]),
    ).toEqual(['page 4, 5: most of what chart "b" draws, "a" draws already']);
    expect(
      told([
        { page: 4, charts: ['a'] },
        { page: 5, charts: ['c'] },
      ]),
    ).toEqual([]);
  });
});
