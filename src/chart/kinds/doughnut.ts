import type { Chart } from 'chart.js';
import { type BoundChart, type BoundSeries, hasNegative } from '../data/bound-chart.js';
import { baseOptions, type Drawing } from '../drawing.js';
import { missingMark } from '../layout/bar-labels.js';
import { blockOf, type TextBlock } from '../layout/block.js';
import { type ChartArea, labelSizes } from '../layout/chart-area.js';
import { layOutLegend, unitAside } from '../layout/legend.js';
import type { FixedText } from '../layout/overlay.js';
import { spread } from '../layout/spread.js';
import { drawLine, hairlineWidthPt } from '../layout/strokes.js';
import { fillAt, groupFills } from '../layout/style.js';
import { wrapName } from '../layout/wrap.js';
import { type ChartProblem, negativeParts, noWhole, tooSmall } from '../problem.js';
import type { ChartKind } from './kind.js';

/** Share of the sheet's height that the ring takes at most, and of its radius that is hollow. */
const ringShare = 0.86;
/** Shares of the sheet's width that the ring takes at most: the first that leaves room for the words. */
const ringWidthShares = [0.48, 0.38];
const hollowShare = 0.58;
const nameLines = 2;
/** From the ring to where the leader lines bend, and from there to the words. */
const bendPt = 6;
const reachPt = 10;
const wordGapPt = 3;
const blockGapPt = 4;
const totalSizeEm = 2;
/** Of the width of the hollow, for the sum. */
const sumShare = 0.86;

/** A slice as Chart.js has laid it out. Angles in radians, clockwise from the right. */
interface Slice {
  readonly x: number;
  readonly y: number;
  readonly outerRadius: number;
  readonly startAngle: number;
  readonly endAngle: number;
}

export const doughnut: ChartKind = {
  words: {
    name: { zh: '圆环图', en: 'doughnut' },
    shows: {
      zh: '圆环图，每块标明名称、数字、占比',
      en: 'parts of a whole, each named with figure and share',
    },
    series: { zh: '一个', en: 'one' },
  },
  fewestSeries: 1,
  mostSeries: 1,
  figureAxes: [],
  printsSums: true,
  mostParts: 4,
  ownNote: '括号内为占比，保留1位小数。',
  draw: drawDoughnut,
};

/**
 * Parts of a whole, each named beside its slice with figure and share, the sum in the middle. Slices are told
 * apart by tone and hatch, and need no legend.
 */
function drawDoughnut(chart: BoundChart, sheet: ChartArea): Drawing | ChartProblem {
  const [series] = chart.series;
  if (!series || hasNegative(chart)) return negativeParts;
  if (series.values.every((value) => !value)) return noWhole;
  const legend = layOutLegend([], sheet, unitAside(chart.unitToState));
  const heightPt = sheet.heightPt - legend.heightPt;
  const ring = ringWidthShares
    .map((share) => ringIn(chart, series, { heightPt, share }, sheet))
    .find(({ words }) => words !== undefined);
  if (!ring?.words) return tooSmall;
  const { words, sidePt, edgePt } = ring;
  const fills = groupFills(sheet.style);
  const configuration = {
    type: 'doughnut',
    data: {
      labels: chart.categories.map(({ label }) => label),
      datasets: [
        {
          data: series.values,
          backgroundColor: series.values.map((_, index) => fillAt(fills, index)),
          borderWidth: 0,
        },
      ],
    },
    options: {
      ...baseOptions({ left: sidePt, right: sidePt, top: legend.heightPt + edgePt, bottom: edgePt }),
      cutout: `${hollowShare * 100}%`,
    },
  };
  return {
    configuration,
    legend,
    overlay: (laidOut) => {
      const placed = placeWords(words, slicesOf(laidOut), sheet, legend.heightPt);
      return {
        fixed: [...placed.map(({ text }) => text), ...totalTexts(series, chart.unit, laidOut, sheet)],
        labelings: [],
        obstacles: [],
        paint: (context) => {
          const stroke = { colour: sheet.style.grey, widthPt: hairlineWidthPt };
          for (const { leader } of placed) {
            for (const [index, point] of leader.entries()) {
              const next = leader[index + 1];
              if (next) drawLine(context, point, next, stroke);
            }
          }
        },
      };
    },
  };
}

/** White beside and above the largest ring in that share of the width, and the words beside it if they fit. */
function ringIn(
  chart: BoundChart,
  series: BoundSeries,
  { heightPt, share }: { heightPt: number; share: number },
  sheet: ChartArea,
) {
  const diameterPt = Math.min(heightPt * ringShare, sheet.widthPt * share);
  const [sidePt, edgePt] = [(sheet.widthPt - diameterPt) / 2, (heightPt - diameterPt) / 2];
  return {
    sidePt,
    edgePt,
    words: sliceWords(chart, series, { widthPt: sidePt - reachPt - bendPt, roomPt: heightPt }, sheet),
  };
}

function slicesOf(laidOut: Chart): readonly Slice[] {
  return laidOut.getDatasetMeta(0).data as unknown as readonly Slice[];
}

