import { type Bilingual, type Diagnostic, errorAt, type Place, warningAt } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import type { RawTable } from '../../input/raw-table.js';
import { kindOf } from '../../input/recognise/cell.js';
import { isWithin, type LineRange, type Reading, type RecognisedTable } from '../../input/recognise/model.js';
import type { TableSettings } from '../model.js';

/** One table of a sheet by its name, with what pack.yaml says of its reading. */
export interface ReadAs {
  readonly name: string;
  readonly reading: Reading;
  /** Where pack.yaml says it. */
  readonly place: Place | undefined;
  /** What came of it; undefined where the sheet has no such table. */
  readonly table: RecognisedTable | undefined;
}

/** What pack.yaml says of the tables of a sheet and does not hold, each with what stands there. */
export function readingFaults(sheet: RawTable, read: readonly ReadAs[]): Diagnostic[] {
  const tables = read.flatMap(({ table }) => table ?? []);
  return read.flatMap((one) => [
    ...headFaults(sheet, one, tables),
    ...outside(sheet, one, tables),
    ...rowFaults(sheet, one, read),
    ...codesFault(one),
    ...pivotFault(one),
  ]);
}

/** What pack.yaml says of the reading of a table that is read by the names of its columns, and so is of no use. */
export function readingOfKind(name: string, settings: TableSettings | undefined): Diagnostic[] {
  const { reading = {}, place } = settings ?? {};
  const { unit: _, ...lines } = reading;
  const keys = Object.keys(lines).map(keyOf);
  if (keys.length === 0) return [];
  const message = {
    zh: `“${name}”的 ${keys.join('、')} 用不上：这张表凭列名读`,
    en: `${keys.join(', ')} of "${name}" is of no use: the table is read by the names of its columns`,
  };
  const hint = {
    zh: '要照原样读，写 kind: general，或给表换个名字。',
    en: 'To have it read as it is, give it "kind: general" or another name.',
  };
  return [warningAt('unused-reading', message, { place, hint })];
}

function keyOf(key: string): string {
  return key === 'skipColumns' ? 'skip-columns' : key;
}

/** What stands in a line of a sheet, as messages quote it. */
function lineOf(sheet: RawTable, line: number): Bilingual {
  const last = sheet.rows.at(-1)?.line ?? 0;
  if (line > last) return { zh: `表只到第${last}行`, en: `the sheet ends with row ${last}` };
  const texts = sheet.rows.find((row) => row.line === line)?.fields.filter((field) => field !== '') ?? [];
  if (texts.length === 0) return { zh: `第${line}行是空的`, en: `row ${line} is empty` };
  const shown = texts.slice(0, MOST_SHOWN).map((text) => [...text].slice(0, MOST_CHARACTERS).join(''));
  const more = texts.length > shown.length ? '…' : '';
  return {
    zh: `第${line}行是“${shown.join('、')}${more}”`,
    en: `row ${line} is "${shown.join(', ')}${more}"`,
  };
}

const MOST_SHOWN = 4;
const MOST_CHARACTERS = 20;

function headFaults(
  sheet: RawTable,
  { reading: { head }, place, name }: ReadAs,
  tables: readonly RecognisedTable[],
): Diagnostic[] {
  if (head === undefined) return [];
  const [first, last] = head;
  const rows = first === last ? String(first) : `${first}-${last}`;
  if (tables.some((table) => table.head.some((line) => isWithin(line, [head]))))
    return figuresInHead(sheet, head).map((line) => {
      const { zh, en } = lineOf(sheet, line);
      const message = {
        zh: `“${name}”的 head: ${rows} 里有数字，不当数据印：${zh}`,
        en: `head: ${rows} of "${name}" has figures, which are then no data: ${en}`,
      };
      return warningAt('reading-head', message, { place });
    });
  const there = lineOf(sheet, first);
  const message = {
    zh: `“${name}”的 head: ${rows} 不是表头：${there.zh}`,
    en: `head: ${rows} of "${name}" is no head: ${there.en}`,
  };
  const hint = {
    zh: '写表头在工作表里是哪几行，从1数起，下面要有数据；briefing check --explain 会说现在认作哪几行。',
    en: 'Give the rows of the sheet that are the head, from 1, with data below; briefing check --explain tells those found.',
  };
  return [errorAt('reading-head', message, { place, hint })];
}

