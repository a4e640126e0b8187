import { type PlacedCell, placeCells } from '../../../document/spans.js';
import type { TableCell, TableColumn, TableNode, TableRow } from '../../../document/tree.js';
import { termsMarkedIn } from '../../../document/walk.js';
import type { TextStyle } from '../../../edition/model.js';
import { memo } from '../../../incremental/memo.js';
import type { Run } from '../../flow.js';
import { LONG_TABLE_ROWS } from '../../long-table.js';
import { styleOf, type TableContext } from '../context.js';
import { numberRuns, runsOf } from '../runs.js';
import { type FigureBlock, type FigureWidth, figureBlock, runsBefore, unitsEnd } from './figures.js';

/** A cell measured: the runs are the same ones for measuring and for setting. Lengths in pt. */
export interface MeasuredCell {
  readonly cell: TableCell;
  /** The column it begins in. */
  readonly column: number;
  readonly style: TextStyle;
  readonly runs: readonly Run[];
  /** How far a name is set in by its level. */
  readonly insetPt: number;
  /** Width on one line, and of the longest part that can't be broken, the inset counted. */
  readonly maxWidthPt: number;
  readonly minWidthPt: number;
  /** In a column of figures, the widths on both sides of the point; of words there are none. */
  readonly figure?: FigureWidth;
}

export interface MeasuredRow {
  readonly row: TableRow;
  readonly cells: readonly MeasuredCell[];
}

/** A table's cells under their columns, in one size. */
export interface MeasuredTable {
  readonly table: TableNode;
  readonly head: readonly MeasuredRow[];
  readonly body: readonly MeasuredRow[];
  /** The block that the figures of each column form. */
  readonly blocks: readonly FigureBlock[];
  /** The size that no cell exceeds. */
  readonly mostPt: number;
  /** The size of plain cells, and the width of the title on a line. */
  readonly sizePt: number;
  readonly titlePt: number;
}

const STYLES: Readonly<Record<TableRow['kind'], string>> = {
  head: 'table-head',
  plain: 'table-cell',
  group: 'table-group',
  subtotal: 'table-total',
  total: 'table-total',
};

/** Measures every cell of a table in the edition's sizes, or in none larger than `mostPt`. */
export function measureTable(table: TableNode, context: TableContext, mostPt = Infinity): MeasuredTable {
  const rows = [...table.head, ...table.body];
  const placed = placeCells(rows, table.columns.length);
  const measureCell = cellMeasurer(table, context);
  const common = commonFacts(table, context);
  const isOnce = isSetOnce(table, context);
  const measured = rows.map((row, index): MeasuredRow => {
    const style = cellStyle(context, row.kind, mostPt);
    const cells = placed[index]?.cells ?? [];
    const measureRow = () => {
      return { row, cells: cells.map(({ cell, column }) => measureCell(cell, column, style, row)) };
    };
    if (isOnce) return measureRow();
    return measuredRows(context.database, row, [style, ...common, ...ownFacts(cells, context)], measureRow);
  });
  const body = measured.slice(table.head.length);
  const figures = table.columns.map((): FigureWidth[] => []);
  for (const { cells } of body)
    for (const { figure, column } of cells) if (figure) figures[column]?.push(figure);
  const head = measured.slice(0, table.head.length);
  const { sizePt } = cellStyle(context, 'plain', mostPt);
  const titlePt = titleWidthPt(table, context);
  return { table, head, body, blocks: figures.map(figureBlock), mostPt, sizePt, titlePt };
}

/** The width of the title on a line, which a table that takes no more than it needs has at least. */
function titleWidthPt({ isFitted, title, number }: TableNode, context: TableContext): number {
  if (!isFitted || !title) return 0;
  const style = styleOf(context.edition, 'table-title');
  const runs = [...numberRuns(number, style), ...runsOf(title, style, context)];
  return context.measure(runs).maxWidthPt;
}

const smaller = memo<TextStyle, TextStyle>('smaller style');

/** The style of a row's cells, in a size no larger than `mostPt`; the pitch goes with the size. */
export function cellStyle(
  { edition, database }: Pick<TableContext, 'edition' | 'database'>,
  kind: TableRow['kind'],
  mostPt = Infinity,
): TextStyle {
  const style = styleOf(edition, STYLES[kind]);
  if (style.sizePt <= mostPt) return style;
  const pitchPt = (style.pitchPt * mostPt) / style.sizePt;
  return smaller(database, style, [mostPt], () => ({ ...style, sizePt: mostPt, emBoxPt: mostPt, pitchPt }));
}

type CellMeasurer = (cell: TableCell, column: number, style: TextStyle, row: TableRow) => MeasuredCell;

/** Rows in full size and in small, which are measured again only where they have changed. */
const measuredRows = memo<TableRow, MeasuredRow>('measured row', 2);

/** Whether what is made of the rows of a table need not be remembered: there is much of it, and no build to follow. */
export function isSetOnce({ body }: TableNode, { database }: Pick<TableContext, 'database'>): boolean {
  return database.isForOnce && body.length > LONG_TABLE_ROWS;
}

/** What decides how wide any row of a table is, besides its size. */
function commonFacts({ columns }: TableNode, { edition, hasGlossary }: TableContext): readonly unknown[] {
  return [edition, hasGlossary, ...columns.map(({ align }) => align)];
}

/** What decides it in one row: the terms that it marks, and where cells stand that are not simply side by side. */
function ownFacts(cells: readonly PlacedCell[], { notes }: TableContext): readonly unknown[] {
  const facts: unknown[] = [];
  for (const [index, { cell, column }] of cells.entries()) {
    for (const entry of termsMarkedIn(cell.children)) facts.push(notes[entry]);
    if (column !== index) facts.push(`${index} in ${column}`);
  }
  return facts;
}

function cellMeasurer({ columns }: TableNode, context: TableContext): CellMeasurer {
  const { measure } = context;
  return (cell, column, style, { kind, indent = 0 }) => {
    const isFigure = kind !== 'head' && cell.columnSpan === 1 && alignOf(cell, columns[column]) === 'figure';
    const insetPt = cell.header && kind !== 'head' ? indent * style.sizePt : 0;
    const runs = runsOf(cell.children, style, context);
    const { maxWidthPt: textPt, minWidthPt: wordPt } = measure(runs);
    const [maxWidthPt, minWidthPt] = [textPt + insetPt, wordPt + insetPt];
    const end = isFigure ? unitsEnd(cell.children) : undefined;
    if (end === undefined) return { cell, column, style, runs, insetPt, maxWidthPt, minWidthPt };
    // a whole number has nothing behind its units digit
    const isWhole = runs.length === 1 && runs[0]?.text.length === end;
    const beforePt = isWhole ? textPt : measure(runsBefore(runs, end)).maxWidthPt;
    const figure = { beforePt, afterPt: maxWidthPt - beforePt };
    return { cell, column, style, runs, insetPt, maxWidthPt, minWidthPt, figure };
  };
}

/** How a cell is aligned: by its own word, or else its column's. */
export function alignOf(cell: TableCell, column: TableColumn | undefined): TableColumn['align'] {
  return cell.align ?? column?.align ?? 'left';
}
