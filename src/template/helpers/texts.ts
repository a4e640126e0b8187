import { halfWidth } from '../../chinese/width.js';
import type { Place } from '../../core/diagnostics.js';
import type { Passage } from '../../core/source/passage.js';
import { lookUpRow } from '../../dataset/rules/names.js';
import { withoutMarks } from '../../dataset/terms/marks.js';
import type { ReportRow } from '../../report/report.js';
import { figureName } from '../../report/value.js';
import { escapeMarkup } from '../escape.js';
import { PLACE_ATTRIBUTE } from '../places.js';
import type { HelperContext, HelperDefinition } from './context.js';
import { kinds, orNothing } from './kinds.js';
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
export const passage: HelperDefinition = {
  takes: [orNothing(kinds.passage)],
  example: '{{passage table.settings.title}}',
  words: {
    zh: '`pack.yaml` 的一段文字，其中的助手函数和注码都起作用',
    en: 'a text of `pack.yaml` with its helpers and marks',
  },
  make: (context) => (text: Passage) =>
    text ? markup(placed(context, text.place, context.renderPassage(text))) : '',
};

/** `{{#each (narrative "glance")}}`: the paragraphs of a section of the pack; none is an empty list. */
export const narrative: HelperDefinition = {
  takes: [kinds.text],
  example: '{{#each (narrative "glance")}}',
  words: { zh: '某一部分的各段', en: 'the paragraphs of a section' },
  make:
    ({ report, shown }) =>
    (section: string) => {
      shown.narrative(section);
      const { narrative } = report.pack;
      return Object.hasOwn(narrative, section) ? narrative[section] : [];
    },
};

/** `{{#each (charts "projects")}}`: the charts that belong to a section, in the order of pack.yaml. */
export const charts: HelperDefinition = {
  takes: [kinds.text],
  example: '{{#each (charts "projects")}}',
  words: { zh: '某一部分的各图', en: 'the charts of a section' },
  make:
    ({ report }) =>
    (section: string) =>
      report.pack.charts.filter((chart) => chart.at === section),
};

/** `{{name "p03"}}`: what the row with this id is called. */
export const name: HelperDefinition = {
  takes: [kinds.text],
  names: [lookUpRow],
  isForSentences: true,
  example: '{{name "p03"}}',
  words: { zh: '这一行的名称：铁路货场及物流园项目', en: 'what the row is called: 铁路货场及物流园项目' },
  make: (context) => (id: string, options) => {
    const { table, row } = getRow(context, id, options);
    const header = table.columns.find(({ role }) => role === 'label')?.header ?? '';
    const cell = row.cells[header];
    if (cell) context.shown.cell(cell);
    return markup(named(figureName('cell', row.id, header), escapeMarkup(withoutMarks(row.label))));
  },
};

/** `{{row "gdp"}}`: the row itself, for `{{#with}}`. */
export const row: HelperDefinition = {
  takes: [kinds.text],
  names: [lookUpRow],
  example: '{{#with (row "gdp")}}',
  words: { zh: '按编号取一行', en: 'a row by its id' },
  make: (context) => (id: string, options) => getRow(context, id, options).row,
};

/**
 * `{{#if (adds row "量化目标")}}`: whether a cell says what the name of its row does not: 2000个 is in 新增停车位2000个
 * already, and is printed with it.
 */
export const adds: HelperDefinition = {
  takes: [kinds.row, kinds.text],
  example: '{{#if (adds row "量化目标")}}',
  words: {
    zh: '这一格说的，行的名称里是否还没有',
    en: 'whether a cell says what the name of the row does not',
  },
  make:
    ({ shown }) =>
    (row: ReportRow, header: string) => {
      const cell = row.cells[header];
      if (cell === undefined || cell.quantity.kind === 'missing') return false;
      const plain = (text: string) => withoutMarks(halfWidth(text)).replace(/\s/g, '');
      const isSaid = plain(row.label).includes(plain(cell.text));
      if (isSaid) shown.cell(cell);
      return !isSaid;
    },
};

/**
 * `{{#if (tellsMore pack.occasion pack.meeting)}}`: whether a text says what another that is printed beside it does
 * not.
 */
export const tellsMore: HelperDefinition = {
  takes: [orNothing(kinds.text), orNothing(kinds.text)],
  example: '{{#if (tellsMore pack.occasion pack.meeting)}}',
  words: {
    zh: '前一段文字是否说了后一段没有说的，日期和破折号不算',
    en: 'whether the first text says what the second does not, dates and dashes aside',
  },
  make: () => (text: string | undefined, beside: string | undefined) => {
    const plain = (one = '') => halfWidth(one).replace(OF_OCCASION, '').replace(/\s/g, '');
    return plain(text) !== '' && plain(text) !== plain(beside);
  },
};

/** What an occasion has around the name of its meeting: ——2022年2月9日在……上. */
const OF_OCCASION = /^[—―-]*(?:\d{4}年\d{1,2}月\d{1,2}日)?在?|上$/g;

/** `{{#if (textOf row "说明")}}`: the text of a cell, empty where the table has no such column. */
export const textOf: HelperDefinition = {
  takes: [kinds.row, kinds.text],
  example: '{{#if (textOf row "说明")}}',
  words: {
    zh: '一格的原文，用来判断；没有这一列则为空',
    en: 'the bare text of a cell, to ask for; empty if there is no such column',
  },
  make: () => (row: ReportRow, header: string) =>
    Object.hasOwn(row.cells, header) ? row.cells[header]?.text : '',
};
