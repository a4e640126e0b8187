import { type Diagnostic, warningAt } from '../core/diagnostics.js';
import { drawnFigures, drawTheSame } from '../dataset/charted.js';
import type { Edition } from '../edition/model.js';
import type { Page } from '../layout/page/paginate.js';
import type { Report } from '../report/report.js';
import { figureName } from '../report/value.js';

/** What a page draws: charts by name, and the figures of cards and lists by theirs. */
export interface DrawnOnPage {
  readonly page: number;
  readonly charts: readonly string[];
  readonly figures: readonly string[];
}

/** What a laid-out page draws; pages that draw nothing have no part in this. */
export function drawnOn({ number, marks }: Page): DrawnOnPage | undefined {
  const charts: string[] = [];
  const figures: string[] = [];
  for (const mark of marks) {
    if (mark.kind === 'svg' && mark.svg.id !== undefined) charts.push(mark.svg.id);
    if (mark.kind !== 'line' || !mark.paragraph.within?.some(({ type }) => type === 'LBody')) continue;
    for (const { run } of mark.line.parts) if (run.figure !== undefined) figures.push(run.figure);
  }
  return charts.length + figures.length > 0 ? { page: number, charts, figures } : undefined;
}

/**
 * What is drawn once more on one opening: by a card and a chart, or by charts of two sections (those of one section are
 * looked at with the data, wherever they come to stand).
 */
export function checkDrawnTwice(
  drawn: readonly DrawnOnPage[],
  report: Report,
  edition: Pick<Edition, 'page' | 'file'>,
): Diagnostic[] {
  const cards = figuresOfHighlights(report);
  return openings(drawn, edition.page.duplex).flatMap((pages) => {
    const charts = pages.flatMap((page) => page.charts).flatMap((name) => chartNamed(name, report) ?? []);
    const figures = new Map(
      pages
        .flatMap((page) => page.figures)
        .flatMap((one) => {
          const label = cards.get(one);
          return label === undefined ? [] : [[one, label] as const];
        }),
    );
    return [
      ...charts.flatMap((chart) => besideCards(chart, figures, pages, edition)),
      ...charts.flatMap((chart, at) => besideCharts(chart, charts.slice(0, at), pages, edition)),
    ];
  });
}

interface DrawnChart {
  readonly name: string;
  readonly at: string;
  readonly figures: ReadonlySet<string>;
}

function chartNamed(name: string, { pack, tables }: Report): DrawnChart | undefined {
  const chart = pack.charts.find((one) => one.name === name);
  const table = chart && tables[chart.rows.table];
  if (!chart || !table) return undefined;
  const figures = drawnFigures(chart, table, (id, header) => figureName('cell', id, header));
  return { name, at: chart.at, figures };
}

/** The figures that may stand large, each with the label of its row. */
function figuresOfHighlights({ pack, tables }: Report): ReadonlyMap<string, string> {
  const ids = new Set(pack.highlights.map(({ id }) => id));
  return new Map(
    Object.values(tables).flatMap(({ columns, rows }) =>
      rows
        .filter(({ id }) => ids.has(id))
        .flatMap(({ id, label }) =>
          columns.map(({ header }) => [figureName('cell', id, header), label] as const),
        ),
    ),
  );
}

function besideCards(
  { name, figures }: DrawnChart,
  ofCards: ReadonlyMap<string, string>,
  pages: readonly DrawnOnPage[],
  { file }: Pick<Edition, 'file'>,
): Diagnostic[] {
  const labels = new Set([...figures].flatMap((figure) => ofCards.get(figure) ?? []));
  if (labels.size === 0) return [];
  const rows = [...labels].join('、');
  const message = {
    zh: `${pagesIn(pages).zh}：“${rows}”既是大字，又画在图“${name}”里`,
    en: `${pagesIn(pages).en}: “${rows}” stand large and are drawn by chart "${name}" as well`,
  };
  const hint = {
    zh: '对开的两面上一个数只画一次：highlights 换成图里没有的数。',
    en: 'Draw a figure once on an opening: choose highlights that the chart does not draw.',
  };
  return [warningAt('drawn-twice', message, { place: { file }, hint })];
}

function besideCharts(
  { name, at, figures }: DrawnChart,
  before: readonly DrawnChart[],
  pages: readonly DrawnOnPage[],
  { file }: Pick<Edition, 'file'>,
): Diagnostic[] {
  const twin = before.find((other) => other.at !== at && drawTheSame(figures, other.figures));
  if (!twin) return [];
  const message = {
    zh: `${pagesIn(pages).zh}：图“${name}”画的数，图“${twin.name}”大多已经画了`,
    en: `${pagesIn(pages).en}: most of what chart "${name}" draws, "${twin.name}" draws already`,
  };
  const hint = {
    zh: '对开的两面上一个数只画一次：留下说得清楚的一张，另一张画别的数。',
    en: 'Draw a figure once on an opening: keep the chart that says it; have the other draw other figures.',
  };
  return [warningAt('drawn-twice', message, { place: { file }, hint })];
}

function pagesIn(pages: readonly DrawnOnPage[]) {
  const numbers = pages.map(({ page }) => page);
  return { zh: `第${numbers.join('、')}页`, en: `page ${numbers.join(', ')}` };
}

/** Pages that are seen at once: those that face each other, or each alone. */
function openings(drawn: readonly DrawnOnPage[], isDuplex: boolean): readonly (readonly DrawnOnPage[])[] {
  const byOpening = new Map<number, DrawnOnPage[]>();
  for (const one of drawn) {
    const key = isDuplex ? Math.floor(one.page / 2) : one.page;
    byOpening.set(key, [...(byOpening.get(key) ?? []), one]);
  }
  return [...byOpening.values()];
}
