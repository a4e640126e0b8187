import { isRateUnit } from '../../quantity/unit.js';
import { figuresOfBlock } from '../figures/index.js';
import { tokensOf } from '../figures/tokens.js';
import { HEADLINES, headlineName, isHeadline } from '../headlines.js';
import { SCOPE } from '../lexicon.js';
import type { Doubt, SourceFigure, SourceReport } from '../model.js';
import { placeOf } from '../place.js';
import { partsOf, plainFigures, sentencesOf, stretchesBetween } from '../text.js';
import { aimsOf } from './aims.js';
import { rowName } from './row-name.js';

/** An indicator with both years; a side that the report does not state is empty. */
export interface HeadlineRow {
  readonly name: string;
  /** As the report has it, where that is another word. */
  readonly written: readonly string[];
  readonly unit: string;
  readonly last: string;
  readonly plan: string;
  readonly remarks: readonly string[];
  readonly places: readonly string[];
  readonly clauses: readonly string[];
  readonly doubts: readonly Doubt[];
}

export interface Headlines {
  readonly rows: readonly HeadlineRow[];
  /** The figures that are told in the rows. */
  readonly taken: ReadonlySet<string>;
}

/** A figure by its place, for sets. */
export const keyOf = ({ block, start, name }: Pick<SourceFigure, 'block' | 'start' | 'name'>) =>
  `${block}:${start}:${name}`;

interface Cell {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly measure: string;
  readonly clause: string;
  readonly place: string;
  readonly doubts: readonly Doubt[];
}

/** The main indicators: last year's results and this year's targets, matched by name and kind of figure. */
export function headlinesOf(report: SourceReport): Headlines {
  const table = new HeadlineTable();
  const results = resultsOf(report);
  for (const figure of results) table.add('last', cellOf(figure, report));
  const aims = aimsIn(report);
  for (const cell of aims.cells) table.add('plan', cell);
  return { rows: table.rows(), taken: new Set([...results, ...aims.figures].map(keyOf)) };
}

const LEAST_NAMES = 3;

/**
 * Last year's figures: the sentences of the review's paragraph that names the most indicators; where none names
 * three, each indicator where it is first met.
 */
function resultsOf(report: SourceReport): SourceFigure[] {
  const lists = report.blocks.flatMap((block, index) => {
    if (block.role !== 'review' && block.role !== 'review-period') return [];
    const figures = figuresOfBlock(report, index).filter(({ year }) => year === 'last');
    const names = new Set(figures.filter(isKnown).map(({ name }) => headlineName(name)));
    const score = names.size - (block.role === 'review-period' ? 0.5 : 0);
    return names.size > 0 ? [{ figures, block, index, score }] : [];
  });
  const [best] = lists.toSorted((one, other) => other.score - one.score);
  if (best === undefined) return [];
  // the paragraph that opens the review speaks of the whole
  if (best.score < LEAST_NAMES)
    return firstMentions(
      lists.flatMap(({ figures }) => figures),
      lists[0]?.index,
    );
  const sentences = sentencesOf(best.block.text).filter(({ from, to }) =>
    best.figures.some((figure) => isKnown(figure) && figure.start >= from && figure.start < to),
  );
  const last = sentences.at(-1)?.to ?? 0;
  const behind = sentencesOf(best.block.text).find(({ from }) => from === last);
  const rates = best.figures.filter(({ start }) => behind && start >= behind.from && start < behind.to);
  // a sentence of rates and ranks alone goes with the main figures before it
  const chosen = behind && rates.every(isRateOrRank) ? [...sentences, behind] : sentences;
  const found = best.figures.filter(
    (figure) =>
      (isKnown(figure) || isNamed(figure)) &&
      chosen.some(({ from, to }) => figure.start >= from && figure.start < to),
  );
  const names = new Set(found.map(({ name }) => headlineName(name)));
  const nearby = lists.filter(({ index }) => Math.abs(index - best.index) <= NEARBY && index !== best.index);
  const others = firstMentions(nearby.flatMap(({ figures }) => figures)).filter(
    ({ name }) => !names.has(headlineName(name)),
  );
  return [...found, ...others];
}

