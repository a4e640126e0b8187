import { effect, signal } from '@preact/signals';
import { carryCell } from '../carried-cell.js';
import { errorsForeseen, sendShown } from '../edits/outbox.js';
import { say } from '../language.js';
import { type CellAddress, chosen, wanted } from '../selection.js';
import { pack } from '../state.js';
import { others } from '../team/clerks.js';
import * as acts from './acts.js';
import type { ForeseenErrors } from './foreseen.js';
import { alone, type Block, blockOf, isMany, letterOf, type Selection } from './grid/cells.js';
import { TableGrid } from './grid/grid.js';
import { CHECK_HEAD, type SheetModel } from './model.js';
import { convertFile, removalOf, removeTable } from './whole.js';
import { words } from './words.js';

/** More columns than this no sheet of an office has. */
const MOST_COLUMNS = 256;

/** The table that is open: its grid, what is typed into it, and what its keys and buttons do. */
export class TableDesk {
  readonly grid: TableGrid;
  /** What is chosen, for what stands around the grid. */
  readonly selection = signal<Selection>(alone({ row: 0, column: 0 }));
  /** The text that is being typed; undefined while nothing is. */
  readonly typed = signal<string | undefined>(undefined);
  /** What would go wrong where columns or the table were taken out, while that is asked. */
  readonly foreseen = signal<ForeseenErrors | undefined>(undefined);
  private readonly ends: (() => void)[];

  constructor(
    root: HTMLElement,
    readonly model: SheetModel,
    title: string,
  ) {
    const nonce = document.querySelector<HTMLMetaElement>('meta[name=nonce]')?.content ?? '';
    this.grid = new TableGrid(root, model, nonce, {
      onSelect: (one) => this.note(one),
      onText: (text) => {
        this.typed.value = text;
      },
      onCancel: () => {
        this.typed.value = undefined;
      },
      onType: (cell, text) => {
        this.typed.value = undefined;
        this.do(acts.type(model, cell, text.trim()));
      },
      onKey: (event) => this.key(event),
      onCopy: (event, isCut) => this.copy(event, isCut),
      onPaste: (event) => this.paste(event),
      onFill: (from, to) => this.do(acts.fillOn(model, blockOf(from), blockOf(to))),
    });
    this.grid.input.field.readOnly = !model.state.isEditable;
    this.grid.label(say(words).grid(title));
    this.grid.select(
      alone({ row: Math.min(model.headRow + 1, this.grid.rowCount - 1), column: this.firstColumn }),
    );
    this.ends = [effect(() => this.draw()), effect(() => this.goToWanted()), effect(() => this.showOthers())];
  }

  destroy(): void {
    for (const end of this.ends) end();
    this.grid.destroy();
  }

  /** Does something to the cells, in the grid at once and in the file. */
  do({ edits, selection }: acts.Act): void {
    if (!this.model.state.isEditable) return;
    if (edits.length > 0) sendShown(edits, this.model.seen);
    if (selection) this.grid.select(selection);
    else this.note(this.grid.selection);
  }

  write(cells: Parameters<SheetModel['set']>[0]): void {
    this.do({ edits: this.model.set(cells) });
  }

  /**
   * An empty column beside the one that is chosen, its head to be typed; behind the last it is there once it is typed.
   */
  insertColumn(isBefore: boolean): void {
    const { model } = this;
    if (model.columnCount >= MOST_COLUMNS) return;
    const { left, right } = blockOf(this.grid.selection);
    const column = isBefore ? left : Math.min(right + 1, model.columnCount);
    if (column < model.columnCount) this.do({ edits: model.insertColumn(column) });
    else model.widen();
    this.grid.draw();
    this.grid.select(alone({ row: model.headRow, column: Math.min(column, model.columnCount - 1) }));
    this.grid.focus();
  }

  /** Takes the chosen columns out; where something refers to them, that is told first. */
  async removeColumns(): Promise<void> {
    const { model } = this;
    const block = blockOf(this.grid.selection);
    const { edits } = acts.removeColumns(model.copy(), block);
    if (edits.length === 0) return;
    const errors = await errorsForeseen(edits);
    const heads = headsOf(model, block);
    const { removeColumn: name, foreseen } = say(words);
    const act = () => this.takeColumnsOut(block);
    if (errors.length === 0) act();
    else this.foreseen.value = { title: foreseen.title(heads), errors, name, act };
  }

  private takeColumnsOut(block: Block): void {
    this.foreseen.value = undefined;
    this.do(acts.removeColumns(this.model, block));
    const { row } = this.grid.selection.active;
    this.grid.draw();
    this.grid.select(alone({ row, column: Math.min(block.left, this.model.columnCount - 1) }));
    this.grid.focus();
  }

  /** Takes the whole table out; where something refers to it, that is told first. */
  async removeTable(title: string): Promise<void> {
    const { key } = this.model.state;
    const removal = await removalOf(key);
    const state = pack.peek();
    if (!removal || !state) return;
    const act = () => removeTable(state, key, removal);
    const { removeTable: name, foreseen } = say(words);
    const { errors } = removal;
    if (errors.length === 0) act();
    else this.foreseen.value = { title: foreseen.title([title]), errors, name, act };
  }

