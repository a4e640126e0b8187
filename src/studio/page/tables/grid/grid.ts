import { SlickGrid } from 'slickgrid';
import type { SheetModel } from '../model.js';
import { CellInput, type InputEvents } from './cell-input.js';
import { alone, blockOf, type GridCell, type Selection } from './cells.js';
import { columnsOf, FIRST_COLUMN, type GridRow, keepWidths, keptWidths } from './columns.js';
import { formatterOf, type Looks } from './formatter.js';
import { moved } from './movement.js';

const ROW_HEIGHT = 26;
/** Rows behind the last, to be written in. */
const SPARE_ROWS = 1;
/** Rows above and below the window that are drawn beforehand. */
const BUFFERED_ROWS = 8;

export interface GridEvents extends Pick<InputEvents, 'onText' | 'onCancel' | 'onCopy' | 'onPaste'> {
  /** Something else is chosen. */
  onSelect(selection: Selection): void;
  /** A text is typed for the cell that is chosen. */
  onType(cell: GridCell, text: string): void;
  /** A key that neither moves nor types. */
  onKey(event: KeyboardEvent): boolean;
  /** The block was drawn on by its corner. */
  onFill(from: Selection, to: Selection): void;
}

/** A sheet in a grid, as spreadsheet programs show it: its cells, what is chosen, and what is typed. */
export class TableGrid {
  private readonly slick: SlickGrid<GridRow>;
  /** The library's own part: what is typed into stands over it. */
  private readonly body = document.createElement('div');
  readonly input: CellInput;
  private selected: Selection = alone({ row: 0, column: 0 });
  private readonly handle = document.createElement('div');
  private looks: Omit<Looks, 'block'> = { others: new Map(), sought: '' };
  private readonly sized: ResizeObserver;

  constructor(
    private readonly root: HTMLElement,
    private readonly model: SheetModel,
    nonce: string,
    private readonly events: GridEvents,
  ) {
    const formatter = formatterOf(model, () => ({ ...this.looks, block: blockOf(this.selected) }));
    this.body.className = 'grid-body';
    root.append(this.body);
    this.slick = new SlickGrid<GridRow>(
      this.body,
      this.rows(),
      columnsOf(model, keptWidths(model.state.key)),
      {
        nonce,
        rowHeight: ROW_HEIGHT,
        defaultFormatter: formatter,
        enableHtmlRendering: false,
        // texts are shown as they are, and never as HTML
        sanitizer: (text) => text,
        enableCellNavigation: false,
        enableColumnReorder: false,
        frozenColumn: 0,
        frozenRow: model.headRow === 0 ? 1 : -1,
        minRowBuffer: BUFFERED_ROWS,
        alwaysShowVerticalScroll: true,
      },
    );
    this.input = new CellInput(root, this.inputEvents());
    this.handle.className = 'fill-handle';
    root.append(this.handle);
    this.listen();
    this.sized = new ResizeObserver(() => {
      this.slick.resizeCanvas();
      this.place();
    });
    this.sized.observe(root);
    this.labelParts();
  }

  destroy(): void {
    this.sized.disconnect();
    this.slick.destroy();
    this.root.replaceChildren();
  }

  get selection(): Selection {
    return this.selected;
  }

  get rowCount(): number {
    return this.model.rowCount + (this.model.state.isEditable ? SPARE_ROWS : 0);
  }

  /** Draws all cells anew, after cells or marks have changed; rows and columns too where there are others now. */
  draw(): void {
    const columns = columnsOf(this.model, keptWidths(this.model.state.key));
    if (columns.length !== this.slick.getColumns().length) this.slick.setColumns(columns);
    if (this.slick.getDataLength() !== this.rowCount) this.slick.setData(this.rows());
    this.slick.invalidate();
    this.place();
  }

  /** What is shown of others, and what is searched for. */
  show(looks: Partial<Omit<Looks, 'block'>>): void {
    this.looks = { ...this.looks, ...looks };
    this.slick.invalidate();
  }

  select(selection: Selection): void {
    const { row, column } = this.selected.active;
    // what is typed is for the cell that it was begun in
    if (row !== selection.active.row || column !== selection.active.column) this.input.commit('none', false);
    this.selected = selection;
    const { corner } = selection;
    this.slick.scrollRowIntoView(corner.row, false);
    this.slick.scrollCellIntoView(corner.row, corner.column + FIRST_COLUMN, false);
    this.drawChosen();
    this.place();
    this.events.onSelect(selection);
  }

