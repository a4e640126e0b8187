import type { Inline } from '../../../document/tree.js';
import type { Run } from '../../flow.js';

/** A figure that a template has written as bare text: sign, digits, sign of percentage. */
const BARE_FIGURE = /^[+−-]?\d+(?:,\d{3})*(?:\.\d+)?[%‰]?$/;

/** What stands in place of a figure: missing, not applicable, kept back. */
const SIGN = /^[—…xX×*＊]$/;

/** The digits before the point, of a range those of its first figure. */
const INTEGER = /\d+(?:,\d{3})*/;

/**
 * Where the units digit of a cell's only figure ends, as an offset in the cell's text: behind the 8 of 8.5%, the
 * 3 of 约3, the 5 of 5%～7%. Everything behind it hangs: decimals, unit, qualifier, the marks of notes. The sign in
 * place of a figure is one; a cell of words has none.
 */
export function unitsEnd(cell: readonly Inline[]): number | undefined {
  const [first, ...rest] = isLeaf(cell) ? cell : leavesOf(cell);
  if (!first || rest.some((node) => node.kind !== 'note-mark' && !isRaised(node))) return undefined;
  if (first.kind === 'numeral') return first.prefix.length + integerEnd(first.digits);
  if (first.kind !== 'text') return undefined;
  if (SIGN.test(first.text)) return first.text.length;
  return BARE_FIGURE.test(first.text) ? integerEnd(first.text) : undefined;
}

function integerEnd(digits: string): number {
  const found = INTEGER.exec(digits);
  return found ? found.index + found[0].length : digits.length;
}

/** Whether a cell is one figure or text and nothing around it, as most are. */
function isLeaf(cell: readonly Inline[]): boolean {
  return cell.length === 1 && (cell[0]?.kind === 'numeral' || cell[0]?.kind === 'text');
}

/** The nodes that print, out of the spans and links around them; what is raised stays one. */
function leavesOf(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.flatMap((node) =>
    (node.kind === 'span' && !isRaised(node)) || node.kind === 'link' ? leavesOf(node.children) : [node],
  );
}

/** The mark of a note that the clerk wrote behind a figure. */
function isRaised(node: Inline): boolean {
  return node.kind === 'span' && node.style === 'superscript';
}

/** The runs up to an offset in their text. */
export function runsBefore(runs: readonly Run[], offset: number): Run[] {
  const before: Run[] = [];
  let left = offset;
  for (const run of runs) {
    if (left <= 0) break;
    before.push({ ...run, text: run.text.slice(0, left) });
    left -= run.text.length;
  }
  return before;
}

/** Widths of a figure up to its units digit, and of what hangs behind it, in points. */
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
  let [beforePt, afterPt] = [0, 0];
  for (const figure of figures) {
    beforePt = Math.max(beforePt, figure.beforePt);
    afterPt = Math.max(afterPt, figure.afterPt);
  }
  return { beforePt, widthPt: beforePt + afterPt };
}

/** How far a figure is set in so that its units digit meets the others', the block centred in the column. */
export function figureIndentPt(figure: FigureWidth, block: FigureBlock, columnPt: number): number {
  return (columnPt - block.widthPt) / 2 + block.beforePt - figure.beforePt;
}
