import type { BoundChart } from './bound-chart.js';

/** The years that series are of, and the measure they share. */
export interface Years {
  readonly names: readonly string[];
  readonly measure: string;
}

/** The years of two series or more that differ in nothing else; undefined where they are something else. */
export function yearsOf({ series }: BoundChart): Years | undefined {
  const headers = series.map(({ name }) => /^(\d{4})年(\D*)$/.exec(name));
  const [first] = headers;
  if (!first || headers.length < 2 || headers.some((one) => one?.[2] !== first[2])) return undefined;
  return { names: headers.map((one) => one?.[1] ?? ''), measure: first[2] ?? '' };
}
