import { basename, dirname } from 'node:path';
import { type Diagnostic, errorAt, ReportError, throwOnErrors } from '../core/diagnostics.js';
import { limits } from '../core/limits.js';
import { decodeSource } from '../core/source/encoding.js';
import { SourceFolder } from '../core/source/folder.js';
import type { Read, SourceText } from '../core/source/text.js';
import { unreadableFile } from '../core/source/unreadable.js';
import type { Files } from '../core/world.js';
import { foldersInside, namesOf, unreadFolder } from './folders-inside.js';
import { csv } from './readers/csv.js';
import { readerOf, readSheets } from './readers/index.js';
import { type SheetReader, TableFile, tableNameOf } from './readers/reader.js';
import { tabbed } from './readers/tabbed.js';
import { isReportName, REPORT_FOLDER, readReportFile } from './report-file.js';
import { isTableText, mayBeProse } from './text-table.js';
import { noTables, unreadFiles } from './unread.js';
import type { Worksheet } from './xlsx/read.js';

/** The files of a data folder, decoded and not yet looked at. */
export interface LoadedData {
  readonly folder: string;
  /** pack.yaml; where there is none, an empty text under the name of the folder. */
  readonly pack: SourceText;
  /** No pack.yaml is there: sheets may say what it would. */
  readonly hasNoPackFile?: true;
  /** The `.csv` files by name without ending, in alphabetical order. */
  readonly sheets: Readonly<Record<string, SourceText>>;
  /** The workbooks of any format, and other files with tables, in alphabetical order. */
  readonly workbooks: readonly Workbook[];
  /** What there is to say about how files were read, where there is anything. */
  readonly found?: readonly Diagnostic[];
}

