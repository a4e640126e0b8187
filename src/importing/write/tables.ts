import { degreeOf, reasonsOf } from '../doubts.js';
import type { YearSpan } from '../figures/span.js';
import type { Doubt, ReportBlock, SourceFigure, SourceReport, YearClass } from '../model.js';
import { placeOf } from '../place.js';
import type { ImportedTables } from '../tables/index.js';
import { groupOf, type SpanRow } from '../tables/sectors.js';
import { csvText } from './csv.js';

export type Cells = Readonly<Record<string, string>>;

/** A table as it is written: its rows by the headers. */
export interface WrittenTable {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly Cells[];
  /** The headers that are written: of those the rest no row fills. */
  readonly columns: readonly string[];
  readonly text: string;
}

/** 编号 that can be told apart at a glance: i01, s001. */
const idOf = (letter: string, index: number, width = 2) =>
  `${letter}${String(index + 1).padStart(width, '0')}`;

const both = (texts: readonly string[]) => [...new Set(texts)].join('；');

const DOUBT_HEADERS = ['核对', '疑点'];
const doubtCells = (doubts: readonly Doubt[]): Cells => ({
  核对: String(degreeOf(doubts)),
  疑点: reasonsOf(doubts),
});

/** The tables of a data folder; those without rows are left out. */
export function writtenTables(report: SourceReport, tables: ImportedTables): WrittenTable[] {
  const years = yearHeaders(report);
  const { sectors } = tables;
  const written = [
    table('indicators', indicatorHeaders(years), indicatorRows(tables, years), [
      '编号',
      '指标',
      '单位',
      ...used(tables, years),
      '出处',
      '原文',
    ]),
    table('sectors', indicatorHeaders(years), sectorRows(report, tables, years), [
      '编号',
      '指标',
      '分组',
      '单位',
      '出处',
      '原文',
    ]),
    table('targets', laterHeaders(tables), laterRows(report, tables), [
      '编号',
      '指标',
      '单位',
      '出处',
      '原文',
    ]),
    spanTable({ name: 'past', letter: 'h', measure: '实绩' }, sectors.past, report),
    spanTable({ name: 'ahead', letter: 'f', measure: '目标' }, sectors.ahead, report),
    table('projects', projectHeaders(report), projectRows(report, tables), [
      '编号',
      '项目',
      '分组',
      '投资（亿元）',
      '出处',
      '原文',
    ]),
    table('tasks', ['编号', '事项', '分组', '量化目标', '出处', '原文', ...DOUBT_HEADERS], taskRows(tables), [
      '编号',
      '事项',
      '出处',
      '原文',
    ]),
    table('glossary', ['编号', '名词', '释义', '出处', ...DOUBT_HEADERS], glossaryRows(tables), [
      '编号',
      '名词',
      '释义',
      '出处',
    ]),
  ];
  return written.filter(({ rows }) => rows.length > 0);
}

const PERIODS: Readonly<Record<YearClass, string>> = {
  ...{ last: '上年', plan: '当年', period: '过去几年', later: '以后', other: '其他年份' },
};

/**
 * The figures that no table has a column for, and those in hanzi, as a CSV file to look them up in; undefined where
 * there is none.
 */
export function leftOutText(report: SourceReport, { sectors, inWords }: ImportedTables): string | undefined {
  if (sectors.outside.length + inWords.length === 0) return undefined;
  const rows = sectors.outside.map((figure) => ({
    指标: figure.name,
    数: figure.value,
    时期: PERIODS[figure.year],
    出处: placeOf(report.blocks[figure.block] as ReportBlock),
    原文: figure.clause,
    ...doubtCells(figure.doubts),
  }));
  const unread = inWords.map(({ block, value, clause }) => ({
    数: value,
    出处: placeOf(report.blocks[block] as ReportBlock),
    原文: clause,
    核对: '3',
    疑点: '数用汉字写，没有读',
  }));
  return csvText(['指标', '数', '时期', '出处', '原文', ...DOUBT_HEADERS], [...rows, ...unread]);
}

export interface YearHeaders {
  readonly last: string;
  readonly plan: string;
}

export function yearHeaders({ year }: SourceReport): YearHeaders {
  return { last: `${year - 1}年实绩`, plan: `${year}年目标` };
}

function used({ headlines }: ImportedTables, { last, plan }: YearHeaders): string[] {
  return headlines.rows.some((row) => row.last !== '') ? [last] : [plan];
}

function table(
  name: string,
  headers: readonly string[],
  rows: readonly Cells[],
  wanted: readonly string[],
): WrittenTable {
  const columns = headers.filter(
    (header) => wanted.includes(header) || rows.some((row) => (row[header] ?? '') !== ''),
  );
  return { name, headers, rows, columns, text: csvText(columns, rows) };
}

function indicatorHeaders({ last, plan }: YearHeaders): string[] {
  return ['编号', '指标', '分组', '单位', last, plan, '说明', '出处', '原文', ...DOUBT_HEADERS];
}

function indicatorRows({ headlines }: ImportedTables, years: YearHeaders): Cells[] {
  return headlines.rows.map((row, index) => ({
    编号: idOf('i', index),
    指标: row.name,
    单位: row.unit,
    [years.last]: row.last,
    [years.plan]: row.plan,
    说明: [...row.written.map((name) => `原文作“${name.replace(/[“”]/g, '')}”`), ...row.remarks].join('；'),
    出处: both(row.places),
    原文: both(row.clauses),
    ...doubtCells(row.doubts),
  }));
}

