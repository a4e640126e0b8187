import type { ReportRow, ReportTable } from '../report.js';
import type { ReportValue } from '../value.js';
import { change } from './change.js';
import { count } from './count.js';
import { difference } from './difference.js';
import { growth } from './growth.js';
import type { Measure, MeasureHelper, ValueWords } from './measure.js';
import { rank } from './rank.js';
import { rowMeasure } from './row-measure.js';
import { share } from './share.js';
import { sum } from './sum.js';

/** All by which figures follow from others, in the order in which they are told: adding one is a file and a line. */
const measures: readonly Measure[] = [rowMeasure, difference, growth, change, rank, share, sum, count];

/** What follows for a row. */
export function valuesOfRow(row: ReportRow, table: ReportTable): readonly ReportValue[] {
  return measures.flatMap((measure) => measure.of?.(row, table) ?? []);
}

/** What follows for a row from others too: that may change though nobody touched the row. */
export function valuesAmongRows(row: ReportRow, table: ReportTable): readonly ReportValue[] {
  return measures.flatMap((measure) => (measure.isOfRowAlone ? [] : (measure.of?.(row, table) ?? [])));
}

/** What follows for a table as a whole, and for its groups. */
export function valuesOfTable(table: ReportTable): readonly ReportValue[] {
  return measures.flatMap((measure) => measure.ofTable?.(table) ?? []);
}

const words: Readonly<Record<string, ValueWords>> = Object.assign(
  {},
  ...measures.map(({ describe }) => describe),
);

/** What a figure that follows from others is called; a cell has its column for a name. */
export function wordsOf({ kind }: Pick<ReportValue, 'kind'>): ValueWords | undefined {
  return words[kind];
}

/** The helpers that print what follows, by their names. */
export const measureHelpers: Readonly<Record<string, MeasureHelper>> = Object.assign(
  {},
  ...measures.map(({ helpers = {} }) => helpers),
);