/** The same with all that a pack is made from, byte for byte, ornaments and the report too. */
export interface LoadedFolder extends LoadedData {
  readonly files: readonly DataFile[];
  /** The report that the folder keeps: one of the files. */
  readonly report?: DataFile;
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

const ornamentName = /^[\w-]+\.svg$/;

/** What a pack keeps beside the data that it was made from has this name, and no file of data. */
export const MANIFEST_NAME = 'briefing.json';

/** What Windows keeps small pictures in has the ending of a database. */
const THUMBNAILS = 'thumbs.db';

/** The reader of a file of tables; spreadsheet programs keep a hidden `~$…` or `.~lock…` file beside an open one. */
function tableReader(name: string): SheetReader | undefined {
  const [, extension] = /^[^.~].*\.([a-z]+\d?)$/i.exec(name) ?? [];
  if (extension === undefined || [MANIFEST_NAME, THUMBNAILS].includes(name.toLowerCase())) return undefined;
  return readerOf(extension.toLowerCase());
}

/** Whether a file of this name may be a pack by itself: a workbook that is nobody's lock or leftover. */
export function isWorkbookName(name: string): boolean {
  const reader = tableReader(name);
  return reader !== undefined && reader !== csv && reader !== tabbed;
}

/** Whether a data folder has files of this name, which then is one inside the folder on any system. */
export function isDataName(name: string): boolean {
  const [folder, inside] = name.includes('/') ? name.split(/\/(.*)/s) : ['', name];
  if (folder === 'ornaments') return ornamentName.test(inside as string);
  if (folder === REPORT_FOLDER) return isPlainName(inside as string) && isReportName(inside as string);
  return folder === '' && isPlainName(name) && isRead(name);
}

function isPlainName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no name of a file has them
  return !/[\u0000-\u001f\\/:*?"<>|]/.test(name);
}

/**
 * Reads pack.yaml, every file of tables in a folder, its ornaments and its report; or one file of tables, where `path`
 * is that of a file. Throws a ReportError when there is no such folder, neither pack.yaml nor a table in it, a text in
 * no encoding it knows, or anything that can't be read. `shownAs` is what messages call the folder.
 */
export async function load(files: Files, path: string, shownAs = path): Promise<LoadedFolder> {
  const kind = files.sync.stat(path)?.kind;
  if (!kind) throw new ReportError([missingFolder(shownAs)]);
  if (kind !== 'file' && kind !== 'folder')
    throw new ReportError([unreadableFile(shownAs, { kind: 'special' })]);
  const only = kind === 'file' ? basename(path) : undefined;
  const folder = only
    ? new SourceFolder(files, dirname(path), dirname(shownAs))
    : new SourceFolder(files, path, shownAs);
  const { value: all, found: foundInNames } = await folder.list(
    (name) => only === undefined || name === only,
  );
  throwOnErrors(foundInNames.filter(({ place }) => isRead(basename(place?.file ?? ''))));
  const { names, bytes: bytesOfTexts } = await withoutProse(folder, all.filter(isRead));
  const texts = names.filter((name) => name === packName || tableReader(name) === csv);
  const books = names.filter((name) => !texts.includes(name));
  const readTexts = await Promise.all(texts.map((name) => readText(folder, name)));
  const workbooks = await Promise.all(books.map((name) => readBook(folder, name, bytesOfTexts.get(name))));
  const ornaments = only ? { value: [], found: [] } : await readOrnaments(folder);
  const report = only ? { value: undefined, found: [] } : await readReportFile(folder);
  const foundInFiles = [...readTexts, ...workbooks, ornaments, report].flatMap((read) => read.found);
  const hasTables =
    texts.some((name) => name !== packName) || workbooks.some(({ value }) => value.sheets.length > 0);
  const others = all.filter((name) => !names.includes(name));
  const unread = unreadFiles(others, hasTables, (name) => folder.shown(name));
  const inside = only ? [] : await foldersInside(folder, others, isRead);
  if (!hasTables && !names.includes(packName) && foundInFiles.length === 0)
    throw new ReportError([only ? notTables(shownAs) : missingPack(shownAs, namesOf(folder, inside))]);
  const none = !hasTables && unread.length + books.length > 0 ? [noTables(shownAs)] : [];
  const unreadInside = inside.map((name) => unreadFolder(folder.shown(name)));
  const found = throwOnErrors([...foundInFiles, ...unread, ...unreadInside, ...none]);

  const sources = texts.map((name, index) => [name, readTexts[index]?.value as SourceText] as const);
  const bytes = [...readTexts, ...workbooks].map((read) => read.bytes);
  const read = [...texts, ...books].map((name, index) => ({ name, bytes: bytes[index] as Uint8Array }));
  const sheets = sources.filter(([name]) => name !== packName);
  const pack = new Map(sources).get(packName);
  return {
    folder: path,
    pack: pack ?? { file: shownAs, text: '' },
    ...(!pack && { hasNoPackFile: true as const }),
    sheets: Object.fromEntries(sheets.map(([name, source]) => [tableNameOf(name), source])),
    workbooks: workbooks.map(({ value }) => value),
    files: [...read, ...ornaments.value, ...(report.value ? [report.value] : [])],
    ...(report.value && { report: report.value }),
    ...(found.length > 0 && { found }),
  };
}

function isRead(name: string): boolean {
  return name === packName || tableReader(name) !== undefined;
}

/**
 * The names of files without those of prose: a text that may be any is read where it can be nothing but a table, and is
 * then at hand.
 */
async function withoutProse(folder: SourceFolder, names: readonly string[]) {
  const bytes = new Map<string, Read<Uint8Array | undefined>>();
  for (const name of names.filter(mayBeProse)) bytes.set(name, await folder.read(name, limits.tableFile));
  const isTable = (name: string) => {
    const read = bytes.get(name)?.value;
    return read !== undefined && isTableText(new TableFile(folder.shown(name), read));
  };
  return { names: names.filter((name) => !mayBeProse(name) || isTable(name)), bytes };
}

/** What a file was read as, with its bytes. */
type ReadFile<T> = Read<T> & Pick<DataFile, 'bytes'>;

async function readText(folder: SourceFolder, name: string): Promise<ReadFile<SourceText | undefined>> {
  const { value: bytes, found } = await folder.read(
    name,
    name === packName ? limits.textFile : limits.tableFile,
  );
  if (!bytes) return { value: undefined, found, bytes: new Uint8Array() };
  return { ...decodeSource(folder.shown(name), bytes), bytes };
}

async function readOrnaments(folder: SourceFolder): Promise<Read<readonly DataFile[]>> {
  const { value: names, found } = await folder.list((name) => ornamentName.test(name), 'ornaments');
  const paths = names.map((name) => `ornaments/${name}`);
  const reads = await Promise.all(paths.map((name) => folder.read(name, limits.ornamentFile)));
  const files = paths.map((name, index) => ({ name, bytes: reads[index]?.value ?? new Uint8Array() }));
  return { value: files, found: [...found, ...reads.flatMap((read) => read.found)] };
}

async function readBook(
  folder: SourceFolder,
  name: string,
  known: Read<Uint8Array | undefined> | undefined,
): Promise<ReadFile<Workbook>> {
  const file = folder.shown(name);
  const most = tableReader(name)?.mostBytes ?? limits.workbookFile;
  const { value: bytes, found } = known ?? (await folder.read(name, most));
  const none = { name: tableNameOf(name), file, sheets: [] };
  if (!bytes) return { value: none, found, bytes: new Uint8Array() };
  const { value: sheets, found: foundInBook } = await readSheets(new TableFile(file, bytes));
  return { value: { ...none, sheets }, found: foundInBook, bytes };
}

function missingFolder(folder: string): Diagnostic {
  const message = { zh: '没有这个数据文件夹', en: 'There is no such data folder' };
  return errorAt('missing-folder', message, { place: { file: folder } });
}

function notTables(file: string): Diagnostic {
  return errorAt(
    'no-tables',
    { zh: '这个文件不是能读的表格', en: 'The file is none that tables are read from' },
    {
      place: { file },
      hint: isReportName(file)
        ? {
            zh: '报告由 briefing import 读成数据文件夹，再生成。',
            en: 'A report is made into a data folder by briefing import, which then can be built.',
          }
        : {
            zh: '可以是 .xlsx、.xls、.et、.ods 工作簿，或者放表格的文件夹。',
            en: 'Name a workbook (.xlsx, .xls, .et, .ods), or a folder with tables in it.',
          },
    },
  );
}

/** `inside` names the folders in it that have tables. */
function missingPack(folder: string, inside: string): Diagnostic {
  const hint = inside
    ? {
        zh: `表在它里面的文件夹里，每个自成一册：briefing build ${inside}`,
        en: `The folders inside have some, each a pack of its own: briefing build ${inside}`,
      }
    : {
        zh: '放进表格（.xlsx、.csv 等）；有 Word 报告的，用 briefing import 由它生成；或用 briefing new 新建一个带示例的。',
        en: 'Put tables in it (.xlsx, .csv …), make them of a report by briefing import, or make examples: briefing new <folder>.',
      };
  return errorAt(
    'missing-pack',
    { zh: `文件夹里没有 ${packName}，也没有表格`, en: `The folder has no ${packName}, and no tables` },
    { place: { file: folder }, hint },
  );
}
