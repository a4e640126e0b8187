import { dirname, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Diagnostic, errorAt, ReportError } from '../core/diagnostics.js';
import { limits } from '../core/limits.js';
import { decodeSource } from '../core/source/encoding.js';
import { unreadableFile } from '../core/source/unreadable.js';
import type { Files } from '../core/world.js';
import type { BatchItem } from '../server/batch/run.js';

/** The columns of a list of packs, and the settings that they are. */
const COLUMNS: Readonly<Record<string, string>> = {
  数据: 'path',
  data: 'path',
  版本: 'edition',
  edition: 'edition',
  调色板: 'palette',
  palette: 'palette',
  黑白: 'grey',
  grey: 'grey',
};

/** What clerks write for yes. */
const YES = /^(?:是|√|y|yes|true|1)$/i;

/** The packs that a CSV lists, a row each; paths start from the folder of the list. Throws a ReportError. */
export async function readBatchList(files: Files, file: string): Promise<readonly BatchItem[]> {
  const content = await files.read(file, limits.tableFile);
  if (!('bytes' in content)) throw new ReportError([unreadableFile(file, content.why)]);
  const { value, found } = decodeSource(file, content.bytes);
  if (!value) throw new ReportError(found);
  const [head = [], ...rows] = rowsOf(file, value.text);
  const names = head.map((name) => COLUMNS[name.trim().toLowerCase()]);
  const unknown = head.filter((name, index) => names[index] === undefined && name.trim() !== '');
  if (!names.includes('path') || unknown.length > 0) throw new ReportError([badHead(file, unknown)]);
  return rows.map((cells) => itemOf(names, cells, dirname(file)));
}

function rowsOf(file: string, text: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true, trim: true });
  } catch {
    const message = { zh: '清单不是 CSV', en: 'the list is no CSV' };
    throw new ReportError([errorAt('bad-list', message, { place: { file } })]);
  }
}

function itemOf(names: readonly (string | undefined)[], cells: readonly string[], folder: string): BatchItem {
  const named = names.map((name, index) => [name ?? '', cells[index] ?? ''] as const);
  const { path = '', grey, ...settings } = Object.fromEntries(named.filter(([name, cell]) => name && cell));
  return {
    path: resolve(folder, path),
    settings: { ...settings, ...(grey && YES.test(grey) && { grey: 'true' }) },
  };
}

function badHead(file: string, unknown: readonly string[]): Diagnostic {
  const message = unknown.length
    ? {
        zh: `清单里不认得的列：${unknown.join('、')}`,
        en: `columns that a list has not: ${unknown.join(', ')}`,
      }
    : { zh: '清单里没有“数据”这一列', en: 'the list has no column “data”' };
  const hint = {
    zh: '第一行写列名：数据、版本、调色板、黑白，后三列可不写',
    en: 'the first line names the columns: data, edition, palette, grey; only the first is needed',
  };
  return errorAt('bad-list', message, { place: { file, line: 1 }, hint });
}
