import { basename } from 'node:path';
import { formatPlace, type Place } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';
import { decodeText } from '../../core/source/encoding.js';
import type { Files } from '../../core/world.js';
import type { ChartSpec } from '../../dataset/chart-spec.js';
import type { RawTable } from '../../input/raw-table.js';
import { readCsv } from '../../input/readers/csv.js';
import { readSheets } from '../../input/readers/index.js';
import { TableFile } from '../../input/readers/reader.js';
import type { Report, ReportTable } from '../../report/report.js';
import { figuresIn, figuresLabelled } from '../printed/chart.js';
import type { SourceCell, SourceState } from './wire.js';

/** Lines shown before and after the one meant. */
const CONTEXT_LINES = 2;

/** What a report has at a place: the row of a cell, or all figures of a column that is summed. */
export function sourceInReport(report: Report, place: Place): SourceState | undefined {
  for (const table of Object.values(report.tables)) {
    if (table.columns[0]?.place.file !== place.file) continue;
    const found = rowOf(table, place) ?? columnOf(table, place);
    if (found) return { place, where: whereOf(place), ...found };
  }
  const paragraph = paragraphOf(report, place);
  return paragraph && { place, where: whereOf(place), ...paragraph };
}

/** A paragraph of the report, which may be a file that has no lines to show. */
function paragraphOf({ workReport }: Report, place: Place): Found | undefined {
  if (workReport?.file !== place.file) return undefined;
  const { above, title, below, blocks, notes } = workReport;
  const texts = [...above, ...title, ...below, ...blocks, ...notes];
  const found = texts.find((one) => isSame(one.place, place));
  if (found === undefined) return undefined;
  return { kind: 'lines', cells: [{ name: String(place.line ?? ''), text: found.text, isMeant: true }] };
}

/**
 * What a chart draws, each figure with its row: all of them, those marked that the text clicked may stand for. The row
 * itself where that is one figure.
 */
export function sourceInChart(report: Report, spec: ChartSpec, text: string): SourceState {
  const figures = figuresIn(report, spec);
  const meant = figuresLabelled(figures, text);
  const [only, second] = meant;
  const row = only && !second ? sourceInReport(report, only.place) : undefined;
  if (row) return row;
  const cells = figures.map((figure): SourceCell => {
    const source = sourceInReport(report, figure.place);
    const { name, text } = figure;
    return { name, text, isMeant: meant.includes(figure), ...(source && { row: source }) };
  });
  return { place: spec.place, where: whereOf(spec.place), kind: 'chart', cells };
}

type Found = Pick<SourceState, 'kind' | 'cells'>;

function rowOf({ rows, columns }: ReportTable, place: Place): Found | undefined {
  const row = rows.find(({ cells }) => Object.values(cells).some((cell) => isSame(cell.place, place)));
  if (!row) return undefined;
  const cells = columns.flatMap(({ header }): SourceCell[] => {
    const cell = row.cells[header];
    return cell ? [{ name: header, text: cell.text, isMeant: isSame(cell.place, place) }] : [];
  });
  return { kind: 'row', cells };
}

function columnOf({ rows, columns }: ReportTable, place: Place): Found | undefined {
  const column = columns.find((one) => isSame(one.place, place));
  if (!column) return undefined;
  const cells = rows.map(({ label, cells }): SourceCell => {
    return { name: label, text: cells[column.header]?.text ?? '', isMeant: false };
  });
  return { kind: 'column', cells };
}

function isSame(one: Place, other: Place): boolean {
  return (
    one.file === other.file &&
    one.sheet === other.sheet &&
    one.line === other.line &&
    one.column === other.column
  );
}

/** What a file has at a place as it is now: the row of a table, else the lines around. */
export async function sourceInFile(files: Files, path: string, place: Place): Promise<SourceState> {
  const content = await files.read(path, limits.workbookFile);
  const bytes = 'bytes' in content ? content.bytes : Buffer.alloc(0);
  return { place, where: whereOf(place), ...(await foundIn(path, bytes, place)) };
}

async function foundIn(path: string, bytes: Buffer, place: Place): Promise<Found> {
  if (place.sheet !== undefined) {
    const { value: sheets } = await readSheets(new TableFile(place.file, bytes));
    const sheet = sheets.find(({ name }) => name === place.sheet);
    return (sheet && rowInSheet(sheet.value, place)) ?? { kind: 'lines', cells: [] };
  }
  const decoded = decodeText(bytes);
  const text = 'text' in decoded ? decoded.text : '';
  const isTable = path.toLowerCase().endsWith('.csv');
  const row = isTable ? rowInSheet(readCsv({ file: place.file, text }).value, place) : undefined;
  return row ?? linesAround(text, place.line ?? 1);
}

function rowInSheet({ rows }: RawTable, { line, column }: Place): Found | undefined {
  const [header] = rows;
  const row = rows.find((one) => one.line === line);
  if (!header || !row) return undefined;
  const cells = row.fields.map((field, index): SourceCell => {
    return { name: header.fields[index] ?? '', text: field, isMeant: index + 1 === column };
  });
  return { kind: 'row', cells };
}

function linesAround(text: string, line: number): Found {
  const from = Math.max(0, line - 1 - CONTEXT_LINES);
  const lines = text.split('\n').slice(from, line + CONTEXT_LINES);
  return {
    kind: 'lines',
    cells: lines.map((content, index) => {
      const number = from + index + 1;
      return { name: String(number), text: content, isMeant: number === line };
    }),
  };
}

/** A place without the folders that lead to it. */
export function whereOf(place: Place): string {
  return formatPlace({ ...place, file: basename(place.file) }, 'zh');
}
