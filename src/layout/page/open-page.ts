import type { NoteStyle, Orientation } from '../flow.js';
import { type Anchor, type Elastic, type FlowItem, marksOf, moved, type PageMark } from './flow-item.js';
import { NoteArea } from './notes.js';
import { chapterUnderFigures } from './stray-figures.js';
import { grown, isSound, shrunk } from './stretch.js';

/** What the pages of one section have in common. */
export interface PageStyle {
  readonly section: string | undefined;
  readonly orientation: Orientation;
  /** Height of the type area with the overhang above and below. */
  readonly heightPt: number;
  /** Leading that lines of text may have outside the type area; everything else stays inside. */
  readonly overhangPt: number;
  /** Pitch of the baseline grid; 0 for none. */
  readonly gridPt: number;
  readonly notes: NoteStyle;
}

/** So many lines of a note that goes on on the next page stand on its own, and there. */
const LEAST_NOTE_LINES = 2;

/** Heights are compared with this much room for rounding, in pt. */
const EPSILON_PT = 0.001;

/** Notes carried over from the page before may fill a page up to this share. */
const CARRIED_NOTES_SHARE = 0.6;

/** A page is full if no more than this share is white. Figures stretch on one that ends as asked only to fill it. */
export const MOST_WHITE_SHARE = 0.15;

const NONE: readonly never[] = [];

/** Where the next item would go. */
interface Cursor {
  readonly y: number;
  /** Space below the last item. */
  readonly spacePt: number;
  readonly snaps: boolean;
  /** After an automatic break the space above the first item is dropped. */
  readonly dropsSpace: boolean;
}

/** What a page holds once it is closed. */
export interface PageContent {
  /** Placed when they are first asked for. */
  readonly marks: readonly PageMark[];
  /** Has them placed anew when they are asked for again: those of all pages of a long table are more than its data. */
  readonly letGo?: () => void;
  /** Whether there are none. */
  readonly isBlank: boolean;
  readonly anchors: Anchor[];
  /** Share of the type area that is white between the last item and the notes or the foot. */
  readonly whiteShare: number;
  /** The drawings on it that may be drawn higher or lower. */
  readonly drawings: readonly Elastic[];
  /** How high each of them is. */
  readonly drawingHeightsPt: readonly number[];
  readonly first: FlowItem | undefined;
  /** See {@link chapterUnderFigures}. */
  readonly chapterUnderFigures: FlowItem | undefined;
  /** The row that goes on with a table of the page before, after the repeated head. */
  readonly resumedWith: FlowItem | undefined;
  readonly end: PageEnd;
  /** Nothing stands on it, so that what follows begins on the side of a sheet that it has to. */
  readonly isLeftBlank?: true;
}

/** Why a page ends: nothing more fits, or no more rows of a table that goes on; or an end is asked for. */
export type PageEnd = 'full' | 'inTable' | 'asked';

/**
 * A page that is being filled: which items stand on it, in order, and where. Nothing is painted before it is
 * closed, for until then its figures may grow or shrink.
 */
export class OpenPage {
  private items: FlowItem[] = [];
  private readonly notes: NoteArea;
  private readonly start: Cursor;
  private cursor: Cursor;
  /** Whether a drawing stands here that may grow or shrink. */
  hasElastic = false;
  /** See {@link PageContent.resumedWith}. */
  resumedWith: FlowItem | undefined;

  /** `carried` are notes for which the page before had no room. */
  constructor(
    private readonly style: PageStyle,
    dropsSpace: boolean,
    carried: readonly FlowItem[],
  ) {
    this.start = { y: 0, spacePt: 0, snaps: false, dropsSpace };
    this.cursor = this.start;
    this.notes = emptyNotes(style);
    this.notes.add(carried, style.heightPt * CARRIED_NOTES_SHARE);
  }

  /** Lines of notes that found no room. */
  get notesLeft(): readonly FlowItem[] {
    return this.notes.left;
  }

  place(one: FlowItem): void {
    this.take(one);
    for (const note of one.notes) this.notes.add(note, this.style.heightPt - this.cursor.y);
  }

