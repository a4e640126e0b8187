/** The part of a plot that one value axis uses, in points from where the plot begins. */
export interface Panel {
  readonly fromPt: number;
  readonly toPt: number;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The range of some values with zero in it; never empty, so that a chart of zeros has an axis too. */
export function rangeWithZero(values: readonly (number | null)[]): Range {
  const numbers = values.filter((value) => value !== null);
  const [min, max] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  return { min, max: min === max ? 1 : max };
}

/**
 * The limits of an axis over the whole plot by which a range of values fills just its panel. Two axes with
 * panels side by side share a plot without their marks crossing.
 */
export function axisOverPlot(range: Range, panel: Panel, plotPt: number): Range {
  const perPoint = (range.max - range.min) / (panel.toPt - panel.fromPt);
  return { min: range.min - panel.fromPt * perPoint, max: range.min + (plotPt - panel.fromPt) * perPoint };
}
