import { type Bilingual, type Diagnostic, warningAt } from '../../core/diagnostics.js';
import type { Read } from '../../core/source/text.js';
import { Database } from '../../incremental/database.js';
import { memo } from '../../incremental/memo.js';
import { placeIn, type RawTable } from '../../input/raw-table.js';
import { recognise } from '../../input/recognise/index.js';
import type { Reading, RecognisedTable, SheetLine } from '../../input/recognise/model.js';
import { isAboutSheet, isContents } from '../../input/recognise/words.js';
import { contradictedRatios, type Slip } from '../general/stated-ratios.js';
import { generalTable } from '../general/table.js';
import type { Pack, Table, TableSettings } from '../model.js';
import { readingFaults } from './reading-faults.js';
import type { GeneralSource } from './sources.js';

/** A general table, and how its sheet was read. */
export interface GeneralRead {
  readonly table: Table;
  readonly recognised: RecognisedTable;
}

/** The tables in a sheet of no known kind; pack.yaml may say how it is read, and how each of them prints. */
export function readGeneralTables(
  source: GeneralSource,
  pack: Pack,
  database = new Database(),
): Read<readonly GeneralRead[]> {
  const { value: sheet, found } = source.read();
  if (sheet === undefined) return { value: [], found };
  const readings = readingsOf(pack, source);
  const recognised = recogniseSheet(sheet, readings, database);
  const reads = recognised.map((one, index) => {
    const name = source.nameAt(index);
    const { value: table, found: foundInTable } = generalTable(
      name,
      one,
      sheet,
      settingsOf(pack, name),
      source.order + index,
    );
    return { table, recognised: one, found: foundInTable };
  });
  const said = Array.from({ length: Math.max(readings.length, recognised.length) }, (_, index) => {
    const name = source.nameAt(index);
    const place = settingsOf(pack, name)?.place;
    return { name, reading: readings[index] ?? nothingSaid, place, table: recognised[index] };
  });
  const faults = readingFaults(sheet, said);
  // a workbook's list of its tables is none, and nobody takes it for one
  const isList = sheet.rows[0]?.fields.some(isContents) === true;
  const none = reads.length + faults.length === 0 && !isList ? [noTable(source)] : [];
  const seen = found.filter((one) => !isOfUnread(one, recognised));
  return {
    value: reads,
    found: [
      ...gathered(seen),
      ...recognised.flatMap((one) => [
        ...sumWarnings(one, sheet),
        ...ratioWarnings(one, sheet),
        ...serialDateWarnings(one, sheet),
      ]),
      // a head that is not where pack.yaml says leaves lines over: the cause is told, and not these
      ...(faults.length > 0 ? [] : recognised.flatMap((one) => unreadWarnings(one, sheet))),
      ...reads.flatMap((read) => read.found),
      ...none,
      ...faults,
    ],
  };
}

/** Names come from files, so that what every object inherits must not be taken for settings. */
function settingsOf({ tables }: Pack, name: string): TableSettings | undefined {
  return Object.hasOwn(tables, name) ? tables[name] : undefined;
}

/** What pack.yaml says of the tables of a sheet, up to the last that it names. */
function readingsOf(pack: Pack, source: GeneralSource): Reading[] {
  const numbers = Object.keys(pack.tables).flatMap((name) => {
    const number = name.startsWith(source.name) ? name.slice(source.name.length) : undefined;
    return number === '' ? [1] : /^-\d{1,3}$/.test(number ?? '') ? [-Number(number)] : [];
  });
  const last = numbers.reduce((most, one) => Math.max(most, one), 0);
  return Array.from({ length: last }, (_, at) => {
    return settingsOf(pack, source.nameAt(at))?.reading ?? nothingSaid;
  });
}

const nothingSaid: Reading = {};

/** Sheets by how they were read the last time: one that has not changed is the very same in the next build. */
const recognisedSheets = memo<RawTable, readonly RecognisedTable[]>('recognised sheet');

