import { stringify } from 'yaml';
import type { SourceReport } from '../model.js';
import { figuresTablesOf } from '../tables/figures-tables.js';
import type { ImportedTables } from '../tables/index.js';
import { chartsOf, type WrittenChart } from './charts.js';
import type { Cells, WrittenTable } from './tables.js';
import { WrittenFigures } from './written-figures.js';

/** Rates that one sentence tells. */
const MOST_TOLD = 4;

const MOST_CARDS = 6;
/** Beside a chart, fewer cards than fill a row are none. */
const LEAST_CARDS = 3;

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
  const figures = new WrittenFigures(report, written);
  const charts = chartsOf(figures);
  const writer = new PackWriter(year, figures, charts);
  return {
    title: report.title,
    subtitle: '指标·项目·名词简报',
    meeting: report.meeting || '（会议名称）',
    ...(report.number !== '' && { number: report.number }),
    ...(report.occasion !== '' && { occasion: report.occasion }),
    issuer: report.issuer,
    date: report.date || `${year}-01-01`,
    editions: ['handout', 'brief', 'report'],
    tables: { ...writer.tables(), ...ownTables(report) },
    ...(tables.glossary.length > 0 && { glossary: { autoMark: true, unmentioned: true } }),
    narrative: writer.narrative(),
    ...writer.highlights(),
    ...(charts.length > 0 && { charts }),
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

/** Tables of other years: behind those by sector, and not on the sheet of the figures at a glance. */
const OTHER_YEARS = { kind: 'indicators', section: 'sectors', editions: ['handout', 'booklet'] };
const FURTHER: Readonly<Record<string, object>> = {
  ...{ targets: OTHER_YEARS, past: OTHER_YEARS, ahead: OTHER_YEARS },
  projects: { unit: '亿元' },
};

/** The report's own tables are for the book. */
function ownTables({
  source,
}: SourceReport): Record<string, { readonly title?: string; readonly editions: readonly string[] }> {
  const { editions } = OTHER_YEARS;
  return Object.fromEntries(figuresTablesOf(source).map(({ name }) => [name, { editions }]));
}

class PackWriter {
  constructor(
    private readonly year: number,
    private readonly figures: WrittenFigures,
    private readonly charts: readonly WrittenChart[],
  ) {}

  tables() {
    const titles = {
      indicators: `主要指标${this.figures.last}与${this.figures.plan}`,
      sectors: '分领域指标',
      targets: `${this.year}年以后的目标`,
      past: '过去几年',
      ahead: '今后几年的目标',
      projects: '项目一览',
    };
    const source = '资料来源：《政府工作报告》。';
    const dash = '注：“—”为原文未列。数字连同限定词照录原文。';
    return Object.fromEntries(
      Object.entries(titles)
        .filter(([name]) => this.figures.has(name))
        .map(([name, title]) => [
          name,
          {
            title,
            ...FURTHER[name],
            notes: [dash],
            source,
          },
        ]),
    );
  }

  narrative() {
    const sections: Record<string, string[]> = {};
    // the first says how the year was; what a chart under it draws is not told as well
    const drawn = new Set(this.charts.flatMap(({ at, rows }) => (at === 'glance' ? (rows.ids ?? []) : [])));
    const rates = this.figures.rates(this.figures.last);
    const growth = rates.filter((row, at) => at === 0 || !drawn.has(row.编号 ?? '')).slice(0, MOST_TOLD);
    const aims = this.figures.rates(this.figures.plan).slice(0, MOST_TOLD);
    const sentences = [
      growth.length > 0
        ? `${this.year - 1}年，${growth.map((row) => this.figures.clause(row, this.figures.last)).join('，')}。`
        : '',
      aims.length > 0
        ? `${this.year}年，预期${aims.map((row) => this.figures.clause(row, this.figures.plan)).join('，')}。`
        : '',
    ].filter(Boolean);
    if (sentences.length > 0) sections.glance = [sentences.join('')];
    if (this.figures.has('indicators'))
      sections.indicators = ['主要指标列于{{ref "table:indicators" page=false}}。'];
    if (this.figures.has('sectors'))
      sections.sectors = ['各领域的指标列于{{ref "table:sectors" page=false}}。'];
    if (this.figures.has('projects')) sections.projects = [this.projectsSentence()];
    if (this.figures.has('tasks')) sections.tasks = [`${this.year}年办好民生实事{{count "tasks"}}件。`];
    if (this.figures.has('glossary')) sections.glossary = ['共收名词{{count "glossary"}}条，释义照录原文。'];
    return sections;
  }

  private projectsSentence(): string {
    const amounts = this.figures.amounts('投资（亿元）');
    if (amounts.length < 2) return '列入项目{{count "projects"}}个。';
    return '列入项目{{count "projects"}}个，列明投资的{{counted "projects" "投资（亿元）"}}个，投资合计{{total "projects" "投资（亿元）"}}。';
  }

  /** The largest amounts, then rates, of what no chart draws; none where that is too little for a row of cards. */
  highlights() {
    const { last, plan } = this.figures;
    const drawn = new Set(this.charts.flatMap(({ rows }) => rows.ids ?? []));
    const idsOf = (rows: readonly Cells[]) => rows.map((row) => row.编号 ?? '');
    const amounts = idsOf(this.figures.largest(last));
    const rates = [...new Set(idsOf([...this.figures.rates(last), ...this.figures.rates(plan)]))];
    const free = [...amounts, ...rates].filter((id) => !drawn.has(id)).slice(0, MOST_CARDS);
    return free.length >= LEAST_CARDS || (free.length > 0 && drawn.size === 0) ? { highlights: free } : {};
  }
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
    outside.length > 0 ? `另有${outside.length}个数是比较的基数，或未写明年份，未列入各表。` : '',
    promised !== undefined && rows.length !== promised ? `原文称民生实事${promised}件，未能逐件列出。` : '',
  ].filter(Boolean);
  return gaps.length > 0 ? { gaps } : {};
}