  private take(one: FlowItem): void {
    this.cursor = this.after(one, this.topOf(one, this.cursor));
    this.items.push(one);
    this.hasElastic ||= one.elastic !== undefined;
  }

  fits(group: readonly FlowItem[]): boolean {
    return this.slackUnder(group) >= 0;
  }

  /** Room that the page would have left under a group, in pt; negative where the group does not fit. */
  slackUnder(group: readonly FlowItem[]): number {
    return this.roomAbove(group) - this.bottomOf(group, this.cursor) - this.notesWith(group);
  }

  /**
   * Places a group that fits only if figures of the page, or of the group, are made lower; false if they can't
   * be made low enough.
   */
  placeShrunk(group: readonly FlowItem[]): boolean {
    if (!this.hasElastic && !group.some(({ elastic }) => elastic)) return false;
    const notesPt = this.notesWith(group);
    const fitting = shrunk([...this.items, ...group], (all) => this.holds(all, notesPt));
    if (!fitting?.every(isSound)) return false;
    this.replaceAll(fitting.slice(0, this.items.length));
    for (const one of fitting.slice(this.items.length)) this.place(one);
    return true;
  }

  /**
   * Places a group whose notes go on on the next page, where the page would be too empty without it; false where it
   * would not, or where the page does not hold a beginning of them.
   */
  placeWithNotesBegun(group: readonly FlowItem[]): boolean {
    const added = group.flatMap((one) => one.notes.flat());
    if (added.length < 2 * LEAST_NOTE_LINES || this.whiteShare <= MOST_WHITE_SHARE) return false;
    if (this.notesLeft.length > 0) return false;
    const roomPt = this.style.heightPt - this.bottomOf(group, this.cursor);
    if (this.notes.heightWith(added.slice(0, LEAST_NOTE_LINES)) > roomPt) return false;
    // no fewer lines go on than stand here
    const begun = added.slice(0, -LEAST_NOTE_LINES);
    for (const one of group) this.take(one);
    this.notes.add(begun, roomPt);
    this.notes.left.push(...added.slice(begun.length));
    return true;
  }

  /** Room for an item that may be divided, and whether it fits whole with the first line of its notes. */
  roomFor(one: FlowItem): { roomPt: number; fits: boolean } {
    const roomPt = this.style.heightPt - this.topOf(one, this.cursor) - this.notes.heightPt;
    const noteRoomPt = this.notes.heightWith(one.notes[0]?.slice(0, 1) ?? []) - this.notes.heightPt;
    return { roomPt, fits: one.heightPt + noteRoomPt <= roomPt + EPSILON_PT };
  }

  /** Whether a further page would hold the group, under the repeated head of its table if it has one. */
  fitsNextPage(group: readonly FlowItem[], head: readonly FlowItem[]): boolean {
    let y = head.length > 0 ? this.style.overhangPt : 0;
    for (const row of head) y += row.heightPt;
    const notes = emptyNotes(this.style);
    const notesPt = notes.heightWith([...this.notes.left, ...group.flatMap((one) => one.notes.flat())]);
    const top = { y, spacePt: 0, snaps: false, dropsSpace: true };
    const holds = (all: readonly FlowItem[]) => this.bottomOf(all, top) + notesPt <= this.roomAbove(all);
    return shrunk(group, holds) !== undefined;
  }

  /** Gives every item its place; figures take up the white at the foot as far as they may. */
  close(end: PageEnd, isBeforeChapter = false): PageContent {
    if (this.hasElastic) this.grow(end === 'asked' && !isBeforeChapter);
    const anchors: Anchor[] = [];
    let cursor = this.start;
    for (const one of this.items) {
      const y = this.topOf(one, cursor);
      for (const anchor of one.anchors) anchors.push({ ...anchor, y: anchor.y + y });
      cursor = this.after(one, y);
    }
    const noteMarks = this.notes.marks(this.style.heightPt);
    const isBlank = noteMarks.length === 0 && this.items.every(putsNothing);
    const elastic = this.hasElastic ? this.items.filter((one) => one.elastic) : NONE;
    const drawings = elastic.flatMap((one) => one.elastic ?? []);
    const drawingHeightsPt = elastic.map(({ heightPt }) => heightPt);
    const { whiteShare, resumedWith } = this;
    let marks: PageMark[] | undefined;
    const place = () => this.placedMarks(end, noteMarks);
    return {
      // most pages of all passes but the last are never painted
      get marks() {
        marks ??= place();
        return marks;
      },
      letGo: () => {
        marks = undefined;
      },
      ...{ isBlank, anchors, whiteShare, drawings, drawingHeightsPt, first: this.items[0], resumedWith, end },
      chapterUnderFigures: chapterUnderFigures(this.items),
    };
  }

