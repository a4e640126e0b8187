import { chineseDateOf } from '../chinese/date.js';
import { cellsOf } from '../chinese/width.js';
import { escapeText } from '../template/escape.js';
import { markup, numeralMarkup } from '../template/helpers/numeral.js';
import type { Facts } from '../template/render.js';
import type { Correction, Corrections } from './corrections/model.js';
import { differingClauses } from './diff/clauses.js';
import type { PackState } from './state.js';

/** Printed where one of the two states has nothing. */
const NOTHING = '—';

interface List {
  readonly title: string;
  /** How many, in the sentence that sums up. */
  readonly count: (count: number) => string;
  /** Figures have the columns 原为 and 更正为, table by table; the others tell in words what it is about. */
  readonly isFigures?: boolean;
}

/** Lists of corrections in print, in this order. */
const LISTS: Readonly<Record<keyof Corrections, List>> = {
  figures: { title: '更正的数字和表内文字', count: (count) => `更正${count}处`, isFigures: true },
  added: { title: '增列', count: (count) => `增列${count}项` },
  removed: { title: '删去', count: (count) => `删去${count}项` },
  moved: { title: '次序调整', count: (count) => `调整次序${count}处` },
  derived: {
    title: '随之变动的合计、名次、占比、增减',
    count: (count) => `随之变动的合计、名次、占比、增减${count}处`,
    isFigures: true,
  },
  texts: { title: '改动的文字', count: (count) => `改动文字${count}处` },
  charts: { title: '随数据重绘的图', count: (count) => `重绘图${count}幅` },
};

const FIELDS = [
  ...['corrections', 'summary', 'states', 'groups', 'lines', 'title', 'hasFigures', 'isFigures', 'isText'],
  ...['number', 'where', 'item', 'before', 'after', 'content', 'oldAlign', 'newAlign', 'pages'],
];

/** The corrections as their templates see them: `corrections`, each line numbered on from the one before. */
export function correctionFacts(corrections: Corrections, before: PackState, after: PackState): Facts {
  const names = (Object.keys(LISTS) as (keyof Corrections)[]).filter((name) => corrections[name].length > 0);
  const inTables = names.filter((name) => LISTS[name].isFigures).flatMap((name) => corrections[name]);
  const tabular = inTables.filter((line) => !isLong(line));
  const print = linePrinter(tabular);
  let number = 0;
  const groups = names.flatMap((name) => {
    const { isFigures = false } = LISTS[name];
    return groupsOf(LISTS[name], corrections[name]).map(([title, lines]) => ({
      title,
      isFigures,
      lines: lines.map((line) => ({
        number: String(++number),
        isFigures: isFigures && !isLong(line),
        isText: name === 'texts' || (isFigures && isLong(line)),
        ...print(isFigures && isLong(line) ? shortened(line) : line),
      })),
    }));
  });
  const summary = names.map((name) => LISTS[name].count(corrections[name].length)).join('，');
  const hasFigures = tabular.length > 0;
  const values = { groups, hasFigures, summary, states: statesTold(before, after) };
  return { values: { corrections: values }, fields: FIELDS };
}

/** Words of more than so many hanzi take the room of all columns. */
const LONGEST_EM = 20;

function isLong({ before, after }: Correction): boolean {
  return Math.max(emOf(before), emOf(after)) > LONGEST_EM;
}

/** A line of long words with those of their clauses that differ. */
function shortened(line: Correction): Correction {
  const [before, after] = differingClauses(line.before, line.after);
  return { ...line, before, after };
}

/** The groups of a list with their titles: figures table by table, each table where it is first met. */
function groupsOf({ title, isFigures }: List, lines: readonly Correction[]): [string, Correction[]][] {
  if (!isFigures) return [[title, [...lines]]];
  const places = [...new Set(lines.map(({ where }) => where))];
  return places.map((place) => [`${title}：${place}`, lines.filter(({ where }) => where === place)]);
}

/** Which states are compared, where their names or dates tell them apart. */
function statesTold(before: PackState, after: PackState): string {
  const date = ({ report }: PackState) => `数据日期${chineseDateOf(report.pack.date) ?? '未写'}`;
  const told = (state: PackState) => `“${state.name}”（${date(state)}）`;
  if (before.name !== after.name) return `原稿为${told(before)}，更正稿为${told(after)}`;
  return date(before) === date(after) ? '' : `原稿${date(before)}，更正稿${date(after)}`;
}

/**
 * Prints lines; figures stand on the point of their column, words and what is too wide for that at its left.
 */
function linePrinter(tabular: readonly Correction[]) {
  const alignments = [
    alignmentOf(tabular.map(({ before }) => before)),
    alignmentOf(tabular.map(({ after }) => after)),
  ];
  return ({ where, item, column, before, after, pages }: Correction) => ({
    where,
    item: column === '' ? item : `${item}，${column}`,
    pages: pages === '' ? NOTHING : pageLines(pages),
    before: figureMarkup(before) ?? markup(escapeText(before)),
    after: figureMarkup(after) ?? markup(escapeText(after)),
    content: after || before,
    oldAlign: alignments[0]?.(before),
    newAlign: alignments[1]?.(after),
  });
}

/** A column of figures is no wider than so many hanzi, so that the table stands upright on an A5 page. */
const WIDEST_EM = 8.5;

/** How each text of a column is aligned: on the point, unless it would make the column too wide. */
function alignmentOf(texts: readonly string[]): (text: string) => 'figure' | 'left' {
  const widths = (text: string) => {
    const [, prefix = '', digits = '', rest = ''] = FIGURE.exec(text) ?? [];
    const [whole = '', decimals = ''] = digits.split('.');
    return { left: emOf(prefix + whole), right: emOf((decimals && `.${decimals}`) + rest) };
  };
  const roomAtRight = WIDEST_EM - Math.max(0, ...texts.map((text) => widths(text).left));
  return (text) =>
    text === '' || (FIGURE.test(text) && widths(text).right <= roomAtRight) ? 'figure' : 'left';
}

/** A column of page numbers is about so wide; more of them go on further lines, as many on each. */
const PAGES_EM = 4;

function pageLines(pages: string) {
  const each = pages.split(/(?<=、)/);
  const inLine = Math.ceil(each.length / Math.ceil(emOf(pages) / PAGES_EM));
  return markup(
    each.map((page, index) => (index % inLine === 0 && index > 0 ? '<br/>' : '') + page).join(''),
  );
}

/** About how wide a text is: hanzi and full-width marks one em, the rest a half. */
function emOf(text: string): number {
  return cellsOf(text) / 2;
}

/** A figure with at most a few words around it: 约3万平方米以上. */
const FIGURE = /^(\p{Script=Han}{0,3})([+−-]?\d[\d,]*(?:\.\d+)?)([^\d]{0,8})$/u;

/** A figure as a column of figures can align it, or the dash of a missing one; undefined for words. */
export function figureMarkup(text: string) {
  if (text === '') return NOTHING;
  const [, prefix = '', digits, rest = ''] = FIGURE.exec(text) ?? [];
  return digits === undefined ? undefined : markup(numeralMarkup({ prefix, digits, unit: rest }));
}