/** So many paragraphs on, what the main paragraph leaves out may follow. */
const NEARBY = 1;

const isRateOrRank = ({ unit, value }: SourceFigure) => isRateUnit(unit) || /^第/.test(value);

/** What goes with the main figures has a name of its own: 连续39年, 完成下达的110万人任务 tell of one. */
const isNamed = ({ name, measure, doubts }: SourceFigure) =>
  measure === '位次' || !(name.includes('连续') || doubts.some((one) => UNNAMED.includes(one)));
const UNNAMED: readonly Doubt[] = ['no-name', 'vague-name', 'holds-predicate', 'both-sides'];

const isKnown = ({ name }: SourceFigure) => isHeadline(name);

/** Each indicator where it is first met; in the block `sure` it is that of all. */
function firstMentions(figures: readonly SourceFigure[], sure?: number): SourceFigure[] {
  const seen = new Set<string>();
  return figures.flatMap((figure) => {
    const key = `${headlineName(figure.name)} ${figure.unit}`;
    if (!isKnown(figure) || seen.has(key)) return [];
    seen.add(key);
    return [figure.block === sure ? figure : { ...figure, doubts: [...figure.doubts, 'scattered' as const] }];
  });
}

/** 产业投资占比 is no investment, and 城镇化率提高2个百分点 tells no rate. */
function nameOf(figure: SourceFigure): string {
  return figure.measure.includes('占') || figure.unit === '个百分点' ? rowName(figure) : figure.name;
}

function cellOf(figure: SourceFigure, report: SourceReport): Cell {
  const block = report.blocks[figure.block];
  return { ...figure, name: nameOf(figure), place: block ? placeOf(block) : '' };
}

function aimsIn(report: SourceReport): { readonly cells: Cell[]; readonly figures: SourceFigure[] } {
  const aims = aimsOf(report);
  const block = aims && report.blocks[aims.block];
  if (aims === undefined || block === undefined) return { cells: [], figures: [] };
  const figures = figuresOfBlock(report, aims.block).filter(
    ({ start, end }) => start >= aims.from && end <= aims.to,
  );
  const [chapter] = block.path;
  const place = `${chapter?.label || chapter?.title || ''}预期目标`;
  const text = plainFigures(block.text).slice(aims.from, aims.to);
  const cells = stretchesBetween(text, '，；;。').flatMap(({ from, to }) => {
    const own = figures.filter(({ start }) => start >= aims.from + from && start < aims.from + to);
    if (own.length > 0) return own.map((figure): Cell => ({ ...figure, name: nameOf(figure), place }));
    return inWords(block.text.slice(aims.from + from, aims.from + to)).map((cell) => ({ ...cell, place }));
  });
  return { cells, figures };
}

const VERB =
  /(?:完成|保持|与|达到|高于|持续|稳步|控制|不低于|不高于|力争|进一步|实现|基本|全面|同步|好于|快于|略高|有所|稳中|只减|只降|只升|继续)/;

/** A target in words: 节能减排完成国家下达的任务. */
function inWords(clause: string): Omit<Cell, 'place'>[] {
  const plain = clause.replace(SCOPE, '');
  const verb = VERB.exec(plain.slice(2));
  if (verb === null || tokensOf(clause).length > 0) return [];
  const at = verb.index + 2;
  const names = partsOf(plain.slice(0, at)).map((name) =>
    name.replace(/(?:等(?:主要|约束性)?(?:指标)?|确保|力争|要|均|都|分别)+$/, ''),
  );
  return names
    .filter((name) => name.length <= LONGEST_NAME && TARGETED.test(name))
    .map((name) => ({
      name,
      value: plain.slice(at),
      unit: '',
      measure: '',
      clause: clause.trim(),
      doubts: ['in-words'],
    }));
}

