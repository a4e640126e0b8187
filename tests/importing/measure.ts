import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOf } from '../../src/importing/figures/index.ts';
import { importReport } from '../../src/importing/index.ts';
import type { SourceFigure } from '../../src/importing/model.ts';
import { likeness, plainFigures } from '../../src/importing/text.ts';
import type { Gold } from './gold.ts';

/** So many of so many, and what is missing. */
export interface Share {
  readonly right: number;
  readonly of: number;
  readonly wrong: readonly string[];
}

export type Measured = Readonly<
  Record<
    | 'found'
    | 'years'
    | 'periods'
    | 'names'
    | 'flagged'
    | 'quotes'
    | 'cells'
    | 'headlines'
    | 'pairs'
    | 'projects'
    | 'tasks'
    | 'terms',
    Share
  >
>;

const REPORTS = join(import.meta.dirname, 'reports');

/** What the importer makes of a report, held against the facts in it. */
export async function measure(gold: Gold): Promise<Measured> {
  const bytes = readFileSync(join(REPORTS, gold.file));
  const { report, tables } = await importReport(gold.file, bytes);
  const figures = figuresOf(report);
  const isNamed = (figure: SourceFigure, name: string) =>
    gold.isExact ? figure.name === name : isNear(figure, name);
  const hits = gold.figures.map((wanted) => ({ wanted, hit: bestOf(figures, wanted) }));
  const { headlines, sectors, projects, glossary } = tables;
  return {
    found: share(
      hits,
      ({ hit }) => hit !== undefined,
      ({ wanted }) => `${wanted.name} ${wanted.value}`,
    ),
    years: share(
      hits,
      ({ wanted, hit }) => hit?.year === wanted.year,
      ({ wanted, hit }) => `${wanted.name} ${hit?.year}`,
    ),
    periods: share(
      hits.filter(({ wanted }) => wanted.year === 'period' || wanted.year === 'later'),
      ({ wanted, hit }) => hit?.year === wanted.year,
      ({ wanted, hit }) => `${wanted.name} ${hit?.year}`,
    ),
    names: share(
      hits,
      ({ wanted, hit }) => hit !== undefined && isNamed(hit, wanted.name),
      ({ wanted, hit }) => `${wanted.name}: ${hit?.name}`,
    ),
    flagged: share(
      hits.filter(({ wanted, hit }) => hit !== undefined && !isNamed(hit, wanted.name)),
      ({ hit }) => (hit?.doubts.length ?? 0) > 0,
      ({ wanted, hit }) => `${wanted.name}: ${hit?.name}`,
    ),
    quotes: share(
      figures,
      (one) => holds(one, report.blocks[one.block]?.text ?? ''),
      ({ clause, value }) => `${value}: ${clause}`,
    ),
    cells: share(
      gold.indicators,
      ([name, last, plan]) =>
        headlines.rows.some((row) => row.name === name && row.last === last && row.plan === plan),
      ([name]) =>
        `${name} ${JSON.stringify(headlines.rows.filter((row) => row.name === name).map((row) => [row.last, row.plan]))}`,
    ),
    headlines: share(
      headlines.rows,
      ({ name }) => gold.indicators.some(([wanted]) => wanted === name),
      ({ name }) => name,
    ),
    pairs: share(
      gold.pairs,
      (name) => sectors.rows.some((row) => row.name.includes(name) && row.last && row.plan),
      String,
    ),
    projects: share(
      gold.projects,
      ([name, ...amounts]) =>
        projects.some(
          (row) => row.name === name && [row.invest, row.output, row.tax].join() === amounts.join(),
        ),
      ([name]) => name,
    ),
    tasks: share(
      Array.from({ length: gold.tasks }, (_, index) => index),
      (index) => tables.tasks.rows.length === gold.tasks && tables.tasks.rows[index] !== undefined,
      (index) => `task ${index + 1}`,
    ),
    terms: share(gold.terms, (term) => glossary.some((row) => row.term === term), String),
  };
}

function bestOf(
  figures: readonly SourceFigure[],
  { value, name, year }: { value: string; name: string; year: string },
) {
  const same = figures.filter((one) => one.value === value);
  const worth = (one: SourceFigure) =>
    likeness(`${one.name}${one.measure}`, name) + (one.year === year ? 0.5 : 0);
  return same.toSorted((one, other) => worth(other) - worth(one))[0];
}

function isNear({ name, measure }: SourceFigure, wanted: string): boolean {
  return likeness(`${name}${measure}`, wanted) >= 0.5;
}

/** 原文 stands in the text word for word and has the digits. */
function holds({ clause, digits }: SourceFigure, text: string): boolean {
  return text.includes(clause) && plainFigures(clause).includes(digits);
}

function share<T>(list: readonly T[], isRight: (one: T) => boolean, shown: (one: T) => string): Share {
  const wrong = list.filter((one) => !isRight(one));
  return { right: list.length - wrong.length, of: list.length, wrong: wrong.map(shown) };
}