/** For each slice its name and, on a line of their own, figure and share; undefined where they do not fit. */
function sliceWords(
  chart: BoundChart,
  series: BoundSeries,
  { widthPt, roomPt }: { readonly widthPt: number; readonly roomPt: number },
  sheet: ChartArea,
): readonly TextBlock[] | undefined {
  for (const sizePt of labelSizes(sheet.style)) {
    const widthOf = (text: string) => sheet.textWidthPt(text, sizePt);
    const blocks = chart.categories.flatMap(({ label }, index) => {
      const share = series.shares[index];
      const figure = share ? `${series.texts[index]}（${share}%）` : missingMark;
      const name = wrapName(label, nameLines, widthPt, widthOf);
      return name && widthOf(figure) <= widthPt ? [blockOf([...name, figure], sheet, { sizePt })] : [];
    });
    if (blocks.length === chart.categories.length && stackFits(blocks, series, roomPt)) return blocks;
  }
  return undefined;
}

/** Whether the words at each side of the ring stand below each other within a height. */
function stackFits(words: readonly TextBlock[], { values }: BoundSeries, roomPt: number): boolean {
  const total = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const heights = { left: 0, right: 0 };
  let before = 0;
  for (const [index, value] of values.entries()) {
    // Slices begin at the top and run clockwise: the first half of the ring is on the right.
    const middle = (before + (value ?? 0) / 2) / total;
    heights[middle <= 0.5 ? 'right' : 'left'] += (words[index]?.heightPt ?? 0) + blockGapPt;
    before += value ?? 0;
  }
  return Math.max(heights.left, heights.right) <= roomPt;
}

interface PlacedWords {
  readonly text: FixedText;
  readonly leader: readonly { readonly left: number; readonly top: number }[];
}

/** Words in a column on each side, each as near to the middle of its slice as its neighbours allow. */
function placeWords(
  words: readonly TextBlock[],
  slices: readonly Slice[],
  sheet: ChartArea,
  topPt: number,
): readonly PlacedWords[] {
  const middles = slices.map(({ startAngle, endAngle }) => (startAngle + endAngle) / 2);
  return (['right', 'left'] as const).flatMap((side) => {
    const own = [...slices.keys()]
      .filter((index) => Math.cos(middles[index] ?? 0) >= 0 === (side === 'right'))
      .sort((one, other) => Math.sin(middles[one] ?? 0) - Math.sin(middles[other] ?? 0));
    const wishes = own.map((index) => ({
      centre: pointOn(slices[index] as Slice, bendPt).top,
      size: (words[index]?.heightPt ?? 0) + blockGapPt,
    }));
    const centres = spread(wishes, topPt, sheet.heightPt);
    return own.map((index, at) =>
      wordsBeside(words[index] as TextBlock, slices[index] as Slice, side, centres[at] ?? 0),
    );
  });
}

function wordsBeside(block: TextBlock, slice: Slice, side: 'left' | 'right', centre: number): PlacedWords {
  const direction = side === 'right' ? 1 : -1;
  const edge = slice.x + direction * (slice.outerRadius + bendPt + reachPt - wordGapPt);
  const left = side === 'right' ? edge + wordGapPt : edge - wordGapPt - block.widthPt;
  const leader = [pointOn(slice, 1), pointOn(slice, bendPt), { left: edge, top: centre }];
  const aligned = side === 'right' ? block : { ...block, align: 'right' as const };
  return { text: { block: aligned, at: { left, top: centre - block.heightPt / 2 } }, leader };
}

/** The point outside the middle of a slice's outer edge. */
function pointOn({ x, y, outerRadius, startAngle, endAngle }: Slice, outside: number) {
  const angle = (startAngle + endAngle) / 2;
  const radius = outerRadius + outside;
  return { left: x + radius * Math.cos(angle), top: y + radius * Math.sin(angle) };
}

/** The sum in the hollow, large, over its unit. */
function totalTexts(
  series: BoundSeries,
  unit: string,
  laidOut: Chart,
  sheet: ChartArea,
): readonly FixedText[] {
  const [slice] = slicesOf(laidOut);
  if (!slice) return [];
  const { labelSizePt, grey } = sheet.style;
  const large = { sizePt: totalSizeEm * labelSizePt, bold: true };
  // a long sum is made as much smaller as the hollow is too narrow for it
  const roomPt = 2 * slice.outerRadius * hollowShare * sumShare;
  const share = Math.min(1, roomPt / blockOf([series.sum], sheet, large).widthPt);
  const total = blockOf([series.sum], sheet, { ...large, sizePt: share * large.sizePt });
  const words = blockOf([unit], sheet, { colour: grey });
  const heightPt = total.heightPt + words.heightPt;
  const top = slice.y - heightPt / 2;
  return [
    { block: total, at: { left: slice.x - total.widthPt / 2, top } },
    { block: words, at: { left: slice.x - words.widthPt / 2, top: top + total.heightPt } },
  ];
}
