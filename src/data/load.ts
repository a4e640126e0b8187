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

/** The same with all that a pack is made from, byte for byte, ornaments too. */
export interface LoadedFolder extends LoadedData {
  readonly files: readonly DataFile[];
}

/** A file of a data folder by its path in it, with `/`. */
export interface DataFile {
  readonly name: string;
  readonly bytes: Uint8Array;
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
const ornamentName = /^[\w-]+\.svg$/;
const unreadName = /^[^.~].*\.(xlsb?|et|ods)$/i;

/** Whether a data folder has files of this name, which then is one inside the folder on any system. */
export function isDataName(name: string): boolean {
  const [folder, inside] = name.includes('/') ? name.split(/\/(.*)/s) : ['', name];
  if (folder !== '') return folder === 'ornaments' && ornamentName.test(inside as string);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no name of a file has them
  const isPlain = !/[\u0000-\u001f\\/:*?"<>|]/.test(name);
  return isPlain && (name === packName || sheetName.test(name) || workbookName.test(name));
}

/**
 * Reads pack.yaml, every `.csv` and every workbook of a folder. Throws a ReportError when there is no such folder,
 * no pack.yaml in it, a text in no encoding it knows, or a workbook that can't be read. `shownAs` is what messages
 * call the folder.
 */
export async function load(folder: string, shownAs = folder): Promise<LoadedFolder> {
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
  const bytes = [...files, ...workbooks].map((read) => read.bytes);
  const read = [...texts, ...books].map((name, index) => ({ name, bytes: bytes[index] as Uint8Array }));
  const sheets = sources.filter(([name]) => name !== packName);
  return {
    folder,
    pack: Object.fromEntries(sources)[packName] as SourceText,
    sheets: Object.fromEntries(sheets.map(([name, source]) => [parse(name).name, source])),
    workbooks: workbooks.map(({ value }) => value),
    unread: names.filter((name) => unreadName.test(name)).map(shown),
    files: [...read, ...(await readOrnaments(folder, names))],
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

/** What a file was read as, with its bytes. */
type ReadFile<T> = Read<T> & Pick<DataFile, 'bytes'>;

async function readText(path: string, file: string): Promise<ReadFile<SourceText | undefined>> {
  const bytes = await readFile(path);
  const decoded: Decoded = decodeText(bytes);
  if ('text' in decoded) return { value: { file, text: decoded.text }, found: [], bytes };
  return { value: undefined, found: [brokenText(file, decoded.brokenLine)], bytes };
}

async function readOrnaments(folder: string, names: readonly string[]): Promise<DataFile[]> {
  if (!names.includes('ornaments')) return [];
  const found = await readdir(join(folder, 'ornaments')).catch(() => []);
  const ornaments = found.filter((name) => ornamentName.test(name)).sort();
  return Promise.all(
    ornaments.map(async (name) => ({
      name: `ornaments/${name}`,
      bytes: await readFile(join(folder, 'ornaments', name)),
    })),
  );
}

/** The reader is loaded only where there is a workbook: a folder of text files need not wait for it. */
async function readBook(path: string, file: string): Promise<ReadFile<Workbook>> {
  const { MOST_FILE_BYTES, readWorkbook, unreadableWorkbook } = await import('../xlsx/read.js');
  const isHuge = (await stat(path)).size > MOST_FILE_BYTES;
  const bytes = isHuge ? new Uint8Array() : await readFile(path);
  const { value, found } = isHuge ? unreadableWorkbook(file, 'huge') : readWorkbook(file, bytes);
  return { value: { name: parse(path).name, file, sheets: value }, found, bytes };
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