  /** What it is called for those who hear a page. */
  label(text: string): void {
    this.body.setAttribute('aria-label', text);
  }

  focus(): void {
    this.input.field.focus({ preventScroll: true });
  }

  private rows(): GridRow[] {
    return Array.from({ length: this.rowCount }, (_, row) => ({ row }));
  }

  /** The library draws a row once; what is chosen changes with each key, so only classes do. */
  private drawChosen(): void {
    const { top, left, bottom, right } = blockOf(this.selected);
    for (const one of this.root.querySelectorAll('.chosen, .here')) one.classList.remove('chosen', 'here');
    const { top: first, bottom: last } = this.slick.getRenderedRange();
    const rows = [0, ...Array.from({ length: last - first + 1 }, (_, index) => first + index)];
    for (const row of rows.filter((one) => one >= top && one <= bottom)) {
      this.slick.getCellNode(row, 0)?.classList.add('here');
      for (let column = left; column <= right; column++)
        this.slick.getCellNode(row, column + FIRST_COLUMN)?.classList.add('chosen');
    }
    for (const [index, head] of [...this.root.querySelectorAll('.slick-header-column')].entries())
      head.classList.toggle('here', index >= left + FIRST_COLUMN && index <= right + FIRST_COLUMN);
  }

  /** Puts the field and the handle where the chosen cells are; out of sight where they are scrolled away. */
  private place(): void {
    const { bottom, right } = blockOf(this.selected);
    const box = this.boxOf(this.selected.active);
    this.input.place(box);
    this.input.field.classList.toggle('away', box === undefined);
    const corner = this.boxOf({ row: bottom, column: right });
    this.handle.hidden = corner === undefined || !this.model.state.isEditable;
    if (!corner) return;
    this.handle.style.left = `${corner.left + corner.width - 4}px`;
    this.handle.style.top = `${corner.top + corner.height - 4}px`;
  }

  /** Where a cell is seen, in CSS pixels from the grid's corner. */
  private boxOf({ row, column }: GridCell) {
    const node = this.slick.getCellNode(row, column + FIRST_COLUMN);
    if (!node) return undefined;
    const [cell, grid] = [node.getBoundingClientRect(), this.root.getBoundingClientRect()];
    const view = node.closest('.slick-viewport')?.getBoundingClientRect();
    if (
      view &&
      (cell.bottom <= view.top ||
        cell.top >= view.bottom ||
        cell.right <= view.left ||
        cell.left >= view.right)
    )
      return undefined;
    const [left, top] = [cell.left - grid.left, cell.top - grid.top];
    return { left, top, width: cell.width, height: cell.height };
  }

  private inputEvents(): InputEvents {
    const { events } = this;
    return {
      onKey: (event) => this.key(event),
      onBegin: () => this.select(alone(this.selected.active)),
      onText: events.onText,
      onCommit: (text, key, isBack) => this.commit(text, key, isBack),
      onCancel: events.onCancel,
      onCopy: events.onCopy,
      onPaste: events.onPaste,
    };
  }

  private commit(text: string, key: 'Enter' | 'Tab' | 'none', isBack: boolean): void {
    const { active } = this.selected;
    this.events.onType(active, text);
    if (key !== 'none') this.step(key === 'Enter' ? 'ArrowDown' : 'ArrowRight', isBack);
  }

  private step(key: 'ArrowDown' | 'ArrowRight', isBack: boolean): void {
    const back = { ArrowDown: 'ArrowUp', ArrowRight: 'ArrowLeft' } as const;
    const to = moved(this.selected.active, isBack ? back[key] : key, false, this.field());
    if (to) this.select(alone(to));
  }

  private field() {
    const { model } = this;
    const { top, bottom } = this.slick.getViewport();
    return {
      rowCount: this.rowCount,
      columnCount: model.columnCount,
      pageRows: Math.max(1, bottom - top - 1),
      isFilled: (cell: GridCell) => model.text(cell) !== '',
    };
  }

