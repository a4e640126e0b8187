import { signal } from '@preact/signals';
import type { Edit } from '../../../editing/edit.js';
import type { CellMark, ColumnNote, DerivedColumn, SheetNotes, SheetState } from '../../wire/tables.js';
import type { Block, GridCell } from './grid/cells.js';

interface ModelRow {
  line: number;
  fields: string[];
}

/** The head of the column that says who has held a row against its source. */
export const CHECK_HEAD = '核对';

/** Errors before warnings before doubts before changes: of several marks of a cell the first is drawn. */
const KINDS: readonly CellMark['kind'][] = ['error', 'warning', 'doubt', 'change'];

/** One sheet as it is edited: what stands in its file, changed at once where somebody types. */
export class SheetModel {
  private rows: ModelRow[] = [];
  private notes: SheetNotes | undefined;
  private byCell = new Map<string, CellMark[]>();
  /** Counts changes of cells and of rows, and news of marks. */
  readonly changes = signal(0);
  /** Of the sheet as the server last told it. */
  version = '';
  /** How many changes the pack had had of which all are in it. */
  seen = 0;
  columnCount = 1;

  constructor(readonly state: SheetState) {
    this.take(state);
  }

  /** Takes the cells as the file has them now. */
  take({ rows, version, changes }: SheetState): void {
    this.rows = rows.map(({ line, fields }) => ({ line, fields: [...fields] }));
    this.version = version;
    this.seen = changes;
    this.columnCount = widest(this.rows);
    this.changes.value++;
  }

  /** One more column, which is in the file once something is written into it. */
  widen(): void {
    if (this.rows.some(({ fields }) => fields.length === this.columnCount)) this.columnCount++;
    this.changes.value++;
  }

  get rowCount(): number {
    return this.rows.length;
  }

  get headRow(): number {
    const line = this.notes?.headLine;
    const found = line === undefined ? 0 : this.rowOf(line);
    return Math.max(0, found);
  }

  get derived(): readonly DerivedColumn[] {
    return this.notes?.derived ?? [];
  }

  get marks(): readonly CellMark[] {
    return this.notes?.marks ?? [];
  }

  text({ row, column }: GridCell): string {
    return this.rows[row]?.fields[column] ?? '';
  }

  line(row: number): number {
    return this.rows[row]?.line ?? (this.rows.at(-1)?.line ?? 0) + 1;
  }

