import { stringify } from 'yaml';
import { quantity } from '../../quantity/quantity.js';
import type { SourceReport } from '../model.js';
import type { ImportedTables } from '../tables/index.js';
import { type Cells, type WrittenTable, yearHeaders } from './tables.js';

/** Rows enough for a chart, and so many at most. */
const LEAST_ROWS = 3;
const MOST_ROWS = 7;
/** Longer names break beside a chart. */
const LONGEST_NAME = 13;
const MOST_PROJECTS = 8;
const MOST_CARDS = 6;

/** pack.yaml for the tables of a report. */
export function packText(
  report: SourceReport,
  tables: ImportedTables,
  written: readonly WrittenTable[],
): string {
  return `${HEAD}${stringify(packContent(report, tables, written), { lineWidth: 0, singleQuote: true })}`;
}

/** What pack.yaml says: title and meeting, sentences bound to the figures, charts, totals. */
export function packContent(report: SourceReport, tables: ImportedTables, written: readonly WrittenTable[]) {
  const year = report.year;
  const writer = new PackWriter(report, written);
  return {
    title: report.title,
    subtitle: '指标·项目·名词简报',
    meeting: report.meeting || '（会议名称）',
    ...(report.number !== '' && { number: report.number }),
    ...(report.occasion !== '' && { occasion: report.occasion }),
    issuer: report.issuer,
    date: report.date || `${year}-01-01`,
    editions: ['handout', 'brief', 'report'],
    tables: writer.tables(),
    ...(tables.glossary.length > 0 && { glossary: { autoMark: true, unmentioned: true } }),
    narrative: writer.narrative(),
    ...writer.highlights(),
    ...writer.charts(),
    ...totalsOf(tables),
    sources: [
      `《${report.title.replace(/[《》]/g, '')}》${report.occasion === '' ? '' : `，${report.occasion.replace(/^—+/, '')}`}。`,
    ],
    ...gapsOf(tables),
  };
}

const HEAD =
  '# 由报告导入。数字都从表里取，写作 {{figure "编号" "列名"}}；改了表，文字和图跟着改。\n' +
  '# 各表的“核对”列：1 可用，2 看名称，3 看数字；看过的写“已核”。理由在“疑点”列。\n';

class PackWriter {
  private readonly last: string;
  private readonly plan: string;
  private readonly year: number;

  constructor(
    report: SourceReport,
    private readonly written: readonly WrittenTable[],
  ) {
    ({ last: this.last, plan: this.plan } = yearHeaders(report));
    this.year = report.year;
  }

  private rowsOf(name: string): readonly Cells[] {
    return this.written.find((table) => table.name === name)?.rows ?? [];
  }

  private has(name: string): boolean {
    return this.rowsOf(name).length > 0;
  }

  tables() {
    const titles = {
      indicators: `主要指标${this.last}与${this.plan}`,
      sectors: '分领域指标',
      targets: `${this.year}年以后的目标`,
      projects: '项目一览',
    };
    const source = '资料来源：《政府工作报告》。';
    const dash = '注：“—”为原文未列。数字连同限定词照录原文。';
    return Object.fromEntries(
      Object.entries(titles)
        .filter(([name]) => this.has(name))
        .map(([name, title]) => [
          name,
          {
            title,
            ...(name === 'targets' && { kind: 'indicators' }),
            ...(name === 'projects' && { unit: '亿元' }),
            notes: [dash],
            source,
          },
        ]),
    );
  }

  narrative() {
    const sections: Record<string, string[]> = {};
    const growth = this.rates(this.last).slice(0, 4);
    const aims = this.rates(this.plan).slice(0, 4);
    const sentences = [
      growth.length > 0
        ? `${this.year - 1}年，${growth.map((row) => this.clause(row, this.last)).join('，')}。`
        : '',
      aims.length > 0
        ? `${this.year}年，预期${aims.map((row) => this.clause(row, this.plan)).join('，')}。`
        : '',
    ].filter(Boolean);
    if (sentences.length > 0) sections.glance = [sentences.join('')];
    if (this.has('indicators')) sections.indicators = ['主要指标列于{{ref "table:indicators" page=false}}。'];
    if (this.has('sectors')) sections.sectors = ['各领域的指标列于{{ref "table:sectors" page=false}}。'];
    if (this.has('projects')) sections.projects = [this.projectsSentence()];
    if (this.has('tasks')) sections.tasks = [`${this.year}年办好民生实事{{count "tasks"}}件。`];
    if (this.has('glossary')) sections.glossary = ['共收名词{{count "glossary"}}条，释义照录原文。'];
    return sections;
  }

  private clause(row: Cells, column: string): string {
    const name = row.指标 ?? '';
    const value = quantity(row[column] ?? '');
    const falls = value.kind === 'number' && value.value.lt(0);
    const isLevel = /率$|比重|比例|强度|占比|浓度|指数$|下降$|降低$|减少$/.test(name);
    const verb = isLevel ? '' : falls ? '比上年变动' : '增长';
    return `${name}${verb}{{figure "${row.编号}" "${column}"}}`;
  }

  private projectsSentence(): string {
    const amounts = this.amounts('投资（亿元）');
    if (amounts.length < 2) return '列入项目{{count "projects"}}个。';
    return '列入项目{{count "projects"}}个，列明投资的{{counted "projects" "投资（亿元）"}}个，投资合计{{total "projects" "投资（亿元）"}}。';
  }

