import { basename } from 'node:path';
import { ReportError } from '../../core/diagnostics.js';
import { fixedKinds } from '../../dataset/kinds/index.js';
import { packSheetRole } from '../../dataset/pack-sheets/find.js';
import { coverKeys, keyNamed } from '../../dataset/pack-sheets/words.js';
import { applyEdits, type CellsEdit } from '../../editing/index.js';
import type { RawTable } from '../../input/raw-table.js';
import { readSheets } from '../../input/readers/index.js';
import { TableFile } from '../../input/readers/reader.js';
import type { ReportTable } from '../../report/report.js';
import type { FolderFile } from '../folder/folder-file.js';
import type { FrontTexts } from '../wire/start.js';
import { type CellText, type MovedTable, movedTable } from './moved-table.js';
import type { YearMover } from './moved-years.js';

/** What becomes of the cells of a workbook. */
interface Moving {
  readonly tables: readonly ReportTable[];
  readonly mover: YearMover;
  readonly front: Partial<FrontTexts>;
  /** What the last page says of figures that are still those of the year before. */
  readonly note: string;
}

/** A workbook of the year after, with what moved in it. */
export interface MovedWorkbook {
  readonly bytes: Uint8Array;
  readonly tables: readonly MovedTable[];
}

/**
 * A workbook with the years moved on in its tables of known kinds and in the sheets that say what pack.yaml would; its
 * formats stay. Undefined where nothing of it is of a year, or its format can't be written.
 */
export async function movedWorkbook(
  file: FolderFile,
  { tables, mover, front, note }: Moving,
): Promise<MovedWorkbook | undefined> {
  const { value: sheets } = await readSheets(new TableFile(file.name, file.bytes));
  const own = tables.filter((table) => isIn(table, file.name));
  const moved = own.map((table) => ({ sheet: table.columns[0]?.place.sheet, ...movedTable(table, mover) }));
  const edits = sheets.flatMap((sheet): CellsEdit[] => {
    const role = packSheetRole(sheet);
    const cells = role
      ? textsOf(sheet.value, mover, role === 'cover' ? { front, note } : undefined)
      : (moved.find((one) => one.sheet === sheet.name)?.cells ?? []);
    return cells.length === 0 ? [] : [editOf(file.name, sheet.name, sheet.value, cells)];
  });
  if (edits.length === 0) return undefined;
  try {
    const { files } = await applyEdits(async () => file.bytes, edits);
    return { bytes: files.get(file.name) ?? file.bytes, tables: moved };
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return undefined;
  }
}

function isIn({ kind, columns: [first] }: ReportTable, name: string): boolean {
  const isFixed = (fixedKinds as readonly string[]).includes(kind);
  return isFixed && first?.place.sheet !== undefined && basename(first.place.file) === name;
}

/** An edit that knows what stood in its cells. */
function editOf(file: string, sheet: string, { rows }: RawTable, cells: readonly CellText[]): CellsEdit {
  const lines = new Map(rows.map(({ line, fields }) => [line, fields]));
  const changes = cells.map(({ line, column, text }) => {
    return { line, column, before: lines.get(line)?.[column - 1] ?? '', after: text };
  });
  return { kind: 'cells', file, sheet, cells: changes.filter(({ before, after }) => before !== after) };
}

/** The texts of a sheet with their years moved on; of 封面 with what the clerk gives, and the note. */
function textsOf(
  { rows }: RawTable,
  mover: YearMover,
  cover: Pick<Moving, 'front' | 'note'> | undefined,
): CellText[] {
  const cells = rows.flatMap(({ line, fields }) => {
    // what is said of a table that stays
    if (fields.some((field) => mover.kept.has(field))) return [];
    const key = cover && keyNamed(coverKeys, fields[0] ?? '')?.path[0];
    const given = key === undefined ? undefined : cover?.front[key as keyof FrontTexts];
    return fields.map((text, index) => ({
      ...{ line, column: index + 1 },
      text: given !== undefined && index === 1 ? given : mover.sentence(text),
    }));
  });
  const hasGaps = rows.some(({ fields }) => keyNamed(coverKeys, fields[0] ?? '')?.path[0] === 'gaps');
  const last = rows.at(-1)?.line ?? 0;
  if (!cover || hasGaps) return cells;
  return [
    ...cells,
    { line: last + 1, column: 1, text: '缺漏' },
    { line: last + 1, column: 2, text: cover.note },
  ];
}
