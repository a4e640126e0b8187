import { halfWidth } from '../../chinese/width.js';
import type { Place } from '../../core/diagnostics.js';
import type { Passage } from '../../core/source/passage.js';
import { withoutMarks } from '../../dataset/terms/marks.js';
import type { ReportRow } from '../../report/report.js';
import { figureName } from '../../report/value.js';
import { escapeMarkup } from '../escape.js';
import { PLACE_ATTRIBUTE } from '../places.js';
import type { HelperContext, HelperMaker } from './context.js';
import { getRow } from './look-up.js';
import { markup } from './numeral.js';

/** Markup that carries the place in the data it came from, and the name of the figure it prints. */
export function placed({ places }: HelperContext, place: Place, content: string, figure?: string): string {
  const name = figure === undefined ? '' : ` figure="${escapeMarkup(figure)}"`;
  return `<passage ${PLACE_ATTRIBUTE}="${places.keyOf(place)}"${name}>${content}</passage>`;
}

/** Markup that prints a figure which stands nowhere in the data. */
export function named(figure: string, content: string): string {
  return `<passage figure="${escapeMarkup(figure)}">${content}</passage>`;
}

/** `{{passage text}}`: a text of pack.yaml, itself a template, with the place it stands at. */
export const passage: HelperMaker = (context) => (text: Passage) =>
  text ? markup(placed(context, text.place, context.renderPassage(text))) : '';

/** `{{#each (narrative "glance")}}`: the paragraphs of a section of the pack; none is an empty list. */
export const narrative: HelperMaker =
  ({ report, shown }) =>
  (section: string) => {
    shown.narrative(section);
    const { narrative } = report.pack;
    return Object.hasOwn(narrative, section) ? narrative[section] : [];
  };

/** `{{#each (charts "projects")}}`: the charts that belong to a section, in the order of pack.yaml. */
export const charts: HelperMaker =
  ({ report }) =>
  (section: string) =>
    report.pack.charts.filter((chart) => chart.at === section);

/** `{{name "p03"}}`: what the row with this id is called. */
export const name: HelperMaker = (context) => (id: string, options) => {
  const { table, row } = getRow(context, id, options);
  const header = table.columns.find(({ role }) => role === 'label')?.header ?? '';
  const cell = row.cells[header];
  if (cell) context.shown.cell(cell);
  return markup(named(figureName('cell', id, header), escapeMarkup(withoutMarks(row.label))));
};

/** `{{row "gdp"}}`: the row itself, for `{{#with}}`. */
export const row: HelperMaker = (context) => (id: string, options) => getRow(context, id, options).row;

/**
 * `{{#if (adds row "量化目标")}}`: whether a cell says what the name of its row does not: 2000个 is in 新增停车位2000个
 * already, and is printed with it.
 */
export const adds: HelperMaker =
  ({ shown }) =>
  (row: ReportRow, header: string) => {
    const cell = row.cells[header];
    if (cell === undefined || cell.quantity.kind === 'missing') return false;
    const plain = (text: string) => withoutMarks(halfWidth(text)).replace(/\s/g, '');
    const isSaid = plain(row.label).includes(plain(cell.text));
    if (isSaid) shown.cell(cell);
    return !isSaid;
  };

/** `{{#if (textOf row "说明")}}`: the text of a cell, empty where the table has no such column. */
export const textOf: HelperMaker = () => (row: ReportRow, header: string) =>
  Object.hasOwn(row.cells, header) ? row.cells[header]?.text : '';
