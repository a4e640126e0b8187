import type { Place } from '../../core/diagnostics.js';
import { TableFile } from '../../input/readers/reader.js';
import {
  type Applied,
  type CellChange,
  type CellsEdit,
  type ColumnInserted,
  type ColumnRemoved,
  type Conflict,
  type Edit,
  EditConflict,
  type RowsInserted,
  type RowsMoved,
  type RowsRemoved,
} from '../edit.js';
import { refusedEdit, writable } from '../refused.js';
import { editColumn } from './columns.js';
import { fieldOf, shownField, shownText } from './field.js';
import { formOf, holdToForm, type TextForm } from './form.js';
import { joined, type RawRow, rowsOf } from './rows.js';
import { TextSource } from './source.js';

type RowsEdit = CellsEdit | RowsInserted | RowsRemoved | RowsMoved;

/**
 * Applies an edit to a text file of separated fields: its encoding, mark, quotes and line ends stay, and rows that the
 * edit does not touch stay to the byte.
 */
export function editSeparated(bytes: Uint8Array, edit: RowsEdit | ColumnInserted | ColumnRemoved): Applied {
  const form = formOf(new TableFile(edit.file, bytes));
  const applied = editAs(form, bytes, edit);
  holdToForm(form, new TableFile(edit.file, applied.bytes ?? bytes));
  return applied;
}

function editAs(form: TextForm, bytes: Uint8Array, edit: RowsEdit | ColumnInserted | ColumnRemoved): Applied {
  const source = new TextSource(bytes, { file: edit.file });
  if (edit.kind === 'insert-column' || edit.kind === 'remove-column')
    return editColumn(bytes, source, form, edit);
  try {
    return new SeparatedTable(source, form, edit).applied();
  } catch (problem) {
    if (problem !== NOT_ENCODED) throw problem;
    return new SeparatedTable(source.asUtf8(), form, edit).applied();
  }
}

/** Thrown where a new text has characters that the encoding of the file lacks. */
const NOT_ENCODED = Symbol('not encoded');

class SeparatedTable {
  private readonly rows: readonly RawRow[];

  constructor(
    private readonly source: TextSource,
    private readonly form: TextForm,
    private readonly edit: RowsEdit,
  ) {
    this.rows = this.rowsIn(source.raw);
  }

  applied(): Applied {
    const { edit } = this;
    switch (edit.kind) {
      case 'cells':
        return this.withCells(edit);
      case 'insert-rows':
        return this.withRows(edit);
      case 'remove-rows':
        return this.withoutRows(edit);
      case 'move-rows':
        return this.withRowsMoved(edit);
    }
  }

  private withCells(edit: CellsEdit): Applied {
    const byLine = new Map(this.rows.map((row) => [row.line, row]));
    const past = { line: this.pastLine, rows: [] as CellChange[] };
    const changed = new Map<RawRow, CellChange[]>();
    const conflicts: Conflict[] = [];
    for (const cell of edit.cells) {
      const row = byLine.get(cell.line);
      const stands = row ? this.shownAt(row, cell.column) : cell.line >= past.line ? '' : undefined;
      if (stands !== shownText(cell.before))
        conflicts.push({
          file: edit.file,
          line: cell.line,
          column: cell.column,
          expected: cell.before,
          stands,
        });
      else if (row) changed.set(row, [...(changed.get(row) ?? []), cell]);
      else past.rows.push(cell);
    }
    if (conflicts.length > 0) throw new EditConflict(conflicts);
    const raws = this.rows.map((row) => {
      const own = changed.get(row);
      return own ? this.rowWith(row, own) : this.rawOf(row);
    });
    return {
      bytes: this.bytesOf([...raws, ...this.newRowsOf(past)], this.endsWith(newRowCount(past))),
      inverse: this.inverseOfCells(edit, changed, past),
    };
  }

  private inverseOfCells(
    edit: CellsEdit,
    changed: ReadonlyMap<RawRow, readonly CellChange[]>,
    past: { readonly line: number; readonly rows: readonly CellChange[] },
  ): Edit[] {
    const cells = [...changed].flatMap(([row, own]) => this.inverseInRow(row, own));
    const count = newRowCount(past);
    const before = Array.from({ length: count }, (_, index) => {
      const fields: string[] = [];
      for (const { line, column, after } of past.rows)
        if (line === past.line + index) fields[column - 1] = shownField(fieldOf(after));
      return Array.from(fields, (field) => field ?? '');
    });
    return [
      ...(count > 0 ? [{ kind: 'remove-rows', file: edit.file, line: this.pastLine, before } as const] : []),
      ...(cells.length > 0 ? [{ kind: 'cells', file: edit.file, cells } as const] : []),
    ];
  }

