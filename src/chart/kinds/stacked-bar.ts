import type { Chart } from 'chart.js';
import type { Box } from '../canvas/box.js';
import { type BoundChart, hasNegative } from '../data/bound-chart.js';
import { baseOptions, type Drawing, hiddenAxis, hiddenValueAxis } from '../drawing.js';
import { barData } from '../layout/bar-data.js';
import { barBox, labelGapPt, missingMark } from '../layout/bar-labels.js';
import { drawLevelBaseline, drawUprightBaseline } from '../layout/baseline.js';
import { blockOf } from '../layout/block.js';
import type { ChartArea } from '../layout/chart-area.js';
import { columnFrame } from '../layout/column-frame.js';
import { barFills } from '../layout/fills.js';
import { layOutLegend, unitAside } from '../layout/legend.js';
import { atEachSize, type Label } from '../layout/overlay.js';
import { rangeWithZero } from '../layout/panels.js';
import { fitOverParts, partNames, partNamesPt, placedOverParts } from '../layout/part-names.js';
import { rowFrame } from '../layout/row-frame.js';
import { type Fill, mostFills } from '../layout/style.js';
import { levelTargets, uprightTargets } from '../layout/target-lines.js';
import { type ChartProblem, negativeParts, tooSmall } from '../problem.js';
import type { ChartKind } from './kind.js';

const thickestBarPt = { rows: 18, columns: 40 } as const;
/** Share of the pitch that a bar takes: thick enough for figures inside it. */
const barShare = { rows: 0.72, columns: 0.66 } as const;
const insetPt = 2;

type Direction = 'rows' | 'columns';

export const stackedBar: ChartKind = {
  words: {
    name: { zh: '堆积条形图', en: 'stacked horizontal bars' },
    shows: {
      zh: '堆积条形图，末端写合计；不能有负数',
      en: 'parts of a sum to the right, the sum at the end; no negative figures',
    },
    series: { zh: '一至六个', en: 'one to six' },
  },
  fewestSeries: 1,
  mostSeries: mostFills,
  hasTargetLines: true,
  figureAxes: ['x'],
  printsSums: true,
  gapNote: '没有数据的部分不在图中，未计入合计。',
  draw: (chart, area) => drawStacked(chart, area, 'rows'),
};

/**
 * One bar for each row, made of its series, each figure inside its part and the sum at the end: in rows to the right,
 * in columns upright. For parts of the same measure: values are not negative.
 */
export function drawStacked(
  chart: BoundChart,
  sheet: ChartArea,
  direction: Direction,
): Drawing | ChartProblem {
  if (hasNegative(chart)) return negativeParts;
  const inRows = direction === 'rows';
  const fills = barFills(chart, sheet.style);
  const lines = inRows ? uprightTargets(chart, sheet) : levelTargets(chart, sheet);
  const range = rangeWithZero([...barSums(chart), ...chart.targets.map(({ value }) => value)]);
  const { labelSizePt } = sheet.style;
  const widestSumPt = Math.max(
    ...chart.categories.map(({ sum }) => sheet.textWidthPt(sum, labelSizePt, true)),
  );
  const endPt = labelGapPt + (inRows ? widestSumPt : labelSizePt);
  const free = { leftPt: 0, bottomPt: 0 };
  const framed = (hasNames: boolean) => {
    const entries = [...(hasNames ? [] : fills.legend), ...lines.legend];
    const legend = layOutLegend(entries, sheet, unitAside(chart.unitToState));
    const topPt = hasNames ? partNamesPt(sheet) : lines.roomPt;
    const frame = inRows
      ? rowFrame(chart, sheet, legend, { ...free, topPt, rightPt: endPt })
      : columnFrame(chart, sheet, legend, { ...free, topPt: endPt, rightPt: lines.roomPt });
    return frame && { frame, legend };
  };
  const names = inRows && chart.series.length > 1 && lines.blocks.length === 0 ? partNames(chart, sheet) : [];
  const named = names.length > 0 ? framed(true) : undefined;
  const hasNames = named !== undefined && fitOverParts(chart, names, named.frame.padding, range.max, sheet);
  const found = hasNames ? named : framed(false);
  if (!found) return tooSmall;
  const { frame, legend } = found;
  const thicknessPt = Math.min(thickestBarPt[direction], frame.pitchPt * barShare[direction]);
  const [value, category] = inRows ? ['x', 'y'] : ['y', 'x'];
  const configuration = {
    type: 'bar',
    data: barData(chart, fills, thicknessPt),
    options: {
      ...baseOptions(frame.padding),
      indexAxis: category,
      scales: {
        [`${value}`]: { ...hiddenValueAxis, stacked: true, ...range },
        [`${category}`]: { ...hiddenAxis, stacked: true },
      },
    },
  };
  return {
    configuration,
    legend,
    overlay: (laidOut) => ({
      fixed: [
        ...frame.texts(laidOut),
        ...lines.texts(laidOut),
        ...(hasNames ? placedOverParts(names, laidOut) : []),
      ],
      labelings: atEachSize(sheet, (sizePt) => [
        ...sumLabels(chart, sheet, laidOut, sizePt, direction),
        ...partLabels(chart, sheet, laidOut, sizePt, fills.fill),
      ]),
      obstacles: lines.obstacles(laidOut),
      paint: (context) => {
        const drawBaseline = inRows ? drawUprightBaseline : drawLevelBaseline;
        drawBaseline(laidOut, context, sheet.style.ink);
        lines.paint(laidOut, context);
      },
    }),
  };
}

