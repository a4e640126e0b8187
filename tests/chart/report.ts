import type { ChartSeries, ChartSpec } from '../../src/dataset/chart-spec.js';
import { readPeriodHeader } from '../../src/dataset/kinds/header-form.js';
import type { Cell, Column } from '../../src/dataset/model.js';
import { quantity } from '../../src/quantity/quantity.js';
import type { Report, ReportRow, ReportTable } from '../../src/report/report.js';

const place = { file: 'pack.yaml', line: 1 };

/** A column of a test table: `投资（亿元）` has a unit, `2021年实绩` a period. */
function columnOf(header: string): Column {
  const [, title = header, unit] = /^(.*?)（(.*)）$/.exec(header) ?? [];
  const period = readPeriodHeader(header);
  if (period) return { header, ...period, role: 'period', place };
  return { header, title, role: unit ? 'amount' : 'text', ...(unit !== undefined && { unit }), place };
}

export interface TestRow {
  readonly id?: string;
  readonly label: string;
  readonly group?: string;
  readonly unit?: string;
  readonly cells: readonly string[];
}

/** A report with one table, `t`, of the given headers and rows. */
export function reportOf(headers: readonly string[], rows: readonly TestRow[]): Report {
  const columns = headers.map(columnOf);
  const reportRows = rows.map(({ id, label, group = '', unit = '', cells }, index): ReportRow => {
    const entries = headers.map((header, column): [string, Cell] => {
      const text = cells[column] ?? '';
      return [header, { text, quantity: quantity(text), place }];
    });
    const number = index + 1;
    return {
      id: id ?? `r${number}`,
      number,
      numberInGroup: number,
      label,
      group,
      unit,
      cells: Object.fromEntries(entries),
      rank: {},
      share: {},
    };
  });
  const groups = [...new Set(reportRows.map(({ group }) => group))].map((name) => {
    const own = reportRows.filter(({ group }) => group === name);
    return { name, rows: own, count: own.length, subtotal: {} };
  });
  const table: ReportTable = {
    name: 't',
    kind: 'projects',
    settings: { kind: 'projects', notes: [] },
    columns,
    years: columns.filter(({ role }) => role === 'period'),
    amounts: columns.filter(({ role }) => role === 'amount'),
    own: [],
    rows: reportRows,
    groups,
    total: {},
    hasSums: true,
  };
  return { pack: {} as Report['pack'], tables: { t: table }, glossary: [] };
}

/** A spec over the table `t`; series are given by column name. */
export function specOf(
  type: ChartSpec['type'],
  series: readonly (string | ChartSeries)[],
  more: Omit<Partial<ChartSpec>, 'rows'> & { rows?: Partial<ChartSpec['rows']> } = {},
): ChartSpec {
  const { rows, ...rest } = more;
  return {
    name: type,
    at: 'glance',
    type,
    title: '图',
    alt: '图',
    series: series.map((one) => (typeof one === 'string' ? { column: one } : one)),
    place,
    ...rest,
    rows: { table: 't', ...rows },
  };
}