const LONGEST_NAME = 22;
/** What targets in words are set for; anything else is a wish. */
const TARGETED =
  /生产总值|收入|就业|失业|能耗|排放|节能|减排|价格|物价|生态|环境质量|空气|水质|PM|粮食|产量|投资|消费|零售|进出口|出口|外资|经济增长/;
const FALL = /下降|降低|减少|回落|压减|负增长/;

interface Draft {
  readonly name: string;
  unit: string;
  last?: Cell;
  plan?: Cell;
  readonly extra: Cell[];
}

class HeadlineTable {
  private readonly drafts: Draft[] = [];

  /**
   * Puts a cell in the row of its name, if its kind of figure is the same and the side is free; else in one of its own.
   */
  add(side: 'last' | 'plan', cell: Cell): void {
    if (this.addRank(cell)) return;
    const name = headlineName(cell.name);
    const same = this.drafts.filter((draft) => draft.name === name);
    if (cell.measure === '位次' || cell.measure === '力争') {
      const row = same.at(-1);
      if (row) row.extra.push(cell);
      return;
    }
    const free = same.find((draft) => draft[side] === undefined && isLike(draft.unit, cell.unit));
    const twin = same.find((draft) => draft[side]?.value === cell.value);
    if (twin) return;
    const row = free ?? { name, unit: cell.unit, extra: [] };
    if (!free) this.drafts.push(row);
    row[side] = cell;
    if (row.unit === '') row.unit = cell.unit;
  }

  /** 固定资产投资增速居全省第4位 is told in the row of the investment, where there is one. */
  private addRank(cell: Cell): boolean {
    const [, thing = '', measure = ''] = /^(.+?)(增速|增幅|总量)$/.exec(cell.name) ?? [];
    const rows = this.drafts.filter(({ name }) => name === headlineName(thing));
    const row = (measure === '总量' ? undefined : rows.find(({ unit }) => isRateUnit(unit))) ?? rows[0];
    if (row === undefined || !/^第\d/.test(cell.value)) return false;
    row.extra.push({ ...cell, measure });
    return true;
  }

  rows(): HeadlineRow[] {
    return this.drafts.map((draft) => rowOf(draft));
  }
}

/** Rates go with rates and words with anything; amounts with amounts of their unit. */
function isLike(one: string, other: string): boolean {
  return one === '' || other === '' || one === other;
}

function rowOf({ name, unit, last, plan, extra }: Draft): HeadlineRow {
  const cells = [last, plan].filter((cell) => cell !== undefined);
  const falls = cells.filter(({ measure, unit }) => FALL.test(measure) && unit !== '');
  // what falls in both years says so in its name; else a fall is a negative growth
  const allFall = falls.length > 0 && falls.length === cells.filter(({ unit }) => unit !== '').length;
  const isKnown = HEADLINES.some(([known]) => known === name);
  const shown = allFall ? `${name}${FALL.exec(falls[0]?.measure ?? '')?.[0] ?? ''}` : name;
  const signed = (cell: Cell | undefined) => {
    if (cell === undefined) return '';
    return falls.includes(cell) && !allFall ? `-${cell.value}` : cell.value;
  };
  const written = cells.map((cell) => cell.name).filter((one) => isKnown && one !== name);
  return {
    name: shown,
    written: [...new Set(written)],
    unit,
    last: signed(last),
    plan: signed(plan),
    remarks: extra.map(({ measure, value }) => `${measure === '位次' ? '' : measure}${value}`),
    places: [...new Set([...cells, ...extra].map(({ place }) => place))],
    clauses: [...new Set([...cells, ...extra].map(({ clause }) => clause))],
    doubts: [...new Set([...cells, ...extra].flatMap(({ doubts }) => doubts))],
  };
}
