import type { Inline } from '../../document/tree.js';
import type { TextStyle } from '../../edition/model.js';
import type * as pdf from '../flow.js';
import { titleBreaks } from '../line/title.js';
import type { DefineContext } from './context.js';
import { run, runsOf } from './runs.js';

/** Lines beyond which a title is set as running text. */
const MOST_LINES = 6;

/**
 * A title in as few lines as it takes, each number of lines in its own size, broken between words into lines of
 * a trapezoid or a rhomb (GB/T 9704-2012, 7.3.1).
 */
export function titleOf(
  children: readonly Inline[],
  style: TextStyle,
  context: DefineContext,
): { runs: readonly pdf.Run[]; style: TextStyle } {
  const roomPt = context.widthPt - 2 * style.insetPt;
  for (let lines = 1; lines <= MOST_LINES; lines++) {
    const sized = { ...style, ...style.longer[Math.min(lines - 1, style.longer.length) - 1] };
    const runs = runsOf(children, sized, context);
    const width = (part: readonly pdf.Run[]) => context.tools.measure(part).maxWidthPt;
    if (lines === 1 && (runs.length === 0 || width(runs) <= roomPt)) return { runs, style: sized };
    const text = runs.map((one) => one.text).join('');
    const widthEm = (from: number, to: number) => width(sliceOf(runs, from, to)) / sized.sizePt;
    const breaks = lines > 1 && titleBreaks(text, lines, widthEm, roomPt / sized.sizePt);
    if (breaks) return { runs: brokenAt(runs, breaks, sized), style: sized };
  }
  return { runs: runsOf(children, style, context), style };
}

/** The runs with line breaks at these offsets of their text. */
function brokenAt(runs: readonly pdf.Run[], breaks: readonly number[], style: TextStyle): pdf.Run[] {
  return [0, ...breaks].flatMap((from, index) => [
    ...(index > 0 ? [run('\n', style)] : []),
    ...sliceOf(runs, from, breaks[index] ?? Number.POSITIVE_INFINITY),
  ]);
}

/** The part of the runs between two offsets of their text. */
function sliceOf(runs: readonly pdf.Run[], from: number, to: number): pdf.Run[] {
  let start = 0;
  return runs.flatMap((one) => {
    const text = one.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += one.text.length;
    return text === '' ? [] : [{ ...one, text }];
  });
}
