import { createHash } from 'node:crypto';
import { chooseRows } from '../../chart/data/rows.js';
import { proposeFinding } from '../../chart/finding/propose.js';
import { chartKind, chartTypes } from '../../chart/kinds/index.js';
import type { ChartSpec } from '../../dataset/chart-spec.js';
import { findColumn, holdsFigures } from '../../dataset/table/columns.js';
import { withoutMarks } from '../../dataset/terms/marks.js';
import { blocksIn } from '../../document/walk.js';
import { findingText } from '../../report/finding.js';
import type { Report, ReportRow, ReportTable } from '../../report/report.js';
import { plainTextRenderer } from '../../revision/plain-text.js';
import type { Desk } from '../desk/desk.js';
import { diagnosticState } from '../desk/diagnostics.js';
import { itemLines, packValue } from '../desk/pack-file.js';
import { Calls, titleOf } from '../texts/calls.js';
import type { ChartRowState, ChartSheet, ChartState, WrittenChart } from '../wire/charts.js';
import type { DiagnosticState } from '../wire/pack.js';
import { chartSheet } from './chart-sheet.js';

/** A chart of the pack by its name, as it is written by now and as it was last drawn; undefined where there is none. */
export async function chartState(desk: Desk, name: string): Promise<ChartState | undefined> {
  const { report } = desk.session;
  const written = (await packValue(desk))?.charts;
  const list = Array.isArray(written) ? (written as (WrittenChart & { name?: string })[]) : undefined;
  const index = (list ?? report?.pack.charts ?? []).findIndex((one) => one.name === name);
  if (index === -1 || !report) return undefined;
  const spec = report.pack.charts.find((one) => one.name === name);
  const stands = list ? { file: 'pack.yaml' } : await inSheet(desk, index);
  const own = list?.[index] ?? (spec && asInSheet(spec, 'sheet' in stands ? stands.sheet : undefined));
  if (!own) return undefined;
  return {
    ...{ ...stands, index, name, spec: own },
    ...printedAs(desk, name),
    ...choicesOf(own, spec, report),
    shownTitle: plainTextRenderer(report)(own.title ?? own.topic ?? name),
    titleCalls: new Calls(report, await desk.sheets.all(), desk).states([own.title ?? '']),
    problems: await problemsOf(desk, index, 'sheet' in stands ? stands.sheet : undefined),
  };
}

/** What can be chosen for a chart, and what the program makes of it. */
function choicesOf(
  own: WrittenChart,
  spec: ChartSpec | undefined,
  report: Report,
): Pick<ChartState, 'kinds' | 'tableTitle' | 'columns' | 'rows' | 'proposed'> {
  const table = report.tables[spec?.rows.table ?? own.rows?.table ?? ''];
  const proposed = spec && proposeFinding(spec, report);
  return {
    kinds: kindsFor(own),
    ...(table && { tableTitle: titleOf(table) ?? table.name }),
    columns: (table?.columns ?? []).filter(holdsFigures).map(({ header, title, unit }) => {
      return { header, title, ...(unit !== undefined && { unit }) };
    }),
    rows: table && spec ? rowsOf(spec, table, own.rows?.ids ?? []) : [],
    ...(proposed && { proposed: findingText(proposed) }),
  };
}

/** A chart as its worksheet names the rows, which reading finds out more of. */
function asInSheet(spec: ChartSpec, sheet: ChartSheet | undefined): WrittenChart {
  const { ids: _, ...rows } = spec.rows;
  const text = sheet?.cells['rows.ids']?.text ?? '';
  const ids = text.split(/[、，,;；\n]/).flatMap((one) => one.trim() || []);
  const written = { ...spec, rows: { ...rows, ...(ids.length > 0 && { ids }) } };
  return written as unknown as WrittenChart;
}

async function inSheet(desk: Desk, index: number): Promise<Pick<ChartState, 'file' | 'sheet'>> {
  const found = (await desk.sheets.all()).find(({ sheet }) => sheet === '图');
  const sheet = found && chartSheet(found, index);
  if (!sheet) return {};
  return { sheet, ...(found.isEditable && { file: found.file }) };
}

/** The picture of a chart as it was last drawn, as SVG. */
export function chartPicture({ shown }: Desk, name: string): string | undefined {
  return shown?.printed().find(({ drawing }) => drawing === `figure:${name}`)?.text;
}

function printedAs(desk: Desk, name: string): Pick<ChartState, 'number' | 'picture'> {
  const svg = chartPicture(desk, name);
  const blocks = desk.shown ? [...blocksIn(desk.shown.document.children)] : [];
  const figure = blocks.find((block) => block.kind === 'figure' && block.chart === name);
  const number = figure?.kind === 'figure' ? figure.number : undefined;
  return {
    ...(number !== undefined && { number }),
    ...(svg !== undefined && { picture: createHash('sha256').update(svg).digest('hex').slice(0, 16) }),
  };
}

/** The kinds that draw as many columns as are chosen. */
function kindsFor({ series = [] }: WrittenChart): ChartState['kinds'] {
  return chartTypes.map((type) => {
    const { words, fewestSeries, mostSeries } = chartKind(type);
    const isFit = series.length >= fewestSeries && series.length <= mostSeries;
    return { type, name: words.name, isFit };
  });
}

/** Rows by what the declaration calls them already, or would. */
function rowsOf(spec: ChartSpec, table: ReportTable, written: readonly string[]): ChartRowState[] {
  const columns = spec.series.flatMap(({ column }) => findColumn(table.columns, column) ?? []);
  const { shown, rest } = chooseRows(spec, table, columns);
  const drawn = new Set([...shown, ...rest].map(({ id }) => id));
  // rows of general tables have no ids that a clerk has given
  const isOnly = (label: string) => table.rows.filter((row) => row.label === label).length === 1;
  const nameOf = ({ id, label }: ReportRow) => (table.kind === 'general' && isOnly(label) ? label : id);
  return table.rows.map((row) => ({
    name: [row.id, row.label].find((name) => written.includes(name)) ?? nameOf(row),
    label: withoutMarks((spec.rows.label && row.cells[spec.rows.label]?.text) || row.label),
    isShown: drawn.has(row.id),
    hasFigures: columns.every(({ header }) => {
      const kind = row.cells[header]?.quantity.kind;
      return kind === 'number' || kind === 'range';
    }),
  }));
}

/** What the last build said of a chart: of its lines in pack.yaml as they are by now, or of its row. */
async function problemsOf(
  desk: Desk,
  index: number,
  sheet: ChartSheet | undefined,
): Promise<DiagnosticState[]> {
  const lines = sheet ? { from: sheet.line, to: sheet.line + 1 } : await itemLines(desk, ['charts', index]);
  return desk.session.diagnostics
    .filter(({ place }) => {
      const isInFile = sheet ? place?.sheet === sheet.name : place?.file.endsWith('pack.yaml');
      const { line } = place ?? {};
      return lines && isInFile && line !== undefined && line >= lines.from && line < lines.to;
    })
    .map(diagnosticState);
}
