import { barBoxes, barLabelings, beyondEnd, labelGapPt } from '../bar-labels.js';
import { type BoundChart, hasNegative } from '../bind.js';
import { blockOf, linesHeightPt, type TextBlock } from '../block.js';
import type { Box } from '../canvas/box.js';
import { baseOptions, type Configuration, type Drawing, hiddenValueAxis } from '../drawing.js';
import { type BarFills, barFills } from '../fills.js';
import { layOutLegend, unitAside } from '../legend.js';
import { heightIn, panelTargetLegend, panelTargets } from '../panel-target.js';
import { labelSizes, type Sheet } from '../sheet.js';
import { baselineWidthPt, drawLine } from '../strokes.js';
import { negativeParts, tooSmall, type Unfit } from '../unfit.js';
import { wrapName } from '../wrap.js';

/** Height of a panel for its width. */
const panelShape = 0.7;
const panelGapPt = 14;
const thickestBarPt = 22;
/** Share of a panel's width that its bars take. */
const barShare = 0.6;
/** From bar to bar, in widths of a bar. */
const barPitch = 1.4;
const nameLines = 2;

/**
 * A panel of bars for each row, each to a scale of its own: for rows of different units or magnitudes, of
 * which only the course within the row is to be compared. A row's target is a line across its panel. Values
 * are not negative.
 */
export function smallMultiples(chart: BoundChart, sheet: Sheet): Drawing | Unfit {
  if (hasNegative(chart)) return negativeParts;
  const fills = barFills(chart, sheet.style);
  const aside = [unitAside(chart.unitToState), '各小图比例不同'].filter(Boolean).join('　');
  const legend = layOutLegend([...fills.legend, ...panelTargetLegend(chart, sheet)], sheet, aside);
  const panels = panelBoxes(chart.categories.length, legend.heightPt, sheet);
  const names = panelNames(chart, panels, sheet);
  if (!names) return tooSmall;
  const namesPt = Math.max(...names.map(({ heightPt }) => heightPt)) + labelGapPt;
  const targets = panelTargets(chart, panels, namesPt, sheet);
  const headPt = namesPt + targets.roomPt + labelGapPt + sheet.style.labelSizePt;
  const series = [...chart.series.keys()];
  return {
    configuration: panelBars(chart, panels, headPt, fills, sheet),
    legend,
    overlay: (laidOut) => ({
      fixed: [
        ...names.map((block, index) => ({
          block,
          at: { left: panels[index]?.left ?? 0, top: panels[index]?.top ?? 0 },
        })),
        ...targets.texts,
      ],
      labelings: barLabelings(chart, sheet, laidOut, series, beyondEnd),
      obstacles: [...barBoxes(chart, laidOut, series), ...targets.obstacles(headPt)],
      paint: (context) => {
        const stroke = { colour: sheet.style.ink, widthPt: baselineWidthPt };
        for (const { left, right, bottom } of panels) {
          drawLine(context, { left, top: bottom }, { left: right, top: bottom }, stroke);
        }
        targets.paint(headPt, context);
      },
    }),
  };
}

function panelBars(
  chart: BoundChart,
  panels: readonly Box[],
  headPt: number,
  fills: BarFills,
  sheet: Sheet,
): Configuration {
  return {
    type: 'bar',
    data: {
      labels: [],
      datasets: chart.series.map((_, series) => ({
        data: panels.map((panel, category) => barIn(panel, headPt, chart, series, category)),
        backgroundColor: panels.map((_, category) => fills.fill(series, category)),
        borderWidth: 0,
        inflateAmount: 0,
        grouped: false,
        barThickness: barPt(panels[0], chart),
      })),
    },
    options: {
      ...baseOptions({ left: 0, top: 0, right: 0, bottom: 0 }),
      // Both axes count points of the sheet, so that each bar can be given its panel's place and scale.
      scales: {
        x: { ...hiddenValueAxis, type: 'linear', offset: false, min: 0, max: sheet.widthPt },
        y: { ...hiddenValueAxis, min: 0, max: sheet.heightPt, reverse: true },
      },
    },
  };
}

/** Panels of one size, in as many rows as bring them nearest to a pleasing shape. */
function panelBoxes(count: number, topPt: number, sheet: Sheet): readonly Box[] {
  const sizeIn = (rows: number) => {
    const columns = Math.ceil(count / rows);
    return {
      columns,
      widthPt: (sheet.widthPt - (columns - 1) * panelGapPt) / columns,
      // Half a baseline of the last row would stand outside the sheet.
      heightPt: (sheet.heightPt - topPt - baselineWidthPt - (rows - 1) * panelGapPt) / rows,
    };
  };
  const distance = ({ widthPt, heightPt }: { widthPt: number; heightPt: number }) => {
    return Math.min(widthPt, heightPt) <= 0
      ? Number.POSITIVE_INFINITY
      : Math.abs(Math.log(heightPt / widthPt / panelShape));
  };
  const sizes = Array.from({ length: count }, (_, index) => sizeIn(index + 1));
  const best = sizes.reduce((one, other) => (distance(other) < distance(one) ? other : one));
  const { columns, widthPt, heightPt } = best;
  return Array.from({ length: count }, (_, index) => {
    const left = (index % columns) * (widthPt + panelGapPt);
    const top = topPt + Math.floor(index / columns) * (heightPt + panelGapPt);
    return { left, top, right: left + widthPt, bottom: top + heightPt };
  });
}

/** The rows' names at the head of their panels; undefined where there is no room for bars below them. */
function panelNames(
  chart: BoundChart,
  panels: readonly Box[],
  sheet: Sheet,
): readonly TextBlock[] | undefined {
  const [panel] = panels;
  if (
    !panel ||
    panel.right <= panel.left ||
    panel.bottom - panel.top < 2 * linesHeightPt(nameLines, sheet.style.labelSizePt)
  )
    return undefined;
  for (const sizePt of labelSizes(sheet.style)) {
    const widthOf = (text: string) => sheet.textWidthPt(text, sizePt);
    const blocks = chart.categories.flatMap(({ label, unit }) => {
      const name = chart.unit === '' && unit !== '' ? `${label}（${unit}）` : label;
      const lines = wrapName(name, nameLines, panel.right - panel.left, widthOf);
      return lines ? [blockOf(lines, sheet, { sizePt })] : [];
    });
    if (blocks.length === chart.categories.length) return blocks;
  }
  return undefined;
}

function barPt(panel: Box | undefined, chart: BoundChart): number {
  const widthPt = panel ? panel.right - panel.left : 0;
  return Math.min(thickestBarPt, (widthPt * barShare) / chart.series.length);
}

/** Where a bar stands on the sheet: side by side in the middle of the panel, the largest up to its head. */
function barIn(panel: Box, headPt: number, chart: BoundChart, series: number, category: number) {
  const value = chart.series[series]?.values[category] ?? null;
  const pitchPt = (panel.right - panel.left) / chart.series.length;
  const spacingPt = Math.min(pitchPt, barPt(panel, chart) * barPitch);
  const offset = (series - (chart.series.length - 1) / 2) * spacingPt;
  const x = (panel.left + panel.right) / 2 + offset;
  return { x, y: [panel.bottom, heightIn(panel, headPt, chart, category, value ?? 0)] };
}
