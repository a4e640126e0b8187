/** What a helper may be given in one place, and what that is called. */
export interface ArgumentKind {
  readonly zh: string;
  readonly en: string;
  takes(value: unknown): boolean;
  /** Whether it need not be written. */
  readonly isOptional?: boolean;
}

const text: ArgumentKind = {
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
const passage: ArgumentKind = {
  ...record('一段文字', 'a passage', { text: isText, place: isObject }),
  // a cell has a text too, which is no template
  takes: (value) => isObject(value) && isText(value.text) && isObject(value.place) && !('quantity' in value),
};
const columnRecord = record('', '', { header: isText, role: isText });
const column: ArgumentKind = {
  zh: '列或列名',
  en: 'a column or its header',
  takes: (value) => typeof value === 'string' || columnRecord.takes(value),
};
const anything: ArgumentKind = { zh: '任何值', en: 'anything', takes: () => true };
const collection: ArgumentKind = { zh: '列表或一组值', en: 'a list, or several values', takes: isObject };
const field: ArgumentKind = {
  zh: '名字或序号',
  en: 'a name or a number',
  takes: (value) => typeof value === 'string' || typeof value === 'number',
};
const yesOrNo: ArgumentKind = {
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

function record(
  zh: string,
  en: string,
  fields: Readonly<Record<string, (value: unknown) => boolean>>,
): ArgumentKind {
  const has = Object.entries(fields);
  return { zh, en, takes: (value) => isObject(value) && has.every(([name, takes]) => takes(value[name])) };
}

/** What need not be there: an optional text of pack.yaml, a field that a row may lack. */
export function orNothing(kind: ArgumentKind): ArgumentKind {
  return { ...kind, takes: (value) => value === undefined || kind.takes(value) };
}

/** What need not be written either: the group of a count. */
export function optional(kind: ArgumentKind): ArgumentKind {
  return { ...orNothing(kind), isOptional: true };
}

/** What helpers may be given. */
export const kinds = { text, table, row, total, passage, column, anything, collection, field, yesOrNo };
