import { parse } from 'csv-parse/sync';
import { csvField, csvLine } from '../write/csv.js';

/** What is to be done to a CSV file; lines are those in which a row begins, from 1, columns count from 0. */
export interface CsvEdits {
  readonly cells: readonly { readonly line: number; readonly column: number; readonly text: string }[];
  readonly gone: readonly number[];
  /** Behind the row of a line, or the last. */
  readonly added: readonly { readonly behind: number | undefined; readonly fields: readonly string[] }[];
  /** Headers of columns that are new, behind those that there are. */
  readonly columns: readonly string[];
}

interface RawRow {
  readonly line: number;
  readonly fields: readonly string[];
  /** As it stands in the file. */
  readonly raw: string;
}

/**
 * The text of a CSV file, its lines parted by \n, with edits; rows that none touches stay as they are to the
 * character. `end` is what ends its lines from then on.
 */
export function editedCsv(written: string, end: string, { cells, gone, added, columns }: CsvEdits): string {
  const rows = rawRows(written);
  const head = rows.find(({ fields }) => fields.some((field) => field.trim() !== ''));
  const width = head?.fields.length ?? 0;
  const behind = (line: number | undefined) =>
    added.filter((one) => one.behind === line).map(({ fields }) => csvLine(fields));
  const lines = rows.flatMap(({ line, fields, raw }) => {
    const own = cells.filter((cell) => cell.line === line);
    const isHead = line === head?.line;
    const text =
      own.length === 0 && (columns.length === 0 || fields.length === 0)
        ? raw
        : withCells(fields, own, isHead ? columns : [], width + columns.length);
    return [...(gone.includes(line) ? [] : [text]), ...behind(line)];
  });
  return [...lines, ...behind(undefined)].map((line) => line.replaceAll('\n', end) + end).join('');
}

function withCells(
  fields: readonly string[],
  cells: CsvEdits['cells'],
  more: readonly string[],
  width: number,
): string {
  const written = fields.map(plainField);
  for (const header of more) written.push(csvField(header));
  while (written.length < width) written.push('');
  for (const { column, text } of cells) written[column] = csvField(text);
  return written.join(',');
}

/** A field as it was, quoted where it needs to be: it is no new text, so what may be a formula stays what it was. */
function plainField(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface RawRecord {
  readonly record: readonly string[];
  readonly raw: string;
}

function rawRows(text: string): RawRow[] {
  const records = parse(text, {
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    raw: true,
  }) as unknown as readonly RawRecord[];
  let line = 1;
  return records.map(({ record, raw: whole }) => {
    const raw = whole.replace(/\n$/, '');
    const row = { line, fields: record, raw };
    line += raw.split('\n').length;
    return row;
  });
}
