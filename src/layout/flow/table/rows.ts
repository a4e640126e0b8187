import type { Inline, TableCell, TableRow } from '../../../document/tree.js';
import { termsMarkedIn } from '../../../document/walk.js';
import type { TextStyle } from '../../../edition/model.js';
import { memo } from '../../../incremental/memo.js';
import type * as pdf from '../../flow.js';
import { styleOf, type TableContext } from '../context.js';
import { paragraphOf } from '../paragraph.js';
import { listed, numberRuns, run, runsOf } from '../runs.js';
import { alignOf, isSetOnce, type MeasuredCell, type MeasuredRow, type MeasuredTable } from './cells.js';
import { figureIndentPt } from './figures.js';
import { type CellTags, cellTags } from './tags.js';

/** A measured table whose columns have their widths, in pt. */
export interface FittedTable extends MeasuredTable {
  readonly widths: readonly number[];
}

/** Title and unit of a table and its cells, which are set again only where they have changed. */
const titles = memo<readonly Inline[], pdf.Paragraph>('row of one text', 2);
const definedRows = memo<MeasuredRow, pdf.Cell[]>('cells of a row');
const resumedRows = memo<MeasuredRow, MeasuredRow>('resumed row');

/** Cells with what goes around them, row by row as the engine sets them. */
export class RowDefiner {
  private readonly columns: number;
  private readonly isOnce: boolean;
  private readonly tagOf: CellTags;
  /** What decides the cells of any row besides what is in it. */
  private readonly common: readonly unknown[];
  private readonly margins = new Map<TextStyle, NonNullable<pdf.Paragraph['margin']>>();

  /** The table without its rows, which are many and are not held by what pages ask for later. */
  private readonly fitted: Pick<FittedTable, 'table' | 'widths' | 'blocks'>;

  constructor(
    { table, widths, blocks }: FittedTable,
    private readonly context: TableContext,
  ) {
    this.fitted = { table, widths, blocks };
    this.columns = table.columns.length;
    this.isOnce = isSetOnce(table, context);
    this.tagOf = cellTags(table, context.database);
    const figures = blocks.flatMap(({ beforePt, widthPt }) => [beforePt, widthPt]);
    this.common = [context.edition, ...table.columns.map(({ align }) => align), ...widths, ...figures];
  }

  /**
   * Title centred, unit in a line of its own at the right (CY/T 170-2019, 6.3). On following pages 续表1 stands
   * in place of the title.
   */
  titles(isContinued: boolean): pdf.Cell[][] {
    const { id, title, unit, number, isContinued: isPart = false } = this.fitted.table;
    if (!title) return [];
    const goesOn = isContinued || isPart;
    // the white before a title stands before its table, so that it vanishes at the head of a page
    const titleStyle = { ...styleOf(this.context.edition, 'table-title'), beforePt: 0 };
    const words = () =>
      goesOn
        ? [run(`续${number ?? '表'}`, titleStyle)]
        : [...numberRuns(number, titleStyle), ...runsOf(title, titleStyle, this.context)];
    const rows = [this.across(title, [id, number, goesOn], () => paragraphOf(words(), titleStyle))];
    if (!unit) return rows;
    const unitStyle = styleOf(this.context.edition, 'table-unit');
    const unitLine = () => paragraphOf(runsOf(unit, unitStyle, this.context), unitStyle);
    return [...rows, this.across(unit, [id], unitLine)];
  }

  /** Rows of the head or of the body. */
  rows(rows: readonly MeasuredRow[]): pdf.Cell[][] {
    return rows.map((measured, index) => {
      const rowsLeft = rows.length - index;
      if (this.isOnce) return this.row(measured, rowsLeft);
      const facts = [...this.common, ...this.ownFacts(measured, rowsLeft)];
      return definedRows(this.context.database, measured, facts, () => this.row(measured, rowsLeft));
    });
  }

  private row({ row, cells }: MeasuredRow, rowsLeft: number): pdf.Cell[] {
    const set = placeholders(this.columns);
    for (const one of cells) set[one.column] = this.cell(one, row, rowsLeft);
    return set;
  }

  /** What decides the cells of one row alone: in the head the rows below, and tags that differ from cell to cell. */
  private ownFacts({ row, cells }: MeasuredRow, rowsLeft: number): readonly unknown[] {
    const facts: unknown[] = row.kind === 'head' ? [rowsLeft] : [];
    for (const { cell } of cells) facts.push(this.tagOf(cell, row));
    return facts;
  }

  /** The head of a group that goes on on a further page. */
  resumed(group: MeasuredRow): pdf.Cell[] {
    return this.rows([resumedRow(group, this.context, this.columns)])[0] ?? [];
  }

  /** Notes and source under the bottom rule: rows of the table, so that they stay with its last one. */
  notes(): pdf.Cell[][] {
    const style = styleOf(this.context.edition, 'table-note');
    return this.fitted.table.notes.map((note) =>
      this.across(note, [], () => paragraphOf(runsOf(note, style, this.context), style)),
    );
  }

