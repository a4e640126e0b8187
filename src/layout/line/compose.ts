import type { FontLibrary } from '../../fonts/library.js';
import { breakLines } from './breaks.js';
import { type Alignment, type SetLine, setLine } from './justify.js';
import { extremeWidths, Ruler } from './measure.js';
import { prepareText, type StyledText } from './paragraph.js';

export interface ColumnMeasure {
  readonly widthPt: number;
  readonly indentPt: number;
  readonly alignment: Alignment;
  /** A few ragged lines are made about equally long. */
  readonly isBalanced?: boolean;
  /** How far a line with a leader runs on past the right edge of the others. */
  readonly leaderHangPt?: number;
}

/** Sets a paragraph in a column: faces, squeezes and gaps, then the breaks, then the place of each character. */
export function composeParagraph<Run extends StyledText>(
  runs: readonly Run[],
  column: ColumnMeasure,
  library: FontLibrary,
): readonly SetLine<Run>[] {
  const text = prepareText(runs, library);
  const ruler = new Ruler(text);
  const { widthPt, indentPt, alignment, leaderHangPt = 0 } = column;
  const isJustified = alignment === 'justify';
  const isBalanced = !isJustified && column.isBalanced === true;
  const measure = { widthPt, indentPt, isJustified, isBalanced, leaderHangPt };
  const spans = breakLines(text, ruler, measure, library);
  return spans.map((span) => setLine(text, ruler, span, measure, column.alignment));
}

/** The widths a column needs for these runs, in pt: unbroken, and with every permitted break taken. */
export function measureRuns(
  runs: readonly StyledText[],
  library: FontLibrary,
): { readonly maxWidthPt: number; readonly minWidthPt: number } {
  return extremeWidths(prepareText(runs, library));
}
