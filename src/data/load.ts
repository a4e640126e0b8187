import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, errorAt, ReportError } from '../diagnostics.js';
import { type Decoded, decodeText } from '../source/encoding.js';
import type { SourceText } from '../source/text.js';

/** The files of a data folder, decoded and not yet looked at. */
export interface LoadedData {
  readonly folder: string;
  readonly pack: SourceText;
  /** The `.csv` files by name without ending, in alphabetical order. */
  readonly sheets: Readonly<Record<string, SourceText>>;
  /** Spreadsheets in other formats, which are not read. */
  readonly unread: readonly string[];
}

const packName = 'pack.yaml';

/**
 * Reads pack.yaml and every `.csv` of a folder. Throws a ReportError when there is no such folder, no
 * pack.yaml in it, or a file in no encoding it knows. `shownAs` is what messages call the folder.
 */
export async function load(folder: string, shownAs = folder): Promise<LoadedData> {
  const names = await listFolder(folder, shownAs);
  const wanted = names.filter((name) => name === packName || isSheet(name));
  if (!wanted.includes(packName)) throw new ReportError([missingPack(shownAs)]);
  const files = await Promise.all(wanted.map((name) => readText(join(folder, name), join(shownAs, name))));
  const found = files.filter((file) => 'brokenLine' in file).map(brokenText);
  if (found.length > 0) throw new ReportError(found);

  const sources = files.filter((file) => 'text' in file);
  const named = wanted.map((name, index) => [name, sources[index] as SourceText] as const);
  const sheets = named.filter(([name]) => isSheet(name)).map(([name, source]) => [name.slice(0, -4), source]);
  const [pack] = named.filter(([name]) => name === packName).map(([, source]) => source);
  const unread = names
    .filter((name) => /^[^.~].*\.(xlsx?|et|ods)$/i.test(name))
    .map((name) => join(shownAs, name));
  return { folder, pack: pack as SourceText, sheets: Object.fromEntries(sheets), unread };
}

/** Spreadsheet programs keep a hidden `~$…` or `.~lock…` file beside an open one. */
function isSheet(name: string): boolean {
  return name.toLowerCase().endsWith('.csv') && !/^[.~]/.test(name);
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

async function readText(path: string, file: string): Promise<{ readonly file: string } & Decoded> {
  return { file, ...decodeText(await readFile(path)) };
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

function brokenText({
  file,
  brokenLine,
}: {
  readonly file: string;
  readonly brokenLine: number;
}): Diagnostic {
  const message = { zh: '有认不出的字符', en: 'There are bytes that are no character' };
  return errorAt('broken-text', message, {
    place: { file, line: brokenLine },
    hint: { zh: '另存为“CSV UTF-8”。', en: 'Save it as “CSV UTF-8”.' },
  });
}
