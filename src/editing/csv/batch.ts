import { TableFile } from '../../input/readers/reader.js';
import { fieldOf } from './field.js';
import { formOf, type TextForm } from './form.js';
import { type RawRow, rowsOf } from './rows.js';
import { TextSource } from './source.js';

/** What is to be done to a CSV file; lines are those in which a row begins, from 1, columns count from 0. */
export interface CsvEdits {
  readonly cells: readonly { readonly line: number; readonly column: number; readonly text: string }[];
  readonly gone: readonly number[];
  /** Behind the row of a line, or the last. */
  readonly added: readonly { readonly behind: number | undefined; readonly fields: readonly string[] }[];
  /** Headers of columns that are new, behind those that there are. */
  readonly columns: readonly string[];
}

/**
 * A CSV file with many edits at once, all of whose places are those before them. Its encoding, mark and line ends stay,
 * and rows that none touches stay to the byte.
 */
export function editedCsv(file: string, bytes: Uint8Array, edits: CsvEdits): Uint8Array {
  const source = new TextSource(bytes, { file });
  const form = formOf(new TableFile(file, bytes));
  const written = withEdits(source, form, edits);
  if (written !== undefined) return source.bytesOf(written);
  const asUtf8 = source.asUtf8();
  return asUtf8.bytesOf(withEdits(asUtf8, form, edits) ?? asUtf8.raw);
}

/** Undefined where the encoding of the file has no bytes for a new text. */
function withEdits(
  source: TextSource,
  { separator, isPlain }: TextForm,
  { cells, gone, added, columns }: CsvEdits,
): string | undefined {
  const { raw } = source;
  const rows = rowsOf(raw, separator, isPlain);
  const head = rows.find(({ from, to }) => raw.slice(from, to).trim() !== '');
  const width = (head?.fields.length ?? 0) + columns.length;
  const end = rows.find((row) => row.end !== '')?.end ?? '\r\n';
  let isWhole = true;
  const encoded = (text: string) => {
    const own = source.encode(text);
    isWhole &&= own !== undefined;
    return own ?? '';
  };
  const newRows = (line: number | undefined) =>
    added
      .filter(({ behind }) => behind === line)
      .map(({ fields }) => encoded(fields.map((text) => fieldOf(text)).join(separator)));
  const lines = rows.flatMap((row) => {
    const own = cells.filter(({ line }) => line === row.line);
    const more = row === head ? columns : [];
    const isBlank = row.from === row.to;
    const isLeft = own.length === 0 && (columns.length === 0 || isBlank);
    const text = isLeft
      ? raw.slice(row.from, row.to)
      : fieldsWith(source, row, own, more, width, encoded).join(separator);
    return [...(gone.includes(row.line) ? [] : [text]), ...newRows(row.line)];
  });
  const all = [...lines, ...newRows(undefined)].map((line) => line + end).join('');
  return isWhole ? all : undefined;
}

function fieldsWith(
  source: TextSource,
  { fields }: RawRow,
  cells: CsvEdits['cells'],
  more: readonly string[],
  width: number,
  encoded: (text: string) => string,
): string[] {
  const written = fields.map(({ from, to }) => source.raw.slice(from, to));
  for (const header of more) written.push(encoded(fieldOf(header)));
  while (written.length < width) written.push('');
  for (const { column, text } of cells)
    written[column] = encoded(fieldOf(text, source.decode(written[column] ?? '')));
  return written;
}