/** The first row of a head that holds figures beside a name; years and the numbers of columns are none. */
function figuresInHead({ rows }: RawTable, head: LineRange): number[] {
  const found = rows.find(({ line, fields }) => {
    const figures = fields.slice(1).filter((field) => kindOf(field) === 'number');
    const isNumbers = figures.every((figure) => /^\d+$/.test(figure) && Number(figure) <= fields.length);
    return isWithin(line, [head]) && !isNumbers && figures.length * 2 > fields.length - 1;
  });
  return found ? [found.line] : [];
}

/** Rows and columns to leave out that the sheet does not have. */
function outside(
  sheet: RawTable,
  { reading, place, name }: ReadAs,
  tables: readonly RecognisedTable[],
): Diagnostic[] {
  // rows of a table on its side are its columns
  if (tables.some(({ isTransposed }) => isTransposed)) return [];
  const width = sheet.rows.reduce((most, { fields }) => Math.max(most, fields.length), 0);
  const lines = (reading.skip ?? []).filter(([first]) => first > (sheet.rows.at(-1)?.line ?? 0));
  const columns = (reading.skipColumns ?? []).filter((column) => column > width);
  const faults = [
    ...lines.slice(0, 1).map(([first]) => ({ key: 'skip', at: first, there: lineOf(sheet, first) })),
    ...columns.slice(0, 1).map((at) => ({
      key: 'skip-columns',
      at,
      there: { zh: `表只有${width}列`, en: `the sheet has ${width} columns` },
    })),
  ];
  return faults.map(({ key, at, there }) => {
    const message = {
      zh: `“${name}”的 ${key} 写了${at}，${there.zh}`,
      en: `${key} of "${name}" has ${at}: ${there.en}`,
    };
    return warningAt('reading-outside', message, { place });
  });
}

/** Lines of levels and totals that are no rows of the table. */
function rowFaults(sheet: RawTable, one: ReadAs, read: readonly ReadAs[]): Diagnostic[] {
  const { reading, table } = one;
  if (table === undefined || table.isTransposed) return [];
  const isRow = (range: LineRange) => table.rows.some(({ line }) => isWithin(line, [range]));
  const { levels, total } = reading;
  const byLine = levels === undefined || typeof levels === 'string' ? [] : Object.keys(levels).map(Number);
  const said: (readonly [string, LineRange])[] = [
    ...byLine.map((line) => ['levels', [line, line]] as const),
    ...(total === undefined || total === 'none' ? [] : total).map((range) => ['total', range] as const),
  ];
  const wrong = said.find(([, range]) => !isRow(range));
  return wrong ? [noRow(sheet, one, wrong, read)] : deepRow(one, byLine);
}

/** A row that is set in by more than one level under that before it: nothing is between them. */
function deepRow({ name, place, table }: ReadAs, lines: readonly number[]): Diagnostic[] {
  const rows = table?.rows ?? [];
  const at = rows.findIndex(
    ({ line, level }, index) => lines.includes(line) && level > (rows[index - 1]?.level ?? level) + 1,
  );
  const [before, row] = [rows[at - 1], rows[at]];
  if (before === undefined || row === undefined) return [];
  const message = {
    zh: `“${name}”的 levels 把第${row.line}行写成${row.level}级，它上面一行是${before.level}级`,
    en: `levels of "${name}" sets row ${row.line} in to ${row.level}, and the row before it is at ${before.level}`,
  };
  const hint = { zh: `最多写${before.level + 1}。`, en: `Give ${before.level + 1} at most.` };
  return [warningAt('reading-levels', message, { place, hint })];
}

