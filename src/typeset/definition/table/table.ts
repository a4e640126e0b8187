import { type PlacedCell, placeCells } from '../../../document/spans.js';
import type { Inline, Table, TableCell, TableRow } from '../../../document/tree.js';
import type { Edition, TextStyle } from '../../../edition/model.js';
import type * as pdf from '../../pdfmake/definition.js';
import { type DefineContext, styleOf } from '../context.js';
import { paragraphOf } from '../paragraph.js';
import { run, runsOf } from '../runs.js';
import { type FigureBlock, type FigureWidth, figureBlock, figureIndentPt, splitFigure } from './figures.js';
import { tableLayout } from './layout.js';
import { type ColumnNeed, columnWidths } from './widths.js';

/** A table of no more rows than this is not begun near the foot of a page to be continued on the next. */
const SHORT_TABLE_ROWS = 20;

/** A column of text that may wrap is not made narrower than this many of its characters. */
const LEAST_CHARACTERS = 5;

/** A three-line table (CY/T 170) with title and unit above, notes below, on whole lines of the grid. */
export function defineTable(table: Table, context: DefineContext): pdf.Block[] {
  return [new TableDefiner(table, context).define()];
}

class TableDefiner {
  private readonly edition: Edition;
  private readonly paddingPt: number;
  private readonly placed: ReadonlyMap<TableRow, readonly PlacedCell[]>;
  private readonly runs = new Map<TableCell, pdf.Run[]>();
  private readonly blocks: readonly FigureBlock[];
  private readonly widths: readonly number[];

  constructor(
    private readonly table: Table,
    private readonly context: DefineContext,
  ) {
    this.edition = context.edition;
    this.paddingPt = this.edition.table.paddingPt;
    const rows = [...table.head, ...table.body];
    const placed = placeCells(rows, table.columns.length);
    this.placed = new Map(rows.map((row, index) => [row, placed[index]?.cells ?? []]));
    this.blocks = table.columns.map((_, column) => figureBlock(this.figuresOf(column)));
    this.widths = columnWidths(this.needs(), context.widthPt);
  }

  define(): pdf.Block {
    const titles = this.titleRows(false);
    const head = this.table.head.map((row) => this.row(row));
    const body = this.table.body.map((row) => this.row(row));
    const notes = this.notes();
    const headerRows = titles.length + head.length;
    const lastRow = headerRows + body.length - 1;
    const keepsNext = this.table.body.map((row) => row.kind === 'group');
    const isShort = this.table.body.length <= SHORT_TABLE_ROWS;
    return {
      id: this.table.id,
      gridSnap: true,
      keepTogether: isShort,
      ...(isShort && { float: 'table' }),
      table: {
        widths: this.widths,
        headerRows,
        body: [...titles, ...head, ...body, ...notes],
        continuedHead: () => [...this.titleRows(true), ...head],
        keepRowWithNext: (row) => row >= lastRow - 1 || keepsNext[row - headerRows] === true,
      },
      layout: tableLayout(this.table, this.edition, titles.length),
    };
  }

  /**
   * Title centred, unit in a line of its own at the right (CY/T 170-2019, 6.3). On following pages 续表1 stands
   * in place of the title.
   */
  private titleRows(isContinued: boolean): pdf.Cell[][] {
    const { title, unit, number } = this.table;
    if (!title) return [];
    const titleStyle = styleOf(this.edition, 'table-title');
    const words = isContinued
      ? [run(`续${number}`, titleStyle)]
      : [run(`${number}　`, titleStyle), ...runsOf(title, titleStyle, this.context)];
    const rows = [this.spanning(paragraphOf(words, titleStyle))];
    if (!unit) return rows;
    const unitStyle = styleOf(this.edition, 'table-unit');
    return [...rows, this.spanning(paragraphOf(runsOf(unit, unitStyle, this.context), unitStyle))];
  }

  /** Notes and source under the bottom rule: rows of the table, so that they stay with its last one. */
  private notes(): pdf.Cell[][] {
    const style = styleOf(this.edition, 'table-note');
    return this.table.notes.map((note) =>
      this.spanning(paragraphOf(runsOf(note, style, this.context), style)),
    );
  }

  private spanning(cell: pdf.Paragraph): pdf.Cell[] {
    const columns = this.table.columns.length;
    return [{ ...cell, colSpan: columns }, ...placeholders(columns - 1)];
  }

  /** A row of the engine's table: places that a span covers hold nothing. */
  private row(row: TableRow): pdf.Cell[] {
    const cells = placeholders(this.table.columns.length);
    for (const { cell, column } of this.placed.get(row) ?? []) cells[column] = this.cell(cell, row, column);
    return cells;
  }

