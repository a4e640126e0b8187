import { limits } from '../../core/limits.js';
import type { Doubt, ReportBlock, SourceReport } from '../model.js';
import { placeOf } from '../place.js';
import { likeness, Marks, plainFigures } from '../text.js';
import { projectMentions } from './project-mentions.js';

/** A stretch of the text of a block. */
export interface Span {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

export interface ProjectRow {
  /** Where the report speaks of it. */
  readonly spans: readonly Span[];
  readonly name: string;
  readonly group: string;
  readonly invest: string;
  readonly output: string;
  readonly tax: string;
  readonly milestone: string;
  readonly places: readonly string[];
  readonly clauses: readonly string[];
  readonly doubts: readonly Doubt[];
}

const POINT = /[（(](\d{1,2})[）)]/g;
const THING = '项目|工程|基地|产业园|园区|中心|公路|高速|铁路|大桥|电站|水库|工厂|生产线|总部|一期|二期|三期';
const THING_AT_END = new RegExp(`(?:${THING})$`);
const LIKE = 0.5;

/** The projects that a report names: those of lists with their investment, and those met in sentences. */
export function projectsOf(report: SourceReport): ProjectRow[] {
  const rows: ProjectRow[] = [];
  for (const [index, block] of report.blocks.entries()) {
    if (!['text', 'item'].includes(block.kind) || block.role === 'front') continue;
    if (rows.length >= limits.reportProjects) break;
    const listed = listedProjects(block, index);
    rows.push(...listed);
    if (listed.length === 0) for (const row of metProjects(block, index)) merge(rows, row);
  }
  return rows;
}

/** （1）投资68亿元的…项目，…（2）…: a list is one of projects when most of its points tell an investment. */
function listedProjects(block: ReportBlock, index: number): ProjectRow[] {
  const text = plainFigures(block.text);
  const points = [...text.matchAll(POINT)];
  const ends = points.map((_, at) => points[at + 1]?.index ?? text.length);
  const costs = points.filter((point, at) => /投资[^，。；]{0,4}\d/.test(text.slice(point.index, ends[at])));
  if (points.length < 2 || costs.length * 2 < points.length) return [];
  return points.flatMap((point, at) => {
    const from = point.index + point[0].length;
    const stop = text.indexOf('。', from);
    const to = Math.min(ends[at] ?? text.length, stop === -1 ? text.length : stop);
    const first = points.slice(0, at + 1).findLast(([, number]) => number === '1')?.index ?? 0;
    const group = /([^。，；：:]{1,12}?)(?:的是|的有|的项目)?[：:]\s*$/.exec(text.slice(0, first))?.[1] ?? '';
    return listedProject(block, index, from, to, group);
  });
}

function listedProject(
  block: ReportBlock,
  index: number,
  from: number,
  to: number,
  group: string,
): ProjectRow[] {
  const written = block.text.slice(from, to);
  const text = plainFigures(written);
  const money = /^(?:计划)?(?:总投资|投资)(?:约|超|达)?\d[^的，]{0,12}的/.exec(text)?.[0] ?? '';
  const length = text.slice(money.length).split(/[，。；]/)[0]?.length ?? 0;
  const name = written.slice(money.length, money.length + length);
  if (!new RegExp(THING).test(name)) return [];
  const invest = amountIn(text, /(?:总投资|投资)(?:约|超|达)?/);
  return [
    {
      ...{
        spans: [{ block: index, from, to }],
        name: name.replace(/（[^）]*$/, ''),
        group,
        invest,
        milestone: '',
      },
      output: amountIn(text, /(?:年)?(?:产值|销售收入|营业收入|主营业务收入)(?:约|超|可?达到?|为)?/),
      tax: amountIn(text, /(?:税收|利税|纳税)(?:约|超|可?达到?|为)?/),
      places: [placeOf(block)],
      clauses: [written.replace(/[；;]\s*$/, '').trim()],
      doubts: invest === '' ? ['no-amount'] : [],
    },
  ];
}

/** An amount of money behind given words, in 亿元; other units stand behind the figure. */
function amountIn(text: string, words: RegExp): string {
  const [, digits, unit] =
    new RegExp(`${words.source}(\\d+(?:\\.\\d+)?)余?(亿元|万元|亿美元)`).exec(text) ?? [];
  return digits === undefined ? '' : inHundredMillions(digits, unit ?? '');
}

function inHundredMillions(digits: string, unit: string): string {
  return unit === '亿元' ? digits : `${digits}${unit}`;
}

/** Projects met in sentences with what they cost; a whole group of projects is none. */
function metProjects(block: ReportBlock, index: number): ProjectRow[] {
  const text = plainFigures(block.text);
  const marks = new Marks(block.text);
  return projectMentions(text).flatMap(({ from, to, nameFrom, nameTo, digits, unit }) => {
    const name = nameIn(block.text.slice(nameFrom, nameTo));
    if (name === '') return [];
    const [clauseFrom, clauseTo] = clauseAround(marks, from, to);
    return [
      {
        spans: [{ block: index, from, to }],
        ...{ name, group: '', output: '', tax: '' },
        invest: inHundredMillions(digits, unit),
        milestone: block.role === 'plan' ? milestoneIn(text.slice(nameFrom)) : '',
        places: [placeOf(block)],
        clauses: [block.text.slice(clauseFrom, clauseTo)],
        doubts: ['scattered'],
      },
    ];
  });
}

function nameIn(object: string): string {
  const name = object.replace(
    /(?:年底前|开工|建成|投产|落地|签约|加快|全面|完成|竣工|成功|正式|顺利|启动|等).*$/,
    '',
  );
  return THING_AT_END.test(name) || name.length > 4 ? name : '';
}

function clauseAround(marks: Marks, start: number, end: number): [number, number] {
  return [marks.lastOutside('，。；：', start) + 1, marks.nextOutside('，。；', end)];
}

function milestoneIn(behind: string): string {
  const sentence = behind.split(/[。；]/)[0] ?? '';
  return (
    new RegExp(`(?:${THING})((?:\\d{1,2}月份?|上半年|年底|年内|今年)[^，。；、]{2,24})`).exec(
      sentence,
    )?.[1] ?? ''
  );
}

/** A project that was met before gets what is new of it. */
function merge(rows: ProjectRow[], row: ProjectRow): void {
  const isSame = (one: ProjectRow) =>
    one.invest === row.invest && (likeness(one.name, row.name) >= LIKE || isShort(one, row));
  const at = rows.findIndex(isSame);
  const known = rows[at];
  if (known === undefined) {
    rows.push(row);
    return;
  }
  rows[at] = {
    ...known,
    spans: [...known.spans, ...row.spans],
    milestone: known.milestone || row.milestone,
    places: [...new Set([...known.places, ...row.places])],
    clauses: [...new Set([...known.clauses, ...row.clauses])],
  };
}

/** 宏柏项目 is the one of that name with the same investment. */
function isShort(known: ProjectRow, { name }: ProjectRow): boolean {
  const core = name.replace(new RegExp(THING, 'g'), '');
  return (
    core.length >= 2 &&
    [...core].filter((character) => known.name.includes(character)).length >= Math.min(2, core.length)
  );
}
