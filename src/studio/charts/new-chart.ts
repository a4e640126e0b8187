import { chartKind } from '../../chart/kinds/index.js';
import { chartColumns, keyNamed, packSectionName } from '../../dataset/pack-sheets/words.js';
import { holdsFigures } from '../../dataset/table/columns.js';
import type { Edit } from '../../editing/index.js';
import type { Report, ReportRow, ReportTable } from '../../report/report.js';
import { Refusal } from '../../server/answer/refusal.js';
import type { Desk } from '../desk/desk.js';
import { type FactsHome, factsHome } from '../desk/facts-home.js';
import { packValue } from '../desk/pack-file.js';
import { nextLine } from '../desk/sheets.js';
import { tableOf } from '../desk/table-entries.js';
import { readOnlyFormat } from '../tables/refusals.js';
import { titleOf } from '../texts/calls.js';
import type { NewChart } from '../wire/charts.js';

/** More bars than these a reader does not take in. */
const MOST_ROWS = 12;
/** So many short names stand below upright bars. */
const MOST_UPRIGHT = 6;
const SHORT_NAME = 5;
/** The column that gives rows with long names short ones. */
const SHORT_NAMES = '简称';

/** A chart as it begins: one column of a table, of rows that have a figure in one unit there. */
interface Beginning {
  readonly name: string;
  readonly type: 'bar' | 'horizontal-bar';
  readonly topic: string;
  readonly table: ReportTable;
  readonly column: string;
  /** The column of short names, where the table has one. */
  readonly short?: string;
  /** Absent where all rows are drawn. */
  readonly rows?: readonly string[];
}

/** The tables that a chart can be made of. */
export function tablesForCharts(report: Report): { readonly name: string; readonly title: string }[] {
  return Object.values(report.tables)
    .filter((table) => columnOf(table) !== undefined)
    .map((one) => ({ name: one.name, title: titleOf(one) ?? one.name }));
}

/**
 * The edits that put a new chart of a table behind those that there are, wherever the pack declares them, and its name.
 */
export async function newChart(desk: Desk, report: Report, name: string): Promise<NewChart> {
  const table = report.tables[name];
  const column = table && columnOf(table);
  if (!table || column === undefined) throw noFigures;
  const begun = beginning(report, table, column);
  const home = await factsHome(desk, 'charts', SHEET_HEAD);
  const own = home.inWorkbook ? await inSheet(desk, report, home, begun) : await inYaml(desk, home, begun);
  return { name: begun.name, edits: [...home.first, ...own] };
}

function beginning(report: Report, table: ReportTable, column: string): Beginning {
  const drawn = rowsAlike(table, column);
  const isAll = drawn.length === table.rows.length;
  const short = table.columns.find(({ header }) => header === SHORT_NAMES)?.header;
  const names = drawn.map(({ label, cells }) => (short && cells[short]?.text) || label);
  const isUpright = drawn.length <= MOST_UPRIGHT && names.every((name) => name.length <= SHORT_NAME);
  return {
    name: freshName(report),
    type: isUpright ? 'bar' : 'horizontal-bar',
    topic: titleOf(table) ?? table.name,
    ...{ table, column },
    ...(short !== undefined && { short }),
    ...(!isAll && { rows: drawn.map((row) => nameIn(table, row)) }),
  };
}

/** The column in which the most rows have a figure, the first of such. */
function columnOf(table: ReportTable): string | undefined {
  const counted = table.columns
    .filter(holdsFigures)
    .map(({ header }) => ({ header, count: table.rows.filter((row) => hasFigure(row, header)).length }))
    .filter(({ count }) => count > 0);
  return counted.toSorted((one, other) => other.count - one.count)[0]?.header;
}

function hasFigure({ cells }: ReportRow, header: string): boolean {
  const kind = cells[header]?.quantity.kind;
  return kind === 'number' || kind === 'range';
}

/** Rows that can be held against each other: the most that have one unit, from the first on. */
function rowsAlike(table: ReportTable, column: string): readonly ReportRow[] {
  const groups = new Map<string, ReportRow[]>();
  for (const row of table.rows.filter((one) => hasFigure(one, column))) {
    const unit = row.unit ?? '';
    groups.set(unit, [...(groups.get(unit) ?? []), row]);
  }
  const [most = []] = [...groups.values()].toSorted((one, other) => other.length - one.length);
  return most.slice(0, MOST_ROWS);
}

function nameIn(table: ReportTable, { id, label }: ReportRow): string {
  const isOnly = table.rows.filter((row) => row.label === label).length === 1;
  return table.kind === 'general' && isOnly ? label : id;
}

function freshName({ pack: { charts } }: Report): string {
  let number = charts.length + 1;
  while (charts.some(({ name }) => name === `chart-${number}`)) number++;
  return `chart-${number}`;
}

async function inYaml(desk: Desk, { file }: FactsHome, begun: Beginning): Promise<Edit[]> {
  const { name, type, topic, table, column, short, rows } = begun;
  const at = table.kind === 'general' ? (table.settings.section ?? 'tables') : table.name;
  const after = {
    ...{ name, at, type, topic, alt: topic },
    rows: { table: table.name, ...(short !== undefined && { label: short }), ...(rows && { ids: rows }) },
    series: [{ column }],
  };
  const charts = (await packValue(desk))?.charts;
  const isList = Array.isArray(charts) && charts.length > 0;
  if (isList) return [{ kind: 'insert-value', file, path: ['charts', charts.length], after }];
  const before = charts === undefined || charts === null ? {} : { before: charts };
  return [{ kind: 'value', file, path: ['charts'], ...before, after: [after] }];
}

const SHEET_HEAD = ['部分', '类型', '主题', '表', '列', '行'];

/** A row behind the last, under the heads that the sheet has. */
async function inSheet(
  desk: Desk,
  report: Report,
  { file, inWorkbook }: FactsHome,
  { type, topic, table, column, rows = [] }: Beginning,
): Promise<Edit[]> {
  const { sheet, isEditable = false } = inWorkbook ?? {};
  if (!isEditable) throw readOnlyFormat;
  const head = sheet?.rows[0]?.fields ?? SHEET_HEAD;
  const keys = chartColumns({});
  const own = (await desk.sheets.all()).find((one) => tableOf(one, report) === table);
  const texts: Readonly<Record<string, string>> = {
    at: table.kind === 'general' ? '' : packSectionName(table.name),
    type: chartKind(type).words.name.zh,
    ...{ topic, title: head.some((one) => keyNamed(keys, one)?.path[0] === 'topic') ? '' : topic },
    'rows.table': own?.sheet ?? table.name,
    columns: column,
    'rows.ids': rows.join('、'),
  };
  const fields = head.map((one) => texts[keyNamed(keys, one)?.path.join('.') ?? ''] ?? '');
  const line = sheet ? nextLine(sheet) : 2;
  return [{ kind: 'insert-rows', file, sheet: '图', line, rows: [fields] }];
}

const noFigures = new Refusal(409, 'no-figures', {
  zh: '这张表没有能画的数',
  en: 'This table has no figures to draw',
});
