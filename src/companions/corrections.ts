import { bindChart } from '../chart/bind.js';
import type { ChartSpec } from '../chart/spec.js';
import { type Figure, figureName, figuresOf } from '../data/figures.js';
import { withoutMarks } from '../data/marks.js';
import type { Report, ReportRow, ReportTable } from '../data/report.js';
import type { Place } from '../diagnostics.js';
import { compareReports } from '../diff/compare.js';
import type { PackState, RowChange, TableDifference } from '../diff/model.js';
import type { Changes } from '../document/tree.js';
import type { PackPages } from './pack-pages.js';
import { correctedTexts } from './texts.js';
import { listed, namesOf, spoken, underHeader } from './wording.js';

/** One line of the corrections: what stood where, and what stands there now. */
export interface Correction {
  /** Table or place in the pack: 表1, 正文“数据速览”第1段. */
  readonly where: string;
  readonly item: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
  /** Pages of the corrected pack, 3、7; empty where it is not printed. */
  readonly pages: string;
}

/** What a reader of the earlier pack has to correct in it. */
export interface Corrections {
  readonly figures: readonly Correction[];
  readonly added: readonly Correction[];
  readonly removed: readonly Correction[];
  /** What follows from those: sums, ranks, shares, changes from year to year. */
  readonly derived: readonly Correction[];
  readonly texts: readonly Correction[];
  /** Charts drawn anew. */
  readonly charts: readonly Correction[];
}

/** What differs between two states of a pack, where its readers find it. What is not printed is left out. */
export function correctionsOf(before: PackState, after: Report, pages: PackPages): Corrections {
  const tables = changedTables(before.report, after, pages);
  const rows = tables.flatMap((table) => changedRows(table, before.report, after));
  const columns = tables.flatMap((table) => columnLines(table, before.report, after));
  return {
    figures: rows.flatMap((row) => cellLines(row, pages)),
    added: [
      ...columns.flatMap(({ kind, line }) => (kind === 'added' ? [line] : [])),
      ...rows.flatMap((row) => (row.old || !row.fresh ? [] : [wholeRow(row.where, row.fresh, pages)])),
    ],
    removed: [
      ...columns.flatMap(({ kind, line }) => (kind === 'removed' ? [line] : [])),
      ...rows.flatMap((row) => (row.fresh || !row.old ? [] : [wholeRow(row.where, row.old, undefined)])),
    ],
    derived: derivedCorrections(before.report, after, pages),
    texts: correctedTexts(before.report, after, pages),
    charts: redrawn(before.report, after, pages).map(({ name: _, ...line }) => line),
  };
}

/** A table that differs, and what the pack calls it. */
interface ChangedTable extends TableDifference {
  readonly where: string;
}

/** The tables that differ of which the edition prints anything, or of which nothing is left to print. */
function changedTables(before: Report, after: Report, pages: PackPages): ChangedTable[] {
  const figures = figuresOf(after);
  const printed = new Set(pages.figures.flatMap((name) => figures.get(name)?.table ?? []));
  const isTold = (name: string) => {
    const table = after.tables[name];
    if (!table || table.rows.length === 0) return true;
    return printed.has(name) || (table.kind === 'glossary' && pages.hasGlossary);
  };
  return compareReports(before, after)
    .tables.filter(({ table }) => isTold(table))
    .map((table) => ({ ...table, where: pages.table(table.table) ?? table.title }));
}

/** A row as one or both of the states have it. */
interface ChangedRow {
  readonly where: string;
  readonly change: RowChange;
  readonly old: RowInTable | undefined;
  readonly fresh: RowInTable | undefined;
}

interface RowInTable {
  readonly row: ReportRow;
  readonly table: ReportTable;
}

function changedRows({ table, where, rows }: ChangedTable, before: Report, after: Report): ChangedRow[] {
  return rows.map((change) => {
    const [old, fresh] = [rowIn(before.tables[table], change.id), rowIn(after.tables[table], change.id)];
    return { where, change, old, fresh };
  });
}

/** A line for each cell of a row that both states have. */
function cellLines({ where, change, old, fresh }: ChangedRow, pages: PackPages): Correction[] {
  if (change.kind !== 'changed' || !old || !fresh) return [];
  const printed = change.cells.filter(({ isPrinted }) => isPrinted);
  return printed.map(({ name }) => ({
    where,
    item: withoutMarks(fresh.row.label),
    column: name,
    before: underHeader(old.row, name, old.table),
    after: underHeader(fresh.row, name, fresh.table),
    pages: listed(pages.figure(figureName('cell', fresh.row.id, name))),
  }));
}

