import { type Bilingual, type Diagnostic, errorAt } from '../../core/diagnostics.js';
import { placeIn, type RawTable, type SheetRow } from '../../input/raw-table.js';
import { isAboutSheet, isNote, isSource } from '../../input/recognise/words.js';
import type { ColumnRule } from '../kinds/kind.js';
import { matches } from './header.js';

/*
 * A table whose columns are laid down begins with its headers and ends with its data. Offices put titles and units
 * above and notes and sources below; that is told as what it is, and nothing else of the rows is.
 */

/** Titles and units over a table take no more rows than this. */
const MOST_ROWS_ABOVE = 9;

/** So many headers, and so many characters of a note, are quoted. */
const MOST_QUOTED = 4;
const MOST_CHARACTERS = 16;

/**
 * Says that the headers stand lower down, under the title of the table, and what stands below the rows. Then nothing
 * else need be said of the sheet.
 */
export function headerBelow(sheet: RawTable, schema: readonly ColumnRule[]): Diagnostic[] {
  const [first, ...others] = sheet.rows;
  const header = first && headerAmong(first, others.slice(0, MOST_ROWS_ABOVE), schema);
  if (first === undefined || header === undefined) return [];
  const { line } = header;
  const { zh, en } = quoted(header.fields.filter(isFilled), MOST_QUOTED);
  const hints: Bilingual[] = [
    {
      zh: '删去它上面的行，第一行应是列名；表的标题和单位写在 pack.yaml 里。',
      en: 'Take out the rows above: the first row should hold the headers; titles and units stand in pack.yaml.',
    },
    ...(fitting(header, schema) === 0 ? [asOtherTable] : []),
    ...notesHint(noteRows(sheet.rows)),
  ];
  return [
    errorAt(
      'header-below',
      {
        zh: `列名好像在第${line}行（${zh}），上面还有别的内容`,
        en: `The headers seem to stand in row ${line} (${en}), below something else`,
      },
      { place: placeIn(sheet, first.line), hint: together(hints) },
    ),
  ];
}

/** The row of headers of a sheet, which may stand below its title; undefined for a sheet without rows. */
export function headerOf({ rows }: RawTable, schema: readonly ColumnRule[]): SheetRow | undefined {
  const [first, ...others] = rows;
  return first && (headerAmong(first, others.slice(0, MOST_ROWS_ABOVE), schema) ?? first);
}

const asOtherTable: Bilingual = {
  zh: '这些列名不是这种表的；换个名字，就按普通表读。',
  en: 'Such headers are not of this kind of table: under another name it is read as a general one.',
};

/**
 * The row of headers below a first row that is none: one that fits better, or the first that is filled below a title.
 */
function headerAmong(
  first: SheetRow,
  others: readonly SheetRow[],
  schema: readonly ColumnRule[],
): SheetRow | undefined {
  const fit = fitting(first, schema);
  const most = Math.max(0, ...others.map((row) => fitting(row, schema)));
  if (most >= 2 && most > fit) return others.find((row) => fitting(row, schema) === most);
  const width = Math.max(0, ...others.map(filledIn));
  if (fit > 0 || filledIn(first) > 1 + Number(width > 4)) return undefined;
  return width < 2 ? undefined : others.find((row) => filledIn(row) > 1 && filledIn(row) > width / 2);
}

function fitting({ fields }: SheetRow, schema: readonly ColumnRule[]): number {
  return schema.filter((rule) => fields.some((text) => text !== '' && matches(rule, text))).length;
}

function filledIn({ fields }: SheetRow): number {
  return fields.filter(isFilled).length;
}

function isFilled(text: string): boolean {
  return text !== '';
}

/** The rows of data without the notes and sources that stand below them, which are told. */
export function withoutNotes(
  sheet: RawTable,
  body: readonly SheetRow[],
): { rows: readonly SheetRow[]; found: readonly Diagnostic[] } {
  const notes = noteRows(body);
  const [first] = notes;
  if (first === undefined) return { rows: body, found: [] };
  const message = {
    zh: `表下面有注或来源，不是数据：${linesOf(notes).zh}`,
    en: `There are notes or sources below the rows, which are no data: ${linesOf(notes).en}`,
  };
  const found = [
    errorAt('notes-below', message, { place: placeIn(sheet, first.line), hint: together(notesHint(notes)) }),
  ];
  return { rows: body.slice(0, body.length - notes.length), found };
}

/** The last rows, where each begins with a word such as 注： and has hardly anything else. */
function noteRows(rows: readonly SheetRow[]): readonly SheetRow[] {
  const last = rows.findLastIndex((row) => !isNoteRow(row));
  return rows.slice(last + 1);
}

/** A comma within a note parts it. */
const MOST_PARTS = 2;

function isNoteRow(row: SheetRow): boolean {
  const text = row.fields.find(isFilled) ?? '';
  return filledIn(row) <= MOST_PARTS && (isNote(text) || isSource(text) || isAboutSheet(text));
}

function notesHint(notes: readonly SheetRow[]): Bilingual[] {
  if (notes.length === 0) return [];
  const { zh, en } = linesOf(notes);
  return [
    {
      zh: `下面的${zh}也要移走：写在 pack.yaml 里这张表的 notes 和 source。`,
      en: `Move ${en} away, too: they are "notes" and "source" of the table in pack.yaml.`,
    },
  ];
}

/** 第8行（“注：…”）, or 第8—9行（“注：…”“数据来源：…”）. */
function linesOf(rows: readonly SheetRow[]): Bilingual {
  const [from, to] = [rows[0]?.line, rows.at(-1)?.line];
  const texts = rows.map(({ fields }) => fields.find(isFilled) ?? '');
  const { zh, en } = quoted(texts, 2);
  if (from === to) return { zh: `第${from}行（${zh}）`, en: `row ${from} (${en})` };
  return { zh: `第${from}—${to}行（${zh}）`, en: `rows ${from} to ${to} (${en})` };
}

function quoted(texts: readonly string[], most: number): Bilingual {
  const shown = texts.slice(0, most).map((text) => {
    const characters = [...text.replace(/\s+/g, ' ')];
    const isLong = characters.length > MOST_CHARACTERS;
    return isLong ? `${characters.slice(0, MOST_CHARACTERS).join('')}…` : characters.join('');
  });
  const more = texts.length > shown.length;
  return {
    zh: shown.map((text) => `“${text}”`).join('') + (more ? '等' : ''),
    en: shown.join(', ') + (more ? ' …' : ''),
  };
}

function together(hints: readonly Bilingual[]): Bilingual {
  return { zh: hints.map(({ zh }) => zh).join(''), en: hints.map(({ en }) => en).join(' ') };
}
