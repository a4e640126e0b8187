import type { Report } from '../../report/report.js';
import type { PackState } from '../diff/model.js';
import type { PackPages } from '../pack-pages.js';
import { chartsGone, newCharts, redrawnCharts } from '../redrawn.js';
import { correctedTexts } from '../texts.js';
import { derivedCorrections } from './changed-figures.js';
import { correctedTables } from './corrected-tables.js';

/** One line of the corrections: what stood where, and what stands there now. */
export interface Correction {
  /** Table or place in the pack: 表1, 正文. */
  readonly where: string;
  readonly item: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
  /** Pages of the corrected pack, 3、7; empty where it is not printed. */
  readonly pages: string;
}

/** What a reader of the earlier pack has to correct in it. */
export interface Corrections {
  readonly figures: readonly Correction[];
  readonly added: readonly Correction[];
  readonly removed: readonly Correction[];
  /** Rows that stand elsewhere in their table. */
  readonly moved: readonly Correction[];
  /** What follows from those: sums, ranks, shares, changes from year to year. */
  readonly derived: readonly Correction[];
  readonly texts: readonly Correction[];
  /** Charts drawn anew. */
  readonly charts: readonly Correction[];
}

/** What differs between two states of a pack, where its readers find it. What is not printed is left out. */
export function correctionsOf(before: PackState, after: Report, pages: PackPages): Corrections {
  const { figures, added, removed, moved } = correctedTables(before.report, after, pages);
  return {
    figures,
    added: [...added, ...newCharts(before.report, after, pages)],
    removed: [...removed, ...chartsGone(before.report, after, pages)],
    moved,
    derived: derivedCorrections(before.report, after, pages),
    texts: correctedTexts(before.report, after, pages),
    charts: redrawnCharts(before.report, after, pages).map(({ name: _, ...line }) => line),
  };
}

/** How many lines there are; none means that nothing printed differs. */
export function correctionCount(corrections: Corrections): number {
  return Object.values(corrections).reduce((sum, list) => sum + list.length, 0);
}
