import { readDate } from '../../chinese/date.js';
import { halfWidth } from '../../chinese/width.js';
import { type Diagnostic, errorAt, type Place, warningAt } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import type { Read } from '../../core/source/text.js';
import type { Path } from '../../core/source/values.js';
import { RESERVED_NAMES } from '../../core/source/yaml-faults.js';
import { placeIn, type RawTable, type SheetRow } from '../../input/raw-table.js';
import { PackSheets } from './pack-sheets.js';
import {
  chartColumns,
  coverKeys,
  keyNamed,
  type packSheetNames,
  plainName,
  type SheetKey,
  tableColumns,
  textColumns,
} from './words.js';

/** The sheets of a data set that say what pack.yaml says, where there are any. */
export type FoundSheets = Partial<Readonly<Record<keyof typeof packSheetNames, RawTable>>>;

/** What the words in the sheets stand for, besides their own. */
export interface SheetWords {
  /** The kinds of charts by their Chinese names. */
  readonly chartTypes: Readonly<Record<string, string>>;
  /** The table that a name of a sheet stands for. */
  readonly tableOf: (sheet: string) => string;
}

/**
 * 封面, 文字, 表 and 图 → the values that pack.yaml would have. What is called by a name that means nothing is found at
 * its cell. A pack without a title has `title`, the name of its file.
 */
export function readPackSheets(
  sheets: FoundSheets,
  { title, place }: { readonly title: string; readonly place: Place },
  words: SheetWords,
): Read<PackSheets> {
  const pack = new PackSheets(place);
  const found: Diagnostic[] = [];
  if (sheets.cover) readCover(sheets.cover, pack, found);
  if (sheets.texts) readTexts(sheets.texts, pack, found);
  if (sheets.tables) readTables(sheets.tables, pack, found, words);
  if (sheets.charts) readCharts(sheets.charts, pack, found, words);
  if (!pack.has(['title'])) pack.set(['title'], title, place);
  return { value: pack, found };
}

function readCover(sheet: RawTable, pack: PackSheets, found: Diagnostic[]): void {
  const lone: WrittenText[] = [];
  const { rows, width } = belowHeading(sheet);
  for (const row of rows) {
    const filled = row.fields
      .slice(0, width)
      .flatMap((text, index) => (text === '' ? [] : [{ text, place: placeIn(sheet, row.line, index + 1) }]));
    const [first, second, ...others] = filled;
    if (!first) continue;
    const [name, text] = second ? [first.text, second.text] : apartAtColon(first.text);
    const key = keyNamed(coverKeys, name);
    // a name that nothing was written to is left as it was
    if (text === undefined && key) continue;
    if (text === undefined) lone.push(first);
    else if (key) setValue(pack, key.path, key, text, (second ?? first).place, found);
    else found.push(unknownName(name, coverKeys, first.place));
    found.push(...others.map(unusedLine));
  }
  readCoverLines(lone, pack, found);
}

/** A text in a sheet, and its cell. */
interface WrittenText {
  readonly text: string;
  readonly place: Place;
}

function unusedLine({ text, place }: WrittenText): Diagnostic {
  const message = { zh: `封面上的“${text}”没有用到`, en: `"${text}" of the cover is not used` };
  return warningAt('unused-line', message, { place });
}

/** 编制单位：某市统计局, as covers that were drawn by hand have it. */
function apartAtColon(text: string): [string, string | undefined] {
  const [, name, value] = /^([^：:]{1,8})[：:]\s*(.+)$/s.exec(text) ?? [];
  return name !== undefined && value !== undefined ? [name, value] : [text, undefined];
}

/** Lines of a cover that stand alone: the first is its title, one may be its date. */
function readCoverLines(lines: readonly WrittenText[], pack: PackSheets, found: Diagnostic[]): void {
  for (const line of lines) {
    const { text, place } = line;
    if (!pack.has(['date']) && typeof readDate(text) === 'object') pack.set(['date'], text, place);
    else if (!pack.has(['title'])) pack.set(['title'], text, place);
    else found.push(unusedLine(line));
  }
}

/** The rows below a heading 名称, 内容; a column that says how they are filled in is no part of them. */
function belowHeading({ rows }: RawTable): { rows: readonly SheetRow[]; width: number } {
  const [head, ...others] = rows;
  if (!head?.fields.some((field) => ['内容', '填写', '填写内容'].includes(field)))
    return { rows, width: Number.POSITIVE_INFINITY };
  const remarks = head.fields.findIndex((field) => ['怎么填', '填写说明', '说明', '备注'].includes(field));
  return { rows: others, width: remarks > 0 ? remarks : Number.POSITIVE_INFINITY };
}

function readTexts(sheet: RawTable, pack: PackSheets, found: Diagnostic[]): void {
  let section = 'glance';
  for (const row of rowsOf(sheet, textColumns, found)) {
    const named = row.get('section');
    if (named && !isReserved(named, found)) section = chosen(named.key, named.text);
    const paragraph = row.get('text');
    if (paragraph) appendLines(pack, ['narrative', section], paragraph);
  }
}

/** Each line of a cell by itself: a paragraph, a note, a source. */
function appendLines(pack: PackSheets, path: Path, { text, place }: WrittenText): void {
  for (const line of text.split('\n')) pack.append(path, line, place);
}

/** A name that nothing may have, since every object of the language has it; it is told. */
function isReserved({ text, place }: WrittenText, found: Diagnostic[]): boolean {
  if (!RESERVED_NAMES.has(text)) return false;
  const message = { zh: `不能叫“${text}”`, en: `Nothing may be called "${text}"` };
  const hint = { zh: '这个名称不能用，换一个。', en: 'Choose another name.' };
  found.push(errorAt('reserved-name', message, { place, hint }));
  return true;
}