  /** The row that begins at a line; -1 where none does. */
  rowOf(line: number): number {
    let [low, high] = [0, this.rows.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const here = this.rows[middle]?.line ?? 0;
      if (here === line) return middle;
      if (here < line) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  head(column: number): string {
    return this.text({ row: this.headRow, column });
  }

  /** The name of a row: what stands under the column of names. */
  label(row: number): string {
    const column = this.notes?.columns.find(({ role }) => role === 'label')?.column;
    return this.text({ row, column: (column ?? 1) - 1 });
  }

  note(column: number): ColumnNote | undefined {
    return this.notes?.columns.find((one) => one.column === column + 1);
  }

  columnOf(role: ColumnNote['role']): number | undefined {
    const found = this.notes?.columns.find((one) => one.role === role);
    return found && found.column - 1;
  }

  /** The column 核对, where an import has written one. */
  get checkColumn(): number | undefined {
    const columns = Array.from({ length: this.columnCount }, (_, column) => column);
    return columns.find((column) => this.head(column) === CHECK_HEAD);
  }

  /** What is to be said of a cell, the gravest first; of the row as a whole too, at its first cell. */
  marksAt({ row, column }: GridCell): readonly CellMark[] {
    return this.byCell.get(`${this.line(row)},${column + 1}`) ?? [];
  }

  /** Takes what the server has found out about the sheet. */
  hear(notes: SheetNotes): void {
    this.notes = notes;
    this.byCell = new Map();
    const sorted = notes.marks.toSorted((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
    for (const mark of sorted) {
      const key = `${mark.line},${mark.column ?? 1}`;
      this.byCell.set(key, [...(this.byCell.get(key) ?? []), mark]);
    }
    this.changes.value++;
  }

  /** Texts for cells, as one edit; cells behind the last row become rows. Nothing where all stand there already. */
  set(cells: readonly (GridCell & { readonly text: string })[]): Edit[] {
    const changed = cells.filter((cell) => this.text(cell) !== cell.text);
    const inside = changed.filter(({ row }) => row < this.rows.length);
    const behind = changed.filter(({ row }) => row >= this.rows.length);
    const edits: Edit[] = [];
    if (inside.length > 0) edits.push(this.change(inside));
    if (behind.length > 0) edits.push(this.append(behind));
    if (changed.length > 0) this.changes.value++;
    return edits;
  }

  private change(cells: readonly (GridCell & { readonly text: string })[]): Edit {
    const changes = cells.map(({ row, column, text }) => {
      return { line: this.line(row), column: column + 1, before: this.text({ row, column }), after: text };
    });
    for (const { row, column, text } of cells) this.write(row, column, text);
    // a break more or less in a text file moves all lines below
    const top = Math.min(...cells.map(({ row }) => row));
    if (changes.some(({ before, after }) => linesOf([before]) !== linesOf([after])))
      this.renumber(top, this.line(top));
    return { kind: 'cells', ...this.place, cells: changes };
  }

  private write(row: number, column: number, text: string): void {
    const fields = this.rows[row]?.fields;
    if (!fields) return;
    while (fields.length <= column) fields.push('');
    fields[column] = text;
    this.columnCount = Math.max(this.columnCount, column + 1);
  }

  private append(cells: readonly (GridCell & { readonly text: string })[]): Edit {
    const first = this.rows.length;
    const rows: string[][] = Array.from(
      { length: Math.max(...cells.map(({ row }) => row)) - first + 1 },
      () => Array.from({ length: this.columnCount }, () => ''),
    );
    for (const { row, column, text } of cells) {
      const fields = rows[row - first] as string[];
      fields[column] = text;
    }
    return this.insertRows(first, rows);
  }

  /** An empty column before one; where a row ends before it, nothing is put into it. */
  insertColumn(column: number): Edit[] {
    for (const { fields } of this.rows) {
      const isBlank = this.state.sheet === undefined && fields.join('') === '' && fields.length <= 1;
      if (!isBlank && fields.length >= column) fields.splice(column, 0, '');
    }
    this.columnCount = widest(this.rows);
    this.changes.value++;
    return [{ kind: 'insert-column', ...this.place, column: column + 1 }];
  }

  /** New rows before one. */
  insert(row: number, rows: readonly (readonly string[])[]): Edit[] {
    const edit = this.insertRows(row, rows);
    this.changes.value++;
    return [edit];
  }

  private insertRows(row: number, rows: readonly (readonly string[])[]): Edit {
    const line = this.line(row);
    this.rows.splice(row, 0, ...rows.map((fields) => ({ line, fields: [...fields] })));
    this.renumber(row, line);
    this.columnCount = widest(this.rows);
    return { kind: 'insert-rows', ...this.place, line, rows };
  }

  remove({ top, bottom }: Pick<Block, 'top' | 'bottom'>): Edit[] {
    const line = this.line(top);
    const removed = this.rows.splice(top, bottom - top + 1);
    if (removed.length === 0) return [];
    this.renumber(top, line);
    this.changes.value++;
    return [{ kind: 'remove-rows', ...this.place, line, before: removed.map(({ fields }) => fields) }];
  }

  /** Moves rows one up or down. */
  move({ top, bottom }: Pick<Block, 'top' | 'bottom'>, down: boolean): Edit[] {
    const to = down ? bottom + 2 : top - 1;
    if (to <= this.headRow || to > this.rows.length) return [];
    const [line, toLine] = [this.line(top), this.line(to)];
    const before = this.rows.slice(top, bottom + 1).map(({ fields }) => fields);
    const from = Math.min(top, to);
    const first = this.line(from);
    const moved = this.rows.splice(top, bottom - top + 1);
    this.rows.splice(down ? top + 1 : top - 1, 0, ...moved);
    this.renumber(from, first);
    this.changes.value++;
    return [{ kind: 'move-rows', ...this.place, line, to: toLine, before }];
  }

  /** Lines of the rows from one on; a quoted field of a text file may take several. */
  private renumber(from: number, first: number): void {
    let line = first;
    for (const row of this.rows.slice(from)) {
      row.line = line;
      line += this.state.sheet === undefined ? linesOf(row.fields) : 1;
    }
  }

  private get place(): { file: string; sheet?: string } {
    const { file, sheet } = this.state;
    return { file, ...(sheet !== undefined && { sheet }) };
  }
}

function widest(rows: readonly ModelRow[]): number {
  return rows.reduce((most, { fields }) => Math.max(most, fields.length), 1);
}

function linesOf(fields: readonly string[]): number {
  return 1 + fields.reduce((sum, field) => sum + field.split('\n').length - 1, 0);
}
