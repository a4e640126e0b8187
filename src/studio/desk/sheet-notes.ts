import type { Bilingual, Diagnostic, Place } from '../../core/diagnostics.js';
import { proposedName } from '../../core/source/nearest.js';
import type { ReportTable } from '../../report/report.js';
import type { CellMark, ColumnNote, DerivedColumn, SheetNotes } from '../wire/tables.js';
import type { Desk } from './desk.js';
import type { DataSheet } from './sheets.js';
import type { Difference } from './since-issue.js';
import { tableOf } from './table-entries.js';

/** What is known of a sheet since the last build. */
export async function sheetNotes(
  sheet: DataSheet,
  { session, sinceIssue }: Desk,
): Promise<Omit<SheetNotes, 'changes'>> {
  const { report, diagnostics } = session;
  const table = report && tableOf(sheet, report);
  const difference = report && (await sinceIssue.of(report));
  const headLine = table?.columns[0]?.place.line;
  const lastLine = table?.rows.reduce<number | undefined>((most, row) => lineOf(row) ?? most, undefined);
  return {
    version: sheet.version,
    ...(headLine !== undefined && { headLine }),
    ...(lastLine !== undefined && { lastLine }),
    columns: table ? columnNotes(table) : [],
    derived: table ? derivedOf(table) : [],
    marks: [
      ...marksIn(sheet, diagnostics),
      ...(table ? doubtsIn(table) : []),
      ...(table && difference ? changesIn(table, difference) : []),
    ],
  };
}

function columnNotes({ columns }: ReportTable): ColumnNote[] {
  return columns.flatMap(({ place, role, unit }) =>
    place.column === undefined ? [] : [{ column: place.column, role, ...(unit !== undefined && { unit }) }],
  );
}

/** The change of each row, where the table prints it. */
function derivedOf({ rows }: ReportTable): DerivedColumn[] {
  if (rows.every(({ difference }) => difference === undefined)) return [];
  const texts = rows.flatMap((row) => {
    const line = lineOf(row);
    return line === undefined ? [] : [[line, row.difference?.digits ?? '—'] as const];
  });
  return [{ title: '增减', texts: Object.fromEntries(texts) }];
}

function lineOf({ cells }: ReportTable['rows'][number]): number | undefined {
  return Object.values(cells)[0]?.place.line;
}

/** What the last build found in the file, whether or not there are pages. */
function marksIn(data: DataSheet, diagnostics: readonly Diagnostic[]): CellMark[] {
  const { shownFile, sheet } = data;
  return diagnostics.flatMap(({ severity, message, hint, place }): CellMark[] => {
    if (place?.file !== shownFile || place.sheet !== sheet || place.line === undefined) return [];
    const { line, column } = place;
    const at = { line, ...(column !== undefined && { column }) };
    const mend = mendIn(data, place, message, hint);
    return [{ kind: severity, ...at, message, ...(hint && { hint }), ...(mend !== undefined && { mend }) }];
  });
}

/** What a hint proposes for all that stands in a cell. */
function mendIn(
  { rows }: DataSheet,
  { line, column = 0 }: Place,
  message: Bilingual,
  hint: Bilingual | undefined,
): string | undefined {
  const text = rows.find((row) => row.line === line)?.fields[column - 1]?.trim();
  const isAboutAll = text !== undefined && text !== '' && message.zh.includes(`“${text}”`);
  return isAboutAll && hint ? proposedName(hint) : undefined;
}

/** The cells that differ from the version that was issued last, and the rows that it did not have. */
function changesIn({ name }: ReportTable, { issue, tables }: Difference): CellMark[] {
  const rows = tables.filter(({ table }) => table === name).flatMap((table) => table.rows);
  return rows.flatMap((row): CellMark[] => {
    if (row.kind === 'added') return row.place.line === undefined ? [] : [addedAt(row.place.line, issue)];
    if (row.kind !== 'changed') return [];
    return row.cells.flatMap(({ before, after, place }): CellMark[] => {
      if (place?.line === undefined || place.column === undefined) return [];
      const message = {
        zh: `第${issue}版 ${before || '未列'} → 现在 ${after || '未列'}`,
        en: `${before || 'none'} in issue ${issue}, now ${after || 'none'}`,
      };
      return [{ kind: 'change', line: place.line, column: place.column, message }];
    });
  });
}

function addedAt(line: number, issue: number): CellMark {
  return { kind: 'change', line, message: { zh: `第${issue}版没有这一行`, en: `Not in issue ${issue}` } };
}

/** Degrees of the column 核对 that an import writes: nothing to be looked at is 1. */
const DOUBTED: Readonly<Record<string, { zh: string; en: string }>> = {
  '2': { zh: '请核名称', en: 'Check the name' },
  '3': { zh: '请核数字', en: 'Check the figure' },
};

/** The rows that an import was not sure of, until somebody has written 已核. */
function doubtsIn({ rows }: ReportTable): CellMark[] {
  return rows.flatMap((row): CellMark[] => {
    const degree = row.cells.核对?.text ?? '';
    const line = lineOf(row);
    const words = DOUBTED[degree];
    if (words === undefined || line === undefined) return [];
    const why = row.cells.疑点?.text ?? '';
    const message = why === '' ? words : { zh: `${words.zh}：${why}`, en: `${words.en}: ${why}` };
    const column = row.cells.核对?.place.column;
    return [{ kind: 'doubt', line, ...(column !== undefined && { column }), message }];
  });
}
