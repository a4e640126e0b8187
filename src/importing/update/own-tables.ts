import { join } from 'node:path';
import { type Diagnostic, warningAt } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';
import type { Files } from '../../core/world.js';
import type { Source } from '../model.js';
import { figuresTablesOf } from '../tables/figures-tables.js';
import { csvOfRows } from '../write/csv.js';
import type { FolderFile } from './files.js';

/** Tables that stand in a report itself → those that are to be written anew, and what is to be told. */
export async function ownTableEdits(
  files: Files,
  folder: { readonly path: string; readonly shownAs: string },
  before: Source,
  now: Source,
): Promise<{ readonly written: readonly FolderFile[]; readonly told: readonly Diagnostic[] }> {
  const [old, fresh] = [before, now].map(
    (source) => new Map(figuresTablesOf(source).map(({ name, rows }) => [`${name}.csv`, csvOfRows(rows)])),
  ) as [Map<string, string>, Map<string, string>];
  const written: FolderFile[] = [];
  const told: Diagnostic[] = [];
  for (const name of new Set([...old.keys(), ...fresh.keys()])) {
    const text = fresh.get(name);
    if (text === old.get(name)) continue;
    const content = await files.read(join(folder.path, name), limits.tableFile);
    const present = 'why' in content ? undefined : content.bytes.toString();
    if (present === text) continue;
    const isByHand = present !== old.get(name);
    if (text !== undefined && !isByHand) written.push({ name, bytes: new TextEncoder().encode(text) });
    told.push(tableTold(join(folder.shownAs, name), text === undefined, isByHand));
  }
  return { written, told };
}

function tableTold(file: string, isGone: boolean, isByHand: boolean): Diagnostic {
  const message = isGone
    ? {
        zh: '报告里没有这张表了，不动：请自己删去',
        en: 'The report no longer has this table: take it out yourself',
      }
    : isByHand
      ? {
          zh: '报告里的这张表改了；手改过，不动',
          en: 'This table of the report has changed; changed by hand, too, it stays',
        }
      : { zh: '报告里的这张表改了', en: 'This table of the report has changed' };
  return warningAt('report-table-changed', message, { place: { file } });
}