function sectorRows(report: SourceReport, { sectors }: ImportedTables, years: YearHeaders): Cells[] {
  return sectors.rows.map((row, index) => {
    const figures = [row.last, row.plan].filter((figure): figure is SourceFigure => figure !== undefined);
    return {
      编号: idOf('s', index, 3),
      指标: row.name,
      分组: row.group,
      单位: row.unit || (figures.some(({ value }) => /^第\d+$/.test(value)) ? '位' : ''),
      [years.last]: row.last?.value ?? '',
      [years.plan]: row.plan?.value ?? '',
      出处: both(figures.map(({ block }) => placeOf(report.blocks[block] as ReportBlock))),
      原文: both(figures.map(({ clause }) => clause)),
      ...doubtCells(row.doubts),
    };
  });
}

const laterHeader = (year: number) => `${year}年目标`;

function laterHeaders({ sectors }: ImportedTables): string[] {
  const years = [...new Set(sectors.later.map(({ year }) => year))].toSorted((one, other) => one - other);
  return ['编号', '指标', '单位', ...years.map(laterHeader), '出处', '原文', ...DOUBT_HEADERS];
}

function laterRows(report: SourceReport, { sectors }: ImportedTables): Cells[] {
  return sectors.later.map(({ name, figure, year }, index) => ({
    编号: idOf('m', index),
    指标: name,
    单位: figure.unit,
    [laterHeader(year)]: figure.value,
    出处: placeOf(report.blocks[figure.block] as ReportBlock),
    原文: figure.clause,
    ...doubtCells(figure.doubts),
  }));
}

const spanHeader = ({ from, to }: YearSpan, measure: string) =>
  `${from === to ? from : `${from}—${to}`}年${measure}`;

/** Figures of several years: what was reached in them, or is to be. */
function spanTable(
  { name, letter, measure }: { name: string; letter: string; measure: string },
  rows: readonly SpanRow[],
  report: SourceReport,
): WrittenTable {
  const spans = [...new Set(rows.map(({ span }) => spanHeader(span, measure)))].toSorted();
  const headers = ['编号', '指标', '分组', '单位', ...spans, '出处', '原文', ...DOUBT_HEADERS];
  const cells = rows.map(({ name, figure, span }, index): Cells => {
    const block = report.blocks[figure.block] as ReportBlock;
    return {
      编号: idOf(letter, index, 3),
      指标: name,
      分组: groupOf(block),
      单位: unitOf(figure),
      [spanHeader(span, measure)]: figure.value,
      出处: placeOf(block),
      原文: figure.clause,
      ...doubtCells(figure.doubts),
    };
  });
  return table(name, headers, cells, ['编号', '指标', '单位', '出处', '原文']);
}

/** A rank has no unit of its own: 第3. */
const unitOf = ({ unit, value }: SourceFigure) => unit || (/^第\d+$/.test(value) ? '位' : '');

function projectHeaders({ year }: SourceReport): string[] {
  return [
    '编号',
    '项目',
    '简称',
    '分组',
    '投资（亿元）',
    '年产值（亿元）',
    '年税收（亿元）',
    `${year}年节点`,
    '说明',
    '出处',
    '原文',
    ...DOUBT_HEADERS,
  ];
}

function projectRows({ year }: SourceReport, { projects }: ImportedTables): Cells[] {
  const short = shortNames(projects.map(({ name }) => name));
  return projects.map((row, index) => ({
    编号: idOf('p', index),
    项目: row.name,
    简称: short[index] ?? '',
    分组: row.group || '项目',
    '投资（亿元）': row.invest,
    '年产值（亿元）': row.output,
    '年税收（亿元）': row.tax,
    [`${year}年节点`]: row.milestone,
    说明: row.invest === '' ? '原文未列投资' : '',
    出处: both(row.places),
    原文: both(row.clauses),
    ...doubtCells(row.doubts),
  }));
}

/** Labels of charts hold no more characters than this. */
const SHORT = 8;

/** Names cut down for charts, each another: 天新药业维生素产业园项目 → 天新药业维生素产. */
function shortNames(names: readonly string[]): string[] {
  const cut = names.map((name) =>
    name
      .replace(/[“”]/g, '')
      .replace(/(?<=.{4})(?:年产|年处[置理]|及|和|、).*$/, '')
      .replace(/(?<=.{4})(?:建设|产业园|产业|改扩建)?(?:项目|工程|基地)$/, '')
      .slice(0, SHORT),
  );
  // counted among the like, so that another project before them changes none
  return cut.map((name, index) => {
    const before = cut.slice(0, index).filter((one) => one === name).length;
    return before === 0 ? name : `${name.slice(0, SHORT - 1)}${before + 1}`;
  });
}

function taskRows({ tasks }: ImportedTables): Cells[] {
  return tasks.rows.map((row, index) => ({
    编号: idOf('t', index),
    事项: row.text,
    量化目标: row.quantity,
    出处: row.place,
    原文: row.clause,
    ...doubtCells([]),
  }));
}

function glossaryRows({ glossary }: ImportedTables): Cells[] {
  return glossary.map((row, index) => ({
    编号: idOf('n', index),
    名词: row.term,
    释义: row.meaning,
    出处: /^\d+$/.test(row.number) ? `注释${row.number}` : '注释',
    ...doubtCells(row.doubts),
  }));
}
