import { type Diagnostic, errorAt, type Place, warningAt } from '../../core/diagnostics.js';
import type { Read, SourceText } from '../../core/source/text.js';
import type { Worksheet } from '../xlsx/read.js';
import { JsonProblem, type JsonValue, parseJson } from './parse.js';
import { pointerTo } from './pointers.js';
import { readRows, tableShapes } from './rows.js';

/**
 * A JSON file → its tables: a list of objects, one a row; `{ "columns": […], "rows": [[…], …] }`; or an object with
 * several of these by their names. `name` is what a table is called that is the whole file.
 */
export function readJsonTables({ file, text }: SourceText, name: string): Read<readonly Worksheet[]> {
  try {
    return tablesIn(parseJson(text), file, name);
  } catch (problem) {
    if (!(problem instanceof JsonProblem)) throw problem;
    const { at, bilingual, hint } = problem;
    return {
      value: [],
      found: [errorAt('json-syntax', bilingual, { place: placeAt(file, text, at), hint })],
    };
  }
}

function placeAt(file: string, text: string, at: number): Place {
  const lines = text.slice(0, at).split('\n');
  return { file, line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function tablesIn(value: JsonValue, file: string, name: string): Read<readonly Worksheet[]> {
  const whole = tableIn(value, file, name, '');
  if (whole) return { value: [whole], found: [] };
  const members = value.kind === 'object' ? [...value.members] : [];
  const tables = members.map(([key, one]) => tableIn(one, file, key, pointerTo('', key)));
  const others = members.filter((_, index) => tables[index] === undefined).map(([key]) => key);
  if (others.length === members.length) return { value: [], found: [noTable(file)] };
  return {
    value: tables.filter((table) => table !== undefined),
    found: others.length > 0 ? [notRead(others, file)] : [],
  };
}

/** The table that a value is, at a pointer of its file; undefined where it is none. */
function tableIn(value: JsonValue, file: string, name: string, at: string): Worksheet | undefined {
  if (value.kind === 'list') return tableOfObjects(value.items, file, name, at);
  if (value.kind !== 'object') return undefined;
  const [columns, rows] = [value.members.get('columns'), value.members.get('rows')];
  if (columns?.kind !== 'list' || rows?.kind !== 'list') return undefined;
  return tableOfLists(columns.items, rows.items, file, name, at);
}

/** Rows may leave out what they have not: the columns are the keys of all, in the order in which they first come. */
function tableOfObjects(rows: readonly JsonValue[], file: string, name: string, at: string): Worksheet {
  const firsts = new Map<string, number>();
  for (const [index, row] of rows.entries())
    if (row.kind === 'object')
      for (const key of row.members.keys()) if (!firsts.has(key)) firsts.set(key, index);
  const columns = [...firsts.keys()];
  const header = [...firsts].map(([key, index]) => pointerTo(pointerTo(at, index), key));
  const pointers = { rows: at, header, keys: columns };
  return worksheet(name, readRows({ columns, rows, areLists: false }, { file, name, pointers }));
}

function tableOfLists(
  names: readonly JsonValue[],
  rows: readonly JsonValue[],
  file: string,
  name: string,
  at: string,
): Worksheet {
  const header = names.map((_, index) => pointerTo(pointerTo(at, 'columns'), index));
  const columns = names.map((one) =>
    one.kind === 'text' ? one.text : one.kind === 'number' ? one.written : '',
  );
  const pointers = { rows: pointerTo(at, 'rows'), header, keys: names.map((_, index) => String(index)) };
  return worksheet(name, readRows({ columns, rows, areLists: true }, { file, name, pointers }));
}

function worksheet(name: string, read: Pick<Worksheet, 'value' | 'found'>): Worksheet {
  return { name, hidden: false, ...read };
}

function noTable(file: string): Diagnostic {
  const message = { zh: '里面没有表，没有读这个文件', en: 'The file holds no table, and is not read' };
  return warningAt('unread-file', message, { place: { file }, hint: tableShapes });
}

const MOST_NAMED = 5;

function notRead(names: readonly string[], file: string): Diagnostic {
  const some = names.slice(0, MOST_NAMED);
  const more = names.length > MOST_NAMED ? { zh: '等', en: ' …' } : { zh: '', en: '' };
  const message = {
    zh: `没有读${some.map((name) => `“${name}”`).join('、')}${more.zh}：不是表`,
    en: `No table, and not read: ${some.map((name) => `"${name}"`).join(', ')}${more.en}`,
  };
  return warningAt('json-unread', message, { place: { file } });
}
