import { quantity } from '../../quantity/quantity.js';
import type { Cells } from './tables.js';
import type { WrittenFigures } from './written-figures.js';

/** Rows enough for a chart, and so many at most. */
const LEAST_ROWS = 3;
const MOST_ROWS = 7;
/** Longer names break beside a chart. */
const LONGEST_NAME = 13;
const MOST_PROJECTS = 8;
/** More charts than this say less than the tables. */
const MOST_CHARTS = 4;
/** A bar so many times as long as most of them leaves nothing of the others. */
const OUTLIER = 4;

/** The charts that make sense for what was found, of one measure each, as pack.yaml has them. */
export function chartsOf(figures: WrittenFigures): readonly WrittenChart[] {
  const charts = new ChartWriter(figures).candidates().filter((one) => one !== undefined);
  return charts.slice(0, MOST_CHARTS);
}

/** A chart as pack.yaml has it. */
export interface WrittenChart {
  readonly name: string;
  readonly at: string;
  readonly rows: { readonly table: string; readonly ids?: readonly string[] };
  readonly [key: string]: unknown;
}

class ChartWriter {
  constructor(private readonly figures: WrittenFigures) {}

  candidates(): readonly (WrittenChart | undefined)[] {
    return [
      // the plan stands beside the results in the table: a chart of both would say it all once more
      this.growthChart() ?? this.planChart(),
      this.projectsChart(),
      this.outputChart(),
      this.sectorGrowthChart(),
      this.sectorRatesChart(),
    ];
  }

  /** Levels and rates don't stand on one axis: a share of 98 would flatten growth of 5. */
  private growths(column: string): readonly Cells[] {
    return this.figures.rates(column).filter(({ 指标: name = '' }) => {
      return name.length <= LONGEST_NAME && !/率$|比重|比例|强度|占比/.test(name);
    });
  }

  private growthChart() {
    const rows = this.growths(this.figures.last).slice(0, MOST_ROWS);
    if (rows.length < LEAST_ROWS) return undefined;
    const ids = rows.map((row) => row.编号 ?? '');
    return {
      name: 'growth',
      at: 'glance',
      type: 'horizontal-bar',
      topic: `${this.figures.year - 1}年主要指标增速`,
      unit: '%',
      alt: `${rows
        .slice(0, 3)
        .map((row) => this.figures.clause(row, this.figures.last))
        .join('，')}。`,
      lines: linesFor(ids.length),
      rows: { table: 'indicators', ids, sort: this.figures.last },
      series: [{ column: this.figures.last }],
    };
  }

  private projectsChart() {
    return this.amountsOfProjects({
      name: 'projects-investment',
      topic: '项目投资额',
      column: '投资（亿元）',
      alt: '列明投资的{{counted "projects" "投资（亿元）"}}个项目投资合计{{total "projects" "投资（亿元）"}}。',
    });
  }

  private outputChart() {
    return this.amountsOfProjects({
      name: 'projects-output',
      topic: '项目预计年产值',
      column: '年产值（亿元）',
      alt: '列明年产值的{{counted "projects" "年产值（亿元）"}}个项目合计{{total "projects" "年产值（亿元）"}}。',
    });
  }

  /** The largest projects by a column of amounts. */
  private amountsOfProjects(chart: {
    readonly name: string;
    readonly topic: string;
    readonly column: string;
    readonly alt: string;
  }) {
    const { name, topic, column, alt } = chart;
    if (this.figures.amounts(column).length < LEAST_ROWS) return undefined;
    return {
      ...{ name, at: 'projects', type: 'horizontal-bar', topic, unit: '亿元', alt },
      lines: 8,
      rows: { table: 'projects', complete: true, sort: column, top: MOST_PROJECTS, label: '简称' },
      series: [{ column }],
    };
  }

  /** This year's plan alone, of a report that tells the results of too few. */
  private planChart() {
    const { plan, year } = this.figures;
    return this.bars({
      name: 'plan',
      at: 'indicators',
      topic: `${year}年主要指标预期增速`,
      table: 'indicators',
      column: plan,
      rows: this.growths(plan),
    });
  }

  /** What grew most evenly by fields: a few that doubled would leave nothing of the others. */
  private sectorGrowthChart() {
    const { last, year } = this.figures;
    const rows = this.sure(last).filter(({ 指标: name = '' }) => /(?:增长|增速)$/.test(name));
    return this.bars({
      name: 'sectors-growth',
      at: 'sectors',
      topic: `${year - 1}年分领域增速`,
      table: 'sectors',
      column: last,
      rows: withoutOutliers(rows, last),
    });
  }

  private sectorRatesChart() {
    const { last, year } = this.figures;
    return this.bars({
      name: 'sectors-rates',
      at: 'sectors',
      topic: `${year - 1}年分领域比率`,
      table: 'sectors',
      column: last,
      rows: this.sure(last).filter(({ 指标: name = '' }) => /(?:率|比重|比例|占比)$/.test(name)),
    });
  }

  /** Rows of fields whose names and figures are sure. */
  private sure(column: string): readonly Cells[] {
    return this.figures
      .rates(column, 'sectors')
      .filter(({ 核对, 指标: name = '' }) => 核对 === '1' && name.length <= LONGEST_NAME);
  }

  private bars(chart: {
    readonly name: string;
    readonly at: string;
    readonly topic: string;
    readonly table: string;
    readonly column: string;
    readonly rows: readonly Cells[];
  }) {
    const { name, at, topic, table, column } = chart;
    const rows = chart.rows.slice(0, MOST_ROWS);
    if (rows.length <= LEAST_ROWS) return undefined;
    const ids = rows.map((row) => row.编号 ?? '');
    const told = rows.slice(0, 3).map((row) => `${row.指标}{{figure "${row.编号}" "${column}"}}`);
    return {
      name,
      at,
      type: 'horizontal-bar',
      topic,
      unit: '%',
      alt: `${told.join('，')}。`,
      lines: linesFor(ids.length),
      rows: { table, ids, sort: column },
      series: [{ column }],
    };
  }
}

/** The rows whose figures are no many times what most are. */
function withoutOutliers(rows: readonly Cells[], column: string): readonly Cells[] {
  const sizeOf = (row: Cells) => {
    const value = quantity(row[column] ?? '');
    return value.kind === 'number' ? Math.abs(value.value.toNumber()) : 0;
  };
  const sorted = rows.map(sizeOf).toSorted((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return rows.filter((row) => sizeOf(row) <= OUTLIER * middle);
}

/** The height of a chart whose rows have names of up to some twelve characters beside them. */
function linesFor(rows: number): number {
  return Math.max(5, rows - 1);
}
