import type { TableCell, TableRow } from '../../../document/tree.js';
import type { TextStyle } from '../../../edition/model.js';
import type { Tag } from '../../../pdf/structure.js';
import type * as pdf from '../../pdfmake/definition.js';
import { styleOf, type TableContext } from '../context.js';
import { paragraphOf } from '../paragraph.js';
import { listed, run, runsOf } from '../runs.js';
import { alignOf, type MeasuredCell, type MeasuredRow, type MeasuredTable } from './cells.js';
import { figureIndentPt } from './figures.js';
import { cellTags } from './tags.js';

/** A measured table whose columns have their widths, in pt. */
export interface FittedTable extends MeasuredTable {
  readonly widths: readonly number[];
}

/** Cells with what goes around them, row by row as the engine sets them. */
export class RowDefiner {
  private readonly columns: number;
  private readonly tags: ReadonlyMap<TableCell, Tag>;

  constructor(
    private readonly fitted: FittedTable,
    private readonly context: TableContext,
  ) {
    this.columns = fitted.table.columns.length;
    this.tags = cellTags(fitted.table);
  }

  /**
   * Title centred, unit in a line of its own at the right (CY/T 170-2019, 6.3). On following pages 续表1 stands
   * in place of the title.
   */
  titles(isContinued: boolean): pdf.Cell[][] {
    const { title, unit, number } = this.fitted.table;
    if (!title) return [];
    // the white before a title stands before its table, so that it vanishes at the head of a page
    const titleStyle = { ...styleOf(this.context.edition, 'table-title'), beforePt: 0 };
    const words = isContinued
      ? [run(`续${number}`, titleStyle)]
      : [run(`${number}　`, titleStyle), ...runsOf(title, titleStyle, this.context)];
    const rows = [this.across(paragraphOf(words, titleStyle))];
    if (!unit) return rows;
    const unitStyle = styleOf(this.context.edition, 'table-unit');
    return [...rows, this.across(paragraphOf(runsOf(unit, unitStyle, this.context), unitStyle))];
  }

  /** Rows of the head or of the body. */
  rows(rows: readonly MeasuredRow[]): pdf.Cell[][] {
    return rows.map(({ row, cells }, index) => {
      const set = placeholders(this.columns);
      for (const one of cells) set[one.column] = this.cell(one, row, rows.length - index);
      return set;
    });
  }

  /**
   * The head of a group that goes on on a further page: its name with （续） behind it, or in the bracket that
   * ends it （7个，续）, its sums and the marks of its terms not again.
   */
  resumed({ row, cells }: MeasuredRow): pdf.Cell[] {
    const named = cells.findIndex(({ runs }) => runs.length > 0);
    const resumed = cells.map(({ figure: _, ...one }, index) => {
      const name = runsOf(listed(one.cell.children), one.style, this.context);
      return { ...one, runs: index === named ? continued(name, one.style) : [] };
    });
    return this.rows([{ row, cells: resumed }])[0] ?? [];
  }

  /** Notes and source under the bottom rule: rows of the table, so that they stay with its last one. */
  notes(): pdf.Cell[][] {
    const style = styleOf(this.context.edition, 'table-note');
    return this.fitted.table.notes.map((note) =>
      this.across(paragraphOf(runsOf(note, style, this.context), style)),
    );
  }

  private across(cell: pdf.Paragraph): pdf.Cell[] {
    return [{ ...cell, colSpan: this.columns }, ...placeholders(this.columns - 1)];
  }

  private cell(one: MeasuredCell, row: TableRow, rowsLeft: number): pdf.Cell {
    const { columnSpan, rowSpan } = one.cell;
    const isHead = row.kind === 'head';
    const isShaded = row.kind === 'group' || row.kind === 'total';
    const tag = this.tags.get(one.cell);
    return {
      ...paragraphOf(one.runs, { ...one.style, ...this.alignment(one, isHead) }),
      ...(tag && { tag }),
      isBalanced: true,
      ...(columnSpan > 1 && { colSpan: columnSpan }),
      ...(rowSpan > 1 && { rowSpan }),
      ...(isHead && { verticalAlignment: 'middle' }),
      ...(isHead && columnSpan > 1 && rowSpan < rowsLeft && { ruleBelow: this.spannerRule() }),
      ...(isShaded && { fillColor: this.context.edition.palette.tint }),
    };
  }

  /** The thin rule under a head over several columns ends short of its neighbours' (CY/T 170-2019, 7). */
  private spannerRule(): NonNullable<pdf.Cell['ruleBelow']> {
    const { table, palette } = this.context.edition;
    return { widthPt: table.thinPt, insetPt: table.paddingPt, color: palette.ink };
  }

  /** Figures are set in to meet on the units digit; their heads, and words among them, stand centred. */
  private alignment(one: MeasuredCell, isHead: boolean): Pick<TextStyle, 'align' | 'indentPt'> {
    const align = alignOf(one.cell, this.fitted.table.columns[one.column]);
    const { figure, column } = one;
    if (isHead && one.cell.columnSpan > 1) return { align: 'center', indentPt: 0 };
    if (align !== 'figure') return { align, indentPt: 0 };
    const block = this.fitted.blocks[column];
    if (isHead || !figure || !block) return { align: 'center', indentPt: 0 };
    const innerPt = (this.fitted.widths[column] as number) - 2 * this.context.edition.table.paddingPt;
    return { align: 'left', indentPt: figureIndentPt(figure, block, innerPt) };
  }
}

/** A row of the engine's table: places that a span covers hold nothing. */
function placeholders(count: number): pdf.Cell[] {
  return Array.from({ length: count }, () => ({}));
}

/** The runs of a name with 续 behind it: one bracket, not two side by side. */
function continued(name: readonly pdf.Run[], style: TextStyle): pdf.Run[] {
  const last = name.at(-1);
  if (!last?.text.endsWith('）')) return [...name, run('（续）', style)];
  return [...name.slice(0, -1), { ...last, text: `${last.text.slice(0, -1)}，续）` }];
}
