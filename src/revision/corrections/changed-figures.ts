import type { Place } from '../../core/diagnostics.js';
import type { Changes } from '../../document/tree.js';
import type { Report } from '../../report/report.js';
import { figureName, type ReportValue } from '../../report/value.js';
import { figuresOf } from '../../report/values.js';
import { inOrderOfPages, listed, namesOf } from '../describe.js';
import { alignedTo } from '../diff/aligned.js';
import type { PackPages } from '../pack-pages.js';
import { newCharts, redrawnCharts } from '../redrawn.js';
import { correctedTexts } from '../texts.js';
import type { Correction } from './model.js';

/** What to mark in the pack. */
export function changesSince(before: Report, after: Report, pages: PackPages): Changes {
  const figures = changedFigures(before, after).map(({ name }) => name);
  const texts = correctedTexts(before, after, pages).flatMap(({ place }) => place ?? []);
  const charts = [...redrawnCharts(before, after, pages), ...newCharts(before, after, pages)];
  return {
    figures,
    texts: [...texts, ...dashes(figures, after)] satisfies Place[],
    drawings: charts.map(({ name }) => `figure:${name}`),
  };
}

/**
 * Where the dash of a figure stands that is missing now; tables print it for the cell, not for the figure.
 */
function dashes(names: readonly string[], { tables }: Report): Place[] {
  const changed = new Set(names);
  return Object.values(tables).flatMap(({ rows, columns }) =>
    rows.flatMap(({ id, cells }) =>
      columns.flatMap(({ header }) => {
        const cell = cells[header];
        const isGone = cell?.quantity.kind === 'missing' && changed.has(figureName('cell', id, header));
        return isGone ? [cell.place] : [];
      }),
    ),
  );
}

interface ChangedFigure {
  readonly name: string;
  readonly old: ReportValue | undefined;
  readonly fresh: ReportValue | undefined;
}

/** Figures that say something else than before, or that only one of the states has. */
function changedFigures(before: Report, after: Report): ChangedFigure[] {
  const [old, fresh] = [figuresOf(alignedTo(before, after)), figuresOf(after)];
  return [...new Set([...fresh.keys(), ...old.keys()])]
    .map((name) => ({ name, old: old.get(name), fresh: fresh.get(name) }))
    .filter((one) => (one.old?.text ?? '') !== (one.fresh?.text ?? ''));
}

/** What came out otherwise and is printed; of a row that is new or gone, the row itself tells all. */
export function derivedCorrections(before: Report, after: Report, pages: PackPages): Correction[] {
  const changed = changedFigures(before, after);
  const tableOf = ({ old, fresh }: ChangedFigure) => (fresh ?? old)?.table ?? '';
  return inOrderOfPages(changed, tableOf, pages).flatMap(({ name, old, fresh }) => {
    const figure = fresh ?? old;
    const found = pages.figure(name);
    if (!figure || figure.kind === 'cell' || found.length === 0) return [];
    const { id, table } = figure;
    const isInBoth = [before, after].every(
      (report) => id === undefined || report.tables[table]?.rows.some((row) => row.id === id),
    );
    if (!isInBoth) return [];
    return {
      ...namesOf(figure, after, pages),
      before: old?.text ?? '',
      after: fresh?.text ?? '',
      pages: listed(found),
    };
  });
}