function recogniseSheet(
  sheet: RawTable,
  readings: readonly Reading[],
  database: Database,
): readonly RecognisedTable[] {
  return recognisedSheets(database, sheet, readings, () => {
    database.beforeLarge();
    return recognise(sheet, readings);
  });
}

/** Whether something was found in hidden rows or columns of which no table has any: programs hide what is theirs. */
function isOfUnread({ code, place }: Diagnostic, tables: readonly RecognisedTable[]): boolean {
  if (code === 'hidden-rows')
    return !tables.some(({ rows }) => rows.some(({ line }) => line === place?.line));
  if (code !== 'hidden-columns') return false;
  return !tables.some(({ columns }) => columns.some(({ at, leftOut }) => at === place?.column && !leftOut));
}

/** Totals that are not the sum of their rows, and figures that stand for several rows. */
function sumWarnings(
  { contradictions, mergedFigures, columns }: RecognisedTable,
  sheet: RawTable,
): Diagnostic[] {
  const sums = contradictions.map(({ line, text }) =>
    warningAt('contradicted-sum', text, { place: placeIn(sheet, line) }),
  );
  const merged = mergedFigures.map(({ at, lines: [first, last] }) => {
    const head = columns.find((column) => column.at === at)?.path.join('/') ?? '';
    const message = {
      zh: `“${head}”的一个数合并在第${first}—${last}行，只印在第${first}行`,
      en: `A figure of ${head} is merged over rows ${first} to ${last}, and printed in row ${first} alone`,
    };
    const hint = {
      zh: '分开来写各行的数，或把这几行并成一行。',
      en: 'Give each row its figure, or make one row of them.',
    };
    return warningAt('merged-figure', message, { place: placeIn(sheet, first, at), hint });
  });
  return [...sums, ...merged];
}

/** A day that a program counts, in a cell without the format of a date, prints as a date: the office is to know. */
function serialDateWarnings({ columns }: RecognisedTable, sheet: RawTable): Diagnostic[] {
  return columns.flatMap(({ at, path, serialDates = [], leftOut }) => {
    const [first] = serialDates;
    if (first === undefined || leftOut) return [];
    const head = path.join('/');
    const count = serialDates.length;
    const message = {
      zh: `“${head}”有${count}格是表格软件的日期序号，按日期印`,
      en: `${count} cells of ${head} are days as spreadsheet programs count them, and printed as dates`,
    };
    const hint = { zh: '把单元格设成日期格式。', en: 'Give the cells the format of a date.' };
    return warningAt('serial-dates', message, { place: placeIn(sheet, first, at), hint });
  });
}

function ratioWarnings(table: RecognisedTable, sheet: RawTable): Diagnostic[] {
  return contradictedRatios(table).map(({ row, column, stated, reckoned, of: [one, other], slip, rows }) => {
    const count =
      rows === undefined ? { zh: '', en: '' } : { zh: `（这样的有${rows}行）`, en: ` (${rows} rows)` };
    const message = {
      zh: `“${row.name}”写的是${stated}，按“${one}”和“${other}”算是${reckoned}${count.zh}`,
      en: `${row.name} is said to be ${stated}, and by ${one} and ${other} is ${reckoned}${count.en}`,
    };
    const place = { ...placeIn(sheet, row.line, column.at), field: column.path.join('/') };
    return warningAt('contradicted-ratio', message, { place, ...(slip && { hint: slips[slip] }) });
  });
}

/** What seems to have happened to a ratio. */
const slips: Readonly<Record<Slip, Bilingual>> = {
  ten: { zh: '像是小数点错了一位。', en: 'The decimal point seems to be one place off.' },
  hundred: { zh: '像是小数，没有化成百分数。', en: 'It seems to be a fraction, and no percentage.' },
  sign: { zh: '像是正负号反了。', en: 'The sign seems to be the wrong one.' },
};

