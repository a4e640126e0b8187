import type { TableColumn } from '../../../document/tree.js';
import { alignOf, type MeasuredCell, type MeasuredRow, type MeasuredTable } from './cells.js';
import type { ColumnNeed, ColumnText } from './column-need.js';

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
 * over several columns that is wider than they are widens them evenly. With `headsWrap` heads take as many lines as
 * they need.
 */
export function columnNeeds(
  { table, head, body, blocks }: MeasuredTable,
  paddingPt: number,
  { headsWrap = false }: { readonly headsWrap?: boolean } = {},
): ColumnNeed[] {
  const roomOf = headsWrap ? wrappingHeadRoom : headRoom;
  const rooms = blocks.map(({ widthPt }): Room => ({ leastPt: widthPt, preferredPt: widthPt }));
  for (const { cells } of head)
    for (const one of cells) if (one.cell.columnSpan === 1) widen(rooms[one.column], roomOf(one));
  for (const { cells } of body)
    for (const one of cells) widen(rooms[one.column], bodyRoom(one, table.columns));
  for (const row of head) widenForSpans(rooms, row, paddingPt, roomOf);
  const texts = columnTexts([...head, ...body], table.columns.length, 2 * paddingPt);
  return rooms.map(({ leastPt, preferredPt }, column) => ({
    minPt: leastPt + 2 * paddingPt,
    preferredPt: Math.max(leastPt, preferredPt) + 2 * paddingPt,
    isFigure: table.columns[column]?.align === 'figure',
    grow: table.columns[column]?.grow ?? 0,
    texts: texts[column] ?? [],
  }));
}

/** By column, the heads and texts that may wrap. */
function columnTexts(rows: readonly MeasuredRow[], columns: number, insetPt: number): ColumnText[][] {
  const texts = Array.from({ length: columns }, (): ColumnText[] => []);
  for (const [row, { cells }] of rows.entries())
    for (const { cell, column, figure, maxWidthPt } of cells)
      if (cell.columnSpan === 1 && !figure && maxWidthPt > 0)
        texts[column]?.push({ row, widthPt: maxWidthPt + insetPt });
  return texts;
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

/** A head in as many lines as it takes, of two characters at least. */
function wrappingHeadRoom(head: MeasuredCell): Room {
  const { leastPt, preferredPt } = headRoom(head);
  return { leastPt: Math.min(leastPt, Math.max(head.minWidthPt, 2 * head.style.sizePt)), preferredPt };
}

/**
 * Words among figures take two lines rather than make their column as wide as a sentence. A compound unit, such as
 * 微克/立方米, may be broken at its stroke.
 */
function bodyRoom(one: MeasuredCell, columns: readonly TableColumn[]): Room | undefined {
  if (one.cell.columnSpan > 1 || one.figure) return undefined;
  const leastCharacters = Math.min(LEAST_CHARACTERS, charactersOfLongestPart(one));
  const fewPt = one.insetPt + leastCharacters * one.style.sizePt;
  const leastPt = Math.max(one.minWidthPt, Math.min(fewPt, one.maxWidthPt));
  const isAmongFigures = alignOf(one.cell, columns[one.column]) === 'figure';
  return { leastPt, preferredPt: isAmongFigures ? Math.max(leastPt, halfPt(one)) : one.maxWidthPt };
}

/** The characters of the longest part between strokes, the stroke counted in. */
function charactersOfLongestPart({ runs }: MeasuredCell): number {
  const text = runs.length === 1 ? (runs[0]?.text ?? '') : runs.map((run) => run.text).join('');
  if (!/[/／]/.test(text)) return text.length;
  const parts = text.split(/(?<=\p{Script=Han}[/／])(?=\p{Script=Han})/u);
  return Math.max(...parts.map((part) => part.length));
}

/** The width in which a text takes two lines, whichever character the break falls on. */
function halfPt({ minWidthPt, maxWidthPt, style }: MeasuredCell): number {
  return Math.max(minWidthPt, (maxWidthPt + style.sizePt) / 2);
}

function widenForSpans(
  rooms: Room[],
  { cells }: MeasuredRow,
  paddingPt: number,
  roomOf: (head: MeasuredCell) => Room,
): void {
  for (const one of cells) {
    const { columnSpan } = one.cell;
    if (columnSpan === 1) continue;
    const under = rooms.slice(one.column, one.column + columnSpan);
    const { leastPt, preferredPt } = roomOf(one);
    const insidePt = 2 * paddingPt * (columnSpan - 1);
    const sum = (part: keyof Room) => under.reduce((total, room) => total + room[part], insidePt);
    const [moreLeastPt, morePt] = [leastPt - sum('leastPt'), preferredPt - sum('preferredPt')];
    for (const room of under) {
      room.leastPt += Math.max(0, moreLeastPt) / columnSpan;
      room.preferredPt += Math.max(0, morePt) / columnSpan;
    }
  }
}