  private inverseInRow(row: RawRow, cells: readonly CellChange[]): CellChange[] {
    const width = Math.max(...cells.map(({ column }) => column));
    const made = Array.from({ length: Math.max(0, width - row.fields.length) }, (_, index) => ({
      ...{ line: row.line, column: row.fields.length + index + 1, before: '', after: '', written: null },
    }));
    const own = cells.map(({ line, column, before, after }): CellChange => {
      const field = row.fields[column - 1];
      const written = field ? this.source.decode(this.source.raw.slice(field.from, field.to)) : null;
      return { line, column, before: shownField(fieldOf(after)), after: before, written };
    });
    return [...own, ...made.filter(({ column }) => !cells.some((cell) => cell.column === column))];
  }

  private rowWith(row: RawRow, cells: readonly CellChange[]): string {
    const fields: (string | null)[] = row.fields.map(({ from, to }) => this.source.raw.slice(from, to));
    for (const cell of cells) {
      while (fields.length < cell.column) fields.push('');
      const instead = fields[cell.column - 1] ?? undefined;
      fields[cell.column - 1] = cell.written === null ? null : this.encodedCell(cell, instead);
    }
    while (fields.at(-1) === null) fields.pop();
    return fields.map((field) => field ?? '').join(this.form.separator);
  }

  /** Rows that cells behind the last one make, blank ones between them too. */
  private newRowsOf({ line: first, rows: cells }: { line: number; rows: readonly CellChange[] }): string[] {
    return Array.from({ length: newRowCount({ line: first, rows: cells }) }, (_, index) => {
      const fields: string[] = [];
      for (const cell of cells.filter(({ line }) => line === first + index))
        fields[cell.column - 1] = this.encodedCell(cell);
      return this.joinedRow(Array.from(fields, (field) => field ?? ''));
    });
  }

  /** A row that is new: between semicolons it has as many cells as others, for that is what they are told by. */
  private joinedRow(fields: readonly string[]): string {
    const { separator } = this.form;
    const width = separator === ';' && fields.length > 0 ? this.width : 0;
    const missing = Math.max(0, width - fields.length);
    return [...fields, ...Array.from({ length: missing }, () => '')].join(separator);
  }

  private get width(): number {
    return this.rows.reduce((most, { fields }) => Math.max(most, fields.length), 0);
  }

  private withRows({ written, ...edit }: RowsInserted): Applied {
    const at = this.indexBefore(edit.line);
    const above = this.rows[at - 1];
    const rows = written
      ? written.map((raw) => this.encoded(raw))
      : edit.rows.map((fields) =>
          this.joinedRow(fields.map((text, index) => this.newField(text, index, above))),
        );
    const raws = this.rows.map((row) => this.rawOf(row));
    raws.splice(at, 0, ...rows);
    return {
      bytes: this.bytesOf(raws, this.endsWith(rows.length, at, edit.end)),
      inverse: [
        {
          kind: 'remove-rows',
          file: edit.file,
          line: above ? lineBehind([above], this.source.raw) : 1,
          before: rows.map((raw) => this.shownIn(raw)),
        },
      ],
    };
  }

  /** Columns that are in quotes without need stay so. */
  private newField(text: string, index: number, above: RawRow | undefined): string {
    const field = above?.fields[index];
    const isQuoted = field !== undefined && isQuotedWithoutNeed(this.source.raw.slice(field.from, field.to));
    const instead = isQuoted ? '"' : '';
    return this.encoded(this.separated(fieldOf(this.writable(text), instead), index + 1));
  }

  private withoutRows(edit: RowsRemoved): Applied {
    const { from, to, rows } = this.expected(edit);
    const raws = this.rows.map((row) => this.rawOf(row));
    const ends = this.rows.map(({ end }) => end);
    raws.splice(from, rows.length);
    // the file ends as it did
    ends.splice(to === this.rows.length && ends.at(-1) === '' ? Math.max(0, from - 1) : from, rows.length);
    return {
      bytes: this.bytesOf(raws, ends),
      inverse: [
        {
          kind: 'insert-rows',
          file: edit.file,
          line: edit.line,
          rows: edit.before,
          written: rows.map((row) => this.source.decode(this.rawOf(row))),
          end: rows[0]?.end || (this.rows[from - 1]?.end ?? ''),
        },
      ],
    };
  }

  private withRowsMoved(edit: RowsMoved): Applied {
    const { from, to, rows } = this.expected(edit);
    const target = this.indexBefore(edit.to);
    if (target > from && target < to) throw this.noSuchRow(edit.to);
    const raws = this.rows.map((row) => this.rawOf(row));
    const moved = raws.splice(from, rows.length);
    const at = target > from ? target - rows.length : target;
    raws.splice(at, 0, ...moved);
    const ends = this.rows.map(({ end }) => end);
    const text = joined(raws, ends);
    const now = this.rowsIn(text);
    const behind = from < at ? from : from + rows.length;
    return {
      bytes: this.source.bytesOf(text),
      inverse: [{ ...edit, line: now[at]?.line ?? 1, to: now[behind]?.line ?? lineBehind(now, text) }],
    };
  }

