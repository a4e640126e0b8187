import { CIRCLES, numberOfCircle } from '../../chinese/circled.js';
import { numberOfChinese } from '../../chinese/numerals.js';
import { COUNTERS, unitPattern } from '../../chinese/units.js';
import type { ReportBlock, SourceReport } from '../model.js';
import { placeOf } from '../place.js';
import { plainFigures } from '../text.js';

export interface TaskRow {
  readonly block: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly quantity: string;
  readonly place: string;
  readonly clause: string;
}

export interface Tasks {
  readonly rows: readonly TaskRow[];
  /** How many the report promises; undefined where it does not say. */
  readonly promised: number | undefined;
  /** The clause that promises them. */
  readonly says: string;
  readonly line: number;
}

const NUMBER = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const PROMISE = new RegExp(
  `${NUMBER} ?(?:件|项|个方面|方面|类|大)[^。；，0-9]{0,12}(?:实事|民生工程|民生项目)|(?:实事|民生工程|民生项目)[^。；，]{0,8}?${NUMBER}(?:件|项)`,
);
/** What speaks of them without telling how many. */
const UNCOUNTED = /(?:民生)?实事/;

/** The livelihood tasks of the year: the list behind a sentence that promises 实事, however it is numbered. */
export function tasksOf(report: SourceReport): Tasks {
  const none: Tasks = { rows: [], promised: undefined, says: '', line: 0 };
  return report.blocks.reduce((best, block, index) => {
    const found = tasksAt(report, block, index);
    return found !== undefined && isBetter(found, best) ? found : best;
  }, none);
}

function isBetter(one: Tasks, other: Tasks): boolean {
  const fits = ({ rows, promised }: Tasks) =>
    (rows.length > 0 && rows.length === promised ? 100 : 0) + rows.length;
  return fits(one) > fits(other);
}

function tasksAt(report: SourceReport, block: ReportBlock, index: number): Tasks | undefined {
  if (block.role !== 'plan' && block.role !== 'notes' && block.role !== 'plan-period') return undefined;
  const text = plainFigures(block.text);
  const match = PROMISE.exec(text) ?? UNCOUNTED.exec(text);
  if (match === null) return undefined;
  const written = match[1] ?? match[2];
  const promised =
    written === undefined ? undefined : /\d/.test(written) ? Number(written) : numberOfChinese(written);
  const at = match.index;
  const lists = [
    followingItems(report, index),
    pointsWithin(block, index, at),
    ordinalsWithin(block, index, at),
    parted(block, index, at, promised),
  ];
  const rows = lists.find((list) => list.length === promised) ?? lists.find((list) => list.length >= 3) ?? [];
  const from = Math.max(...['，', '。', '；'].map((sign) => block.text.lastIndexOf(sign, at))) + 1;
  return { rows, promised, says: block.text.slice(from, at + match[0].length), line: block.line };
}

/** Points in paragraphs of their own, counted from 1; a point may have paragraphs behind it. */
function followingItems(report: SourceReport, index: number): TaskRow[] {
  const rows: TaskRow[] = [];
  const numbers: number[] = [];
  let level: number | undefined;
  const goesOn = (block: ReportBlock | undefined) =>
    block?.number !== undefined && isCounted([...numbers, block.number]);
  for (let at = index + 1; at < report.blocks.length; at++) {
    const block = report.blocks[at] as ReportBlock;
    const isPoint = block.kind === 'item' || (block.kind === 'heading' && block.level === 2);
    if (isPoint && goesOn(block) && (level === undefined || block.level === level)) {
      level = block.level;
      numbers.push(block.number ?? 0);
      rows.push(taskOf(block, at, 0, block.text.length));
    } else if (rows.length > 0 && block.kind === 'text' && goesOn(report.blocks[at + 1])) continue;
    else if (rows.length === 0 && at <= index + 2 && block.kind === 'text' && block.text.length < 60)
      continue;
    else break;
  }
  return rows;
}

