import type { YearSpan } from '../figures/span.js';
import { STRONG_VERBS, VAGUE, WEAK_VERBS } from '../lexicon.js';
import type { Doubt, ReportBlock, SourceFigure, SourceReport } from '../model.js';
import { likeness, stretchesBetween } from '../text.js';
import { type Headlines, keyOf } from './headline.js';
import type { ProjectRow } from './projects.js';
import { rowName, yearlyName } from './row-name.js';
import type { TaskRow } from './tasks.js';

export interface SectorRow {
  readonly name: string;
  readonly group: string;
  readonly unit: string;
  readonly last: SourceFigure | undefined;
  readonly plan: SourceFigure | undefined;
  readonly doubts: readonly Doubt[];
}

/** What is to be reached in a later year that the report names. */
export interface LaterRow {
  readonly name: string;
  readonly figure: SourceFigure;
  readonly year: number;
}

/** What was reached in several years, or is to be. */
export interface SpanRow {
  readonly name: string;
  readonly figure: SourceFigure;
  readonly span: YearSpan;
}

export interface Sectors {
  readonly rows: readonly SectorRow[];
  readonly later: readonly LaterRow[];
  /** Of past years, and of those to come. */
  readonly past: readonly SpanRow[];
  readonly ahead: readonly SpanRow[];
  /** Figures of other years, which no column is for. */
  readonly outside: readonly SourceFigure[];
}

/** Names are alike from here on. */
const LIKE = 0.8;
const NEW = /新增|净增|增加|新建|新引进|新认定|新签约|新培育|力争|启动/;

/**
 * The figures that no other table has, grouped as the report groups them; both years in a row only where like meets
 * like.
 */
export function sectorsOf(
  report: SourceReport,
  headlines: Headlines,
  projects: readonly ProjectRow[],
  tasks: readonly TaskRow[],
): Sectors {
  // the capacity of a project (年产12万吨) has no column of its table
  const isOfProject = (figure: SourceFigure) =>
    /亿元$|万元$/.test(figure.unit) &&
    projects.some(({ spans }) => spans.some((span) => isWithin(figure, span)));
  const isElsewhere = (figure: SourceFigure) =>
    headlines.taken.has(keyOf(figure)) || isOfProject(figure) || tasks.some((row) => isWithin(figure, row));
  const rows: SectorRow[] = [];
  const later: LaterRow[] = [];
  const past: SpanRow[] = [];
  const ahead: SpanRow[] = [];
  const outside: SourceFigure[] = [];
  for (const figure of report.figures) {
    if (isElsewhere(figure)) continue;
    if (figure.year === 'last' || figure.year === 'plan') addTo(rows, figure, report);
    else if (figure.laterYear !== undefined)
      later.push({ name: rowName(figure), figure, year: figure.laterYear });
    else if (figure.span !== undefined)
      (figure.year === 'period' ? past : ahead).push({ name: yearlyName(figure), figure, span: figure.span });
    else outside.push(figure);
  }
  return { rows, later, past, ahead, outside };
}

function isWithin({ block, start }: SourceFigure, row: { block: number; from: number; to: number }): boolean {
  return row.block === block && start >= row.from && start < row.to;
}

function addTo(rows: SectorRow[], figure: SourceFigure, report: SourceReport): void {
  const block = report.blocks[figure.block] as ReportBlock;
  const name = rowName(figure);
  const at = figure.year === 'plan' ? rows.findIndex((row) => isSame(row, name, figure)) : -1;
  const twin = rows[at];
  if (twin) {
    const doubts: Doubt[] = twin.name === name ? [] : ['paired'];
    rows[at] = { ...twin, plan: figure, doubts: [...new Set([...twin.doubts, ...figure.doubts, ...doubts])] };
    return;
  }
  rows.push({
    name,
    group: groupOf(block),
    unit: figure.unit,
    last: figure.year === 'last' ? figure : undefined,
    plan: figure.year === 'plan' ? figure : undefined,
    doubts: figure.doubts,
  });
}

