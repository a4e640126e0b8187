import type { Bilingual } from '../../core/diagnostics.js';
import type { AxisName, ChartOptions } from '../../dataset/chart-options.js';
import type { Options, Padding } from '../drawing.js';
import type { ChartKind } from '../kinds/kind.js';
import { mergeOptions } from '../options.js';
import type { ChartProblem } from '../problem.js';
import type { BoundChart } from './bound-chart.js';

/** More ticks than this no axis has room for. */
const MOST_TICKS = 100;

interface Scale {
  readonly type?: string;
  readonly min?: number;
  readonly max?: number;
  readonly ticks?: { readonly stepSize?: number };
}

/**
 * The options of a drawing with those of pack.yaml laid over them, or why the axes that come of it can't show the
 * chart's figures.
 */
export function withOwnOptions(
  kind: ChartKind,
  chart: BoundChart,
  base: Options,
  own: ChartOptions = {},
): { readonly options: Options } | ChartProblem {
  const merged = withPadding(mergeOptions(base, own as Options), base, own.layout?.padding);
  const [written, scales] = [own.scales ?? {}, merged.scales ?? {}] as [
    Readonly<Record<string, Scale>>,
    Readonly<Record<string, Scale>>,
  ];
  const drawn = (base.scales ?? {}) as Readonly<Record<string, Scale>>;
  const changed: Record<string, Scale> = {};
  for (const name of kind.figureAxes) {
    const scale = scales[name];
    const isOwn = written[name] !== undefined;
    if (!scale || !isOwn) continue;
    const shown = kind.isOfPoints ? valuesAlong(name, kind, chart) : rangeOf(drawn[name]);
    const limited = written[name]?.type === 'logarithmic' ? withLogRange(scale, written[name], shown) : scale;
    const problem = problemOf(name, limited, shown);
    if (problem) return { code: 'chart-unfit', reason: problem };
    changed[name] = limited;
  }
  return { options: mergeOptions(merged, { scales: changed }) };
}

/** Room that is asked for comes on top of what the names need. */
function withPadding(
  merged: Options,
  { layout }: Options,
  own: NonNullable<ChartOptions['layout']>['padding'],
): Options {
  if (own === undefined) return merged;
  const needed = (layout as { readonly padding?: Partial<Padding> } | undefined)?.padding ?? {};
  const more = typeof own === 'number' ? { left: own, right: own, top: own, bottom: own } : own;
  const sides = ['left', 'right', 'top', 'bottom'] as const;
  const padding = Object.fromEntries(sides.map((side) => [side, (needed[side] ?? 0) + (more[side] ?? 0)]));
  return mergeOptions({ ...merged, layout: layout ?? {} }, { layout: { padding } });
}

/** The figures that stand along an axis of points. */
function valuesAlong(axis: AxisName, { seriesAlong }: ChartKind, chart: BoundChart): number[] {
  const along = seriesAlong?.(axis, chart) ?? chart.series;
  const values = [...along.flatMap((one) => one.values), ...chart.targets.map(({ value }) => value)];
  return values.filter((value) => value !== null);
}

function rangeOf({ min, max }: Scale = {}): number[] {
  return [min, max].filter((value) => value !== undefined);
}

/** A logarithmic axis can't begin at 0, as axes of this type may: it begins at the power of ten below its values. */
function withLogRange(scale: Scale, { min, max }: Scale = {}, values: readonly number[]): Scale {
  const least = Math.min(...values);
  const lowest = least > 0 ? 10 ** Math.floor(Math.log10(least)) : undefined;
  const from = min ?? lowest;
  const to = max ?? Math.max(...values);
  return {
    ...scale,
    ...(from !== undefined && { min: from }),
    max: to > (from ?? 0) ? to : (from ?? 1) * 10,
  };
}

function problemOf(name: string, scale: Scale, shown: readonly number[]): Bilingual | undefined {
  const { type, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, ticks } = scale;
  const at = `options.scales.${name}`;
  const outside = shown.find((value) => value < min || value > max);
  if (type === 'logarithmic' && (min <= 0 || shown.some((value) => value <= 0)))
    return {
      zh: `${at}：对数轴上没有 0 和负数`,
      en: `${at}: a logarithmic axis has no 0 and nothing below it`,
    };
  if (min >= max) return { zh: `${at}：min 不小于 max`, en: `${at}: min is not below max` };
  if (outside !== undefined)
    return { zh: `${at}：${outside} 在 min 和 max 之外`, en: `${at}: ${outside} is outside of min and max` };
  if (ticks?.stepSize !== undefined && (max - min) / ticks.stepSize > MOST_TICKS)
    return {
      zh: `${at}：stepSize 太小，刻度超过${MOST_TICKS}个`,
      en: `${at}: stepSize is too small, it makes more than ${MOST_TICKS} ticks`,
    };
  return undefined;
}