const CIRCLED = new RegExp(
  `[${CIRCLES}\\u2474-\\u2487]|[（(](\\d{1,2})[）)]|(?<=[。；：:\\s]|^)(\\d{1,2})[．.、](?!\\d)`,
  'gu',
);

/** ①… ②… or （1）… （2）… within the paragraph. */
function pointsWithin(block: ReportBlock, index: number, at: number): TaskRow[] {
  const text = plainFigures(block.text);
  const points = [...text.matchAll(CIRCLED)].filter((point) => point.index > at);
  const numberAt = (point: RegExpExecArray) =>
    Number(point[1] ?? point[2] ?? numberOfCircle(point[0]) ?? (point[0].codePointAt(0) ?? 0) - 0x2473);
  return isCounted(points.map(numberAt)) ? between(block, index, points) : [];
}

/** Whether numbers count on from 1, be it that one was put in or taken out without numbering anew: 1, 2, 2, 3. */
function isCounted(numbers: readonly number[]): boolean {
  const steps = numbers.map((one, at) => one - (numbers[at - 1] ?? 0));
  const slips = steps.filter((step) => step !== 1);
  return numbers[0] === 1 && slips.every((step) => step === 0 || step === 2) && slips.length <= MOST_SLIPS;
}

/** So many points of a list may be numbered amiss. */
const MOST_SLIPS = 2;

/** 一是…；二是… within the paragraph. */
function ordinalsWithin(block: ReportBlock, index: number, at: number): TaskRow[] {
  const ordinals = [...block.text.matchAll(/(?:第?([一二三四五六七八九十]{1,2})(?:是|件[，：]))/g)].filter(
    (one) => one.index > at,
  );
  const run = ordinals.filter((one, order) => numberOfChinese(one[1] ?? '') === order + 1);
  return run.length >= 3 ? between(block, index, run) : [];
}

function between(block: ReportBlock, index: number, points: readonly RegExpExecArray[]): TaskRow[] {
  return points.map((point, order) => {
    const from = point.index + point[0].length;
    const next = points[order + 1]?.index;
    const stop = block.text.indexOf('。', from);
    return taskOf(block, index, from, next ?? (stop === -1 ? block.text.length : stop));
  });
}

/** One sentence parted by ； behind the promise: only as many as promised. */
function parted(block: ReportBlock, index: number, at: number, promised: number | undefined): TaskRow[] {
  const colon = block.text.slice(at).search(/[：:]/);
  if (promised === undefined || colon === -1) return [];
  const start = at + colon + 1;
  const signs = ['；', '。'].find(
    (sign) =>
      block.text
        .slice(start)
        .split(sign)
        .filter((part) => part.trim() !== '').length === promised,
  );
  if (signs === undefined) return [];
  let from = start;
  return block.text
    .slice(start)
    .split(signs)
    .flatMap((part) => {
      const row = part.trim() === '' ? [] : [taskOf(block, index, from, from + part.length)];
      from += part.length + 1;
      return row;
    });
}

/** What tasks are counted in: things, lengths and areas, but not the money that they cost. */
const UNIT = unitPattern(COUNTERS, ['公里', '平方米', '亩', '公顷', '吨', '盏', '对', '根', '%']);
const QUANTITY = new RegExp(`(?:约|近|超|不少于)?\\d+(?:\\.\\d+)?[万亿]?余?(?:${UNIT})(?:以上|左右)?`);

/** The number of a point that is parted from the others by other signs. */
const LABEL = new RegExp(
  `^(?:[${CIRCLES}\\u2474-\\u2487]|[（(]\\d{1,2}[）)]|\\d{1,2}[．.、](?!\\d))\\s*`,
  'u',
);

function taskOf(block: ReportBlock, index: number, from: number, to: number): TaskRow {
  const written = block.text.slice(from, to);
  const clause = written.trim().replace(/[；;。，]+$/, '');
  const quantity = QUANTITY.exec(plainFigures(clause))?.[0] ?? '';
  const lead = { ...block, lead: '' };
  const text = clause.replace(LABEL, '');
  return { block: index, from, to, text, quantity, place: `${placeOf(lead)}实事`, clause };
}
