import type { HelperOptions } from 'handlebars';
import { nearestHint } from '../../core/source/nearest.js';
import type { BlockHelperName, HelperName } from '../../dataset/vocabulary.js';
import type { Effort } from '../effort.js';
import { type Helper, HelperProblem, positionOf } from './context.js';

/** What a helper may be given in one place, and what that is called. */
interface Kind {
  readonly zh: string;
  readonly en: string;
  takes(value: unknown): boolean;
  /** Whether it need not be written. */
  readonly isOptional?: boolean;
}

const text: Kind = {
  zh: '引号里的文字',
  en: 'a text in quotes',
  takes: (value) => typeof value === 'string',
};
const table = record('一张表', 'a table', {
  ...{ columns: Array.isArray, rows: Array.isArray, years: Array.isArray, amounts: Array.isArray },
  ...{ groups: Array.isArray, settings: isObject, total: isObject },
});
const row = record('一行', 'a row', { cells: isObject, rank: isObject, share: isObject });
const total = record('一个合计', 'a total', { digits: isText, place: isObject, counted: isNumber });
const passage: Kind = {
  ...record('一段文字', 'a passage', { text: isText, place: isObject }),
  // a cell has a text too, which is no template
  takes: (value) => isObject(value) && isText(value.text) && isObject(value.place) && !('quantity' in value),
};
const columnRecord = record('', '', { header: isText, role: isText });
const column: Kind = {
  zh: '列或列名',
  en: 'a column or its header',
  takes: (value) => typeof value === 'string' || columnRecord.takes(value),
};
const anything: Kind = { zh: '任何值', en: 'anything', takes: () => true };
const collection: Kind = { zh: '列表或一组值', en: 'a list, or several values', takes: isObject };
const field: Kind = {
  zh: '名字或序号',
  en: 'a name or a number',
  takes: (value) => typeof value === 'string' || typeof value === 'number',
};
const yesOrNo: Kind = {
  zh: 'true 或 false',
  en: 'true or false',
  takes: (value) => typeof value === 'boolean',
};

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A list or a plain object of the data, rather than a number with all its digits. */
function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function record(zh: string, en: string, fields: Readonly<Record<string, (value: unknown) => boolean>>): Kind {
  const has = Object.entries(fields);
  return { zh, en, takes: (value) => isObject(value) && has.every(([name, takes]) => takes(value[name])) };
}

/** What need not be there: an optional text of pack.yaml, a field that a row may lack. */
function orNothing(kind: Kind): Kind {
  return { ...kind, takes: (value) => value === undefined || kind.takes(value) };
}

/** What need not be written either: the group of a count. */
function optional(kind: Kind): Kind {
  return { ...orNothing(kind), isOptional: true };
}

/** What each helper is to be given, in order. */
const parameters: Readonly<Record<HelperName | BlockHelperName, readonly Kind[]>> = {
  figure: [text, text],
  difference: [text],
  change: [text],
  total: [text, text],
  subtotal: [text, text, text],
  count: [text, optional(text)],
  counted: [text, text],
  rank: [text, text],
  share: [text, text],
  name: [text],
  row: [text],
  textOf: [row, text],
  adds: [row, text],
  cell: [table, row, column],
  wording: [table, row, text],
  incomplete: [table],
  yearHeads: [table],
  changeHead: [table],
  amountHead: [table, column],
  rowUnit: [table, row],
  sum: [total],
  changeOf: [row],
  ref: [text],
  passage: [orNothing(passage)],
  narrative: [text],
  charts: [text],
  generalTables: [text],
  tableTitle: [table],
  tableUnit: [table],
  tableColumns: [table],
  tableHead: [table],
  tableRows: [table],
  tableNotes: [table],
  highlights: [],
  chineseDate: [text],
  and: [anything, anything],
  or: [anything, anything, optional(anything), optional(anything)],
  lookup: [orNothing(collection), field],
  if: [anything],
  unless: [anything],
  each: [orNothing(collection)],
  with: [anything],
};

/** What may be written besides, as `name=value`. */
const named: Readonly<Partial<Record<HelperName | BlockHelperName, Readonly<Record<string, Kind>>>>> = {
  ref: { page: yesOrNo },
  if: { includeZero: yesOrNo },
  unless: { includeZero: yesOrNo },
};

/** A helper that says so when a template gives it too little, too much or something else than it takes. */
export function checked(name: HelperName | BlockHelperName, helper: Helper, effort: Effort): Helper {
  const kinds = parameters[name];
  const fewest = kinds.filter(({ isOptional }) => !isOptional).length;
  return function (this: unknown, ...args) {
    const options = args.at(-1) as HelperOptions;
    const given = args.slice(0, -1);
    const isRightCount = given.length >= fewest && given.length <= kinds.length;
    if (!isRightCount || !kinds.every((kind, index) => kind.takes(given[index])))
      throw wrongArguments(name, kinds, options);
    checkNamed(name, options);
    effort.step(positionOf(options), 1 + lookedAt(name, given[0]));
    return helper.apply(this, args);
  };
}

/** What a step is besides a call: so many columns or rows of a table that a helper goes through. */
const COLUMNS_A_STEP = 4;
const ROWS_A_STEP = 10;

/** The steps that a helper takes through the table it is given: its columns, and where it says what sums lack, its rows. */
function lookedAt(name: HelperName | BlockHelperName, value: unknown): number {
  if (!table.takes(value)) return 0;
  const { columns, rows } = value as Record<'columns' | 'rows', readonly unknown[]>;
  return columns.length / COLUMNS_A_STEP + (name === 'incomplete' ? rows.length / ROWS_A_STEP : 0);
}

function checkNamed(name: HelperName | BlockHelperName, options: HelperOptions): void {
  const known = named[name] ?? {};
  for (const [key, value] of Object.entries(options.hash as Record<string, unknown>)) {
    const kind = Object.hasOwn(known, key) ? known[key] : undefined;
    if (kind?.takes(value)) continue;
    const message = kind
      ? { zh: `“${name}”的 ${key}= 后面要写 ${kind.zh}`, en: `${key}= of “${name}” is ${kind.en}` }
      : { zh: `“${name}”不认识 ${key}=`, en: `“${name}” takes no ${key}=` };
    throw new HelperProblem('helper-arguments', message, options, nearestHint(key, Object.keys(known)));
  }
}

function wrongArguments(name: string, kinds: readonly Kind[], options: HelperOptions): HelperProblem {
  const zh = kinds.length === 0 ? '不带参数' : `要写：${kinds.map((kind) => kind.zh).join('、')}`;
  const en = kinds.length === 0 ? 'takes nothing' : `takes ${kinds.map((kind) => kind.en).join(', ')}`;
  return new HelperProblem('helper-arguments', { zh: `“${name}”后面${zh}`, en: `“${name}” ${en}` }, options);
}