/** Columns that only one of the states has, where both have the table. */
function columnLines({ table, where, columns }: ChangedTable, before: Report, after: Report) {
  const isInBoth = before.tables[table] !== undefined && after.tables[table] !== undefined;
  return (isInBoth ? columns : []).map(({ kind, header }) => {
    const item = `“${header}”一列`;
    return { kind, line: { where, item, column: '', before: '', after: '', pages: '' } };
  });
}

/** How many lines there are; none means that nothing printed differs. */
export function correctionCount(corrections: Corrections): number {
  return Object.values(corrections).reduce((sum, list) => sum + list.length, 0);
}

/** What to mark in the pack. */
export function changesSince(before: Report, after: Report, pages: PackPages): Changes {
  const texts = correctedTexts(before, after, pages).flatMap(({ place }) => place ?? []);
  return {
    figures: changedFigures(before, after).map(({ name }) => name),
    texts: texts satisfies Place[],
    drawings: redrawn(before, after, pages).map(({ name }) => `figure:${name}`),
  };
}

interface ChangedFigure {
  readonly name: string;
  readonly old: Figure | undefined;
  readonly fresh: Figure | undefined;
}

/** Figures that say something else than before, or that only one of the states has. */
function changedFigures(before: Report, after: Report): ChangedFigure[] {
  const [old, fresh] = [figuresOf(before), figuresOf(after)];
  return [...new Set([...fresh.keys(), ...old.keys()])]
    .map((name) => ({ name, old: old.get(name), fresh: fresh.get(name) }))
    .filter((one) => (one.old?.text ?? '') !== (one.fresh?.text ?? ''));
}

/** What came out otherwise and is printed; of a row that is new or gone, the row itself tells all. */
function derivedCorrections(before: Report, after: Report, pages: PackPages): Correction[] {
  return changedFigures(before, after).flatMap(({ name, old, fresh }) => {
    const figure = fresh ?? old;
    const found = pages.figure(name);
    if (!figure || figure.kind === 'cell' || found.length === 0) return [];
    const { id, table } = figure;
    const isInBoth = [before, after].every((report) => id === undefined || rowIn(report.tables[table], id));
    if (!isInBoth) return [];
    return {
      where: pages.table(table) ?? after.tables[table]?.settings.title?.text ?? table,
      ...namesOf(figure, after),
      before: old?.text ?? '',
      after: fresh?.text ?? '',
      pages: listed(found),
    };
  });
}

/** A row that only one state has: what it says, column by column; pages are given of one that is there. */
function wholeRow(where: string, { row, table }: RowInTable, pages: PackPages | undefined): Correction {
  const told = table.columns.filter(({ role }) => role === 'year' || role === 'amount' || role === 'text');
  const words = told.flatMap(({ header, title }) => {
    const text = spoken(row, header, table);
    return text === '' ? [] : [`${title}${text}`];
  });
  const names = table.columns.map(({ header }) => figureName('cell', row.id, header));
  const found = pages ? names.flatMap((name) => pages.figure(name)) : [];
  const content = words.join('，');
  return {
    where,
    item: withoutMarks(row.label),
    column: '',
    before: pages ? '' : content,
    after: pages ? content : '',
    pages: listed([...new Set(found)]),
  };
}

function rowIn(table: ReportTable | undefined, id: string): RowInTable | undefined {
  const row = table?.rows.find((one) => one.id === id);
  return table && row && { row, table };
}

/** The charts of the pack that show other figures than before, or show them otherwise. */
function redrawn(before: Report, after: Report, pages: PackPages) {
  return after.pack.charts.flatMap((spec) => {
    const number = pages.chartNumber(spec.name);
    const old = before.pack.charts.find(({ name }) => name === spec.name);
    if (number === undefined || (old && drawnFrom(old, before) === drawnFrom(spec, after))) return [];
    const found = listed(pages.chart(spec.name));
    const item = pages.chartTitle(spec.name);
    return { name: spec.name, where: number, item, column: '', before: '', after: '', pages: found };
  });
}

/** All that decides how a chart is drawn, but for the looks of the edition. */
function drawnFrom(spec: ChartSpec, report: Report): string {
  return JSON.stringify([
    { ...spec, place: '', title: '', alt: '', note: '' },
    bindChart(spec, report).chart,
  ]);
}
