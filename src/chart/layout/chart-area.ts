import { runsWidthEm, type TextMeter } from '../canvas/text.js';
import type { ChartStyle } from './style.js';

/** The area a chart is drawn on, and how wide text is on it. */
export interface ChartArea {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly style: ChartStyle;
  /** Width of a text in the role of the style, in points. */
  textWidthPt(text: string, sizePt: number, bold?: boolean): number;
}

/** A sheet of the given size on which text is measured by `meter`. */
export function sheetOf(
  size: { readonly widthPt: number; readonly heightPt: number },
  style: ChartStyle,
  meter: TextMeter,
): ChartArea {
  return {
    ...size,
    style,
    textWidthPt(text, sizePt, bold = false) {
      const runs = meter.measure(text, { families: [style.fontRole], bold, sizePx: sizePt });
      return runsWidthEm(runs) * sizePt;
    },
  };
}

/** Sizes to try for a label, from the style's own down to its smallest. */
export function* labelSizes(style: ChartStyle): Generator<number> {
  for (let sizePt = style.labelSizePt; sizePt > style.smallestSizePt; sizePt -= 0.5) yield sizePt;
  yield style.smallestSizePt;
}
