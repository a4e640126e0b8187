import { join } from 'node:path';
import { type Diagnostic, warningAt } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';
import type { Files } from '../../core/world.js';
import type { Source } from '../model.js';
import { figuresTablesOf } from '../tables/figures-tables.js';
import { csvOfRows } from '../write/csv.js';
import type { FolderFile } from './files.js';

/** Tables of the report itself: what is written anew, what is told, and how many cells change. */
interface OwnTables {
  readonly written: readonly FolderFile[];
  readonly told: readonly Diagnostic[];
  readonly cells: number;
}

/** Tables that stand in a report itself → those that are to be written anew, and what is to be told. */
export async function ownTableEdits(
  files: Files,
  folder: { readonly path: string; readonly shownAs: string },
  before: Source,
  now: Source,
): Promise<OwnTables> {
  const [was, is] = [before, now].map(
    (source) => new Map(figuresTablesOf(source).map(({ name, rows }) => [`${name}.csv`, rows])),
  ) as [Map<string, Rows>, Map<string, Rows>];
  const written: FolderFile[] = [];
  const told: Diagnostic[] = [];
  let changed = 0;
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const [old, fresh] = [was.get(name), is.get(name)];
    const [oldText, text] = [old && csvOfRows(old), fresh && csvOfRows(fresh)];
    if (text === oldText) continue;
    const content = await files.read(join(folder.path, name), limits.tableFile);
    const present = 'why' in content ? undefined : content.bytes.toString();
    if (present === text) continue;
    const isByHand = present !== oldText;
    if (text !== undefined && !isByHand) written.push({ name, bytes: new TextEncoder().encode(text) });
    const file = join(folder.shownAs, name);
    const cells = old && fresh && !isByHand ? cellsTold(file, old, fresh) : [];
    changed += cells.length;
    told.push(...(cells.length > 0 ? cells : [tableTold(file, text === undefined, isByHand)]));
  }
  return { written, told, cells: changed };
}

type Rows = readonly (readonly string[])[];

/** Each cell that has changed, where the table has as many rows and columns as before; else none. */
function cellsTold(file: string, old: Rows, fresh: Rows): Diagnostic[] {
  const isOfShape = old.length === fresh.length && old.every((row, at) => row.length === fresh[at]?.length);
  if (!isOfShape) return [];
  return fresh.flatMap((row, line) =>
    row.flatMap((cell, column) => {
      const before = old[line]?.[column] ?? '';
      if (cell === before) return [];
      const shown = `${before || '（空）'} → ${cell || '（空）'}`;
      const message = {
        zh: `报告里这张表的格改了：${shown}`,
        en: `A cell of this table of the report: ${shown}`,
      };
      return [
        warningAt('report-table-changed', message, { place: { file, line: line + 1, column: column + 1 } }),
      ];
    }),
  );
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