function readTables(sheet: RawTable, pack: PackSheets, found: Diagnostic[], words: SheetWords): void {
  for (const row of rowsOf(sheet, tableColumns, found)) {
    const name = row.get('name');
    if (!name || isReserved(name, found)) continue;
    const path = ['tables', words.tableOf(name.text)];
    // to be named is to have a place among the others
    pack.name(path, name.place);
    for (const { key, text, place } of row.values())
      if (key.path[0] !== 'name') setValue(pack, [...path, ...key.path], key, text, place, found);
  }
}

function readCharts(sheet: RawTable, pack: PackSheets, found: Diagnostic[], words: SheetWords): void {
  let index = 0;
  for (const row of rowsOf(sheet, chartColumns(words.chartTypes), found)) {
    const path = ['charts', index];
    index++;
    for (const { key, text, place } of row.values()) {
      if (key.path[0] === 'columns') {
        for (const [at, column] of listIn(text).entries())
          pack.set([...path, 'series', at, 'column'], column, place);
      } else if (key.path.at(-1) === 'table') {
        pack.set([...path, 'rows', 'table'], words.tableOf(text), place);
      } else setValue(pack, [...path, ...key.path], key, text, place, found);
    }
    const all = placeIn(sheet, row.line);
    const about = row.get('topic') ?? row.get('title');
    const usual: [Path, unknown][] = [
      [['name'], `chart-${index}`],
      [['at'], 'tables'],
      [['alt'], about?.text],
    ];
    for (const [key, value] of usual)
      if (value !== undefined && !pack.has([...path, ...key])) pack.set([...path, ...key], value, all);
  }
}

/** A cell under a head that means something. */
interface KeyedCell extends WrittenText {
  readonly key: SheetKey;
}

/** The cells of a row by the last part of their paths; empty ones are not there. */
type KeyedRow = Map<string, KeyedCell> & { readonly line: number };

/** The rows below the head of a sheet, which is its first row. */
function rowsOf(sheet: RawTable, keys: readonly SheetKey[], found: Diagnostic[]): KeyedRow[] {
  const [head, ...rows] = sheet.rows;
  if (!head) return [];
  const used = new Set<SheetKey>();
  const columns = head.fields.map((name, index) => {
    const key = keyNamed(keys, name);
    const place = placeIn(sheet, head.line, index + 1);
    if (!key && name !== '') found.push(unknownName(name, keys, place));
    if (!key || !used.has(key)) {
      if (key) used.add(key);
      return key;
    }
    found.push(writtenTwice(key, place));
    return undefined;
  });
  return rows.map((row) => keyedRow(sheet, row, columns)).filter(({ size }) => size > 0);
}

function keyedRow(sheet: RawTable, row: SheetRow, columns: readonly (SheetKey | undefined)[]): KeyedRow {
  const cells = row.fields.flatMap((text, index): [string, KeyedCell][] => {
    const key = columns[index];
    if (!key || text === '') return [];
    return [[String(key.path.at(-1)), { key, text, place: placeIn(sheet, row.line, index + 1) }]];
  });
  return Object.assign(new Map(cells), { line: row.line });
}

function unknownName(name: string, keys: readonly SheetKey[], place: Place): Diagnostic {
  const known = keys.map(({ names }) => names[0] as string);
  const message = { zh: `不认识的名称“${name}”`, en: `"${name}" is not a known name` };
  const all = { zh: `可以写：${known.join('、')}。`, en: `Known are: ${known.join(', ')}.` };
  return warningAt('unknown-key', message, { place, hint: nearestHint(plainName(name), known) ?? all });
}

function setValue(
  pack: PackSheets,
  path: Path,
  key: SheetKey,
  text: string,
  place: Place,
  found: Diagnostic[],
): void {
  const { form, choices } = key;
  if (choices) pack.offer(path, Object.keys(choices));
  if (form === 'more') appendLines(pack, path, { text, place });
  else if (pack.has(path)) found.push(writtenTwice(key, place));
  else if (form === 'list') for (const word of listIn(text)) pack.append(path, chosen(key, word), place);
  else pack.set(path, form === 'text' ? chosen(key, text) : valueIn(text, form), place);
}

/** What a word stands for in pack.yaml; one that is none of those offered stands for itself. */
function chosen({ choices = {}, alsoCalled = {} }: SheetKey, word: string): string {
  const name = (Object.hasOwn(alsoCalled, word) ? alsoCalled[word] : undefined) ?? word;
  return (Object.hasOwn(choices, name) ? choices[name] : undefined) ?? word;
}

function writtenTwice({ names: [name] }: SheetKey, place: Place): Diagnostic {
  const message = { zh: `“${name}”写了两次，用前一个`, en: `"${name}" is there twice; the first is used` };
  return warningAt('duplicate-key', message, { place });
}

/** What stands between the commas of a list, or in its lines. */
function listIn(text: string): string[] {
  return text
    .split(/[、，,;；\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** A number, or a yes or no, as pack.yaml has it; the text itself where it is neither, for the schema to tell of. */
function valueIn(text: string, form: 'number' | 'flag'): unknown {
  const plain = halfWidth(text).trim();
  if (form === 'number') return /^\d+$/.test(plain) ? Number(plain) : text;
  if (['有', '是', '要', 'true'].includes(plain)) return true;
  return ['无', '否', '不要', '没有', 'false'].includes(plain) ? false : listIn(text);
}