  private key(event: KeyboardEvent): boolean {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const isFar = ctrlKey || metaKey;
    if (altKey) return false;
    const { active, corner } = this.selected;
    const to = moved(shiftKey ? corner : active, key, isFar, this.field());
    if (to) {
      this.select(shiftKey ? { active, corner: to } : alone(to));
      return true;
    }
    if ((key === 'Enter' || key === 'Tab') && !isFar) {
      this.step(key === 'Enter' ? 'ArrowDown' : 'ArrowRight', shiftKey);
      return true;
    }
    if (key === 'F2' && this.model.state.isEditable) {
      this.input.open(this.model.text(active));
      return true;
    }
    if (isFar && key.toLowerCase() === 'a') {
      this.select({ active, corner: active });
      this.select({
        active: { row: 0, column: 0 },
        corner: { row: this.model.rowCount - 1, column: this.model.columnCount - 1 },
      });
      return true;
    }
    return this.events.onKey(event);
  }

  private listen(): void {
    const { root, slick } = this;
    root.addEventListener('pointerdown', (event) => this.press(event));
    root.addEventListener('dblclick', (event) => {
      if (this.cellAt(event) && this.model.state.isEditable)
        this.input.open(this.model.text(this.selected.active));
    });
    slick.onScroll.subscribe(() => {
      this.place();
      requestAnimationFrame(() => this.place());
    });
    slick.onColumnsResized.subscribe((_, { triggeredByColumn }) => {
      keepWidths(this.model.state.key, slick.getColumns(), triggeredByColumn);
      this.place();
    });
  }

  private press(event: PointerEvent): void {
    if (event.button !== 0 || event.target === this.input.field) return;
    if (event.target === this.handle) {
      this.drawOn(event);
      return;
    }
    const cell = this.cellAt(event);
    if (!cell) return;
    event.preventDefault();
    this.input.commit('none', false);
    this.focus();
    this.select(event.shiftKey ? { active: this.selected.active, corner: cell } : alone(cell));
    this.follow(event, (corner) => this.select({ active: this.selected.active, corner }));
  }

  /** Draws the block on by its corner, down or to the right. */
  private drawOn(event: PointerEvent): void {
    event.preventDefault();
    const from = this.selected;
    const { top, left, bottom, right } = blockOf(from);
    this.follow(
      event,
      ({ row, column }) => {
        const isDown = row - bottom >= column - right;
        const corner = isDown ? { row: Math.max(bottom, row), column: right } : { row: bottom, column };
        this.select({ active: { row: top, column: left }, corner });
      },
      () => this.events.onFill(from, this.selected),
    );
  }

  /** Follows the pointer from cell to cell until it is let go. */
  private follow(start: PointerEvent, onCell: (cell: GridCell) => void, onEnd = () => {}): void {
    const { root } = this;
    root.setPointerCapture(start.pointerId);
    let last = '';
    const move = (event: PointerEvent) => {
      const cell = this.cellAt(event);
      const name = cell ? `${cell.row},${cell.column}` : last;
      if (!cell || name === last) return;
      last = name;
      onCell(cell);
    };
    const end = () => {
      root.removeEventListener('pointermove', move);
      root.removeEventListener('pointerup', end);
      root.removeEventListener('pointercancel', end);
      onEnd();
    };
    root.addEventListener('pointermove', move);
    root.addEventListener('pointerup', end);
    root.addEventListener('pointercancel', end);
  }

  /** The cell of the sheet under the pointer; the number of a row stands for its first cell. */
  private cellAt({ clientX, clientY }: MouseEvent): GridCell | undefined {
    const target = document.elementFromPoint(clientX, clientY);
    if (!target || !this.root.contains(target)) return undefined;
    // of the event the library asks no more
    const at = this.slick.getCellFromEvent({ target, clientX, clientY } as unknown as Event);
    const column = (at?.cell ?? 0) - FIRST_COLUMN;
    if (!at || column >= this.model.columnCount) return undefined;
    return { row: at.row, column: Math.max(0, column) };
  }

  /** What the library leaves out for those who hear a page. */
  private labelParts(): void {
    const { body: root, model } = this;
    root.setAttribute('aria-rowcount', String(model.rowCount));
    root.setAttribute('aria-colcount', String(model.columnCount));
    // the field over the cells has the keyboard, and nothing else of the grid
    for (const one of root.querySelectorAll('[tabindex]:not(.slick-cell)')) one.removeAttribute('tabindex');
  }
}
