import { basename } from 'node:path';
import { stringify } from 'yaml';
import { fixedKinds } from '../../dataset/kinds/index.js';
import { editedCsv } from '../../editing/csv/batch.js';
import type { ReportTable } from '../../report/report.js';
import { bytesOfText, type FolderFile, textOfFile } from '../folder/folder-file.js';
import type { FrontTexts } from '../wire/start.js';
import { movedPackText } from './moved-pack.js';
import { type CellText, type MovedTable, movedTable } from './moved-table.js';
import { type MovedWorkbook, movedWorkbook } from './moved-workbook.js';
import { YearMover } from './moved-years.js';

/** A pack as it stands, for a pack of the year after it to be made of. */
export interface PackOfYear {
  readonly files: readonly FolderFile[];
  /** Its tables, as they were read. */
  readonly tables: readonly ReportTable[];
  /** ISO date of its data. */
  readonly date: string;
}

/** A pack of the year after another. */
export interface MovedPack {
  readonly files: readonly FolderFile[];
  /** How the heads of columns were called, and are: `2021年实绩` → `2022年实绩`. */
  readonly columns: readonly { readonly table: string; readonly from: string; readonly to: string }[];
  /** Rows whose figures are still those of the year before: all are marked to be looked at. */
  readonly rows: number;
  /** Tables and files that were taken over as they are, for the clerk to put this year's in their place. */
  readonly asTheyWere: readonly string[];
}

/**
 * A pack with its years moved on by one, in the heads of its columns and in its texts. The figures stay where they
 * are, for charts and sentences to be seen with: each row is marked as one whose figure is to be looked at, and the
 * last page says so, so that none is printed quietly as one of the new year.
 */
export async function movedOn(pack: PackOfYear, front: Partial<FrontTexts> = {}): Promise<MovedPack> {
  const mover = new YearMover(pack);
  const note = mover.kept.size === 0 ? NOTE : `${NOTE}${[...mover.kept].join('、')}照旧，请换成本年的。`;
  const moving = { tables: pack.tables, mover, front, note };
  const tables: MovedTable[] = [];
  const asTheyWere: string[] = [...mover.kept];
  const files: FolderFile[] = [];
  for (const file of pack.files) {
    // the report of last year says nothing of this one
    if (file.name.startsWith('report/')) continue;
    const moved = await movedFile(file, moving);
    if (!moved && !isOfTables(file.name) && !file.name.startsWith('ornaments/')) asTheyWere.push(file.name);
    files.push({ name: file.name, bytes: moved?.bytes ?? file.bytes });
    tables.push(...(moved?.tables ?? []));
  }
  const isOfSheets = pack.files.some(({ name }) => name !== PACK && !/\.csv$/i.test(name));
  if (!isOfSheets && !files.some(({ name }) => name === PACK))
    files.push({ name: PACK, bytes: bytesOfText(stringify({ ...front, gaps: [note] })) });
  return {
    files,
    columns: tables.flatMap(({ heads }) => heads),
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    asTheyWere,
  };
}

type Moving = Parameters<typeof movedWorkbook>[1];

/** A file as it is in the year after; undefined where it stays as it was. */
async function movedFile(file: FolderFile, moving: Moving): Promise<MovedWorkbook | undefined> {
  if (file.name === PACK) return { bytes: bytesOfText(movedPackText(textOfFile(file), moving)), tables: [] };
  if (/\.xls[xm]$/i.test(file.name)) return movedWorkbook(file, moving);
  const table = moving.tables.find((one) => isOwnCsv(one, file.name));
  if (table === undefined) return undefined;
  const moved = movedTable(table, moving.mover);
  return { bytes: movedCsv(file, table, moved), tables: [moved] };
}

/** What the last page says. */
const NOTE = '各表“核对”列写着 3 的行，数字沿用上年，尚未换成本年的。';

const PACK = 'pack.yaml';

/** A file whose tables are told of one by one. */
function isOfTables(name: string): boolean {
  return /\.(?:csv|tsv|xls[xm]?|et|ods)$/i.test(name);
}

function isOwnCsv({ kind, columns: [first] }: ReportTable, name: string): boolean {
  const isFixed = (fixedKinds as readonly string[]).includes(kind);
  const { file = '', sheet } = first?.place ?? {};
  return isFixed && sheet === undefined && /\.csv$/i.test(name) && basename(file) === name;
}

function movedCsv(file: FolderFile, { columns }: ReportTable, { cells }: MovedTable): Uint8Array {
  const width = Math.max(0, ...columns.map(({ place }) => place.column ?? 0));
  const [head] = columns;
  const isNew = ({ line, column }: CellText) => line === head?.place.line && column > width;
  const edits = {
    cells: cells.filter((one) => !isNew(one)).map((one) => ({ ...one, column: one.column - 1 })),
    columns: cells.filter(isNew).map(({ text }) => text),
    ...{ gone: [], added: [] },
  };
  return editedCsv(file.name, file.bytes, edits);
}