  /** A row of one text, which is made again only if it or one of the facts has changed. */
  private across(text: readonly Inline[], facts: readonly unknown[], make: () => pdf.Paragraph): pdf.Cell[] {
    const { columns, context } = this;
    const { edition, hasGlossary, notes } = context;
    const terms = termsMarkedIn(text).map((entry) => notes[entry]);
    const cell = titles(context.database, text, [columns, edition, hasGlossary, ...terms, ...facts], () => {
      return { ...make(), colSpan: columns };
    });
    return [cell, ...placeholders(columns - 1)];
  }

  private cell(one: MeasuredCell, row: TableRow, rowsLeft: number): pdf.Cell {
    const { style, runs: text } = one;
    const { columnSpan, rowSpan } = one.cell;
    const isHead = row.kind === 'head';
    const { align: alignment, indentPt: leadingIndent } = this.alignment(one, isHead);
    const { emBoxPt: fontSize, pitchPt: pitch } = style;
    // of several lines that the data have broken none is as wide as all
    const lineWidthPt = text.some((run) => run.text.includes('\n')) ? Infinity : one.maxWidthPt;
    const tag = this.tagOf(one.cell, row);
    const margin = one.insetPt > 0 ? this.insetOf(one) : this.marginOf(style);
    // written out, for there are as many as the table has cells
    const plain = tag
      ? { text, fontSize, alignment, leadingIndent, pitch, margin, isBalanced: true, lineWidthPt, tag }
      : { text, fontSize, alignment, leadingIndent, pitch, margin, isBalanced: true, lineWidthPt };
    const { look, palette } = this.context.edition;
    const isShaded = row.kind === 'total' || (row.kind === 'group' && look === 'toned');
    if (!isHead && !isShaded && columnSpan === 1 && rowSpan === 1) return plain;
    // the head of names that have lines of their own spans no heads
    const hasRule = isHead && columnSpan > 1 && rowSpan < rowsLeft && one.cell.align !== 'left';
    return {
      ...plain,
      ...(columnSpan > 1 && { colSpan: columnSpan }),
      ...(rowSpan > 1 && { rowSpan }),
      ...(isHead && { verticalAlignment: 'middle' }),
      ...(hasRule && { ruleBelow: this.spannerRule() }),
      ...(isShaded && { fillColor: palette.tint }),
    };
  }

  private marginOf(style: TextStyle): NonNullable<pdf.Paragraph['margin']> {
    const { insetPt, beforePt, afterPt } = style;
    const margin = this.margins.get(style) ?? [insetPt, beforePt, insetPt, afterPt];
    this.margins.set(style, margin);
    return margin;
  }

  private insetOf({ insetPt, style }: MeasuredCell): NonNullable<pdf.Paragraph['margin']> {
    const [left, top, right, bottom] = this.marginOf(style);
    return [left + insetPt, top, right, bottom];
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
    if (isHead && one.cell.columnSpan > 1 && one.cell.align !== 'left')
      return { align: 'center', indentPt: 0 };
    if (align !== 'figure') return { align, indentPt: 0 };
    const block = this.fitted.blocks[column];
    if (isHead || !figure || !block) return { align: 'center', indentPt: 0 };
    const innerPt = (this.fitted.widths[column] as number) - 2 * this.context.edition.table.paddingPt;
    // figures that are to be cut begin at the edge
    if (block.widthPt > innerPt + ROUNDING_PT) return { align: 'left', indentPt: 0 };
    return { align: 'left', indentPt: figureIndentPt(figure, block, innerPt) };
  }
}

const ROUNDING_PT = 0.01;

/**
 * The row of a group that goes on elsewhere: its name with （续） behind it, or in the bracket that ends it （7个，续）,
 * over all columns, its sums and the marks of its terms not again.
 */
export function resumedRow(group: MeasuredRow, context: TableContext, columns: number): MeasuredRow {
  return resumedRows(context.database, group, [context.edition, columns], () => {
    const { row, cells } = group;
    const at = cells.findIndex(({ runs }) => runs.length > 0);
    const named = cells[at];
    if (!named) return { row, cells: [] };
    const { figure: _, ...one } = named;
    const name = runsOf(listed(one.cell.children), one.style, context);
    const cell: TableCell = { ...one.cell, columnSpan: columns - one.column, align: 'left' };
    return { row, cells: [...cells.slice(0, at), { ...one, cell, runs: continued(name, one.style) }] };
  });
}

/** A row of the engine's table: places that a span covers hold nothing. */
function placeholders(count: number): pdf.Cell[] {
  return new Array<pdf.Cell>(Math.max(0, count)).fill(NOTHING);
}

const NOTHING: pdf.Cell = {};

/** The runs of a name with 续 behind it: one bracket, not two side by side. */
function continued(name: readonly pdf.Run[], style: TextStyle): pdf.Run[] {
  const last = name.at(-1);
  if (!last?.text.endsWith('）')) return [...name, run('（续）', style)];
  return [...name.slice(0, -1), { ...last, text: `${last.text.slice(0, -1)}，续）` }];
}
