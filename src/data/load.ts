import { readdir, readFile, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { type Diagnostic, errorAt, ReportError } from '../diagnostics.js';
import { type Decoded, decodeText } from '../source/encoding.js';
import type { Read, SourceText } from '../source/text.js';
import type { Worksheet } from '../xlsx/read.js';

/** The files of a data folder, decoded and not yet looked at. */
export interface LoadedData {
  readonly folder: string;
  readonly pack: SourceText;
  /** The `.csv` files by name without ending, in alphabetical order. */
  readonly sheets: Readonly<Record<string, SourceText>>;
  /** The `.xlsx` and `.xlsm` files in alphabetical order. */
  readonly workbooks: readonly Workbook[];
  /** Spreadsheets in other formats, which are not read. */
  readonly unread: readonly string[];
}

export interface Workbook {
  /** The file's name without its ending. */
  readonly name: string;
  readonly file: string;
  readonly sheets: readonly Worksheet[];
}

const packName = 'pack.yaml';

/** Spreadsheet programs keep a hidden `~$…` or `.~lock…` file beside an open one. */
const sheetName = /^[^.~].*\.csv$/i;
const workbookName = /^[^.~].*\.xls[xm]$/i;
const unreadName = /^[^.~].*\.(xlsb?|et|ods)$/i;

/**
 * Reads pack.yaml, every `.csv` and every workbook of a folder. Throws a ReportError when there is no such folder,
 * no pack.yaml in it, a text in no encoding it knows, or a workbook that can't be read. `shownAs` is what messages
 * call the folder.
 */
export async function load(folder: string, shownAs = folder): Promise<LoadedData> {
  const names = await listFolder(folder, shownAs);
  if (!names.includes(packName)) throw new ReportError([missingPack(shownAs)]);
  const shown = (name: string) => join(shownAs, name);
  const texts = names.filter((name) => name === packName || sheetName.test(name));
  const files = await Promise.all(texts.map((name) => readText(join(folder, name), shown(name))));
  const books = names.filter((name) => workbookName.test(name));
  const workbooks = await Promise.all(books.map((name) => readBook(join(folder, name), shown(name))));
  const found = [...files, ...workbooks].flatMap((read) => read.found);
  if (found.length > 0) throw new ReportError(found);

  const sources = texts.map((name, index) => [name, files[index]?.value as SourceText] as const);
  const sheets = sources.filter(([name]) => name !== packName);
  return {
    folder,
    pack: Object.fromEntries(sources)[packName] as SourceText,
    sheets: Object.fromEntries(sheets.map(([name, source]) => [parse(name).name, source])),
    workbooks: workbooks.map(({ value }) => value),
    unread: names.filter((name) => unreadName.test(name)).map(shown),
  };
}

async function listFolder(folder: string, shownAs: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    const message = { zh: '没有这个数据文件夹', en: 'There is no such data folder' };
    throw new ReportError([errorAt('missing-folder', message, { place: { file: shownAs } })]);
  }
}

async function readText(path: string, file: string): Promise<Read<SourceText | undefined>> {
  const decoded: Decoded = decodeText(await readFile(path));
  if ('text' in decoded) return { value: { file, text: decoded.text }, found: [] };
  return { value: undefined, found: [brokenText(file, decoded.brokenLine)] };
}

/** The reader is loaded only where there is a workbook: a folder of text files need not wait for it. */
async function readBook(path: string, file: string): Promise<Read<Workbook>> {
  const { MOST_FILE_BYTES, readWorkbook, unreadableWorkbook } = await import('../xlsx/read.js');
  const isHuge = (await stat(path)).size > MOST_FILE_BYTES;
  const { value, found } = isHuge
    ? unreadableWorkbook(file, 'huge')
    : readWorkbook(file, await readFile(path));
  return { value: { name: parse(path).name, file, sheets: value }, found };
}

function missingPack(folder: string): Diagnostic {
  return errorAt(
    'missing-pack',
    { zh: `文件夹里没有 ${packName}`, en: `The folder has no ${packName}` },
    {
      place: { file: folder },
      hint: {
        zh: '用 briefing new 可以新建一个带示例的数据文件夹。',
        en: '"briefing new" makes a data folder with examples.',
      },
    },
  );
}

function brokenText(file: string, line: number): Diagnostic {
  const message = { zh: '有认不出的字符', en: 'There are bytes that are no character' };
  return errorAt('broken-text', message, {
    place: { file, line },
    hint: { zh: '另存为“CSV UTF-8”。', en: 'Save it as “CSV UTF-8”.' },
  });
}
