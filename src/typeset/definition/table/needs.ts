import type { TableColumn } from '../../../document/tree.js';
import { alignOf, type MeasuredCell, type MeasuredRow, type MeasuredTable } from './cells.js';
import type { ColumnNeed } from './widths.js';

/** A column of text that may wrap is not made narrower than this many of its characters. */
const LEAST_CHARACTERS = 6;

/** A head of more characters than this may take two lines before its table is turned or set smaller. */
const WHOLE_HEAD_CHARACTERS = 4;

/** The room that a text wants and the least it can do with, in pt. */
interface Room {
  leastPt: number;
  preferredPt: number;
}

/**
 * What the columns need, padding included: figures stand on one line, heads may take two, text may wrap. A head
 * over several columns that is wider than they are widens them evenly.
 */
export function columnNeeds({ table, head, body, blocks }: MeasuredTable, paddingPt: number): ColumnNeed[] {
  const rooms = blocks.map(({ widthPt }): Room => ({ leastPt: widthPt, preferredPt: widthPt }));
  for (const { cells } of head)
    for (const one of cells) if (one.cell.columnSpan === 1) widen(rooms[one.column], headRoom(one));
  for (const { cells } of body)
    for (const one of cells) widen(rooms[one.column], bodyRoom(one, table.columns));
  for (const row of head) widenForSpans(rooms, row, paddingPt);
  return rooms.map(({ leastPt, preferredPt }, column) => ({
    minPt: leastPt + 2 * paddingPt,
    preferredPt: Math.max(leastPt, preferredPt) + 2 * paddingPt,
    grow: table.columns[column]?.grow ?? 0,
  }));
}

function widen(room: Room | undefined, wanted: Room | undefined): void {
  if (!room || !wanted) return;
  room.leastPt = Math.max(room.leastPt, wanted.leastPt);
  room.preferredPt = Math.max(room.preferredPt, wanted.preferredPt);
}

/** A head is divided in halves, unless it is short or its template has divided it. */
function headRoom(head: MeasuredCell): Room {
  const isShort = head.maxWidthPt <= WHOLE_HEAD_CHARACTERS * head.style.sizePt;
  const isWhole = isShort || head.runs.some(({ text }) => text.includes('\n'));
  return { leastPt: isWhole ? head.maxWidthPt : halfPt(head), preferredPt: head.maxWidthPt };
}

/** Words among figures take two lines rather than make their column as wide as a sentence. */
function bodyRoom(one: MeasuredCell, columns: readonly TableColumn[]): Room | undefined {
  if (one.cell.columnSpan > 1 || one.figure) return undefined;
  const leastPt = Math.max(one.minWidthPt, Math.min(LEAST_CHARACTERS * one.style.sizePt, one.maxWidthPt));
  const isAmongFigures = alignOf(one.cell, columns[one.column]) === 'figure';
  return { leastPt, preferredPt: isAmongFigures ? Math.max(leastPt, halfPt(one)) : one.maxWidthPt };
}

/** The width in which a text takes two lines, whichever character the break falls on. */
function halfPt({ minWidthPt, maxWidthPt, style }: MeasuredCell): number {
  return Math.max(minWidthPt, (maxWidthPt + style.sizePt) / 2);
}

function widenForSpans(rooms: Room[], { cells }: MeasuredRow, paddingPt: number): void {
  for (const one of cells) {
    const { columnSpan } = one.cell;
    if (columnSpan === 1) continue;
    const under = rooms.slice(one.column, one.column + columnSpan);
    const { leastPt, preferredPt } = headRoom(one);
    const insidePt = 2 * paddingPt * (columnSpan - 1);
    const sum = (part: keyof Room) => under.reduce((total, room) => total + room[part], insidePt);
    const [moreLeastPt, morePt] = [leastPt - sum('leastPt'), preferredPt - sum('preferredPt')];
    for (const room of under) {
      room.leastPt += Math.max(0, moreLeastPt) / columnSpan;
      room.preferredPt += Math.max(0, morePt) / columnSpan;
    }
  }
}
