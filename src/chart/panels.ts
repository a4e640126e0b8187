/** The part of a plot that one value axis uses, in points from where the plot begins. */
export interface Panel {
  readonly fromPt: number;
  readonly toPt: number;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The range of some values with zero in it. */
export function rangeWithZero(values: readonly (number | null)[]): Range {
  const numbers = values.filter((value) => value !== null);
  return { min: Math.min(0, ...numbers), max: Math.max(0, ...numbers) };
}

/**
 * The limits of an axis over the whole plot by which a range of values fills just its panel. Two axes with
 * panels side by side share a plot without their marks crossing.
 */
export function axisOverPlot(range: Range, panel: Panel, plotPt: number): Range {
  const span = range.max - range.min || 1;
  const perPoint = span / (panel.toPt - panel.fromPt);
  return { min: range.min - panel.fromPt * perPoint, max: range.min + (plotPt - panel.fromPt) * perPoint };
}
