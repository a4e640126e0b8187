import { chineseDateOf } from '../data/chinese-date.js';
import type { PackState } from '../diff/model.js';
import { escapeText } from '../template/escape.js';
import { markup, numeralMarkup } from '../template/helpers/numeral.js';
import type { Facts } from '../template/render.js';
import type { Correction, Corrections } from './corrections.js';

/** Printed where one of the two states has nothing. */
const NOTHING = '—';

interface List {
  readonly title: string;
  /** How many, in the sentence that sums up. */
  readonly count: (count: number) => string;
  /** What a line has between its place and its pages; a list of items only has the room for their names. */
  readonly columns: 'figures' | 'words' | 'content' | 'items';
}

/** Lists of corrections in print, in this order. */
const LISTS: Readonly<Record<keyof Corrections, List>> = {
  figures: { title: '更正的数字和表内文字', count: (count) => `更正${count}处`, columns: 'figures' },
  added: { title: '增列', count: (count) => `增列${count}项`, columns: 'content' },
  removed: { title: '删去', count: (count) => `删去${count}项`, columns: 'content' },
  derived: {
    title: '随之变动的合计、名次、占比、增减',
    count: (count) => `随之变动的合计、名次、占比、增减${count}处`,
    columns: 'figures',
  },
  texts: { title: '改动的文字', count: (count) => `改动文字${count}处`, columns: 'words' },
  charts: { title: '随数据重绘的图', count: (count) => `重绘图${count}幅`, columns: 'items' },
};

const FIELDS = [
  ...[
    'corrections',
    'summary',
    'states',
    'lists',
    'lines',
    'isItems',
    'hasWords',
    'hasContent',
    'hasFigures',
  ],
  ...['number', 'where', 'item', 'column', 'before', 'after', 'content', 'align', 'pages'],
];

/** The corrections as their templates see them: `corrections`, each line numbered on from the one before. */
export function correctionFacts(corrections: Corrections, before: PackState, after: PackState): Facts {
  let number = 0;
  const names = Object.keys(LISTS) as (keyof Corrections)[];
  const lists = names.flatMap((name) => {
    const lines = corrections[name].map((line) => ({ number: String(++number), ...printed(line) }));
    return lines.length > 0 ? [{ ...shapeOf(LISTS[name]), lines }] : [];
  });
  const counts = names.filter((name) => corrections[name].length > 0);
  const summary = counts.map((name) => LISTS[name].count(corrections[name].length)).join('，');
  return {
    values: { corrections: { lists, summary, states: statesTold(before, after) } },
    fields: FIELDS,
  };
}

function shapeOf({ title, columns }: List) {
  return {
    title,
    isItems: columns === 'items',
    hasWords: columns === 'words',
    hasContent: columns === 'content',
    hasFigures: columns === 'figures',
  };
}

/** Which states are compared, where their names or dates tell them apart. */
function statesTold(before: PackState, after: PackState): string {
  const date = ({ report }: PackState) => `数据日期${chineseDateOf(report.pack.date)}`;
  const told = (state: PackState) => `“${state.name}”（${date(state)}）`;
  if (before.name !== after.name) return `原稿为${told(before)}，更正稿为${told(after)}`;
  return date(before) === date(after) ? '' : `原稿${date(before)}，更正稿${date(after)}`;
}

/** Figures stand on the point of their column, words at its left. */
function printed({ before, after, column, pages, ...line }: Correction) {
  const [old, fresh] = [figureMarkup(before), figureMarkup(after)];
  return {
    ...line,
    column: column || NOTHING,
    pages: pages || NOTHING,
    before: old ?? markup(escapeText(before)),
    after: fresh ?? markup(escapeText(after)),
    content: after || before || NOTHING,
    align: old && fresh ? 'figure' : 'left',
  };
}

/** A figure with at most a few words around it: 约3万平方米以上. */
const FIGURE = /^(\p{Script=Han}{0,3})([+−-]?\d[\d,]*(?:\.\d+)?)([^\d]{0,8})$/u;

/** A figure as a column of figures can align it, or the dash of a missing one; undefined for words. */
export function figureMarkup(text: string) {
  if (text === '') return NOTHING;
  const [, prefix = '', digits, rest = ''] = FIGURE.exec(text) ?? [];
  return digits === undefined ? undefined : markup(numeralMarkup({ prefix, digits, unit: rest }));
}
