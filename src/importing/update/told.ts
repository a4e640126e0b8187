import { type Bilingual, type Diagnostic, type Place, warningAt } from '../../core/diagnostics.js';
import { plural } from '../../core/plural.js';
import type { Row } from '../../dataset/model.js';
import { quoted } from '../text.js';
import type { Cells } from '../write/tables.js';
import { CHECK_COLUMNS, nameOf, PLACE_COLUMNS } from './match.js';
import type { PackEdit } from './pack-edits.js';
import type { AddedRow, CellEdit, GoneRow, PresentTable, TablePlan } from './plan.js';

/** What an update does and leaves, each thing once with its place: a row with all of its cells. */
export function toldOf(plan: TablePlan, pack: readonly PackEdit[], packFile: string): Diagnostic[] {
  return [
    ...byRow(plan.edits).map(changedRow),
    ...movedRows(plan.edits),
    ...plan.kept.map(keptCell),
    ...plan.added.map(addedRow),
    ...plan.created.flatMap(({ name, rows }) => createdTable(name, rows)),
    ...plan.gone.map(goneRow),
    ...plan.left.map(leftRow),
    ...pack.map((edit) => packEdit(edit, packFile)),
  ];
}

/** Edits that say something of what a row says; what only follows from where it stands is told by the table. */
function byRow(edits: readonly CellEdit[]): CellEdit[][] {
  const rows = new Map<Row, CellEdit[]>();
  for (const edit of edits) rows.set(edit.row, [...(rows.get(edit.row) ?? []), edit]);
  return [...rows.values()].filter((own) => own.some(isContent));
}

const isContent = ({ column }: CellEdit) =>
  !PLACE_COLUMNS.includes(column) && !CHECK_COLUMNS.includes(column) && column !== '简称';

function changedRow(edits: readonly CellEdit[]): Diagnostic {
  const { row, name } = edits[0] as CellEdit;
  const clause = newClause(edits);
  const shown = edits.filter(
    (edit) =>
      (isContent(edit) && edit.column !== '原文') ||
      (edit.column === '核对' && !/^[123]?$/.test(edit.present)),
  );
  const cells = shown.map(({ column, present, now }) => `${column} ${change(present, now)}`);
  const isTold = shown.some(({ now }) => now.includes(clause));
  const message =
    shown.length === 0
      ? {
          zh: `${quoted(name)}的原文改了：${clause}`,
          en: `The clause of ${quoted(name)} has changed: ${clause}`,
        }
      : {
          zh: `${quoted(name)}：${cells.join('，')}${isTold ? '' : `（${clause}）`}`,
          en: `${quoted(name)}: ${cells.join(', ')}${isTold ? '' : ` (${clause})`}`,
        };
  const main = shown[0] ?? (edits.find(isContent) as CellEdit);
  return warningAt('report-row-changed', message, { place: placeOf(row, main.column) });
}

/** The clauses of a row that it did not have before. */
function newClause(edits: readonly CellEdit[]): string {
  const { clause } = edits[0] as CellEdit;
  const before = edits.find(({ column }) => column === '原文')?.before.split('；') ?? [];
  const fresh = clause.split('；').filter((one) => !before.includes(one));
  return fresh.length === 0 ? clause : fresh.join('；');
}

/** An empty cell is told as such. */
const cell = (text: string) => (text === '' ? '（空）' : text);

/** From here on a text is long, and so many characters are shown before and behind what differs. */
const LONG = 40;
const AROUND = 8;

/** What was and what is, of long texts only what differs with some words about it. */
export function change(before: string, now: string): string {
  if (before.length <= LONG && now.length <= LONG) return `${cell(before)} → ${cell(now)}`;
  const least = Math.min(before.length, now.length);
  let [from, back] = [0, 0];
  while (from < least && before[from] === now[from]) from++;
  while (back < least - from && before.at(-1 - back) === now.at(-1 - back)) back++;
  const part = (text: string) => {
    const [start, end] = [Math.max(0, from - AROUND), Math.min(text.length, text.length - back + AROUND)];
    return `${start > 0 ? '……' : ''}${text.slice(start, end)}${end < text.length ? '……' : ''}`;
  };
  return `${cell(part(before))} → ${cell(part(now))}`;
}

