import type { Box } from '../canvas/box.js';
import type { RecordingContext } from '../canvas/context.js';
import { blockOf } from './block.js';
import type { ChartArea } from './chart-area.js';
import { drawMarker, type Marker } from './marker.js';
import type { FixedText } from './overlay.js';
import { drawLine } from './strokes.js';
import type { Fill } from './style.js';

/** A mark as it stands in the plot, small enough for a legend. */
export type Swatch =
  | { readonly kind: 'area'; readonly fill: Fill }
  | { readonly kind: 'point'; readonly marker: Marker }
  | {
      readonly kind: 'line';
      readonly colour: string;
      readonly widthPt: number;
      readonly dashPt?: readonly number[];
      readonly marker?: Marker;
    }
  | {
      readonly kind: 'mark';
      readonly direction: 'level' | 'upright';
      readonly colour: string;
      readonly widthPt: number;
    };

export interface LegendEntry {
  readonly name: string;
  readonly swatch: Swatch;
}

/** A legend laid out from the sheet's top left corner. */
export interface Legend {
  /** 0 when there is none; else with the room below it. */
  readonly heightPt: number;
  readonly texts: readonly FixedText[];
  /** The swatches, on which no label may stand. */
  readonly boxes: readonly Box[];
  readonly paint: (context: RecordingContext) => void;
}

const swatchWidthEm = 1.4;
const swatchHeightEm = 0.8;
const swatchGapEm = 0.4;
const entryGapEm = 1.4;
const rowEm = 1.5;
const roomBelowEm = 0.9;

/** The line that states a chart's unit where its head does not; empty for none. */
export function unitAside(unit: string): string {
  return unit === '' ? '' : `单位：${unit}`;
}

/**
 * Lays entries out in a row, in further rows where the sheet is too narrow. `aside` stands at the right of
 * the last row, or of one more where it does not fit.
 */
export function layOutLegend(entries: readonly LegendEntry[], sheet: ChartArea, aside = ''): Legend {
  if (entries.length === 0 && aside === '') return { heightPt: 0, texts: [], boxes: [], paint: () => {} };
  const sizePt = sheet.style.labelSizePt;
  const texts: FixedText[] = [];
  const swatches: { swatch: Swatch; left: number; middle: number }[] = [];
  let [left, top] = [0, 0];
  for (const { name, swatch } of entries) {
    const block = blockOf([name], sheet);
    const widthPt = (swatchWidthEm + swatchGapEm) * sizePt + block.widthPt;
    if (left > 0 && left + widthPt > sheet.widthPt) [left, top] = [0, top + rowEm * sizePt];
    swatches.push({ swatch, left, middle: top + sizePt / 2 });
    texts.push({ block, at: { left: left + widthPt - block.widthPt, top } });
    left += widthPt + entryGapEm * sizePt;
  }
  if (aside !== '') {
    const block = blockOf([aside], sheet, { colour: sheet.style.grey });
    if (left + block.widthPt > sheet.widthPt) top += rowEm * sizePt;
    texts.push({ block, at: { left: sheet.widthPt - block.widthPt, top } });
  }
  return {
    heightPt: top + (1 + roomBelowEm) * sizePt,
    texts,
    boxes: swatches.map(({ left, middle }) => {
      const half = (swatchHeightEm * sizePt) / 2;
      return { left, right: left + swatchWidthEm * sizePt, top: middle - half, bottom: middle + half };
    }),
    paint: (context) => {
      for (const { swatch, left, middle } of swatches) drawSwatch(context, swatch, { left, middle, sizePt });
    },
  };
}

function drawSwatch(
  context: RecordingContext,
  swatch: Swatch,
  place: { left: number; middle: number; sizePt: number },
): void {
  const { left, middle, sizePt } = place;
  const widthPt = swatchWidthEm * sizePt;
  context.save();
  context.beginPath();
  if (swatch.kind === 'area') {
    const heightPt = swatchHeightEm * sizePt;
    context.fillStyle = swatch.fill;
    context.fillRect(left, middle - heightPt / 2, widthPt, heightPt);
  } else if (swatch.kind === 'point') {
    drawMarker(context, swatch.marker, { left: left + widthPt / 2, top: middle });
  } else if (swatch.kind === 'line') {
    drawLine(context, { left, top: middle }, { left: left + widthPt, top: middle }, swatch);
    if (swatch.marker) drawMarker(context, swatch.marker, { left: left + widthPt / 2, top: middle });
  } else {
    const [centre, half] = [left + widthPt / 2, swatchHeightEm * sizePt * 0.6];
    const [across, up] = swatch.direction === 'level' ? [half, 0] : [0, half];
    drawLine(
      context,
      { left: centre - across, top: middle - up },
      { left: centre + across, top: middle + up },
      swatch,
    );
  }
  context.restore();
}
