import type { Inline, Numeral } from '../../../document/tree.js';

/** A cell's text on both sides of the point on which its column is aligned. */
export interface SplitFigure {
  /** Prefix, sign and integer digits: ends at the units digit. */
  readonly before: string;
  /** Decimal point and digits, unit and qualifier: hangs behind the units digit. */
  readonly after: string;
}

/** The only numeral of a cell, split at its units digit; undefined for a cell of text. */
export function splitFigure(cell: readonly Inline[]): SplitFigure | undefined {
  const [node, ...rest] = cell;
  if (node === undefined || rest.length > 0) return undefined;
  if (node.kind === 'numeral') return splitNumeral(node);
  if (node.kind === 'text' && node.text === '—') return { before: node.text, after: '' };
  return undefined;
}

function splitNumeral({ prefix, digits, unit, qualifier }: Numeral): SplitFigure {
  const point = digits.search(/[.～]/);
  const end = point < 0 ? digits.length : point;
  return { before: prefix + digits.slice(0, end), after: digits.slice(end) + unit + qualifier };
}

/** Widths of one split figure, in points. */
export interface FigureWidth {
  readonly beforePt: number;
  readonly afterPt: number;
}

/** The block that a column's figures form when they stand on one point. */
export interface FigureBlock {
  readonly beforePt: number;
  readonly widthPt: number;
}

/** The narrowest block that holds all figures of a column aligned on their units digits. */
export function figureBlock(figures: readonly FigureWidth[]): FigureBlock {
  const beforePt = Math.max(0, ...figures.map((figure) => figure.beforePt));
  const afterPt = Math.max(0, ...figures.map((figure) => figure.afterPt));
  return { beforePt, widthPt: beforePt + afterPt };
}

/** How far a figure is set in so that its units digit meets the others', the block centred in the column. */
export function figureIndentPt(figure: FigureWidth, block: FigureBlock, columnPt: number): number {
  return (columnPt - block.widthPt) / 2 + block.beforePt - figure.beforePt;
}
