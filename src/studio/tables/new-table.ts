import { fieldOf } from '../../editing/csv/field.js';
import type { Desk } from '../desk/desk.js';
import { isPackSheet } from '../desk/facts-home.js';
import { packText } from '../desk/pack-file.js';
import { bytesOfText } from '../folder/folder-file.js';
import { freeName } from '../folder/free-name.js';
import { isOneFile } from '../folder/read-folder.js';
import type { NewTable } from '../wire/tables.js';
import { readOnlyFormat } from './refusals.js';

/** Of longer names spreadsheet programs keep no more. */
const MOST_OF_NAME = 31;

/**
 * The edits that make a table of rows, and the key that it then has: a file of its own, or a sheet of the workbook that
 * the pack is. Where its name can't be its title, that stands in its first row.
 */
export async function newTable(
  desk: Desk,
  title: string,
  rows: readonly (readonly string[])[],
): Promise<NewTable> {
  const book = await bookOf(desk);
  const all = await desk.sheets.all();
  const taken = all.map(({ file, sheet }) => (book ? (sheet ?? '') : file.replace(/\.\w+$/, '')));
  const name = nameFor(title, taken);
  const whole = name === title ? rows : [[title], ...rows];
  if (book) {
    const edit = { kind: 'insert-sheet', file: book, sheet: name, rows: whole } as const;
    return { key: `${book}#${name}`, edits: [edit] };
  }
  const file = `${name}.csv`;
  const lines = whole.map((fields) => `${fields.map((one) => fieldOf(one)).join(',')}\r\n`).join('');
  const after = Buffer.from(bytesOfText(`\ufeff${lines}`)).toString('base64');
  return { key: file, edits: [{ kind: 'file', file, before: null, after }] };
}

/** The workbook that the pack is, if it is one. */
async function bookOf(desk: Desk): Promise<string | undefined> {
  const { world, dataFolder } = desk.project;
  const sheets = await desk.sheets.all();
  const isFile = isOneFile(world.files, dataFolder);
  const book =
    (await packText(desk)) === undefined ? sheets.find((one) => isFile || isPackSheet(one)) : undefined;
  if (isFile && !book?.isEditable) throw readOnlyFormat;
  return book?.isEditable ? book.file : undefined;
}

/** What Windows calls devices by, and no file. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name that files and sheets may have and no other has, as near to the title as can be. */
function nameFor(title: string, taken: readonly string[]): string {
  const plain = title.replace(/[\\/:*?"<>|[\]'#@\p{Cc}\p{Cf}]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '');
  const name = plain.slice(0, MOST_OF_NAME).trim().replace(DEVICE, '$&表') || '新表';
  const isTaken = (one: string) => taken.some((other) => other.trim().toLowerCase() === one.toLowerCase());
  return freeName((end) => name.slice(0, MOST_OF_NAME - end.length) + end, isTaken);
}