function noRow(
  sheet: RawTable,
  { name, place, table }: ReadAs,
  [key, range]: readonly [string, LineRange],
  read: readonly ReadAs[],
): Diagnostic {
  const there = lineOf(sheet, range[0]);
  const message = {
    zh: `“${name}”的 ${key} 写的第${range[0]}行不是这张表的一行：${there.zh}`,
    en: `${key} of "${name}" names row ${range[0]}, which is none of the table: ${there.en}`,
  };
  const other = read.find((one) => one.table?.rows.some(({ line }) => isWithin(line, [range])));
  const [first, last] = [table?.rows[0]?.line ?? 0, table?.rows.at(-1)?.line ?? 0];
  const hint = other
    ? { zh: `它是“${other.name}”的，写到那里。`, en: `It is one of "${other.name}": say it there.` }
    : { zh: `数据在第${first}—${last}行。`, en: `The rows of data are ${first} to ${last}.` };
  return errorAt('reading-row', message, { place, hint });
}

function codesFault({ reading, table, name, place }: ReadAs): Diagnostic[] {
  if (reading.levels !== 'codes' || !table || table.rows.some(({ level }) => level > 0)) return [];
  const codes = table.columns.find(({ type }) => type === 'code');
  const [first = ''] = table.rows.map(({ cells }) => cells[codes ? table.columns.indexOf(codes) : 0] ?? '');
  const message = {
    zh: `“${name}”的 levels: codes 没有分出层级：${codes ? `编码列是“${first}”……` : '表里没有编码列，名称前也没有编码'}`,
    en: `levels: codes of "${name}" makes no levels: ${codes ? `the codes are ${first} …` : 'neither a column nor the names have codes'}`,
  };
  const hint = {
    zh: '编码要一级比一级长（01、0101），或末尾补零（360000、360200）；没有编码的写 levels: { 行: 层级 }。',
    en: 'Codes have to grow (01, 0101) or end in zeros (360000, 360200); else give levels: { row: level }.',
  };
  return [errorAt('reading-codes', message, { place, hint })];
}

/** Two rows of one pair, of which a wide table could hold only one. */
function doublePair({ table, name, place }: ReadAs): Diagnostic[] {
  const { pivot, columns = [], rows = [] } = table ?? {};
  if (!pivot) return [];
  const [down, across] = [pivot.rows, pivot.columns].map((at) =>
    columns.findIndex((column) => column.at === at),
  );
  const lines = new Map<string, number>();
  for (const { line, cells } of rows) {
    const pair = `${cells[down as number] ?? ''}、${cells[across as number] ?? ''}`;
    const first = lines.get(pair);
    if (first === undefined) lines.set(pair, line);
    else {
      const message = {
        zh: `“${name}”转不成行列：第${first}行和第${line}行都是“${pair}”`,
        en: `${name} can't be made wide: rows ${first} and ${line} are both "${pair}"`,
      };
      const hint = {
        zh: '在 pivot 里换两列，或并成一行；照原样印的写 pivot: none。',
        en: 'Name other columns in "pivot", make one row of them, or print it as it is: pivot: none.',
      };
      return [errorAt('double-pair', message, { place, hint })];
    }
  }
  return [];
}

function pivotFault(one: ReadAs): Diagnostic[] {
  const { reading, table, name, place } = one;
  const { pivot } = reading;
  if (pivot === undefined || pivot === 'none' || !table) return [];
  if (table.pivot) return doublePair(one);
  const heads = table.columns.flatMap(({ path }) => (path.length > 0 ? [path.join('/')] : []));
  const lacking = [pivot.rows, pivot.columns, ...pivot.values].filter(
    (head) => !table.columns.some(({ path }) => path.at(-1) === head || path.join('/') === head),
  );
  const message = {
    zh: `“${name}”的 pivot 里的列在表里没有：${lacking.join('、')}`,
    en: `pivot of "${name}" names columns that the table lacks: ${lacking.join(', ')}`,
  };
  return [errorAt('unknown-pivot', message, { place, hint: nearestHint(lacking[0] ?? '', heads) })];
}