function isSame(row: SectorRow, name: string, figure: SourceFigure): boolean {
  if (row.plan !== undefined || row.last === undefined || row.unit !== figure.unit) return false;
  if (isVague(name, figure) || isVague(row.name, row.last)) return false;
  if (row.name === name) return true;
  // 造林 is like nothing but itself
  if (Math.min(row.name.length, name.length) < LEAST_LIKE) return false;
  // what is new in a year and what there is in all are not alike
  if (NEW.test(row.name) !== NEW.test(name)) return false;
  const [one, other] = [coreOf(row.name), coreOf(name)];
  if (one === other) return one.length >= LEAST_CORE;
  if (saysMore(row.name, name) || saysMore(name, row.name)) return false;
  // 第一产业增加值 and 工业增加值 part where they begin
  return (
    one.slice(0, 2) === other.slice(0, 2) &&
    Math.min(name.length, row.name.length) >= 5 &&
    likeness(row.name, name) >= LIKE &&
    Math.abs(name.length - row.name.length) <= 4
  );
}

/** 一般公共预算上解支出 and 一般公共预算支出: the one has a word amid it that makes it another thing. */
function saysMore(longer: string, shorter: string): boolean {
  const [from, ends] = [commonStart(longer, shorter), commonStart(reversed(longer), reversed(shorter))];
  const isAmid = from > 0 && ends > 0 && from + ends >= shorter.length;
  if (longer.length <= shorter.length || !isAmid) return false;
  return !SAYS_NOTHING.test(longer.slice(from, from + longer.length - shorter.length));
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < other.length && one[length] === other[length]) length++;
  return length;
}

const reversed = (text: string) => [...text].toReversed().join('');
const SAYS_NOTHING =
  /^(?:[^\p{Script=Han}]+|预算|总|年|人|数|额|量|人数|数量|任务|工作|工程|项目|全市|新型|平均|综合|常住|年度|个|建设)$/u;

const LEAST_CORE = 3;
const LEAST_LIKE = 4;
const VERBS = new RegExp([...STRONG_VERBS, ...WEAK_VERBS].filter((one) => one.length > 1).join('|'), 'g');

/** A name without what was done: 更新改造城镇燃气管道 and 城镇燃气管道更新改造 are of the same. */
function coreOf(name: string): string {
  return name.replace(VERBS, '');
}

function isVague(name: string, { doubts }: SourceFigure): boolean {
  const says =
    /^(?:重[点大]|产业|签约|省市|新|建设)*(?:项目|企业|投资|总投资|项目总投资|改造|建设|工程|平台)$/;
  return (
    name.length < 2 || VAGUE.test(name) || says.test(name) || doubts.some((one) => VAGUE_DOUBTS.includes(one))
  );
}

const VAGUE_DOUBTS: readonly Doubt[] = ['vague-name', 'no-name', 'subject-from-before', 'shares-unclear'];

/** What the paragraph is about; else the nearest heading. */
export function groupOf(block: ReportBlock): string {
  const title = block.path.at(-1)?.title ?? '';
  const named = block.lead.replace(/^各位代表[，！]?/, '') || title;
  const topic = named.replace(IS_OF_YEARS, '').replace(/的[一二三四五]年$/, '');
  return shortTopic(partOutside(topic, '，：:')) || '其他';
}

/** A topic whole, or else up to where a part of it ends: no word is cut. */
function shortTopic(topic: string): string {
  if (topic.length <= LONGEST_GROUP) return topic;
  const first = partOutside(topic, '、');
  const shorter = first.length >= LEAST_GROUP ? first : topic;
  if (shorter.length <= LONGEST_GROUP) return shorter;
  const words = SPLITS.exec(shorter.slice(0, LONGEST_GROUP + 1))?.[1] ?? '';
  return words.length >= LEAST_GROUP ? words : shorter.slice(0, LONGEST_GROUP);
}

function partOutside(text: string, signs: string): string {
  const [first] = stretchesBetween(text, signs);
  return first === undefined ? text : text.slice(first.from, first.to);
}

/** 五年来，我们…, 这五年，是…的五年. */
const IS_OF_YEARS = /^(?:[一这]一?年来?|(?:这|过去|近)?[三四五]年(?:来|间)?)?，?(?:我们|是)?/;
const LONGEST_GROUP = 24;
const LEAST_GROUP = 4;
/** A topic up to the last word that begins a part of it. */
const SPLITS = /^(.+)(?:和|与|及|取得|实现|得到|不断|持续|进一步|更加|全面|建设|发展|的)/;
