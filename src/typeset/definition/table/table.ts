import type { Inline, Table, TableCell, TableRow } from '../../../document/tree.js';
import type { Edition, TextStyle } from '../../../edition/model.js';
import type { Content, ParagraphNode, Run, TableCellNode } from '../../pdfmake/definition.js';
import { type DefineContext, styleOf } from '../context.js';
import { paragraphNode } from '../paragraph.js';
import { run, runsOf } from '../runs.js';
import { type FigureBlock, type FigureWidth, figureBlock, figureIndentPt, splitFigure } from './figures.js';
import { tableLayout } from './layout.js';
import { type ColumnNeed, columnWidths } from './widths.js';

/** A column of text that may wrap is never made narrower than this many of its characters. */
const LEAST_CHARACTERS = 6;

/** A three-line table (CY/T 170) with title and unit above, notes below, on whole lines of the grid. */
export function defineTable(table: Table, context: DefineContext): Content[] {
  return [new TableDefiner(table, context).define()];
}

class TableDefiner {
  private readonly edition: Edition;
  private readonly paddingPt: number;
  private readonly blocks: readonly FigureBlock[];
  private readonly widths: readonly number[];

  constructor(
    private readonly table: Table,
    private readonly context: DefineContext,
  ) {
    this.edition = context.edition;
    this.paddingPt = this.edition.table.paddingPt;
    this.blocks = table.columns.map((_, column) => figureBlock(this.figuresOf(column)));
    this.widths = columnWidths(this.needs(), context.widthPt);
  }

  define(): Content {
    const titles = this.titleRows();
    const head = this.table.head.map((row) => this.row(row));
    const body = this.table.body.map((row) => this.row(row));
    const widths = this.widths.map((width) => width - 2 * this.paddingPt);
    const node: Content = {
      id: this.table.id,
      table: {
        headerRows: titles.length + head.length,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths,
        body: [...titles, ...head, ...body],
      },
      layout: tableLayout(this.table, this.edition, titles.length),
    };
    return { stack: [node, ...this.notes()], gridSnap: true };
  }

  /** Title centred, unit at the right of the same line, or under the title when both don't fit. */
  private titleRows(): TableCellNode[][] {
    const { title, unit, number } = this.table;
    if (!title) return [];
    const titleStyle = styleOf(this.edition, 'table-title');
    const titleRuns = [run(`${number}　`, titleStyle), ...runsOf(title, titleStyle, this.edition)];
    const titleNode: ParagraphNode = {
      ...paragraphNode(titleRuns, titleStyle),
      continuedText: [run(`续${number}`, titleStyle)],
    };
    if (!unit) return [this.spanning({ stack: [titleNode] })];
    const unitStyle = styleOf(this.edition, 'table-unit');
    const unitRuns = runsOf(unit, unitStyle, this.edition);
    const unitNode = paragraphNode(unitRuns, { ...unitStyle, pitchPt: titleStyle.pitchPt });
    const fits = this.widthOf(titleRuns) + 2 * this.widthOf(unitRuns) + 24 < this.context.widthPt;
    if (!fits) return [this.spanning({ stack: [titleNode] }), this.spanning({ stack: [unitNode] })];
    return [this.spanning({ stack: [{ ...unitNode, relativePosition: { x: 0, y: 0 } }, titleNode] })];
  }

  private spanning(cell: TableCellNode): TableCellNode[] {
    return [
      { ...cell, colSpan: this.table.columns.length },
      ...this.placeholders(this.table.columns.length - 1),
    ];
  }

  private placeholders(count: number): TableCellNode[] {
    return Array.from({ length: count }, () => ({ text: [] }));
  }

  private row(row: TableRow): TableCellNode[] {
    let column = 0;
    return row.cells.flatMap((cell) => {
      const node = this.cell(cell, row, column);
      column += cell.columnSpan;
      return [node, ...this.placeholders(cell.columnSpan - 1)];
    });
  }