  /** Makes a workbook that can be changed of a file that is only read, once it is said what that loses. */
  convert(): void {
    const { convert: name, converting } = say(words);
    const act = () => {
      this.foreseen.value = undefined;
      void convertFile(this.model.state.key);
    };
    this.foreseen.value = { ...converting, errors: [], name, act };
  }

  leaveAsItIs(): void {
    this.foreseen.value = undefined;
    this.grid.focus();
  }

  insertRow(): void {
    this.do(acts.insertRow(this.model, this.grid.selection));
  }

  removeRows(): void {
    this.do(acts.removeRows(this.model, blockOf(this.grid.selection)));
    this.grid.focus();
  }

  moveRows(isDown: boolean): void {
    this.do(acts.moveRows(this.model, this.grid.selection, isDown));
    this.grid.focus();
  }

  /** The next cell with a mark, of one kind or of any, around the end. */
  nextMark(kind?: string): void {
    const { row, column } = this.grid.selection.active;
    const cells = this.model.marks
      .filter((mark) => kind === undefined || mark.kind === kind)
      .map((mark) => ({ row: this.model.rowOf(mark.line), column: (mark.column ?? 1) - 1 }))
      .filter((cell) => cell.row >= 0)
      .toSorted((one, other) => one.row - other.row || one.column - other.column);
    const next =
      cells.find((cell) => cell.row > row || (cell.row === row && cell.column > column)) ?? cells[0];
    if (!next) return;
    this.grid.select(alone(next));
    this.grid.focus();
  }

  /** Notes that somebody has held the row against its source. */
  check(): void {
    const { model } = this;
    const { top, bottom } = blockOf(this.grid.selection);
    const rows = Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
    const cells = rows.filter((row) => row > model.headRow && row < model.rowCount);
    if (cells.length === 0) return;
    // a table that no import has written gets the column with its first tick
    const column = model.checkColumn ?? model.columnCount;
    const head = { row: model.headRow, column, text: CHECK_HEAD };
    this.write([head, ...cells.map((row) => ({ row, column, text: '已核' }))]);
  }

  private get firstColumn(): number {
    const { model } = this;
    const figures = Array.from({ length: model.columnCount }, (_, column) => column);
    const first = figures.find((column) =>
      ['period', 'amount', 'figure'].includes(model.note(column)?.role ?? ''),
    );
    return first ?? model.columnOf('label') ?? 0;
  }

  private draw(): void {
    this.model.changes.value;
    this.grid.draw();
  }

  private goToWanted(): void {
    const cell = wanted.value;
    if (cell?.key !== this.model.state.key) return;
    const row = this.model.rowOf(cell.line);
    wanted.value = undefined;
    if (row < 0) return;
    const column = cell.column - 1;
    const corner = { row: cell.isColumn ? this.model.rowCount - 1 : row, column };
    this.grid.select({ active: { row, column }, corner });
    this.grid.focus();
  }

  private showOthers(): void {
    const here = others.value.flatMap(({ name, cell }) => {
      if (cell?.key !== this.model.state.key) return [];
      return [[`${this.model.rowOf(cell.line)},${cell.column - 1}`, name] as const];
    });
    this.grid.show({ others: new Map(here) });
  }

  private note(selection: Selection): void {
    const { model } = this;
    this.foreseen.value = undefined;
    const { row, column } = selection.active;
    this.selection.value = selection;
    chosen.value = this.address(row, column);
    const address = `${letterOf(column)}${model.line(row)}`;
    const label = say(words).cell(
      address,
      model.label(row),
      model.head(column),
      model.text(selection.active),
    );
    this.grid.input.field.setAttribute('aria-label', label);
  }

  private address(row: number, column: number): CellAddress {
    return { key: this.model.state.key, line: this.model.line(row), column: column + 1 };
  }

  private key(event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey } = event;
    const isFar = ctrlKey || metaKey;
    const name = isFar ? `Ctrl+${key.toLowerCase()}` : key;
    const act = this.keys[name];
    act?.();
    return act !== undefined;
  }

  private readonly keys: Readonly<Record<string, () => void>> = {
    Delete: () => this.do(acts.clear(this.model, blockOf(this.grid.selection))),
    Backspace: () => this.do(acts.clear(this.model, blockOf(this.grid.selection))),
    'Ctrl+d': () => this.do(acts.fillDown(this.model, blockOf(this.grid.selection))),
    F7: () => this.check(),
    F8: () => this.nextMark(),
  };

  private copy(event: ClipboardEvent, isCut: boolean): void {
    const block = blockOf(this.grid.selection);
    const text = acts.copied(this.model, block);
    // one cell can be put into a text as its figure
    if (isMany(block) || isCut) event.clipboardData?.setData('text/plain', text);
    else carryCell(event.clipboardData, this.address(block.top, block.left), text);
    event.preventDefault();
    if (isCut) this.do(acts.clear(this.model, block));
  }

  private paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    if (text !== '') this.do(acts.paste(this.model, this.grid.selection, text));
  }
}

function headsOf(model: SheetModel, { left, right }: Block): string[] {
  const columns = Array.from(
    { length: Math.min(right, model.columnCount - 1) - left + 1 },
    (_, at) => left + at,
  );
  return columns.map((column) => model.head(column) || letterOf(column));
}
