import { signal } from '@preact/signals';
import { cellTaken, type TableLines, widthOf } from '../../../editing/column-cell.js';
import type { ColumnCell, Edit } from '../../../editing/edit.js';
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

  /** Another model of the same, for what is only tried. */
  copy(): SheetModel {
    const copy = new SheetModel({ ...this.state, rows: this.rows, changes: this.seen });
    copy.notes = this.notes;
    return copy;
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

  /** Where a row begins; where the next one would, behind the last. */
  line(row: number): number {
    return this.rows[row]?.line ?? this.lineBehind(this.rows.length - 1);
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
    const more = new Map<number, number>();
    for (const { row, column, text } of cells) {
      const linesBefore = this.linesOf(row);
      this.write(row, column, text);
      more.set(row, (more.get(row) ?? 0) + this.linesOf(row) - linesBefore);
    }
    this.shiftBelow(more);
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

  /** Takes a column out; titles and notes that only happen to stand in it stay, as they do in the file. */
  removeColumn(column: number): Edit[] {
    if (this.columnCount === 1) return [];
    const width = widthOf(this.rows);
    const lines = this.tableLines;
    const before: ColumnCell[] = [];
    const fewer = new Map<number, number>();
    for (const [row, { line, fields }] of this.rows.entries()) {
      const taken = cellTaken({ line, fields, column, width }, lines);
      const text = fields[column] ?? '';
      if (taken === column && text !== '') before.push({ line, text });
      const linesBefore = this.linesOf(row);
      fields.splice(taken, 1);
      fewer.set(row, this.linesOf(row) - linesBefore);
    }
    this.shiftBelow(fewer);
    this.columnCount = widest(this.rows);
    this.changes.value++;
    return [{ kind: 'remove-column', ...this.place, column: column + 1, before, ...(lines && { lines }) }];
  }

  private get tableLines(): TableLines | undefined {
    const { headLine: head, lastLine: last } = this.notes ?? {};
    return head === undefined || last === undefined ? undefined : { head, last };
  }

  /** New rows before one. */
  insert(row: number, rows: readonly (readonly string[])[]): Edit[] {
    const edit = this.insertRows(row, rows);
    this.changes.value++;
    return [edit];
  }

  private insertRows(row: number, rows: readonly (readonly string[])[]): Edit {
    const line = this.line(row);
    let next = line;
    const added = rows.map((fields) => {
      const own = { line: next, fields: [...fields] };
      next += this.linesIn(fields);
      return own;
    });
    this.shift(row, next - line);
    this.rows.splice(row, 0, ...added);
    this.columnCount = widest(this.rows);
    return { kind: 'insert-rows', ...this.place, line, rows };
  }

  remove({ top, bottom }: Pick<Block, 'top' | 'bottom'>): Edit[] {
    if (top >= this.rows.length) return [];
    const line = this.line(top);
    const before = this.fieldsBetween(top, bottom);
    const behind = this.lineBehind(bottom);
    this.rows.splice(top, bottom - top + 1);
    this.shift(top, line - behind);
    this.changes.value++;
    return [{ kind: 'remove-rows', ...this.place, line, before }];
  }

  /** Moves rows one up or down. */
  move({ top, bottom }: Pick<Block, 'top' | 'bottom'>, down: boolean): Edit[] {
    const other = down ? bottom + 1 : top - 1;
    if (other <= this.headRow || other >= this.rows.length) return [];
    const [line, before] = [this.line(top), this.fieldsBetween(top, bottom)];
    const count = this.lineBehind(bottom) - line;
    const to = down ? this.lineBehind(other) : this.line(other);
    const by = down ? to - count - line : to - line;
    for (const row of this.rows.slice(top, bottom + 1)) row.line += by;
    for (const row of this.rows.slice(other, other + 1)) row.line += down ? -count : count;
    const moved = this.rows.splice(top, bottom - top + 1);
    this.rows.splice(down ? top + 1 : top - 1, 0, ...moved);
    this.changes.value++;
    return [{ kind: 'move-rows', ...this.place, line, to, before }];
  }

  /** What stands in rows from one to another, in the blank ones between them too, which are not shown. */
  private fieldsBetween(top: number, bottom: number): string[][] {
    return this.rows.slice(top, bottom + 1).flatMap(({ fields }, index) => {
      const row = top + index;
      const blank = row === bottom ? 0 : this.line(row + 1) - this.lineBehind(row);
      return [[...fields], ...Array.from({ length: blank }, () => [])];
    });
  }

  /** Rows from one on stand so many lines further down. */
  private shift(from: number, by: number): void {
    if (by !== 0) for (const row of this.rows.slice(from)) row.line += by;
  }

  /** Rows have so many lines more, which moves all that is below. */
  private shiftBelow(more: ReadonlyMap<number, number>): void {
    let by = 0;
    for (const [index, row] of this.rows.entries()) {
      row.line += by;
      by += more.get(index) ?? 0;
    }
  }

  private lineBehind(row: number): number {
    const last = this.rows[row];
    return last ? last.line + this.linesIn(last.fields) : 1;
  }

  private linesOf(row: number): number {
    return this.linesIn(this.rows[row]?.fields ?? []);
  }

  /** How many lines a row takes: a quoted field of a text file may have several. */
  private linesIn(fields: readonly string[]): number {
    if (this.state.sheet !== undefined) return 1;
    return 1 + fields.reduce((sum, field) => sum + field.split('\n').length - 1, 0);
  }

  private get place(): { file: string; sheet?: string } {
    const { file, sheet } = this.state;
    return { file, ...(sheet !== undefined && { sheet }) };
  }
}

function widest(rows: readonly ModelRow[]): number {
  return rows.reduce((most, { fields }) => Math.max(most, fields.length), 1);
}