function placeOf(row: Row, column: string): Place {
  return row.cells[column]?.place ?? row.place;
}

/** Headings and numbers of notes: many rows follow one change, which is told once. */
function movedRows(edits: readonly CellEdit[]): Diagnostic[] {
  const moved = edits.filter(({ column }) => PLACE_COLUMNS.includes(column));
  const tables = [...new Set(moved.map(({ table }) => table))];
  return tables.flatMap((table) =>
    PLACE_COLUMNS.flatMap((column) => {
      const own = moved.filter((one) => one.table === table && one.column === column);
      const [first] = own;
      if (first === undefined) return [];
      const changes = [...new Set(own.map(({ present, now }) => `${cell(present)} → ${cell(now)}`))];
      const some = `${changes.slice(0, 3).join('；')}${changes.length > 3 ? '……' : ''}`;
      const message = {
        zh: `${own.length} 行的“${column}”随报告改：${some}`,
        en: `Column ${column} of ${own.length} rows follows the report: ${some}`,
      };
      return [warningAt('report-rows-moved', message, { place: placeOf(first.row, column) })];
    }),
  );
}

function keptCell({ row, column, name, present, before, now, clause }: CellEdit): Diagnostic {
  const message = {
    zh: `${quoted(name)}的“${column}”手改过，不动：表里作“${present}”，报告由“${before}”改为“${now}”（${clause}）`,
    en: `${column} of ${quoted(name)} was changed by hand and stays “${present}”; the report had “${before}” and has “${now}” (${clause})`,
  };
  return warningAt('report-cell-kept', message, { place: placeOf(row, column) });
}

function addedRow({ table, name, id, clause }: AddedRow): Diagnostic {
  const [zh, en] = clause === name ? ['', ''] : [`（${clause}）`, ` (${clause})`];
  const message = {
    zh: `报告里新有${quoted(name)}，编号 ${id}${zh}`,
    en: `New in the report: ${quoted(name)}, as ${id}${en}`,
  };
  return warningAt('report-row-new', message, { place: tablePlace(table) });
}

const tablePlace = ({ file, sheet }: PresentTable): Place => ({
  file,
  ...(sheet !== undefined && { sheet, address: sheet }),
});

/** So many rows of a new table are named. */
const NAMED = 3;

function createdTable(name: string, rows: readonly Cells[]): Diagnostic[] {
  const more = rows.length > NAMED ? '……' : '';
  const names = rows.slice(0, NAMED).map((row) => quoted(nameOf(row)));
  const message = {
    zh: `报告里新有 ${name}.csv 的 ${rows.length} 行：${names.join('、')}${more}`,
    en: `New in the report: ${plural(rows.length, 'row')} of ${name}.csv: ${names.join(', ')}${more}`,
  };
  return [warningAt('report-table-new', message)];
}

function goneRow({ row, name, clause }: GoneRow): Diagnostic {
  const message = {
    zh: `报告里没有${quoted(name)}了，删去这一行（原作：${clause}）`,
    en: `${quoted(name)} is gone from the report, and so is its row (it was: ${clause})`,
  };
  return warningAt('report-row-gone', message, { place: row.place });
}

function leftRow({ row, name, why }: TablePlan['left'][number]): Diagnostic {
  const reasons: Record<typeof why, Bilingual> = {
    edited: { zh: '这一行手改过', en: 'it was changed by hand' },
    named: { zh: `pack.yaml 里用到 ${row.id}`, en: `pack.yaml speaks of ${row.id}` },
  };
  const message = {
    zh: `报告里没有${quoted(name)}了，${reasons[why].zh}，不动：请自己删改`,
    en: `${quoted(name)} is gone from the report; ${reasons[why].en}, so its row stays: see to it yourself`,
  };
  return warningAt('report-row-left', message, { place: row.place });
}

function packEdit({ key, present, before, now, isKept }: PackEdit, file: string): Diagnostic {
  const message = isKept
    ? {
        zh: `手改过，不动：作“${present}”，报告由“${before}”改为“${now}”`,
        en: `changed by hand, stays “${present}”; the report had “${before}” and has “${now}”`,
      }
    : { zh: change(present, now), en: change(present, now) };
  return warningAt('report-pack-changed', message, { place: { file, field: key } });
}