  /** The rows that an edit is about, which must be what it expects. */
  private expected({ file, line, before }: RowsRemoved | RowsMoved) {
    const from = this.rows.findIndex((row) => row.line === line);
    const to = from + before.length;
    if (from === -1 || to > this.rows.length) throw this.noSuchRow(line);
    const rows = this.rows.slice(from, to);
    const conflicts = rows.flatMap((row, index): Conflict[] => {
      const stands = row.fields.map((_, at) => this.shownAt(row, at + 1));
      const expected = before[index] ?? [];
      const width = Math.max(stands.length, expected.length);
      const isSame = Array.from(
        { length: width },
        (_, at) => (stands[at] ?? '') === shownText(expected[at] ?? ''),
      );
      return isSame.every(Boolean) ? [] : [{ file, line: row.line, expected, stands }];
    });
    if (conflicts.length > 0) throw new EditConflict(conflicts);
    return { from, to, rows };
  }

  /** The index of the row that stands at a line, or the one behind the last. */
  private indexBefore(line: number): number {
    const index = this.rows.findIndex((row) => row.line === line);
    if (index !== -1) return index;
    if (line >= this.pastLine) return this.rows.length;
    throw this.noSuchRow(line);
  }

  private noSuchRow(line: number): EditConflict {
    return new EditConflict([{ file: this.edit.file, line, expected: '', stands: undefined }]);
  }

  private get pastLine(): number {
    return lineBehind(this.rows, this.source.raw);
  }

  private rawOf({ from, to }: RawRow): string {
    return this.source.raw.slice(from, to);
  }

  private rowsIn(raw: string): RawRow[] {
    return rowsOf(raw, this.form.separator, this.form.isPlain);
  }

  /** What the fields of a row that is new show. */
  private shownIn(raw: string): string[] {
    const fields = this.rowsIn(raw)[0]?.fields ?? [];
    return fields.map(({ from, to }) => shownField(this.source.decode(raw.slice(from, to))));
  }

  private shownAt(row: RawRow, column: number): string {
    const field = row.fields[column - 1];
    return field ? shownField(this.source.decode(this.source.raw.slice(field.from, field.to))) : '';
  }

  private encodedCell({ line, column, after, written }: CellChange, instead?: string): string {
    if (typeof written === 'string') return this.encoded(written);
    const text = fieldOf(this.writable(after, { line, column }), instead && this.source.decode(instead));
    return this.encoded(this.separated(text, column, line));
  }

  private writable(text: string, at: Omit<Place, 'file'> = {}): string {
    return writable(text, { file: this.edit.file, ...at });
  }

  /** Text with tabs has no way to write a tab or a line break in a field. */
  private separated(field: string, column: number, line?: number): string {
    if (!this.form.isPlain || !/[\t\n]/.test(field)) return field;
    throw refusedEdit(
      'one-line-cell',
      { zh: '这种文件的单元格里不能换行', en: 'A cell of this file holds no line break or tab' },
      { file: this.edit.file, column, ...(line !== undefined && { line }) },
      { zh: '另存为 .xlsx 再改。', en: 'Save it as .xlsx first.' },
    );
  }

  private encoded(text: string): string {
    const raw = this.source.encode(text);
    if (raw === undefined) throw NOT_ENCODED;
    return raw;
  }

  /** The line ends of the rows with so many more before the one at an index. */
  private endsWith(count: number, at = this.rows.length, end?: string): string[] {
    const ends = this.rows.map((row) => row.end);
    const usual = end ?? (ends[at - 1] || ends[at] || ends[0] || '\r\n');
    const isOpen = ends.length > 0 && ends.at(-1) === '';
    const place = isOpen && at === ends.length ? at - 1 : at;
    ends.splice(place, 0, ...Array.from({ length: count }, () => usual));
    return ends;
  }

  private bytesOf(raws: readonly string[], ends: readonly string[]): Uint8Array {
    return this.source.bytesOf(joined(raws, ends));
  }
}

function isQuotedWithoutNeed(written: string): boolean {
  return /^"[^",;\t\r\n]+"$/.test(written);
}

function newRowCount({ line, rows }: { line: number; rows: readonly CellChange[] }): number {
  return rows.reduce((most, cell) => Math.max(most, cell.line - line + 1), 0);
}

/** The line that a new row behind the last would begin in. */
function lineBehind(rows: readonly RawRow[], raw: string): number {
  const last = rows.at(-1);
  if (last === undefined) return 1;
  return last.line + raw.slice(last.from, last.to).split(/\r\n?|\n/).length;
}
