import { readPeriodHeader } from '../../dataset/kinds/header-form.js';
import { periodLabels } from '../../quantity/period.js';
import type { BoundChart } from './bound-chart.js';

/** How the periods are told apart that series are of. */
export interface SeriesPeriods {
  /** 2024, 2025; or 一季度, 二季度. */
  readonly names: readonly string[];
  /** What they share, a part of the year and a measure: 实绩, 一季度实绩. */
  readonly common: string;
}

/** The periods of two series or more that differ in nothing else; undefined where they are something else. */
export function periodsOf({ series }: BoundChart): SeriesPeriods | undefined {
  const names = series.map(({ name }) => name);
  return names.length < 2 ? undefined : (yearsIn(names) ?? periodsIn(names));
}

/** Years with the same words behind, whatever these are: 2024年投资, 2025年投资. */
function yearsIn(series: readonly string[]): SeriesPeriods | undefined {
  const found = series.map((name) => /^(\d{4})年(\D*)$/.exec(name));
  const common = found[0]?.[2];
  if (common === undefined || found.some((one) => one?.[2] !== common)) return undefined;
  return { names: found.map((one) => one?.[1] ?? ''), common };
}

function periodsIn(series: readonly string[]): SeriesPeriods | undefined {
  const headers = series.map(readPeriodHeader);
  const periods = headers.flatMap((header) => header?.period ?? []);
  const measures = new Set(headers.map((header) => header?.measure));
  if (periods.length < series.length || measures.size > 1) return undefined;
  const { names, common } = periodLabels(periods);
  return { names, common: common + (headers[0]?.measure ?? '') };
}
