import type { Report } from '../../report/report.js';
import type { PackPages } from '../pack-pages.js';
import { chartsGone, newCharts, redrawnCharts } from '../redrawn.js';
import type { PackState } from '../state.js';
import { correctedTexts } from '../texts.js';
import { derivedCorrections } from './changed-figures.js';
import { correctedTables } from './corrected-tables.js';
import type { Corrections } from './model.js';

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