  private amounts(column: string): readonly Cells[] {
    return this.rowsOf('projects').filter((row) => {
      const value = quantity(row[column] ?? '');
      return value.kind === 'number' && value.unit === '';
    });
  }

  /** Headline rows with a rate in a column: of like kind, for sentences, cards and charts. */
  private rates(column: string): readonly Cells[] {
    return this.rowsOf('indicators').filter((row) => {
      const value = quantity(row[column] ?? '');
      return row.单位 === '%' && value.kind === 'number';
    });
  }

  highlights() {
    const ids = [...this.rates(this.last), ...this.rates(this.plan)].map((row) => row.编号 ?? '');
    const some = [...new Set(ids)].slice(0, MOST_CARDS);
    return some.length > 0 ? { highlights: some } : {};
  }

  charts() {
    const charts = [this.growthChart(), this.yearsChart(), this.projectsChart(), this.groupsChart()].filter(
      (one) => one !== undefined,
    );
    return charts.length > 0 ? { charts } : {};
  }

  /** Levels and rates don't stand on one axis: a share of 98 would flatten growth of 5. */
  private growths(column: string): readonly Cells[] {
    return this.rates(column).filter(({ 指标: name = '' }) => {
      return name.length <= LONGEST_NAME && !/率$|比重|比例|强度|占比/.test(name);
    });
  }

  private growthChart() {
    const rows = this.growths(this.last).slice(0, MOST_ROWS);
    if (rows.length < LEAST_ROWS) return undefined;
    const ids = rows.map((row) => row.编号 ?? '');
    return {
      name: 'growth',
      at: 'glance',
      type: 'horizontal-bar',
      topic: `${this.year - 1}年主要指标增速`,
      unit: '%',
      alt: `${rows
        .slice(0, 3)
        .map((row) => this.clause(row, this.last))
        .join('，')}。`,
      lines: linesFor(ids.length),
      rows: { table: 'indicators', ids, sort: this.last },
      series: [{ column: this.last }],
    };
  }

  private yearsChart() {
    const rows = this.growths(this.last)
      .filter((row) => this.growths(this.plan).includes(row))
      .slice(0, MOST_ROWS);
    if (rows.length < LEAST_ROWS) return undefined;
    return {
      name: 'years',
      at: 'indicators',
      type: 'dumbbell',
      topic: `主要指标增速：${this.last}与${this.plan}`,
      unit: '%',
      alt: `${rows
        .slice(0, 2)
        .map(
          (row) =>
            `${row.指标}上年实绩{{figure "${row.编号}" "${this.last}"}}，目标{{figure "${row.编号}" "${this.plan}"}}`,
        )
        .join('；')}。`,
      lines: linesFor(rows.length),
      rows: { table: 'indicators', ids: rows.map((row) => row.编号 ?? '') },
      series: [{ column: this.last }, { column: this.plan }],
    };
  }

  private projectsChart() {
    const rows = this.amounts('投资（亿元）');
    if (rows.length < LEAST_ROWS) return undefined;
    return {
      name: 'projects-investment',
      at: 'projects',
      type: 'horizontal-bar',
      topic: '项目投资额',
      unit: '亿元',
      alt: '列明投资的{{counted "projects" "投资（亿元）"}}个项目投资合计{{total "projects" "投资（亿元）"}}。',
      lines: 8,
      rows: { table: 'projects', complete: true, sort: '投资（亿元）', top: MOST_PROJECTS, label: '简称' },
      series: [{ column: '投资（亿元）' }],
    };
  }

  private groupsChart() {
    const rows = this.amounts('年产值（亿元）');
    if (rows.length < LEAST_ROWS) return undefined;
    return {
      name: 'projects-output',
      at: 'projects',
      type: 'doughnut',
      topic: '项目预计年产值构成',
      unit: '亿元',
      alt: '列明年产值的{{counted "projects" "年产值（亿元）"}}个项目合计{{total "projects" "年产值（亿元）"}}。',
      lines: 7,
      rows: { table: 'projects', complete: true, sort: '年产值（亿元）', top: 5, label: '简称' },
      series: [{ column: '年产值（亿元）' }],
    };
  }
}

/** The height of a chart whose rows have names of up to some twelve characters beside them. */
function linesFor(rows: number): number {
  return Math.max(5, rows - 1);
}

/** A count that the report states is held against the rows only where they agree: the list may be elsewhere. */
function totalsOf({ tasks }: ImportedTables) {
  const { promised, rows, says } = tasks;
  if (promised === undefined || rows.length !== promised || says === '') return {};
  return { totals: [{ says, table: 'tasks', count: { 合计: promised } }] };
}

function gapsOf({ sectors, tasks }: ImportedTables) {
  const { outside } = sectors;
  const { promised, rows } = tasks;
  const gaps = [
    outside.length > 0
      ? `另有${outside.length}个数属于过去几年、未写明年份的以后或比较的基数，未列入各表。`
      : '',
    promised !== undefined && rows.length !== promised ? `原文称民生实事${promised}件，未能逐件列出。` : '',
  ].filter(Boolean);
  return gaps.length > 0 ? { gaps } : {};
}