  private cell(cell: TableCell, row: TableRow, column: number): pdf.Cell {
    const style = { ...this.cellStyle(row), ...this.alignment(cell, row, column) };
    const isShaded = row.kind === 'group' || row.kind === 'total';
    return {
      ...paragraphOf(this.runsOf(cell, row), style),
      ...(cell.columnSpan > 1 && { colSpan: cell.columnSpan }),
      ...(cell.rowSpan > 1 && { rowSpan: cell.rowSpan }),
      ...(isShaded && { fillColor: this.edition.palette.tint }),
    };
  }

  /** A cell's runs, the same ones for measuring and for setting. */
  private runsOf(cell: TableCell, row: TableRow): pdf.Run[] {
    const known = this.runs.get(cell) ?? runsOf(cell.children, this.cellStyle(row), this.context);
    this.runs.set(cell, known);
    return known;
  }

  /** Figures are set in to meet on the units digit; their heads stand centred over them. */
  private alignment(
    cell: TableCell,
    row: TableRow,
    column: number,
  ): { align: TextStyle['align']; indentPt: number } {
    const align = cell.align ?? this.table.columns[column]?.align ?? 'left';
    if (align !== 'figure') return { align, indentPt: 0 };
    if (row.kind === 'head') return { align: 'center', indentPt: 0 };
    const figure = this.figureWidth(cell.children, row);
    if (!figure) return { align: 'left', indentPt: 0 };
    const innerPt = (this.widths[column] as number) - 2 * this.paddingPt;
    return { align: 'left', indentPt: figureIndentPt(figure, this.blocks[column] as FigureBlock, innerPt) };
  }

  private cellStyle({ kind }: TableRow): TextStyle {
    const names = {
      head: 'table-head',
      plain: 'table-cell',
      group: 'table-group',
      subtotal: 'table-total',
      total: 'table-total',
    };
    return styleOf(this.edition, names[kind]);
  }

  private needs(): ColumnNeed[] {
    return this.table.columns.map((_, column) => this.need(column));
  }

  /** What a column needs: figures and heads stand on one line, text may wrap. */
  private need(column: number): ColumnNeed {
    const { grow = 0, align } = this.table.columns[column] ?? {};
    let minPt = this.blocks[column]?.widthPt ?? 0;
    let preferredPt = minPt;
    for (const row of [...this.table.head, ...this.table.body]) {
      const cell = this.cellAt(row, column);
      if (!cell || (align === 'figure' && splitFigure(cell.children))) continue;
      const width = this.context.tools.measure(this.runsOf(cell, row));
      const leastPt = row.kind === 'head' ? width.maxWidthPt : this.leastTextPt(width);
      minPt = Math.max(minPt, leastPt);
      preferredPt = Math.max(
        preferredPt,
        align === 'figure' ? this.halfTextPt(leastPt, width) : width.maxWidthPt,
      );
    }
    const padding = 2 * this.paddingPt;
    return { minPt: minPt + padding, preferredPt: Math.max(minPt, preferredPt) + padding, grow };
  }

  /** Words among figures take two lines rather than make their column as wide as a sentence. */
  private halfTextPt(leastPt: number, { maxWidthPt }: { maxWidthPt: number }): number {
    return Math.max(leastPt, maxWidthPt / 2 + styleOf(this.edition, 'table-cell').sizePt / 2);
  }

  private leastTextPt({ minWidthPt, maxWidthPt }: { minWidthPt: number; maxWidthPt: number }): number {
    const least = LEAST_CHARACTERS * styleOf(this.edition, 'table-cell').sizePt;
    return Math.max(minWidthPt, Math.min(least, maxWidthPt));
  }

  private figuresOf(column: number): FigureWidth[] {
    if (this.table.columns[column]?.align !== 'figure') return [];
    return this.table.body.flatMap((row) => {
      const cell = this.cellAt(row, column);
      return (cell && this.figureWidth(cell.children, row)) ?? [];
    });
  }

  /** The cell that begins in a column and stays in it. */
  private cellAt(row: TableRow, column: number): TableCell | undefined {
    const found = this.placed.get(row)?.find((one) => one.column === column);
    return found?.cell.columnSpan === 1 ? found.cell : undefined;
  }

  private figureWidth(nodes: readonly Inline[], row: TableRow): FigureWidth | undefined {
    const split = splitFigure(nodes);
    if (!split) return undefined;
    const style = this.cellStyle(row);
    const widthPt = (text: string) => this.context.tools.measure([run(text, style)]).maxWidthPt;
    const beforePt = widthPt(split.before);
    return { beforePt, afterPt: widthPt(split.before + split.after) - beforePt };
  }
}

function placeholders(count: number): pdf.Cell[] {
  return Array.from({ length: count }, () => ({}));
}