/** So many characters of what was not read are quoted. */
const MOST_QUOTED = 20;

/** What stands above or below a table and is neither a row nor a note: it would be left out quietly. */
function unreadWarnings({ above, unread }: RecognisedTable, sheet: RawTable): Diagnostic[] {
  // the office that made a sheet and its date are no loss; a figure may be
  const figures = above.filter(
    ({ text }) => !isAboutSheet(text) && !isInEnglish(text) && /\d/.test(text.replace(DATE, '')),
  );
  const below = {
    zh: '是数据就紧接着上一行写，不留空行；是注就以“注：”开头；用不着的就删去。',
    en: 'Put data right under the row above, begin notes with 注：, and take out what is not needed.',
  };
  const over = {
    zh: '是注就以“注：”开头，印在表下；用不着的就删去。',
    en: 'Begin a note with 注：, and it is printed under the table; take out what is not needed.',
  };
  return [
    ...unreadWarning(figures, { zh: '表上面', en: 'above' }, over, sheet),
    ...unreadWarning(unread, { zh: '表下面', en: 'below' }, below, sheet),
  ];
}

/** Yearbooks say titles and units in English again: (100 million yuan). */
function isInEnglish(text: string): boolean {
  return /[A-Za-z]{3}/.test(text) && !/\p{Script=Han}/u.test(text);
}

const DATE = /\d{4}\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*\d{1,2}\s*日?|\s*月)?|\d{4}年/gu;

function unreadWarning(
  [first, ...others]: readonly SheetLine[],
  where: Bilingual,
  hint: Bilingual,
  sheet: RawTable,
): Diagnostic[] {
  if (first === undefined) return [];
  const characters = [...first.text];
  const quoted = characters.slice(0, MOST_QUOTED).join('') + (characters.length > MOST_QUOTED ? '…' : '');
  const [zh, en] =
    others.length === 0 ? ['', ''] : [`，等${others.length + 1}行`, ` and ${others.length} more rows`];
  const message = {
    zh: `${where.zh}的内容没有用到：“${quoted}”${zh}`,
    en: `What stands ${where.en} the table is not used: "${quoted}"${en}`,
  };
  return [warningAt('unread-rows', message, { place: placeIn(sheet, first.line), hint })];
}

/** More findings of one kind in a sheet than this are told once, with their number. */
const MOST_TOLD = 3;

/** What was found in the cells of a sheet, a kind that has many told once. */
function gathered(found: readonly Diagnostic[]): Diagnostic[] {
  const counts = new Map<string, number>();
  for (const { code } of found) counts.set(code, (counts.get(code) ?? 0) + 1);
  const told = new Set<string>();
  return found.flatMap((one) => {
    // an office shows what it means to print
    if (one.code === 'rounded-figure') return [];
    const count = counts.get(one.code) ?? 0;
    if (one.severity === 'error' || count <= MOST_TOLD) return [one];
    if (told.has(one.code)) return [];
    told.add(one.code);
    const { zh, en } = one.message;
    return [{ ...one, message: { zh: `${zh}（这样的有${count}格）`, en: `${en} (${count} cells)` } }];
  });
}

function noTable({ place }: GeneralSource): Diagnostic {
  const message = { zh: '没有认出表格，没有用到', en: 'No table was recognised; it is not used' };
  const hint = {
    zh: '表格要有表头和几行数字；用不着的就移走。',
    en: 'A table has a head and some rows of figures; move away what is not needed.',
  };
  return warningAt('no-table', message, { place, hint: /\.html?$/i.test(place.file) ? aReport : hint });
}

/** Pages are laid out by tables that hold none, and bulletins are text. */
const aReport: Bilingual = {
  zh: '网页是一篇报告或公报的，用 briefing import 导入；用不着的就移走。',
  en: 'If the page is a report, have it read by "briefing import"; move away what is not needed.',
};
