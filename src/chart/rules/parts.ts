import { type Diagnostic, warningAt } from '../../core/diagnostics.js';
import { drawnRows } from '../../dataset/charted.js';
import type { PackRule } from '../../dataset/rules/rule.js';
import { findTable } from '../../dataset/table/columns.js';
import { chartKind } from '../kinds/index.js';

/** A chart of the parts of a whole has no more of them than can be told apart at a glance. */
export const fewParts: PackRule = ({ dataset }) =>
  dataset.pack.charts.flatMap((chart): Diagnostic[] => {
    const { mostParts } = chartKind(chart.type);
    const table = findTable(dataset, chart.rows.table);
    if (mostParts === undefined || table === undefined) return [];
    const all = drawnRows(chart, table).length;
    // what is left over is a part as well: 其他
    const parts = Math.min(all, (chart.rows.top ?? all) + 1);
    if (parts <= mostParts) return [];
    const message = {
      zh: `图“${chart.name}”有${parts}块，${chart.type} 超过${mostParts}块就分不清大小`,
      en: `chart ${chart.name} has ${parts} parts; in ${chart.type} more than ${mostParts} can't be told apart by size`,
    };
    const hint = {
      zh: '改用 horizontal-bar 并加 sort，或用 top 只留最大的几块。',
      en: 'Use horizontal-bar with sort, or top to keep the largest.',
    };
    return [warningAt('many-parts', message, { place: chart.place, hint })];
  });
