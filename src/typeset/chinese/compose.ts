import type { FontLibrary } from '../../fonts/library.js';
import { breakLines } from './breaks.js';
import { type Alignment, type SetLine, setLine } from './justify.js';
import { extremeWidths, Ruler } from './measure.js';
import { type PreparedText, prepareText, type StyledText } from './paragraph.js';

export interface ColumnMeasure {
  readonly widthPt: number;
  readonly indentPt: number;
  readonly alignment: Alignment;
}

/** Prepared texts by their runs: a cell is measured for its column's width before it is set. */
const prepared = new WeakMap<readonly StyledText[], PreparedText<StyledText>>();

function preparedText<Run extends StyledText>(runs: readonly Run[], library: FontLibrary): PreparedText<Run> {
  const known = prepared.get(runs);
  if (known) return known as PreparedText<Run>;
  const text = prepareText(runs, library);
  prepared.set(runs, text);
  return text;
}

/** Sets a paragraph in a column: faces, squeezes and gaps, then the breaks, then the place of each character. */
export function composeParagraph<Run extends StyledText>(
  runs: readonly Run[],
  column: ColumnMeasure,
  library: FontLibrary,
): readonly SetLine<Run>[] {
  const text = preparedText(runs, library);
  const ruler = new Ruler(text);
  const measure = { ...column, isJustified: column.alignment === 'justify' };
  const spans = breakLines(text, ruler, measure);
  return spans.map((span) => setLine(text, ruler, span, measure, column.alignment));
}

/** The widths a column needs for these runs, in pt: unbroken, and with every permitted break taken. */
export function measureRuns(
  runs: readonly StyledText[],
  library: FontLibrary,
): { readonly maxWidthPt: number; readonly minWidthPt: number } {
  return extremeWidths(preparedText(runs, library));
}
