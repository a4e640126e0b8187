import type { GoodEdition } from '../../app/watch/session.js';
import type { Place } from '../../core/diagnostics.js';
import type { Printed } from '../../output/pdf/index.js';
import type { Report } from '../../report/report.js';
import type { DataSheet } from '../desk/sheets.js';
import type { PagePlace, PrintedPart } from '../wire/pages.js';
import { type ChartFigure, chartOf, figuresIn, figuresLabelled } from './chart.js';
import { labelsIn } from './items.js';

/** Where each figure of an edition is printed, and each text of the data, with the cell that it comes from. */
export function placesOn(
  good: GoodEdition,
  report: Report,
  sheets: readonly DataSheet[],
  headLines: ReadonlyMap<string, number | undefined>,
): PagePlace[] {
  const cellOf = cellFinder(sheets);
  const partOf = partFinder(report);
  const asPlace = (one: Printed): PagePlace[] => {
    const chart = chartOf(report, one.drawing);
    if (chart)
      return [wholeChart(one, chart.name), ...labelsOf(one, chart.name, figuresIn(report, chart), cellOf)];
    if (one.drawing !== undefined || one.place === undefined || one.text.trim() === '') return [];
    const words = partOf(one.place);
    if (words && one.figure === undefined)
      return [
        { page: one.page, label: one.pageLabel, ...one.box, text: one.text, within: 'text', part: words },
      ];
    const cell = cellOf(one.place);
    const at = { page: one.page, label: one.pageLabel, ...one.box, text: one.text };
    const isTable = one.figure === undefined && cell !== undefined;
    const within = isTable ? ('table' as const) : ('text' as const);
    if (cell) {
      const isSum = headLines.get(cell.key) === cell.line && one.figure !== undefined;
      return [{ ...at, within, cell, ...(isSum && { isSum }) }];
    }
    return [];
  };
  return joined(good.printed().flatMap(asPlace));
}

/** The part of the texts that has the paragraph at a place; none for what is no paragraph. */
function partFinder({ pack }: Report): (place: Place) => PrintedPart | undefined {
  const keys = new Map(
    Object.entries(pack.narrative).flatMap(([key, passages]) =>
      passages.map(({ place }) => [placeKey(place), key] as const),
    ),
  );
  return (place) => {
    const item = keys.get(placeKey(place));
    return item === undefined ? undefined : { area: 'text', item };
  };
}

function placeKey({ file, sheet, line }: Place): string {
  return [file, sheet, line].join('\n');
}

/** The drawing itself, under the figures in it. */
function wholeChart({ page, pageLabel, box }: Printed, name: string): PagePlace {
  const part = { area: 'chart', item: name } as const;
  return { page, label: pageLabel, ...box, text: '', within: 'chart', part, chart: name };
}

type CellOf = (place: Place) => PagePlace['cell'];

function cellFinder(sheets: readonly DataSheet[]): CellOf {
  const keys = new Map(sheets.map(({ key, shownFile, sheet }) => [`${shownFile}\n${sheet ?? ''}`, key]));
  return ({ file, sheet, line, column }) => {
    const key = keys.get(`${file}\n${sheet ?? ''}`);
    if (key === undefined || line === undefined || column === undefined) return undefined;
    return { key, line, column };
  };
}

/** The texts in a drawing that stand for figures: where one is of several rows, the first is meant. */
function labelsOf(one: Printed, chart: string, figures: readonly ChartFigure[], cellOf: CellOf): PagePlace[] {
  const label = one.pageLabel;
  return labelsIn(one).flatMap((item): PagePlace[] => {
    const [figure] = figuresLabelled(figures, item.text);
    const cell = figure && cellOf(figure.place);
    return cell ? [{ ...item, label, within: 'chart', cell, chart }] : [];
  });
}

/** White between what is one: parts of a figure in several faces, which the typesetter prints one by one. */
const MOST_GAP_PT = 3;

/** What was printed in parts, as one where the parts stand beside each other. */
function joined(places: readonly PagePlace[]): PagePlace[] {
  const whole: PagePlace[] = [];
  for (const place of places) {
    const before = whole.at(-1);
    if (before && isContinued(before, place)) whole[whole.length - 1] = together(before, place);
    else whole.push(place);
  }
  return whole;
}

function isContinued(before: PagePlace, place: PagePlace): boolean {
  const bottoms = before.y + before.heightPt - place.y - place.heightPt;
  const isSameLine = before.page === place.page && Math.abs(bottoms) < place.heightPt / 3;
  const gap = place.x - before.x - before.widthPt;
  return (
    isSameLine &&
    Math.abs(gap) < MOST_GAP_PT &&
    before.within !== 'chart' &&
    sourceOf(before) === sourceOf(place)
  );
}

function sourceOf({ cell, part }: PagePlace): string {
  return cell ? `${cell.key} ${cell.line} ${cell.column}` : `${part?.area} ${part?.item}`;
}

function together(before: PagePlace, place: PagePlace): PagePlace {
  const y = Math.min(before.y, place.y);
  const bottom = Math.max(before.y + before.heightPt, place.y + place.heightPt);
  const widthPt = place.x + place.widthPt - before.x;
  return { ...before, y, widthPt, heightPt: bottom - y, text: before.text + place.text };
}
