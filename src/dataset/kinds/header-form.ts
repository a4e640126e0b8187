import { findPeriod, formatPeriod, type Period } from '../../quantity/period.js';
import { headerParts } from '../../quantity/unit.js';

/** A header taken apart. */
export interface ReadHeader {
  /** Without its unit: 投资. */
  readonly title: string;
  readonly unit?: string;
  readonly period?: Period;
  /** What the figures of a period are: 实绩, 目标. */
  readonly measure?: string;
}

/** Headers of one form: a period and a measure, say, or a title with its unit. */
export interface HeaderForm {
  /** A header in half width without spaces → its parts; undefined where it is not of the form. */
  read(header: string): ReadHeader | undefined;
  /** Headers of the form that may have been meant by another, the most usual first. */
  examples(written: string): readonly string[];
}

/** Measures of a period that has passed; they come before the plans for the same period. */
export const actualMeasures = ['实绩', '完成', '实际', '执行', '进展'];
const plannedMeasures = ['目标', '预期', '计划', '预计', '节点'];
const measures = [...actualMeasures, ...plannedMeasures];
const endsInMeasure = new RegExp(`(?:${measures.join('|')})$`);

/**
 * A period with what its figures are: 2025年实绩, 2026年目标, 2016—2020年实绩, 2025年一季度实绩, 2025年1—9月完成. A part of a year alone
 * (2025年一季度) has what came of it; of a whole year it has to be told, for that may be a plan.
 */
export function periodForm(usualYear: number, usualMeasure: string): HeaderForm {
  return {
    read: readPeriodHeader,
    examples: (written) => {
      const period = periodIn(written);
      if (period) return [usualMeasure, ...measures].map((measure) => formatPeriod(period) + measure);
      return [`${usualYear}年${usualMeasure}`, ...measures.map((measure) => `2021年${measure}`)];
    },
  };
}

/** The period of a header that may be mistyped behind it. */
function periodIn(written: string): Period | undefined {
  const [from, year] = /(\d{4})年.*/.exec(written) ?? [];
  return from === undefined ? undefined : (findPeriod(from)?.period ?? { year: Number(year), span: 'point' });
}

/** The parts of a header that names a period: 2025年实绩, 2025年一季度. */
export function readPeriodHeader(header: string): ReadHeader | undefined {
  const measure = endsInMeasure.exec(header)?.[0];
  const written = measure === undefined ? header : header.slice(0, -measure.length);
  if (/^\d{4}年$/.test(written) && measure !== undefined)
    return { title: header, period: { year: Number(written.slice(0, 4)), span: 'point' }, measure };
  const several = severalYearsIn(written);
  if (several && measure !== undefined) return { title: header, period: several, measure };
  const found = /^\d{4}年./.test(written) ? findPeriod(written) : undefined;
  if (!found?.isWhole || found.period.part === undefined) return undefined;
  return { title: header, period: found.period, ...(measure !== undefined && { measure }) };
}

/** Whole years from one to another: 2016—2020年. */
function severalYearsIn(written: string): Period | undefined {
  const [, first, last] = /^(\d{4})年?[—–~～至-]{1,2}(\d{4})年$/.exec(written) ?? [];
  if (first === undefined || !(Number(first) < Number(last))) return undefined;
  return { year: Number(last), firstYear: Number(first), span: 'cumulative' };
}

/** An amount with its unit in brackets: 投资（亿元）. */
export function amountForm(usual: string): HeaderForm {
  return {
    read: (header) => {
      const [, title, bracket] = /^(.+)（([^（）]+)）$/.exec(header) ?? [];
      return title === undefined || bracket === undefined ? undefined : headerParts(title, bracket);
    },
    examples: () => [usual],
  };
}
