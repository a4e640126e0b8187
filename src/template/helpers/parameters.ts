import type { HelperOptions } from 'handlebars';
import { type Helper, HelperProblem } from './context.js';

/** What a helper may be given in one place, and what that is called. */
interface Kind {
  readonly zh: string;
  readonly en: string;
  takes(value: unknown): boolean;
}

const text: Kind = {
  zh: '引号里的文字',
  en: 'a text in quotes',
  takes: (value) => typeof value === 'string',
};
const table = record('一张表', 'a table', 'columns');
const row = record('一行', 'a row', 'cells');
const total = record('一个合计', 'a total', 'counted');
const passage = record('一段文字', 'a passage', 'text');
const column: Kind = {
  zh: '列或列名',
  en: 'a column or its header',
  takes: (value) => typeof value === 'string' || record('', '', 'header').takes(value),
};
const anything: Kind = { zh: '任何值', en: 'anything', takes: () => true };

function record(zh: string, en: string, field: string): Kind {
  return { zh, en, takes: (value) => typeof value === 'object' && value !== null && field in value };
}

/** What may be missing: an optional text of pack.yaml, the group of a count. */
function optional(kind: Kind): Kind {
  return { ...kind, takes: (value) => value === undefined || kind.takes(value) };
}

/** What each helper is to be given, in order. */
const parameters: Readonly<Record<string, readonly Kind[]>> = {
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
  passage: [optional(passage)],
  narrative: [text],
  charts: [text],
  highlights: [],
  chineseDate: [text],
  and: [anything, anything],
  or: [anything, anything, optional(anything)],
};

/** A helper that says so when a template gives it too little, too much or something else than it takes. */
export function checked(name: string, helper: Helper): Helper {
  const kinds = parameters[name];
  if (!kinds) throw new Error(`the parameters of the helper ${name} are not listed`);
  return function (this: unknown, ...args) {
    const options = args.at(-1) as HelperOptions;
    const given = args.slice(0, -1);
    if (given.length > kinds.length || !kinds.every((kind, index) => kind.takes(given[index])))
      throw wrongArguments(name, kinds, options);
    return helper.apply(this, args);
  };
}

function wrongArguments(name: string, kinds: readonly Kind[], options: HelperOptions): HelperProblem {
  const zh = kinds.length === 0 ? '不带参数' : `要写：${kinds.map((kind) => kind.zh).join('、')}`;
  const en = kinds.length === 0 ? 'takes nothing' : `takes ${kinds.map((kind) => kind.en).join(', ')}`;
  return new HelperProblem('helper-arguments', { zh: `“${name}”后面${zh}`, en: `“${name}” ${en}` }, options);
}