function barSums(chart: BoundChart): readonly number[] {
  return chart.categories.map((_, category) => {
    return chart.series.reduce((sum, { values }) => sum + (values[category] ?? 0), 0);
  });
}

/**
 * Each figure in the middle of its part, if it fits there, or a little off it: light on a solid tone, else on a
 * light ground.
 */
function partLabels(
  chart: BoundChart,
  sheet: ChartArea,
  laidOut: Chart,
  sizePt: number,
  fillOf: (series: number, category: number) => Fill,
): readonly Label[] {
  const { ink, paper } = sheet.style;
  return chart.series.flatMap(({ texts, values }, series) =>
    chart.categories.flatMap((_, category): Label[] => {
      if (values[category] === null || values[category] === 0) return [];
      const fill = fillOf(series, category);
      const look = typeof fill === 'string' ? { colour: paper } : { colour: ink, ground: fill.ground };
      const block = blockOf([texts[category] ?? ''], sheet, { sizePt, ...look });
      return [{ block, spots: spotsInside(barBox(laidOut, series, category), block) }];
    }),
  );
}

/** The middle of a part, then where a line across the middle leaves room; none in a part that is too small. */
function spotsInside(part: Box, block: { readonly widthPt: number; readonly heightPt: number }) {
  const [spareX, spareY] = [
    part.right - part.left - block.widthPt - 2 * insetPt,
    part.bottom - part.top - block.heightPt,
  ];
  if (spareX < 0 || spareY < 0) return [];
  return [0.5, 0, 1].map((share) => ({
    left: part.left + insetPt + share * spareX,
    top: part.top + share * spareY,
  }));
}

function sumLabels(
  chart: BoundChart,
  sheet: ChartArea,
  laidOut: Chart,
  sizePt: number,
  direction: Direction,
): readonly Label[] {
  return chart.categories.map(({ sum }, category) => {
    const colour = sum === '' ? sheet.style.grey : sheet.style.ink;
    const block = blockOf([sum || missingMark], sheet, { sizePt, bold: sum !== '', colour });
    const parts = chart.series.map((_, series) => barBox(laidOut, series, category));
    const end = {
      right: Math.max(...parts.map(({ right }) => right)),
      top: Math.min(...parts.map(({ top }) => top)),
    };
    const [first] = parts as [Box];
    const steps = [0, 1, 2, 3, 4].map((step) => labelGapPt + step * 3);
    const spots = steps.map((away) =>
      direction === 'rows'
        ? { left: end.right + away, top: (first.top + first.bottom - block.heightPt) / 2 }
        : { left: (first.left + first.right - block.widthPt) / 2, top: end.top - away - block.heightPt },
    );
    return { block, spots };
  });
}