  private placedMarks(end: PageEnd, noteMarks: readonly PageMark[]): PageMark[] {
    const marks: PageMark[] = [];
    let cursor = this.start;
    for (const one of this.items) {
      const y = this.topOf(one, cursor);
      for (const mark of marksOf(one)) marks.push(moved(mark, 0, y));
      cursor = this.after(one, y);
    }
    const last = this.items[this.items.length - 1];
    if (end === 'inTable') for (const mark of last?.marksAtBreak ?? []) marks.push(moved(mark, 0, cursor.y));
    marks.push(...noteMarks);
    return marks;
  }

  private get whiteShare(): number {
    const { heightPt, overhangPt } = this.style;
    const whitePt = this.roomAbove(this.items.slice(-1)) - this.cursor.y - this.notes.heightPt;
    return Math.max(0, whitePt) / (heightPt - 2 * overhangPt);
  }

  /** Makes figures higher; `isToFill` where they are not to be unless they fill the page. */
  private grow(isToFill: boolean): void {
    const before = this.items;
    const after = grown(before, (all) => this.holds(all, this.notes.heightPt));
    if (after === before || !after.every(isSound)) return;
    this.replaceAll(after);
    if (isToFill && this.whiteShare > MOST_WHITE_SHARE) this.replaceAll(before);
  }

  private holds(all: readonly FlowItem[], notesPt: number): boolean {
    return this.bottomOf(all, this.start) + notesPt <= this.roomAbove(all);
  }

  private replaceAll(items: readonly FlowItem[]): void {
    this.items = [...items];
    this.cursor = this.start;
    for (const one of items) this.cursor = this.after(one, this.topOf(one, this.cursor));
  }

  private after(one: FlowItem, y: number): Cursor {
    const snaps = one.snapsEnd ?? false;
    return { y: y + one.heightPt, spacePt: one.spaceAfterPt, snaps, dropsSpace: false };
  }

  private topOf(one: FlowItem, { y, spacePt, snaps, dropsSpace }: Cursor): number {
    const isAtHead = y === 0 && !one.isLeaded;
    const below = isAtHead ? this.style.overhangPt : y + spacePt;
    const start = (snaps ? this.snap(below) : below) + (dropsSpace ? 0 : one.spaceBeforePt);
    // the head of the type area is a line of the grid for what has no leading of its own
    return one.snapsStart && !isAtHead ? this.snap(start) : start;
  }

  /** The next whole line of the grid. */
  private snap(y: number): number {
    const { gridPt } = this.style;
    return gridPt > 0 ? Math.ceil((y - EPSILON_PT) / gridPt) * gridPt : y;
  }

  /** How far down a group may reach: only lines of text have leading that may hang over. */
  private roomAbove(group: readonly FlowItem[]): number {
    const { heightPt, overhangPt } = this.style;
    return heightPt + EPSILON_PT - (group[group.length - 1]?.isLeaded ? 0 : overhangPt);
  }

  private bottomOf(group: readonly FlowItem[], from: Cursor): number {
    let cursor = from;
    for (const one of group) cursor = this.after(one, this.topOf(one, cursor));
    return cursor.y;
  }

  private notesWith(group: readonly FlowItem[]): number {
    return this.notes.heightWith(group.flatMap((one) => one.notes.flat()));
  }
}

function putsNothing({ marks, marksLater }: FlowItem): boolean {
  return marks.length === 0 && !marksLater;
}

function emptyNotes(style: PageStyle): NoteArea {
  return new NoteArea(style.notes, style.overhangPt);
}