  private cell(cell: TableCell, row: TableRow, column: number): TableCellNode {
    const style = this.cellStyle(row);
    const runs = runsOf(cell.children, style, this.edition);
    const node = paragraphNode(runs, { ...style, ...this.alignment(cell, row, column) });
    const fill = row.kind === 'group' || row.kind === 'total' ? { fillColor: this.edition.palette.warm } : {};
    const span = {
      ...(cell.columnSpan > 1 && { colSpan: cell.columnSpan }),
      ...(cell.rowSpan > 1 && { rowSpan: cell.rowSpan }),
    };
    return { ...node, ...span, ...fill };
  }

  /** Figures are set in to meet on the units digit; their heads stand centred over them. */
  private alignment(cell: TableCell, row: TableRow, column: number): Pick<TextStyle, 'align' | 'indentPt'> {
    const align = cell.align ?? this.table.columns[column]?.align ?? 'left';
    if (align !== 'figure') return { align, indentPt: 0 };
    if (row.kind === 'head') return { align: 'center', indentPt: 0 };
    const figure = this.figureWidth(cell.children, row);
    if (!figure) return { align: 'left', indentPt: 0 };
    const innerPt = (this.widths[column] as number) - 2 * this.paddingPt;
    return { align: 'left', indentPt: figureIndentPt(figure, this.blocks[column] as FigureBlock, innerPt) };
  }

  private cellStyle({ kind }: TableRow): TextStyle {
    const names = { head: 'table-head', plain: 'table-cell', group: 'table-group' } as const;
    return styleOf(this.edition, kind === 'subtotal' || kind === 'total' ? 'table-total' : names[kind]);
  }

  private needs(): ColumnNeed[] {
    return this.table.columns.map(({ align, grow }, column) => {
      const cells = [...this.table.head, ...this.table.body].flatMap((row) => this.cellsAt(row, column));
      const widths = cells.map(({ cell, row }) =>
        this.context.tools.measure(runsOf(cell.children, this.cellStyle(row), this.edition)),
      );
      const isText = ({ cell, row }: { cell: TableCell; row: TableRow }) =>
        row.kind !== 'head' && (align !== 'figure' || !splitFigure(cell.children));
      const preferredText = cells.map((cell, index) =>
        isText(cell) && align === 'figure' ? 0 : (widths[index]?.maxWidthPt ?? 0),
      );
      const leastPt = LEAST_CHARACTERS * styleOf(this.edition, 'table-cell').sizePt;
      const fixed = Math.max(this.blocks[column]?.widthPt ?? 0, ...preferredText);
      const minPt = Math.max(...widths.map((width) => width.minWidthPt), Math.min(leastPt, fixed));
      return {
        minPt: minPt + 2 * this.paddingPt,
        preferredPt: Math.max(fixed, minPt) + 2 * this.paddingPt,
        grow,
      };
    });
  }

  /** The cell that begins in a column and stays in it. */
  private cellsAt(row: TableRow, column: number): { cell: TableCell; row: TableRow }[] {
    let at = 0;
    for (const cell of row.cells) {
      if (at === column) return cell.columnSpan === 1 ? [{ cell, row }] : [];
      at += cell.columnSpan;
    }
    return [];
  }

  private figuresOf(column: number): FigureWidth[] {
    if (this.table.columns[column]?.align !== 'figure') return [];
    return this.table.body.flatMap((row) =>
      this.cellsAt(row, column).flatMap(({ cell }) => this.figureWidth(cell.children, row) ?? []),
    );
  }

  private figureWidth(nodes: readonly Inline[], row: TableRow): FigureWidth | undefined {
    const split = splitFigure(nodes);
    if (!split) return undefined;
    const style = this.cellStyle(row);
    const beforePt = this.widthOf([run(split.before, style)]);
    return { beforePt, afterPt: this.widthOf([run(split.before + split.after, style)]) - beforePt };
  }

  private widthOf(runs: readonly Run[]): number {
    return this.context.tools.measure(runs).maxWidthPt;
  }

  private notes(): Content[] {
    const style = styleOf(this.edition, 'table-note');
    const { notes } = this.table;
    return notes.map((note, index) => {
      const label = index === 0 ? [run('注：', style)] : [];
      return paragraphNode([...label, ...runsOf(note, style, this.edition)], style);
    });
  }
}
